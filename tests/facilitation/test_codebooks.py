from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from convo.errors import FileInTheWayError, RefusedError
from convo.model.ids import new_id
from convo.model.themes import Theme
from convo.records import reading
from convo.records.connection import create_store
from convo.sources.codebook_csv import COLUMNS, read_codebook_csv
from facilitation.desk.codebooks import export_codebook, import_codebook, import_starter
from facilitation.desk.home import Home
from facilitation.desk.opening import Desk, open_desk
from facilitation.desk.tagging import merge_themes
from tests.build import KEY, SAFETY
from tests.facilitation.conftest import Convo
from tests.shared import shared

QDC = """<?xml version="1.0" encoding="utf-8"?>
<CodeBook xmlns="urn:QDA-XML:codebook:1.0" origin="x"><Codes>
 <Code guid="1" name="Safety" isCodable="true" color="#FF0000">
  <Description>Free of harm</Description>
  <Code guid="2" name="Арешти" isCodable="true"/>
 </Code>
</Codes></CodeBook>
"""


def written(tmp_path: Path, text: str, suffix: str = ".csv") -> Path:
    path = tmp_path / f"themes{suffix}"
    path.write_text(text, encoding="utf-8")
    return path


def by_name(desk: Desk) -> dict[str, Theme]:
    return {theme.name: theme for theme in reading.themes(desk.records)}


def told(themes: Collection[Theme]) -> list[tuple[object, ...]]:
    """Return what a file tells of themes: all but their ids."""
    names = {theme.id: theme.name for theme in themes}
    return [
        (
            names.get(theme.parent_id or 0),
            names.get(theme.merged_into or 0),
            replace(theme, id=1, parent_id=None, merged_into=None),
        )
        for theme in themes
    ]


def another(folder: Path, path: Path) -> list[tuple[object, ...]]:
    """Return what a new record has of a file, of which nothing is left out."""
    home = Home(folder)
    home.folder.mkdir(mode=0o700)
    create_store(home.record, KEY)
    with open_desk(home, KEY) as other:
        assert import_codebook(other, path).problems == ()
        return told([*reading.themes(other.records), *reading.merged_themes(other.records)])


def test_missing_themes_are_added_with_all_that_is_told_of_them(desk: Desk, tmp_path: Path) -> None:
    path = written(
        tmp_path,
        f"{','.join(COLUMNS)}\n"
        "safety,Free of harm,Threats,Accounts,,السلامة; 安全,#ff0000,,no,\n"
        "ভাষা,,,,safety,,,,yes,\n",
    )

    outcome = import_codebook(desk, path)

    assert (outcome.added, outcome.already_there, outcome.problems) == (2, 0, ())
    themes = by_name(desk)
    safety = themes["safety"]
    assert (safety.definition, safety.when_to_use, safety.when_not) == (
        "Free of harm", "Threats", "Accounts",
    )  # fmt: skip
    assert (safety.aliases, safety.colour) == (("السلامة", "安全"), "#ff0000")
    assert (safety.retired, themes["ভাষা"].retired) == (False, True)
    assert themes["ভাষা"].parent_id == safety.id


@pytest.mark.parametrize("name", ["safety", "Safety", "الأمان"])
def test_what_is_there_by_name_or_alias_stays_as_it_is(
    desk: Desk, tmp_path: Path, name: str
) -> None:
    desk.keep(SAFETY)

    outcome = import_codebook(
        desk, written(tmp_path, f"name,definition,parent\n{name},Other,\npart,,{name}\n")
    )

    assert (outcome.added, outcome.already_there) == (1, 1)
    themes = by_name(desk)
    assert themes["safety"] == SAFETY
    assert themes["part"].parent_id == SAFETY.id


def test_a_theme_that_was_merged_does_not_come_back(desk: Desk, tmp_path: Path) -> None:
    security = Theme(id=5, name="security")
    desk.keep(SAFETY, security)
    merge_themes(desk, "security", "safety")

    outcome = import_codebook(desk, written(tmp_path, "name,parent\nsecurity,\nlocks,security\n"))

    assert (outcome.added, outcome.already_there) == (1, 1)
    assert by_name(desk)["locks"].parent_id == SAFETY.id


