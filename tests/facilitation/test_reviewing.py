import hashlib
import json
from dataclasses import replace
from pathlib import Path

import pytest

from convo.model.changes import Erase
from convo.model.contributions import Contribution
from convo.model.people import Participant
from convo.model.words import Audience, Form, Use
from convo.records import reading
from facilitation.desk.naming import add_aliases, clear_words
from facilitation.desk.opening import Desk
from facilitation.desk.reporting import Exported, export
from facilitation.desk.reviewing import review
from tests.build import SESSION, contribution
from tests.facilitation.conftest import Convo, new_session

ELSEWHERE = replace(SESSION, id=2, starts_at=None)


def exported(desk: Desk, folder: Path, *ids: int, audience: Audience = Audience.PUBLIC) -> Exported:
    path = folder / f"{len(list(folder.iterdir()))}.md"
    return export(
        desk,
        ids or [SESSION.id],
        format_name="markdown",
        audience=audience,
        final=False,
        to=path,
    )


def test_somebody_of_another_session_is_masked_by_name_and_by_alias(
    desk: Desk, tmp_path: Path
) -> None:
    desk.keep(SESSION, ELSEWHERE)
    desk.keep(Participant(id=3, session_id=2, handle="P3", name="Zarqunnisa Invented"))
    add_aliases(desk, 2, "P3", ["Zuzu"])
    desk.keep(contribution("as Zarqunnisa and Zuzu said"))

    made = exported(desk, tmp_path, audience=Audience.INTERNAL)

    assert [one.words for one in made.report.statements] == ["as [name] and [name] said"]


def test_the_review_shows_names_in_context_and_what_is_masked(desk: Desk) -> None:
    desk.keep(SESSION, Participant(id=3, session_id=1, handle="P3", name="Zarqunnisa Invented"))
    desk.keep(contribution("I agree with Zarqunnisa, on 3 May 2022"))

    found = review(desk, [SESSION.id], audience=Audience.PUBLIC)

    [one] = found.names
    assert (one.at.before, one.at.word, one.masked) == ("I agree with ", "Zarqunnisa", True)
    assert len(found.risks.dates) == 1
    assert "Zarqunnisa" not in repr(found)


def test_a_word_that_was_cleared_is_masked_no_more_but_a_known_name_is(
    desk: Desk, tmp_path: Path
) -> None:
    desk.keep(SESSION, Participant(id=3, session_id=1, handle="P3", name="Zarqunnisa Invented"))
    desk.keep(contribution("@Sam_92 and Zarqunnisa agree"))
    clear_words(desk, ["Sam_92", "Zarqunnisa"])

    made = exported(desk, tmp_path)

    [statement] = made.report.statements
    assert statement.words == "@Sam_92 and [name] agree"


def counted(n: int) -> list[Contribution]:
    return [
        contribution(f"words {k}", id=1000 + k, form=Form.QUOTE, use=Use.PARAPHRASE)
        for k in range(n)
    ]


def test_two_reports_cannot_be_subtracted(desk: Desk, tmp_path: Path) -> None:
    desk.keep(SESSION, *counted(20))
    first = exported(desk, tmp_path)
    desk.keep(contribution("one more", id=2000, form=Form.QUOTE, use=Use.PARAPHRASE))

    second = exported(desk, tmp_path)

    assert first.report.contributions == 20
    assert first.report.captured == 20
    assert second.report.contributions == 0
    assert not isinstance(second.report.captured, int)


def test_what_was_withdrawn_between_two_reports_is_not_told_either(
    desk: Desk, tmp_path: Path
) -> None:
    desk.keep(SESSION, *counted(20))
    exported(desk, tmp_path)
    desk.change(Erase(1003))

    second = exported(desk, tmp_path)

    assert not isinstance(second.report.captured, int)


def test_the_same_report_twice_tells_the_same(desk: Desk, tmp_path: Path) -> None:
    desk.keep(SESSION, *counted(20))

    first, second = exported(desk, tmp_path), exported(desk, tmp_path)

    assert first.report == second.report
    assert first.path.read_bytes() == second.path.read_bytes()


