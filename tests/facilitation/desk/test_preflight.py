import os
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from convo.model.changes import Erase
from convo.model.ids import new_id
from convo.model.registers import Contact
from convo.model.words import Rule
from convo.records import reading
from convo.records.sealing import is_seal_due
from facilitation.desk.backups import add_backup, folder_of
from facilitation.desk.opening import Desk
from facilitation.desk.planning import RULES
from facilitation.desk.preflight import LEAST_FREE, Check, State, may_begin, preflight
from tests.build import SESSION, contribution

TODAY = replace(SESSION, held_on=datetime.now(UTC).date(), starts_at=None, rule=Rule.CHATHAM)


def look(desk: Desk, session: Any = TODAY, **given: Any) -> dict[str, Check]:  # noqa: ANN401
    usual: dict[str, Any] = {"now": datetime.now(UTC), "takers": 0, "encoding": "utf-8"}
    return {one.name: one for one in preflight(desk, session, **usual | given)}


def states(checks: Iterable[Check]) -> set[State]:
    return {one.state for one in checks}


def urgent(language: str = "", **fields: Any) -> Contact:  # noqa: ANN401 - any field
    usual: dict[str, Any] = {
        "id": new_id(),
        "region": "ESEAP",
        "purpose": "",
        "route": "desk@example.org",
        "is_urgent": True,
        "verified_on": datetime.now(UTC).date(),
    }
    return Contact(language=language, **usual | fields)


def test_all_is_well_with_a_record_that_has_contacts(desk: Desk) -> None:
    desk.keep(urgent(), urgent(is_urgent=False))

    found = look(desk)

    assert list(found) == [
        "record", "rule", "disk", "backups", "clock", "scripts", "urgent", "contacts",
        "note-takers",
    ]  # fmt: skip
    assert states(found.values()) == {State.OK}
    assert may_begin(found.values())


def test_without_a_session_there_is_no_rule_and_nothing_begins(desk: Desk) -> None:
    found = look(desk, None)

    assert found["rule"].state is State.STOP
    assert not may_begin(found.values())


def test_a_closed_session_does_not_begin(desk: Desk) -> None:
    found = look(desk, replace(TODAY, closed=True))

    assert found["rule"].state is State.STOP
    assert "closed" in found["rule"].sentence


@pytest.mark.parametrize("rule", Rule)
def test_the_rule_is_said_in_a_sentence(desk: Desk, rule: Rule) -> None:
    assert look(desk, replace(TODAY, rule=rule))["rule"].sentence == RULES[rule]


def test_of_a_focus_group_it_is_the_stricter_rule(desk: Desk) -> None:
    found = look(desk, replace(TODAY, rule=Rule.NAMED, focus_group=True))

    assert found["rule"].sentence == RULES[Rule.FOCUS_GROUP]


def test_a_record_whose_file_is_gone_stops_the_session(desk: Desk) -> None:
    desk.home.record.rename(desk.home.folder / "elsewhere")

    found = look(desk)

    assert found["record"].state is State.STOP
    assert not may_begin(found.values())


def test_a_record_that_takes_nothing_more_stops_the_session(desk: Desk) -> None:
    desk.writer.close()

    found = look(desk)["record"]

    assert (found.state, "start convo again" in found.sentence) == (State.STOP, True)


def test_looking_takes_nothing_back_and_seals_nothing(desk: Desk) -> None:
    desk.keep(SESSION, contribution(id=5), contribution(id=6))
    with desk.aside() as other:
        other.records.conn.execute("BEGIN")
        other.records.conn.execute("SELECT count(*) FROM sessions").fetchall()
        desk.change(Erase(5))

        assert look(desk)["record"].state is State.OK

    assert is_seal_due(desk.records)
    assert reading.all_contribution_ids(desk.records) == [6]