def test_an_alias_that_another_theme_answers_to_is_left_out_and_told(
    desk: Desk, tmp_path: Path
) -> None:
    desk.keep(SAFETY)
    text = "name,aliases\nown,Seguridad; 3 ways; free; other\nother,free; ភាសា\nsolo,Solo\n"

    outcome = import_codebook(desk, written(tmp_path, text))

    themes = by_name(desk)
    assert themes["own"].aliases == ("3 ways", "free")
    assert themes["other"].aliases == ("ភាសា",)
    assert [problem.line for problem in outcome.problems] == [2, 3]


def test_a_name_that_a_merged_theme_has_is_not_given_twice(desk: Desk, tmp_path: Path) -> None:
    desk.keep(SAFETY, Theme(id=5, name="security", merged_into=SAFETY.id))

    import_codebook(desk, written(tmp_path, "name,parent\nsecurity,\nlocks,security\n"))

    assert by_name(desk)["locks"].parent_id == SAFETY.id


def test_where_nothing_is_missing_there_is_nothing_to_undo(desk: Desk) -> None:
    import_starter(desk)
    import_starter(desk)

    desk.writer.undo().result()

    assert by_name(desk) == {}


def test_what_was_brought_in_is_taken_back_by_one_undo(desk: Desk, tmp_path: Path) -> None:
    import_codebook(desk, written(tmp_path, "name,parent\none,\ntwo,one\n"))

    desk.writer.undo().result()

    assert by_name(desk) == {}


def test_the_starter_is_brought_in_once(desk: Desk) -> None:
    first, second = import_starter(desk), import_starter(desk)

    assert first.added > 10
    assert first.problems == ()
    assert (second.added, second.already_there) == (0, first.added)
    assert by_name(desk)["digital-security"].parent_id == by_name(desk)["safety"].id


def test_a_codebook_of_another_program_is_brought_in(desk: Desk, tmp_path: Path) -> None:
    outcome = import_codebook(desk, written(tmp_path, QDC, ".QDC"))

    themes = by_name(desk)
    assert (outcome.added, outcome.problems) == (2, ())
    assert (themes["safety"].definition, themes["safety"].colour) == ("Free of harm", "#ff0000")
    assert themes["арешти"].parent_id == themes["safety"].id


def test_a_file_of_another_kind_is_refused(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=r"\.csv"):
        import_codebook(desk, written(tmp_path, "name\nsafety\n", ".txt"))


def test_a_codebook_comes_back_from_its_file_as_it_was(desk: Desk, tmp_path: Path) -> None:
    import_starter(desk)
    first = by_name(desk)["safety"]
    odd = Theme(
        id=new_id(), name="ภาษา", definition='=1+1, "two"\nlines', parent_id=first.id,
        aliases=("@home", "می‌خواهم"), when_to_use="-", colour="#00ff00", retired=True,
    )  # fmt: skip
    desk.keep(odd)
    path = tmp_path / "out.csv"

    count = export_codebook(desk, path)

    again = another(tmp_path / "another", path)

    assert again == told(reading.themes(desk.records))
    assert len(again) == count


def test_what_was_merged_comes_back_as_it_was(desk: Desk, tmp_path: Path) -> None:
    security = Theme(id=5, name="ደህንነት", aliases=("fr: sécurité", "a;b|c\\d؛"))
    part = Theme(id=6, name="کلید‌ها", parent_id=5)
    desk.keep(SAFETY, security, part, Theme(id=7, name="ភាសា"))
    merge_themes(desk, "کلید‌ها", "ደህንነት")
    merge_themes(desk, "ደህንነት", "safety")
    export_codebook(desk, tmp_path / "out.csv")

    again = another(tmp_path / "another", tmp_path / "out.csv")

    kept = [*reading.themes(desk.records), *reading.merged_themes(desk.records)]
    assert again == told(kept)


def test_themes_that_are_merged_in_a_circle_stand_for_themselves(
    desk: Desk, tmp_path: Path
) -> None:
    text = "name,parent,merged_into\none,,two\ntwo,one,\nthree,,three\nfour,,nowhere\n"

    outcome = import_codebook(desk, written(tmp_path, text))

    assert set(by_name(desk)) == {"one", "two", "three", "four"}
    assert [problem.line for problem in outcome.problems] == [2, 4, 5]