def test_the_ledger_knows_what_a_report_counts_without_words(desk: Desk, tmp_path: Path) -> None:
    desk.keep(SESSION, *counted(3), contribution("listed", id=5))
    exported(desk, tmp_path)

    [entry] = reading.exports(desk.records)
    assert (entry.contribution_ids, entry.unlisted_ids) == (
        frozenset({5}),
        frozenset({1000, 1001, 1002}),
    )


def test_the_command_shows_names_and_clears_words(convo: Convo) -> None:
    of = new_session(convo)
    convo("capture", of, "--plain", typed="0 I agree with @Sam_92 on this\n")

    shown = convo("review", of)
    as_json = json.loads(convo("review", of, "--json").out)
    cleared = convo("review", of, "--not-a-name", "@Sam_92")

    assert "I agree with {@Sam_92} on this" in shown.out
    assert as_json[0]["word"] == "@Sam_92"
    assert (cleared.code, cleared.out) == (0, "")
    assert convo("review").code == 2


@pytest.mark.parametrize(
    "line", ["write to dana@example.org", "اتصل بي +962 79 555 0101", "ईमेल dana@example.org करें"]
)
def test_contact_details_are_pointed_out_when_they_are_imported_and_typed(
    convo: Convo, tmp_path: Path, line: str
) -> None:
    of = new_session(convo)
    notes = tmp_path / "notes.txt"
    notes.write_text(f"0 nothing to see\n0 {line}\n", "utf-8")

    imported = convo("import", notes, "--session", of, "--as", "notes")
    again = convo("import", notes, "--session", of, "--as", "notes")
    typed = convo("capture", of, "--plain", typed=f"0 {line}, again\n")

    assert "line 2: it tells how to reach somebody" in imported.err
    assert "reach somebody" not in again.err
    assert "it tells how to reach somebody" in typed.err
    assert "example" not in imported.err + typed.err


def test_the_documents_that_left_are_listed(convo: Convo, tmp_path: Path) -> None:
    of = new_session(convo)
    convo("capture", of, "--plain", typed="0 said\n")
    file = tmp_path / "a.md"
    convo("export", of, "--format", "markdown", "--audience", "internal", "-o", file)

    [row] = json.loads(convo("exports", "--json").out)

    assert (row["format"], row["audience"], row["contributions"]) == ("markdown", "internal", 1)
    assert row["digest"] == hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_settings_are_found_shown_and_checked(run: Convo, home: Path) -> None:
    path = home / "config.toml"

    assert run("config", "path").out.strip() == str(path)
    assert "minutes = 10" in run("config", "show").out
    home.mkdir()
    path.write_text("[lock]\nminuts = 3\n")
    refused = run("config", "check")
    path.write_text("[lock]\nminutes = 3\n")

    assert (refused.code, "minutes" in refused.err) == (1, True)
    assert run("config", "check").code == 0
    assert "minutes = 3" in run("config", "show").out


def test_a_number_may_need_more_people_but_never_fewer(convo: Convo, tmp_path: Path) -> None:
    of = new_session(convo)
    convo("capture", of, "--plain", typed="".join(f"0 words {n} +7\n" for n in range(12)))
    export = ("export", of, "--format", "json", "--audience", "internal")

    usual = convo(*export, "-o", tmp_path / "5.json")
    more = convo(*export, "-o", tmp_path / "8.json", "--at-least", "8")
    fewer = convo(*export, "-o", tmp_path / "4.json", "--at-least", "4")

    assert (usual.code, more.code, fewer.code) == (0, 0, 1)
    assert '"agreed": 7' in (tmp_path / "5.json").read_text()
    assert '"agreed": 7' not in (tmp_path / "8.json").read_text()
    assert "5 people behind it" in fewer.err
    assert not (tmp_path / "4.json").exists()
