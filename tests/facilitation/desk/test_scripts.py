import re
from dataclasses import replace
from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from convo.disclosure.attribution import CEILINGS
from convo.errors import NotFoundError, RefusedError, SessionClosedError
from convo.languages.scripts import right_to_left
from convo.languages.tags import direction_of
from convo.model.changes import CloseSession
from convo.model.words import Rule
from convo.records import reading
from facilitation.desk.home import Home
from facilitation.desk.opening import Desk
from facilitation.desk.scripts import Script, begin, is_live, rule_read, script_for
from tests.build import IN_EVERY_SCRIPT, SESSION

LANGUAGES = ("en", "fr", "es", "ar", "id")
PARTS = ("welcome", "kept", "anonymous", "off-the-record", "withdrawing", "danger", "consent")
WORDS_IN_90_SECONDS = 240  # at 160 a minute, an easy pace
SCRIPT = Script(language="en", is_fallback=False, version="2026-05-16 0badcafe", paragraphs=("Hi",))


def own_file(home: Home, name: str, *, first: str = "2026-05-16", **parts: str) -> Path:
    folder = home.folder / "scripts"
    folder.mkdir(parents=True, exist_ok=True)
    texts = {name: f"our {name}" for name in (*PARTS, *Rule)} | parts
    body = "\n\n".join(f"[{part}]\n{text}" for part, text in texts.items())
    path = folder / f"{name}.txt"
    path.write_text(f"{first}\n# not read\n\n{body}\n", encoding="utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


@pytest.mark.parametrize("rule", Rule)
@pytest.mark.parametrize("language", LANGUAGES)
def test_each_rule_is_read_in_each_language_within_a_minute_and_a_half(
    home: Home, language: str, rule: Rule
) -> None:
    script = script_for(home, replace(SESSION, rule=rule), language)

    spoken = [word for part in script.paragraphs for word in part.split() if re.search(r"\w", word)]
    assert (script.language, script.is_fallback) == (language, False)
    assert len(script.paragraphs) == len(PARTS) + 1
    assert 150 < len(spoken) <= WORDS_IN_90_SECONDS
    assert not [part for part in script.paragraphs if "\n" in part or "[" in part or "#" in part]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_we_ship_is_written_in_its_language(home: Home, language: str) -> None:
    script = script_for(home, SESSION, language)

    is_rtl = direction_of(language) == "rtl"
    assert all(right_to_left(part) is is_rtl for part in script.paragraphs)


def test_every_language_that_is_shipped_is_tested() -> None:
    shipped = {file.name for file in (files("facilitation") / "scripts").iterdir()}

    assert shipped == {f"{language}.txt" for language in LANGUAGES}


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_are_read_in_words_of_their_own(home: Home, language: str) -> None:
    read = [script_for(home, replace(SESSION, rule=rule), language) for rule in Rule]

    assert len({script.paragraphs[1] for script in read}) == len(Rule)
    assert len({script.version for script in read}) == len(Rule)
    assert len({script.paragraphs[2:] for script in read}) == 1


def test_only_a_rule_that_hides_attendance_says_that_nobody_is_counted(home: Home) -> None:
    for rule, ceiling in CEILINGS.items():
        words = script_for(home, replace(SESSION, rule=rule), "en").paragraphs[1]

        assert ("how many we were" in words) == (not ceiling.attendance)


def test_a_focus_group_hears_the_rule_of_focus_groups(home: Home) -> None:
    session = replace(SESSION, rule=Rule.NAMED, focus_group=True)

    assert rule_read(session) is Rule.FOCUS_GROUP
    assert script_for(home, session, "en") == script_for(
        home, replace(SESSION, rule=Rule.FOCUS_GROUP), "en"
    )


@pytest.mark.parametrize("language", ["my", "fa", "km", "zh-Hant", "am", "qaa"])
def test_without_words_in_a_language_english_is_read_and_that_is_said(
    home: Home, language: str
) -> None:
    script = script_for(home, SESSION, language)

    assert (script.language, script.is_fallback) == ("en", True)


@pytest.mark.parametrize(("language", "read"), [("pt-BR", "pt"), ("fr-CA", "fr"), ("FR", "fr")])
def test_the_words_of_a_language_serve_its_regions(home: Home, language: str, read: str) -> None:
    own_file(home, "pt")

    script = script_for(home, SESSION, language)

    assert (script.language, script.is_fallback) == (read, False)


def test_a_file_of_ones_own_wins_over_ours(home: Home) -> None:
    shipped = script_for(home, SESSION, "fr")

    own_file(home, "fr")

    own = script_for(home, SESSION, "fr")
    assert own.paragraphs[:2] == ("our welcome", "our named")
    assert own.version.startswith("2026-05-16 ")
    assert own.version != shipped.version


@pytest.mark.parametrize("words", IN_EVERY_SCRIPT)
def test_words_of_any_script_are_read_as_they_are_written(home: Home, words: str) -> None:
    own_file(home, "qaa", named=words)

    assert script_for(home, SESSION, "qaa").paragraphs[1] == words


def test_a_file_may_come_from_any_editor(home: Home) -> None:
    path = own_file(home, "fr")
    before = script_for(home, SESSION, "fr")

    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))

    assert script_for(home, SESSION, "fr") == before