def test_a_disk_that_is_nearly_full_warns(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    free = LEAST_FREE
    monkeypatch.setattr("shutil.disk_usage", lambda _path: SimpleNamespace(free=free))
    assert look(desk)["disk"].state is State.OK

    free -= 1

    found = look(desk)["disk"]
    assert (found.state, found.sentence) == (
        State.WARN, "199 MB are free on the disk: make room for 200 MB",
    )  # fmt: skip


def test_a_file_where_backups_belong_warns(desk: Desk) -> None:
    folder_of(desk.home).touch()

    found = look(desk)["backups"]

    assert found.state is State.WARN
    assert str(folder_of(desk.home)) in found.sentence


def test_looking_at_the_backup_place_leaves_nothing(desk: Desk) -> None:
    before = set(desk.home.folder.rglob("*"))

    look(desk)

    assert set(desk.home.folder.rglob("*")) == before
    add_backup(desk)
    before = set(desk.home.folder.rglob("*"))
    assert look(desk)["backups"].state is State.OK
    assert set(desk.home.folder.rglob("*")) == before


def test_the_clock_is_shown_as_it_is_where_the_session_is_held(desk: Desk) -> None:
    now = datetime.now(UTC).replace(hour=12, minute=5)

    found = look(desk, now=now + timedelta(days=1))["clock"]

    assert found.state is State.OK
    assert found.sentence.startswith("it is 19:05 on ")


@pytest.mark.parametrize("name", ["record.db", "record.db-wal"])
def test_a_clock_behind_the_last_change_warns(desk: Desk, name: str) -> None:
    now = datetime.now(UTC)
    later = (now + timedelta(hours=1)).timestamp()
    Path(desk.home.folder / name).touch()
    os.utime(desk.home.folder / name, (later, later))

    found = look(desk, now=now)["clock"]

    assert (found.state, "behind" in found.sentence) == (State.WARN, True)


def test_a_clock_before_the_day_of_the_session_warns(desk: Desk) -> None:
    tomorrow = replace(TODAY, held_on=TODAY.held_on + timedelta(days=2))

    found = look(desk, tomorrow)["clock"]

    assert found.state is State.WARN
    assert str(tomorrow.held_on) in found.sentence


def test_the_day_is_that_of_the_place_and_not_of_utc(desk: Desk) -> None:
    far = datetime(2030, 1, 1, 20, tzinfo=UTC)
    session = replace(TODAY, held_on=far.date() + timedelta(days=1))

    assert look(desk, replace(session, zone="Pacific/Auckland"), now=far)["clock"].state is State.OK
    assert look(desk, replace(session, zone="America/Lima"), now=far)["clock"].state is State.WARN


@pytest.mark.parametrize("zone", ["Nowhere/City", "", "../Jakarta"])
def test_a_zone_that_this_machine_does_not_know_warns(desk: Desk, zone: str) -> None:
    found = look(desk, replace(TODAY, zone=zone))["clock"]

    assert (found.state, "zone" in found.sentence) == (State.WARN, True)


@pytest.mark.parametrize(
    ("languages", "lines"),
    [
        (("ar",), ["العربية (العربية)"]),
        (("fa",), ["فارسی (عربی)"]),
        (("hi", "bn"), ["हिन्दी (देवनागरी)", "বাংলা (বাংলা)"]),
        (("my", "km", "th"), ["မြန်မာ (မြန်မာ)", "ខ្មែរ (ខ្មែរ)", "ไทย (ไทย)"]),
        (("zh-Hant", "ja"), ["繁體中文", "日本語 (日本語の文字)"]),
        (("am", "ti"), ["አማርኛ (ኢትዮፒክ)", "ትግርኛ (እትዮጵያዊ)"]),
        (("sr",), ["српски (ћирилица)", "srpski (latinica)"]),
        (("id", "id"), ["Indonesia (Latin)"]),
        (("ha",), ["Hausa (Latin)"]),  # its Arabic letters have no name that is known
    ],
)
def test_there_is_a_line_to_look_at_in_each_script_of_the_languages(
    desk: Desk, languages: tuple[str, ...], lines: list[str]
) -> None:
    found = look(desk, replace(TODAY, languages=languages))["scripts"]

    assert (found.state, list(found.lines)) == (State.OK, lines)


def test_a_language_that_no_line_is_known_for_is_named(desk: Desk) -> None:
    found = look(desk, replace(TODAY, languages=("en", "qaa")))["scripts"]

    assert found.state is State.WARN
    assert "qaa" in found.sentence
    assert len(found.lines) == 1


def test_without_languages_there_is_nothing_to_look_at(desk: Desk) -> None:
    found = look(desk, replace(TODAY, languages=()))["scripts"]

    assert (found.state, found.lines) == (State.OK, ())


@pytest.mark.parametrize(
    ("encoding", "state"),
    [
        ("utf-8", State.OK),
        ("UTF8", State.OK),
        ("cp1252", State.WARN),
        ("ascii", State.WARN),
        ("ANSI_X3.4-1968", State.WARN),
        ("no encoding", State.WARN),
    ],
)
def test_a_terminal_that_is_not_in_utf_8_warns(desk: Desk, encoding: str, state: State) -> None:
    assert look(desk, encoding=encoding)["scripts"].state is state


@pytest.mark.parametrize(
    ("contact", "state", "words"),
    [
        (urgent(region="MENA"), State.WARN, "none: add one"),
        (urgent(is_urgent=False), State.WARN, "none: add one"),
        (urgent(verified_on=None), State.WARN, "never checked"),
        (urgent(verified_on=TODAY.held_on - timedelta(days=93)), State.WARN, "for 93 days"),
        (urgent(verified_on=TODAY.held_on), State.OK, f"checked {TODAY.held_on}"),
    ],
)
def test_the_urgent_contact_is_told_and_when_it_was_checked(
    desk: Desk, contact: Contact, state: State, words: str
) -> None:
    desk.keep(contact)

    found = look(desk)["urgent"]

    assert (found.state, words in found.sentence) == (state, True)


def test_languages_without_a_first_contact_are_named_and_then_those_to_check(desk: Desk) -> None:
    session = replace(TODAY, languages=("am", "km", "th"))
    fa, am = urgent("fa", is_urgent=False), urgent("am", is_urgent=False)
    desk.keep(fa, am, urgent())
    missing = look(desk, session)["contacts"]
    desk.keep(urgent("th", is_urgent=False, verified_on=None), urgent("km", is_urgent=False))

    stale = look(desk, session)["contacts"]

    assert (missing.state, missing.sentence.endswith(" in km, th")) == (State.WARN, True)
    assert (stale.state, stale.sentence.endswith("again: th")) == (State.WARN, True)


@pytest.mark.parametrize(("takers", "words"), [(0, "no other"), (1, "one other"), (2, "2 other")])
def test_other_note_takers_are_told_and_stop_nothing(desk: Desk, takers: int, words: str) -> None:
    found = look(desk, takers=takers)["note-takers"]

    assert (found.state, words in found.sentence) == (State.OK, True)


def test_only_the_record_and_the_rule_stop_a_session(desk: Desk) -> None:
    folder_of(desk.home).touch()

    found = look(
        desk, replace(TODAY, zone="Nowhere/City", languages=("qaa",)), encoding="ascii", takers=3
    )

    assert [name for name, one in found.items() if one.state is State.WARN] == [
        "backups", "clock", "scripts", "urgent", "contacts",
    ]  # fmt: skip
    assert may_begin(found.values())
