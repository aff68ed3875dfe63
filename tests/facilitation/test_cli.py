import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from facilitation.desk.door import Door
from facilitation.desk.home import Home
from tests.build import IN_EVERY_SCRIPT
from tests.exports.test_leaks import everything_in
from tests.facilitation.conftest import PASSPHRASE, Convo, modes_under, new_session
from tests.facilitation.older import make_older
from tests.shared import shared

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}\n")


def ids_in(convo: Convo, session_id: int) -> list[int]:
    return [row["id"] for row in convo("contributions", session_id, "--json").json]


def test_set_up_makes_a_record_and_shows_the_recovery_code_once(
    run: Convo, home: Path, passphrase_file: Path
) -> None:
    made = run("setup", "--no-keyring", "--passphrase-file", passphrase_file)

    assert made.code == 0
    assert CODE.fullmatch(made.out)
    assert modes_under(home) == {
        ".": "700",
        "record.db": "600",
        "slots": "700",
        "slots/passphrase.slot": "600",
        "slots/recovery.slot": "600",
    }


def test_a_record_of_an_earlier_version_is_said_to_be_brought_up_to_date_once(
    convo: Convo, home: Path
) -> None:
    make_older(Home(home), Door(Home(home)).by_passphrase(PASSPHRASE))

    first, second = convo("session", "list"), convo("session", "list")

    assert first.err == "Bringing the record up to date: it is of an earlier version.\n"
    assert (first.code, first.out, second.err) == (0, "", "")


def test_the_recovery_code_can_go_to_a_file_of_ones_own(
    run: Convo, passphrase_file: Path, tmp_path: Path
) -> None:
    made = run(
        "setup", "--no-keyring", "--passphrase-file", passphrase_file,
        "--recovery-file", tmp_path / "code",
    )  # fmt: skip

    assert made.out == ""
    assert CODE.fullmatch((tmp_path / "code").read_text())
    assert stat.S_IMODE((tmp_path / "code").stat().st_mode) == 0o600


def test_a_record_is_never_made_twice(convo: Convo, home: Path, passphrase_file: Path) -> None:
    before = (home / "record.db").read_bytes()

    again = convo("setup", "--no-keyring", "--passphrase-file", passphrase_file)

    assert again.code == 1
    assert "already" in again.err
    assert (home / "record.db").read_bytes() == before


def test_set_up_without_keyring_and_passphrase_leaves_nothing(run: Convo, home: Path) -> None:
    refused = run("setup", "--no-keyring")

    assert refused.code == 1
    assert not home.exists()


def test_after_a_set_up_that_failed_another_one_works(run: Convo, passphrase_file: Path) -> None:
    passphrase_file.write_text("short\n")
    refused = run("setup", "--no-keyring", "--passphrase-file", passphrase_file)
    passphrase_file.write_text(f"{PASSPHRASE}\n")

    made = run("setup", "--no-keyring", "--passphrase-file", passphrase_file)

    assert (refused.code, made.code) == (1, 0)


def test_a_lost_record_is_never_replaced_by_an_empty_one(
    convo: Convo, run: Convo, home: Path, passphrase_file: Path
) -> None:
    (home / "record.db").unlink()

    opened = convo("session", "list")
    made = run("setup", "--no-keyring", "--passphrase-file", passphrase_file)

    assert (opened.code, made.code) == (1, 1)
    assert "restore a backup" in opened.err
    assert "restore a backup" in made.err
    assert not (home / "record.db").exists()


def test_the_passphrase_can_come_from_stdin(convo: Convo, run: Convo) -> None:
    assert convo("session", "list").code == 0

    assert run("--passphrase-file", "-", "session", "list", typed=f"{PASSPHRASE}\n").code == 0


def test_a_wrong_passphrase_changes_nothing(convo: Convo, run: Convo, home: Path) -> None:
    assert convo("session", "list").code == 0
    before = (home / "record.db").read_bytes()

    refused = run("--passphrase-file", "-", "session", "list", typed="another one\n")

    assert refused.code == 1
    assert refused.err.count("\n") == 1
    assert (home / "record.db").read_bytes() == before


def test_without_a_record_the_sentence_says_how_to_make_one(run: Convo) -> None:
    refused = run("session", "list")

    assert (refused.code, refused.out) == (1, "")
    assert refused.err == "There is no record yet: make one with `convo setup`.\n"