def test_a_copy_of_ours_is_read_as_ours(home: Home) -> None:
    shipped = script_for(home, SESSION, "ar")
    (home.folder / "scripts").mkdir(parents=True)

    text = (files("facilitation") / "scripts" / "ar.txt").read_text("utf-8")
    (home.folder / "scripts" / "ar.txt").write_text(text, "utf-8")

    assert script_for(home, SESSION, "ar") == shipped


def test_an_empty_line_begins_a_new_paragraph(home: Home) -> None:
    own_file(home, "fr", named="one\nline\n\n  \n# left out\nand another")

    assert script_for(home, SESSION, "fr").paragraphs[1:3] == ("one line", "and another")


def test_the_version_follows_from_the_date_and_from_what_is_read(home: Home) -> None:
    own_file(home, "fr")
    before = script_for(home, SESSION, "fr").version
    assert re.fullmatch(r"2026-05-16 [0-9a-f]{8}", before)

    own_file(home, "fr", chatham="another rule")
    assert script_for(home, SESSION, "fr").version == before
    own_file(home, "fr", danger="another word")
    assert script_for(home, SESSION, "fr").version != before
    own_file(home, "fr", first="2026-05-17")
    assert script_for(home, SESSION, "fr").version == before.replace("-16", "-17")


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"first": "soon"}, "first line"),
        ({"named": ""}, r"\[named\] is missing"),
        ({"danger": "# nothing but this"}, r"\[danger\] is missing"),
    ],
)
def test_a_file_that_lacks_something_is_named(
    home: Home, changed: dict[str, str], sentence: str
) -> None:
    path = own_file(home, "fr", **changed)

    with pytest.raises(RefusedError, match=sentence) as refused:
        script_for(home, SESSION, "fr")

    assert str(path) in str(refused.value)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe2\x000\x00", b"2026-05-16\n[named]\nonly this"])
def test_a_broken_file_is_refused_and_never_passed_over(home: Home, content: bytes) -> None:
    own_file(home, "fr").write_bytes(content)

    with pytest.raises(RefusedError, match=r"fr\.txt"):
        script_for(home, SESSION, "fr")


@pytest.mark.parametrize("language", ["../../etc/passwd", "", "en/../fr", "en\x00"])
def test_what_is_no_language_opens_no_file(home: Home, language: str) -> None:
    with pytest.raises(RefusedError):
        script_for(home, SESSION, language)


def test_what_a_terminal_would_obey_is_never_read(home: Home) -> None:
    own_file(home, "fr", named="\x1b]0;title\x07 and \u202eback")

    [words] = script_for(home, SESSION, "fr").paragraphs[1:2]

    assert not {"\x1b", "\x07", "\u202e"} & set(words)


def test_beginning_keeps_the_day_and_the_wording_and_no_time(desk: Desk) -> None:
    desk.keep(SESSION)
    before = datetime.now(UTC).date()

    begun = begin(desk, SESSION.id, SCRIPT)

    assert begun == reading.get_session(desk.records, SESSION.id)
    assert begun.rule_version == "2026-05-16 0badcafe"
    assert before <= begun.begun_on <= datetime.now(UTC).date()  # type: ignore[operator]
    assert type(begun.begun_on) is date


def test_a_session_is_live_from_its_beginning_to_its_end(desk: Desk) -> None:
    desk.keep(SESSION)
    assert not is_live(SESSION)

    assert is_live(begin(desk, SESSION.id, SCRIPT))

    desk.change(CloseSession(SESSION.id))
    closed = reading.get_session(desk.records, SESSION.id)
    assert not is_live(closed)
    assert closed.rule_version == SCRIPT.version


def test_beginning_twice_keeps_what_was_read_first(desk: Desk) -> None:
    desk.keep(replace(SESSION, begun_on=date(2022, 5, 16), rule_version="2022-01-01 00000000"))

    again = begin(desk, SESSION.id, SCRIPT)

    assert (again.begun_on, again.rule_version) == (date(2022, 5, 16), "2022-01-01 00000000")
    assert again == reading.get_session(desk.records, SESSION.id)


def test_a_closed_session_does_not_begin(desk: Desk) -> None:
    desk.keep(SESSION)
    desk.change(CloseSession(SESSION.id))

    with pytest.raises(SessionClosedError):
        begin(desk, SESSION.id, SCRIPT)


def test_what_is_not_there_does_not_begin(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        begin(desk, 77, SCRIPT)