def test_a_codebook_is_written_for_other_programs(desk: Desk, tmp_path: Path) -> None:
    import_starter(desk)
    desk.keep(Theme(id=5, name="کلید‌ها", when_not="<no>", aliases=("ቁልፍ",), colour="#00ff00"))
    merge_themes(desk, "trust", "legal")
    path = tmp_path / "out.qdc"

    count = export_codebook(desk, path)

    root = etree.parse(path)
    etree.XMLSchema(etree.parse(shared("refi-qda/Codebook.xsd"))).assertValid(root)
    [inner] = root.findall(".//{*}Code[@name='safety']/{*}Code")
    [keys] = root.findall(".//{*}Code[@name='کلید‌ها']")
    assert inner.get("name") == "digital-security"
    assert keys.get("color") == "#00ff00"
    assert keys.findtext("{*}Description") == "When not to use: <no>\nOther names: ቁልፍ"
    assert len(root.findall(".//{*}Code")) == count == len(reading.themes(desk.records))


def test_a_codebook_without_a_theme_is_no_file_for_other_programs(
    desk: Desk, tmp_path: Path
) -> None:
    with pytest.raises(RefusedError, match="no theme"):
        export_codebook(desk, tmp_path / "out.qdc")


def test_no_cell_of_the_file_is_a_formula(desk: Desk, tmp_path: Path) -> None:
    desk.keep(Theme(id=5, name="safety", definition="=1+1", aliases=("a", "@b")))

    export_codebook(desk, tmp_path / "out.csv")

    text = (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert text.splitlines()[0] == ",".join(COLUMNS)
    assert text.splitlines()[1] == "safety,'=1+1,,,,a;' @b,,,no,"
    [row] = read_codebook_csv(text.encode()).rows
    assert (row.definition, row.aliases) == ("=1+1", ("a", "@b"))


def test_a_file_is_never_overwritten(desk: Desk, tmp_path: Path) -> None:
    path = written(tmp_path, "mine")

    with pytest.raises(FileInTheWayError):
        export_codebook(desk, path)

    assert path.read_text() == "mine"


def test_codebooks_are_kept_by_commands(convo: Convo, tmp_path: Path) -> None:
    started = convo("theme", "starter")
    exported = convo("theme", "export", tmp_path / "out.csv")
    again = convo("theme", "import", tmp_path / "out.csv")

    assert started.out.startswith("added ")
    assert exported.out == f"{tmp_path / 'out.csv'}\n"
    assert again.out.startswith("added 0, already there ")
    assert (started.code, exported.code, again.code) == (0, 0, 0)
    assert convo("theme", "export", tmp_path / "out.csv").code == 1


def test_a_command_says_which_lines_it_could_not_read(convo: Convo, tmp_path: Path) -> None:
    ran = convo("theme", "import", written(tmp_path, "name,parent\n123,\nsafety,nowhere\n"))

    assert (ran.code, ran.out) == (0, "added 1, already there 0\n")
    assert ran.err.startswith("line 2: ")
    assert "line 3: " in ran.err


def test_a_file_without_a_theme_is_a_failure(convo: Convo, tmp_path: Path) -> None:
    ran = convo("theme", "import", written(tmp_path, "no themes here\n"))

    assert ran.code == 1
    assert ran.err != ""


def test_commands_change_all_of_a_theme(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, typed="0 a #trust\n0 b #trust\n")
    first = convo("contributions", session_id, "--json").json[0]["id"]

    convo(
        "theme", "edit", "trust", "--colour", "#abc", "--alias", "fr: confiance", "--when-not", "x"
    )
    split = convo("theme", "split", "trust", "ভয়", first)
    retired = convo("theme", "retire", "ভয়")
    convo("theme", "edit", "ভয়", "--parent", "confiance")

    trust, fear = convo("theme", "list", "--json").json
    assert (split.out, retired.out) == ("ভয়\n", "ভয়\n")
    assert (trust["colour"], trust["aliases"], trust["when_not"]) == (
        "#aabbcc", ["fr: confiance"], "x",
    )  # fmt: skip
    assert (trust["contributions"], trust["with_parts"]) == (1, 2)
    assert (fear["parent"], fear["retired"], fear["contributions"]) == ("trust", True, 1)
    assert convo("theme", "unretire", "ভয়").code == 0
    assert convo("theme", "split", "trust", "new").code == 1