def test_misuse_has_its_own_exit_code(run: Convo) -> None:
    assert run("export", "3").code == 2
    assert run("nonsense").code == 2


def test_without_a_terminal_the_screens_are_refused(run: Convo) -> None:
    refused = run()

    assert refused.code == 2
    assert "needs a terminal" in refused.err


def test_an_error_nobody_foresaw_tells_where_and_not_what(
    convo: Convo, capsys: pytest.CaptureFixture[str]
) -> None:
    assert convo("session", "list").code == 0  # installs the hook

    try:
        int("somebody's words")
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)

    said = capsys.readouterr().err
    assert "ValueError" in said
    assert "test_cli.py" in said
    assert "words" not in said


def test_a_session_is_planned_listed_and_shown(convo: Convo, session_id: int) -> None:
    [listed] = convo("session", "list", "--json").json
    shown = convo("session", "show", session_id, "--json").json

    assert listed == shown
    assert shown["id"] == session_id
    assert shown["starts_at"] == "2022-05-16T12:00:00Z"
    assert shown["held_on"] == "2022-05-16"
    assert shown["languages"] == ["en", "id"]


@pytest.mark.parametrize(
    ("zone", "start", "sentence"),
    [
        ("Europe/Kyiv", "2026-03-29T03:30", "skip"),
        ("Europe/Kyiv", "2026-10-25T03:30", "twice"),
        ("Nowhere/City", "2026-01-01T10:00", "zone"),
        ("UTC", "soon", "a day and a time"),
    ],
)
def test_a_start_that_cannot_be_is_refused(
    convo: Convo, zone: str, start: str, sentence: str
) -> None:
    refused = convo(
        "session", "new", "--title", "T", "--region", "MENA", "--zone", zone,
        "--start", start, "--rule", "chatham",
    )  # fmt: skip

    assert refused.code == 1
    assert sentence in refused.err


def test_a_line_of_every_script_is_saved_and_listed_as_it_was(
    convo: Convo, session_id: int
) -> None:
    typed = "".join(f"0 {line}\n" for line in IN_EVERY_SCRIPT)

    ran = convo("capture", session_id, "--plain", typed=typed)

    rows = convo("contributions", session_id, "--json").json
    assert [row["text"] for row in rows] == list(IN_EVERY_SCRIPT)
    assert ran.out.split("\n")[:-1] == [f"saved {row['id']}" for row in rows]


def test_the_whole_grammar_works_line_by_line(convo: Convo, session_id: int) -> None:
    lines = [
        "3:q Who answers in our langauge? #contact #language-access +2",
        "... And until when?",
        "s/langauge/language/",
        "+",
        "0 Nobody knows who said this",
        "# The next prompt",
        ":p We keep a list of phone numbers",
        "4:m We will translate the guide",
    ]

    ran = convo("capture", session_id, "--plain", typed="\n".join(lines))

    question, nobody, practice, promise = convo("contributions", session_id, "--json").json
    assert question["text"] == "Who answers in our language? And until when?"
    assert (question["kind"], question["handle"]) == ("question", "P3")
    assert question["themes"] == ["contact", "language-access"]
    assert (nobody["attribution"], nobody["handle"], nobody["role"]) == ("anonymous", None, None)
    assert (practice["kind"], practice["prompt"]) == ("practice", "The next prompt")
    assert (promise["kind"], promise["author"]) == ("commitment", None)
    assert ran.code == 0


def test_what_cannot_be_saved_is_said_and_the_next_line_is_saved(
    convo: Convo, session_id: int
) -> None:
    ran = convo("capture", session_id, "--plain", typed="s/a/b/\n0 said\n")

    assert ran.code == 1
    assert ran.err.startswith("not saved: ")
    assert len(ids_in(convo, session_id)) == 1


def test_nothing_said_off_the_record_is_kept(convo: Convo, session_id: int) -> None:
    typed = "0 before\noff the record\n0 Zarqunnisa\n... Zarqunnisa\non the record\n0 after\n"

    ran = convo("capture", session_id, "--plain", typed=typed)

    texts = [row["text"] for row in convo("contributions", session_id, "--json").json]
    assert texts == ["before", "after"]
    assert "Zarqunnisa" not in ran.out + ran.err


def test_in_a_focus_group_not_even_a_handle_is_kept(convo: Convo) -> None:
    session_id = new_session(convo, "chatham", "--focus-group")

    convo("capture", session_id, "--plain", typed="3 said\n")

    [row] = convo("contributions", session_id, "--json").json
    assert (row["attribution"], row["handle"]) == ("anonymous", None)


