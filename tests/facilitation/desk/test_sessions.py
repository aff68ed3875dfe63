from datetime import UTC, date, datetime
from typing import Any

import pytest

from convo.errors import NotFoundError, RefusedError
from convo.model.sessions import Round
from convo.model.words import Rule
from convo.records import reading
from facilitation.desk.opening import Desk
from facilitation.desk.sessions import get_session, in_utc, new_session, start_of
from tests.build import IN_EVERY_SCRIPT, SESSION

FIELDS: dict[str, Any] = {
    "title": "Asia",
    "region": "ESEAP",
    "zone": "Asia/Jakarta",
    "start": datetime(2026, 5, 16, 19),  # noqa: DTZ001 - as clocks show it in the zone
    "rule": Rule.CHATHAM,
}


def test_a_session_is_of_a_round_and_follows_another(desk: Desk) -> None:
    desk.keep(Round(id=7, title="One"), SESSION)

    made = new_session(desk, **FIELDS, round_id=7, follows=SESSION.id)

    assert get_session(desk, made.id) == made
    assert (made.round_id, made.follows) == (7, SESSION.id)


@pytest.mark.parametrize(
    ("links", "sentence"),
    [({"round_id": 77}, "no round 77"), ({"follows": 77}, "no session 77")],
)
def test_what_is_not_there_is_named_by_its_id(
    desk: Desk, links: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(NotFoundError, match=sentence):
        new_session(desk, **FIELDS, **links)

    assert reading.sessions(desk.records) == []


@pytest.mark.parametrize(
    ("text", "minutes"), [(" ", 5), ("\u202e", None), ("Why?", 0), ("Why?", -5)]
)
def test_a_prompt_needs_words_and_a_minute(desk: Desk, text: str, minutes: int | None) -> None:
    with pytest.raises(RefusedError, match="a prompt"):
        new_session(desk, **FIELDS, agenda=[("Welcome", 5), (text, minutes)])

    assert reading.sessions(desk.records) == []


def test_words_of_any_script_are_kept_as_they_are(desk: Desk) -> None:
    agenda = [(text, None) for text in IN_EVERY_SCRIPT]

    made = [
        new_session(desk, **FIELDS | {"title": text, "region": text}, agenda=agenda)
        for text in IN_EVERY_SCRIPT[:3]
    ]

    assert [(one.title, one.region) for one in made] == [
        (text, text) for text in IN_EVERY_SCRIPT[:3]
    ]
    prompts = reading.prompts_in(desk.records, made[0].id)
    assert [prompt.text for prompt in prompts] == list(IN_EVERY_SCRIPT)


@pytest.mark.parametrize(
    "typed",
    [
        "2026-05-16T19:00",
        " 2026-05-16 19:00 ",
        "۲۰۲۶-۰۵-۱۶T۱۹:۰۰",
        "२०२६-०५-१६T१९:००",
        "၂၀၂၆-၀၅-၁၆T၁၉:၀၀",
    ],
)
def test_a_start_is_read_in_the_digits_of_any_script(typed: str) -> None:
    assert start_of(typed) == datetime(2026, 5, 16, 19)  # noqa: DTZ001 - no offset was typed


@pytest.mark.parametrize(
    "typed", ["", "soon", "2026-05-16", "20260516", "2026-W20-6", "19:00", "²⁰²⁶"]
)
def test_a_day_alone_or_a_time_alone_is_no_start(typed: str) -> None:
    with pytest.raises(RefusedError, match="a day and a time"):
        start_of(typed)


def test_an_hour_that_clocks_show_twice_needs_its_offset() -> None:
    with pytest.raises(RefusedError, match="twice"):
        in_utc(start_of("2026-10-25T02:30"), "Europe/Berlin")

    first = in_utc(start_of("2026-10-25T02:30+02:00"), "Europe/Berlin")
    second = in_utc(start_of("2026-10-25T02:30+01:00"), "Europe/Berlin")
    assert (second - first).total_seconds() == 3600


def test_an_hour_that_clocks_skip_is_no_start() -> None:
    with pytest.raises(RefusedError, match="skip"):
        in_utc(start_of("2026-03-29T02:30"), "Europe/Berlin")


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("9999-12-31T23:59-12:00", "UTC"),
        ("9999-12-31T23:00+00:00", "Asia/Jakarta"),
        ("0001-01-01T00:30+00:00", "America/Lima"),
    ],
)
def test_a_time_outside_the_calendar_is_refused(typed: str, zone: str) -> None:
    with pytest.raises(RefusedError, match="calendar"):
        in_utc(start_of(typed), zone)


def test_a_session_is_held_on_the_day_of_its_place(desk: Desk) -> None:
    start = datetime(2026, 5, 16, 20, tzinfo=UTC)

    made = new_session(desk, **FIELDS | {"start": start, "zone": "Pacific/Auckland"})

    assert made.held_on == date(2026, 5, 17)