def test_the_seed_page_becomes_nine_contributions_under_their_headings(
    convo: Convo, session_id: int
) -> None:
    page = shared("seed.txt")
    arguments = (page, "--session", session_id, "--as", "talk-page", "--attribution", "named")

    first = convo("import", *arguments, "--json").json
    rows = convo("contributions", session_id, "--json").json
    second = convo("import", *arguments, "--json").json

    assert first == {"read": 9, "added": 9, "already_there": 0, "problems": []}
    assert second == {"read": 9, "added": 0, "already_there": 9, "problems": []}
    assert convo("contributions", session_id, "--json").json == rows
    assert [(row["author"], row["said_at"]) for row in rows] == [
        ("RamzyM", "2022-05-16T13:56:00Z"),
        ("SJ", "2022-05-25T19:58:00Z"),
        ("RGaines (WMF)", "2022-05-26T19:34:00Z"),
        ("SJ", "2022-05-26T23:08:00Z"),
        ("RGaines (WMF)", "2022-05-27T20:08:00Z"),
        ("RamzyM", "2022-06-09T09:07:00Z"),
        ("SJ", "2022-05-26T23:34:00Z"),
        ("RGaines (WMF)", "2022-05-27T20:09:00Z"),
        ("Sm8900", "2022-12-15T16:51:00Z"),
    ]
    assert [row["prompt"] for row in rows] == [
        "Some more points about implementation",
        *["Summary questions"] * 5,
        *["How can my community prepare for war?"] * 2,
        "why doesn't this page have any categories?",
    ]
    assert {row["role"] for row in rows if "(WMF)" in row["author"]} == {"staff"}
    assert {row["role"] for row in rows if "(WMF)" not in row["author"]} == {None}
    assert "[other]" in rows[1]["text"]
    assert rows[1]["text"].endswith("How can we empower [other] existing community forums to"
                                    " implement this policy?")  # fmt: skip


def test_tags_are_kept_when_a_page_is_imported_again(convo: Convo, session_id: int) -> None:
    page = shared("seed.txt")
    arguments = (page, "--session", session_id, "--as", "talk-page", "--attribution", "named")
    convo("import", *arguments)
    first, *_ = ids_in(convo, session_id)
    convo("tag", first, "local-capacity")

    convo("import", *arguments)

    assert convo("contributions", session_id, "--json").json[0]["themes"] == ["local-capacity"]


@pytest.mark.parametrize("attribution", ["role", "region", "anonymous"])
def test_less_than_named_keeps_no_name_and_no_time_finer_than_a_date(
    convo: Convo, session_id: int, attribution: str
) -> None:
    page = shared("seed.txt")

    convo(
        "import", page, "--session", session_id, "--as", "talk-page",
        "--attribution", attribution,
    )  # fmt: skip

    rows = convo("contributions", session_id, "--json").json
    assert len(rows) == 9
    assert {row["author"] for row in rows} == {row["handle"] for row in rows} == {None}
    dates = {row["said_at"] for row in rows}
    assert all(date is None or len(date) == len("2022-05-16") for date in dates)
    if attribution == "anonymous":
        assert dates == {None}
        assert [row["id"] for row in rows] == sorted(row["id"] for row in rows)


@pytest.mark.parametrize(("first", "second"), [("named", "anonymous"), ("anonymous", "named")])
def test_a_page_imported_again_in_another_way_adds_nothing(
    convo: Convo, session_id: int, first: str, second: str
) -> None:
    page = shared("seed.txt")
    arguments = ("import", page, "--session", session_id, "--as", "talk-page", "--json")
    convo(*arguments, "--attribution", first)

    again = convo(*arguments, "--attribution", second)

    assert again.json["added"] == 0


def test_a_page_that_has_grown_adds_only_what_is_new(
    convo: Convo, session_id: int, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    comment = "Yes. Birch (talk) 10:15, {} May 2021 (UTC)\n\n"
    page.write_text("Heating[edit]\n\n" + comment.format(3) + comment.format(5))
    arguments = (page, "--session", session_id, "--as", "talk-page", "--attribution", "named")
    convo("import", *arguments)
    page.write_text("Heating[edit]\n\n" + "".join(map(comment.format, (3, 4, 5, 6))))

    outcome = convo("import", *arguments, "--json").json

    rows = convo("contributions", session_id, "--json").json
    assert (outcome["added"], outcome["already_there"]) == (2, 2)
    assert [row["said_at"][:10] for row in rows] == [f"2021-05-0{day}" for day in (3, 4, 5, 6)]


def test_a_dry_run_keeps_nothing(convo: Convo, session_id: int, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("P3: something\n")

    ran = convo("import", notes, "--session", session_id, "--as", "notes", "-n", "--json")

    assert ran.json["added"] == 1
    assert ids_in(convo, session_id) == []


def test_notes_keep_their_order_until_the_session_is_closed(
    convo: Convo, session_id: int, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("".join(f"P3: point {n}\n" for n in range(9)))
    convo("import", notes, "--session", session_id, "--as", "notes", "--attribution", "region")
    rows = convo("contributions", session_id, "--json").json
    assert [row["text"] for row in rows] == [f"point {n}" for n in range(9)]

    convo("session", "close", session_id)

    ids = ids_in(convo, session_id)
    assert ids == sorted(ids)


def test_more_than_the_rule_allows_is_refused(convo: Convo, tmp_path: Path) -> None:
    session_id = new_session(convo, "chatham")
    notes = tmp_path / "notes.txt"
    notes.write_text("Birch: something\n")

    refused = convo(
        "import", notes, "--session", session_id, "--as", "notes", "--attribution", "named"
    )

    assert refused.code == 1
    assert "`role` at the most" in refused.err


def test_a_bad_line_is_named_and_the_others_are_kept(
    convo: Convo, session_id: int, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_bytes(b"P3: good\nP4: b\xff\xfed\nP5: good\n")

    ran = convo("import", notes, "--session", session_id, "--as", "notes", "--json")

    assert [problem["line"] for problem in ran.json["problems"]] == [2]
    assert ran.json["added"] == 2


def test_a_closed_session_takes_no_import(convo: Convo, session_id: int, tmp_path: Path) -> None:
    convo("session", "close", session_id)
    notes = tmp_path / "notes.txt"
    notes.write_text("P3: late\n")

    refused = convo("import", notes, "--session", session_id, "--as", "notes")

    assert refused.code == 1
    assert "closed" in refused.err


def test_the_codebook_is_kept_by_commands(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, typed="0 a #safety\n0 b #security\n")
    convo("theme", "add", "trust", "--definition", "Being believed", "--alias", "ثقة")
    convo("theme", "rename", "trust", "confidence")
    convo("theme", "merge", "security", "safety")
    convo("theme", "add", "gone")
    convo("theme", "remove", "gone")

    listed = convo("theme", "list", "--json").json

    assert [(row["name"], row["contributions"]) for row in listed] == [
        ("confidence", 0),
        ("safety", 2),
    ]
    assert listed[0]["aliases"] == ["ثقة", "trust"]
    assert listed[1]["aliases"] == ["security"]


def test_a_theme_is_found_by_its_alias_in_another_language(convo: Convo, session_id: int) -> None:
    convo("theme", "add", "safety", "--alias", "السلامة")
    convo("capture", session_id, typed="0 a\n")

    tagged = convo("tag", ids_in(convo, session_id)[0], "السلامة")

    assert tagged.out == "safety\n"


def test_tags_are_put_on_and_taken_off(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, typed="0 a\n")
    [id_] = ids_in(convo, session_id)

    assert convo("tag", id_, "one", "two").out == "one two\n"
    assert convo("untag", id_, "one").out == "one\n"
    assert convo("contributions", session_id, "--json").json[0]["themes"] == ["two"]
    assert convo("untag", id_, "two").code == 0
    assert convo("untag", id_, "two").code == 1


def test_the_beginning_of_a_number_is_enough(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, typed="0 a\n")
    [id_] = ids_in(convo, session_id)

    assert convo("tag", str(id_)[:7], "one").code == 0
    assert convo("tag", "0000", "one").code == 1
    assert convo("tag", "x", "one").code == 1


def test_words_are_found_in_every_script(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, typed="".join(f"0 {line}\n" for line in IN_EVERY_SCRIPT))

    for word in ("contact", "محلي", "می‌خواهم", "क्षमता", "လူ့အခွင့်အရေး", "中文", "በአማርኛ"):
        [row] = convo("search", word, "--json").json
        assert word in row["text"]


def test_a_purge_leaves_nothing_and_names_the_documents(
    convo: Convo, session_id: int, tmp_path: Path
) -> None:
    convo("capture", session_id, typed="".join(f"0 Zarqunnisa {n}\n" for n in range(6)))
    convo("export", session_id, "--audience", "internal", "-o", tmp_path / "out.docx")
    id_ = ids_in(convo, session_id)[0]

    purged = convo("purge", id_)

    assert purged.code == 0
    assert purged.out == "1\n"
    assert "Nothing of what was erased is left" in purged.err
    assert id_ not in ids_in(convo, session_id)
    assert len(convo("search", "Zarqunnisa", "--json").json) == 5


def test_a_backup_comes_back_and_what_was_erased_stays_erased(
    convo: Convo, session_id: int, tmp_path: Path
) -> None:
    convo("capture", session_id, typed="0 one\n0 two\n")
    first, second = ids_in(convo, session_id)
    assert convo("backup", tmp_path / "b.db").code == 0
    convo("withdraw", first)
    convo("untag", second)

    restored = convo("restore", tmp_path / "b.db")

    assert restored.code == 0, restored.err
    assert ids_in(convo, session_id) == [second]


def test_a_backup_opens_on_another_machine_with_the_recovery_code(
    run: Convo, passphrase_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    code = tmp_path / "code"
    run("setup", "--no-keyring", "--passphrase-file", passphrase_file, "--recovery-file", code)
    run("--passphrase-file", passphrase_file, "backup", tmp_path / "b.db")
    monkeypatch.setenv("CONVO_HOME", str(tmp_path / "elsewhere"))

    restored = run("restore", tmp_path / "b.db", "--recovery-file", code)

    assert restored.code == 0, restored.err
    assert (tmp_path / "elsewhere" / "record.db").exists()


def test_a_check_finds_all_well_and_then_what_is_not(convo: Convo, home: Path) -> None:
    well = convo("check", "--json")
    assert well.code == 0
    assert {one["name"]: one["ok"] for one in well.json} == {
        "integrity": True,
        "permissions": True,
        "seal": True,
        "backups": True,
        "leftovers": True,
    }

    (home / "record.db").chmod(0o644)

    ill = convo("check", "--json")
    assert ill.code == 1
    assert [one["name"] for one in ill.json if not one["ok"]] == ["permissions"]


@pytest.mark.parametrize("suffix", ["new", "part", "restoring", "before-upgrade"])
def test_a_check_finds_what_was_left_unfinished(convo: Convo, home: Path, suffix: str) -> None:
    (home / f"left.{suffix}").touch(mode=0o600)

    ill = convo("check", "--json")

    assert [one["name"] for one in ill.json if not one["ok"]] == ["leftovers"]


def test_an_export_never_overwrites_and_says_what_it_withholds(
    convo: Convo, session_id: int, tmp_path: Path
) -> None:
    convo("capture", session_id, typed="0 a\n")
    out = tmp_path / "out.md"
    arguments = ("export", session_id, "--format", "markdown", "--audience", "public", "-o", out)
    first = convo(*arguments)
    before = out.read_bytes()

    second = convo(*arguments)

    assert (first.code, first.out) == (0, f"{out}\n")
    assert first.err != ""
    assert second.code == 1
    assert out.read_bytes() == before


@pytest.mark.parametrize("format_name", ["word", "markdown", "json", "csv"])
def test_the_same_record_makes_the_same_bytes(
    convo: Convo, session_id: int, tmp_path: Path, format_name: str
) -> None:
    convo("capture", session_id, typed="".join(f"0 {line} #a\n" for line in IN_EVERY_SCRIPT))
    made = [tmp_path / "1", tmp_path / "2"]

    for path in made:
        ran = convo(
            "export", session_id, "--format", format_name, "--audience", "internal", "-o", path
        )
        assert ran.code == 0, ran.err

    assert made[0].read_bytes() == made[1].read_bytes()


def test_a_summary_is_not_final_while_something_has_no_theme(
    convo: Convo, session_id: int, tmp_path: Path
) -> None:
    convo("capture", session_id, typed="0 a\n")

    refused = convo(
        "export", session_id, "--audience", "public", "--status", "final", "-o", tmp_path / "x"
    )

    assert refused.code == 1
    assert not (tmp_path / "x").exists()


def test_words_are_in_no_file_but_the_record_and_the_report(
    convo: Convo, session_id: int, tmp_path: Path
) -> None:
    canary = "Zarqunnisa"
    convo("capture", session_id, typed=f"3 {canary} said #{canary}\n")
    convo("search", canary)
    report = tmp_path / "report.md"
    convo("export", session_id, "--format", "markdown", "--audience", "internal", "-o", report)
    convo("backup", tmp_path / "b.db")

    forms = [canary, canary.lower(), canary[1:]]
    needles = [form.encode(code) for form in forms for code in ("utf-8", "utf-16-le")]
    found = [
        path.name
        for path in tmp_path.rglob("*")
        if path.is_file() and any(needle in path.read_bytes() for needle in needles)
    ]
    assert found == ["report.md"]


def test_the_demo_writes_a_summary_without_a_terminal(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "facilitation.cli", "demo", "--word", str(tmp_path / "d.docx")],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
    )

    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == f"{tmp_path / 'd.docx'}\n"
    assert (tmp_path / "d.docx").read_bytes().startswith(b"PK")


@pytest.mark.slow
def test_the_demo_writes_its_summary_in_another_language_and_on_other_paper(
    tmp_path: Path,
) -> None:
    to = tmp_path / "d.docx"
    words = ("demo", "--word", str(to), "--language", "ar", "--paper", "letter")

    ran = subprocess.run(
        [sys.executable, "-m", "facilitation.cli", *words],
        check=False,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
    )

    assert ran.returncode == 0
    assert "محادثة مُتخيَّلة" in everything_in(to.read_bytes()).decode("utf-8", "ignore")
    assert b'w:w="12240"' in everything_in(to.read_bytes())


def test_what_goes_on_after_a_refused_line_is_nobodys(convo: Convo, session_id: int) -> None:
    typed = "3 I like it\n4:zz the police came\n... and they took somebody\ns/like/hate/\n"

    ran = convo("capture", session_id, typed=typed)

    assert [row["text"] for row in convo("contributions", session_id, "--json").json] == [
        "I like it"
    ]
    assert ran.err.count("not saved") == 3


@pytest.mark.parametrize("gap", ["off the record\non the record", "# Next prompt"])
def test_what_goes_on_after_a_gap_is_nobodys(convo: Convo, session_id: int, gap: str) -> None:
    convo("capture", session_id, typed=f"3 before\n{gap}\n... after\n")

    [row] = convo("contributions", session_id, "--json").json
    assert row["text"] == "before"


def test_a_name_in_front_of_a_line_is_warned_of(convo: Convo, session_id: int) -> None:
    ran = convo("capture", session_id, typed="Invented Person: they hurt me\n")

    assert ran.out.startswith("saved ")
    assert "may begin with a name" in ran.err
    assert "Invented" not in ran.err


def test_a_recovery_file_in_the_way_is_said_before_anything_is_made(
    run: Convo, home: Path, passphrase_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "code").write_text("something else")

    refused = run(
        "setup", "--no-keyring", "--passphrase-file", passphrase_file,
        "--recovery-file", tmp_path / "code",
    )  # fmt: skip

    assert refused.code == 1
    assert not home.exists()
    assert (tmp_path / "code").read_text() == "something else"


def test_a_recovery_file_that_cannot_be_written_does_not_lose_the_code(
    run: Convo, passphrase_file: Path, tmp_path: Path
) -> None:
    refused = run(
        "setup", "--no-keyring", "--passphrase-file", passphrase_file,
        "--recovery-file", tmp_path / ("long" * 100),
    )  # fmt: skip

    assert refused.code == 1
    assert CODE.fullmatch(refused.out)


def test_a_home_that_others_can_enter_is_closed_to_them(
    run: Convo, home: Path, passphrase_file: Path
) -> None:
    home.mkdir()
    home.chmod(0o777)

    run("setup", "--no-keyring", "--passphrase-file", passphrase_file)

    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_erasing_takes_the_whole_number(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, typed="0 a\n")
    [id_] = ids_in(convo, session_id)

    assert convo("purge", str(id_)[:9]).code == 1
    assert convo("purge", "all").code == 1
    assert ids_in(convo, session_id) == [id_]


def test_what_was_withdrawn_does_not_come_back_with_the_page(
    convo: Convo, session_id: int, tmp_path: Path
) -> None:
    page = tmp_path / "page.txt"
    page.write_text(
        "Heating[edit]\n\nCold. Birch (talk) 10:15, 3 May 2021 (UTC)\n\n"
        "Warm. Alder (talk) 10:15, 4 May 2021 (UTC)\n"
    )
    arguments = (page, "--session", session_id, "--as", "talk-page", "--attribution", "named")
    convo("import", *arguments)
    convo("withdraw", ids_in(convo, session_id)[0])

    again = convo("import", *arguments, "--json").json

    assert (again["added"], again["already_there"]) == (0, 1)
    assert [problem["line"] for problem in again["problems"]] == [3]
    assert len(ids_in(convo, session_id)) == 1


def test_a_theme_in_greek_does_not_stop_an_import(
    convo: Convo, session_id: int, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("P3: something #Μαΐου\n")

    ran = convo("import", notes, "--session", session_id, "--as", "notes", "--json")

    assert ran.json["added"] == 1


def test_an_import_that_could_read_nothing_says_so_by_its_exit_code(
    convo: Convo, session_id: int, tmp_path: Path
) -> None:
    nothing = tmp_path / "page.txt"
    nothing.write_text("nothing signed here\n")

    assert convo("import", nothing, "--session", session_id, "--as", "talk-page").code == 1


@pytest.mark.parametrize(
    "words",
    [
        ("session", "show", "9" * 20),
        ("session", "show", "0"),
        ("export", "9" * 20, "--audience", "public"),
    ],
)
def test_a_number_that_cannot_be_an_id_is_misuse(convo: Convo, words: tuple[str, ...]) -> None:
    assert convo(*words).code == 2


@pytest.mark.parametrize(
    ("option", "value"), [("--title", "\u202e"), ("--start", "9999-12-31T23:59-12:00")]
)
def test_what_makes_no_session_is_refused_with_a_sentence(
    convo: Convo, option: str, value: str
) -> None:
    given = {
        "--title": "T",
        "--region": "MENA",
        "--zone": "UTC",
        "--start": "2022-01-01T10:00",
        "--rule": "chatham",
    } | {option: value}

    refused = convo("session", "new", *(word for pair in given.items() for word in pair))

    assert refused.code == 1
    assert "stopped" not in refused.err


def test_a_document_that_could_not_be_written_is_in_no_ledger(
    convo: Convo, session_id: int, tmp_path: Path
) -> None:
    convo("capture", session_id, typed="".join(f"0 point {n}\n" for n in range(6)))
    missing = tmp_path / "none" / "out.docx"
    assert convo("export", session_id, "--audience", "internal", "-o", missing).code == 1

    assert convo("purge", ids_in(convo, session_id)[0]).out == "0\n"


def test_a_backup_never_takes_the_place_of_another_ones_slot(convo: Convo, tmp_path: Path) -> None:
    (tmp_path / "b.db.recovery").write_text("another one")

    refused = convo("backup", tmp_path / "b.db")

    assert refused.code == 1
    assert not (tmp_path / "b.db").exists()
    assert (tmp_path / "b.db.recovery").read_text() == "another one"


def test_merging_a_theme_takes_its_parts_along(convo: Convo) -> None:
    convo("theme", "add", "capacity")
    convo("theme", "add", "training", "--parent", "capacity")
    convo("theme", "add", "skills")

    convo("theme", "merge", "capacity", "skills")

    parents = {row["name"]: row["parent"] for row in convo("theme", "list", "--json").json}
    assert parents == {"skills": None, "training": "skills"}


def test_an_alias_that_another_theme_has_is_refused(convo: Convo) -> None:
    convo("theme", "add", "safety")

    assert convo("theme", "add", "other", "--alias", "safety").code == 1


def test_a_code_withdraws_without_saying_who_asks(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, typed="0 one\n0 two\n")
    codes = {row["id"]: row["code"] for row in convo("session", "codes", session_id, "--json").json}
    first, second = ids_in(convo, session_id)

    withdrawn = convo("withdraw", codes[first].lower().replace("-", " "))

    assert withdrawn.code == 0
    assert ids_in(convo, session_id) == [second]
    again = convo("withdraw", codes[first])
    assert again.code == 1
    assert "withdrawn already" in again.err


def test_a_code_is_the_same_whenever_it_is_asked_for(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, typed="0 one\n")
    before = convo("session", "codes", session_id).out

    convo("session", "close", session_id)

    assert convo("session", "codes", session_id).out == before
