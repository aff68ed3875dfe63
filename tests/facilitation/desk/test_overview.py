import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from convo.model.answers import Question, Response
from convo.model.changes import CloseSession, Erase, Keep, Thing
from convo.model.contributions import Contribution
from convo.model.sessions import Round, Session
from convo.model.themes import Tag
from convo.model.words import Kind, QuestionState
from convo.records import glance
from facilitation.desk.opening import Desk
from facilitation.desk.overview import SessionLine, State, Times, overview
from tests.build import IN_EVERY_SCRIPT, NOON, SAFETY, SESSION, contribution

BERLIN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)


def session(id_: int, **fields: Any) -> Session:  # noqa: ANN401 - any field
    return replace(SESSION, id=id_, **fields)


def starting(id_: int, starts_at: datetime, zone: str) -> Session:
    held_on = starts_at.astimezone(ZoneInfo(zone)).date()
    return session(id_, starts_at=starts_at, zone=zone, held_on=held_on)


def asked(id_: int) -> Contribution:
    return contribution(id=id_, kind=Kind.QUESTION)


def only_line(desk: Desk) -> SessionLine:
    [lines] = overview(desk, mine=UTC)
    [line] = lines.sessions
    return line


def times(desk: Desk, *, mine: ZoneInfo | None) -> Times:
    [[line]] = [one.sessions for one in overview(desk, mine=mine)]
    assert line.starts is not None
    return line.starts


@pytest.fixture
def said(desk: Desk) -> Iterator[list[str]]:
    """What the record is asked, from now on."""
    statements: list[str] = []
    desk.records.conn.set_trace_callback(statements.append)
    yield statements
    desk.records.conn.set_trace_callback(None)


def test_an_empty_record_has_no_rounds(desk: Desk) -> None:
    assert overview(desk, mine=UTC) == ()


def test_contributions_are_counted_and_those_without_a_theme(desk: Desk) -> None:
    desk.keep(SESSION, SAFETY, replace(SAFETY, id=5, name="trust"))
    desk.keep(*(contribution(id=n) for n in range(11, 16)))
    desk.keep(*(Tag(contribution_id=11, theme_id=id_) for id_ in (4, 5)))
    desk.keep(Tag(contribution_id=12, theme_id=4))

    line = only_line(desk)

    assert (line.contributions, line.untagged, line.open_questions) == (5, 3, 0)


def test_a_session_in_which_nothing_was_said_counts_nothing(desk: Desk) -> None:
    desk.keep(SESSION)

    line = only_line(desk)

    assert (line.contributions, line.untagged, line.open_questions) == (0, 0, 0)


def test_what_was_erased_is_not_counted(desk: Desk) -> None:
    desk.keep(SESSION, asked(11))

    desk.change(Erase(11))

    assert only_line(desk).contributions == 0
    assert only_line(desk).open_questions == 0


@pytest.mark.parametrize(
    ("things", "waiting"),
    [
        ([], 1),
        ([Question(contribution_id=11)], 1),
        ([Question(contribution_id=11, state=QuestionState.CONTESTED)], 0),
        ([Question(contribution_id=11, state=QuestionState.ANSWERED)], 0),
        ([contribution(id=12), Response(question_id=11, contribution_id=12)], 0),
        ([asked(12)], 2),
        ([asked(12), Question(contribution_id=12, merged_into=11)], 1),
        (
            [
                asked(12), asked(13), contribution(id=14),
                Question(contribution_id=13, merged_into=12),
                Question(contribution_id=12, merged_into=11),
                Response(question_id=13, contribution_id=14),
            ],
            0,
        ),
        (
            [
                asked(12), contribution(id=13), Question(contribution_id=12),
                Response(question_id=12, contribution_id=13),
            ],
            1,
        ),
        (
            [
                asked(12),
                Question(contribution_id=12, merged_into=11, state=QuestionState.ANSWERED),
            ],
            1,
        ),
    ],
)  # fmt: skip
def test_a_question_waits_until_it_or_one_merged_into_it_has_a_response(
    desk: Desk, things: list[Thing], waiting: int
) -> None:
    desk.keep(SESSION, asked(11), *things)

    assert only_line(desk).open_questions == waiting


def test_a_response_in_another_session_ends_the_waiting(desk: Desk) -> None:
    desk.keep(SESSION, session(2), asked(11), contribution(id=12, session_id=2))

    desk.keep(Response(question_id=11, contribution_id=12))

    [lines] = overview(desk, mine=UTC)
    assert [line.open_questions for line in lines.sessions] == [0, 0]


@pytest.mark.parametrize(
    ("fields", "state"),
    [
        ({}, State.PLANNED),
        ({"begun_on": date(2022, 5, 16), "rule_version": "2022-01-01 0"}, State.LIVE),
        ({"begun_on": date(2022, 5, 16), "starts_at": None, "closed": True}, State.CLOSED),
        ({"starts_at": None, "closed": True}, State.CLOSED),
    ],
)
def test_a_session_is_planned_then_live_then_closed(
    desk: Desk, fields: dict[str, Any], state: State
) -> None:
    desk.keep(session(1, **fields))

    assert only_line(desk).state is state


def test_of_a_closed_session_the_day_is_left_and_no_time(desk: Desk) -> None:
    desk.keep(SESSION)

    desk.change(CloseSession(SESSION.id))

    assert only_line(desk).starts is None
    assert only_line(desk).held_on == date(2022, 5, 16)


def test_sessions_stand_under_their_rounds_and_those_of_none_come_last(desk: Desk) -> None:
    desk.keep(
        Round(id=7, title="第二轮"), Round(id=8, title="Round one"), Round(id=9, title="Empty"),
        session(1), session(2, round_id=7), session(3, round_id=8), session(4, round_id=8),
    )  # fmt: skip

    found = overview(desk, mine=UTC)

    assert [(one.id, [line.id for line in one.sessions]) for one in found] == [
        (9, []), (8, [3, 4]), (7, [2]), (None, [1]),
    ]  # fmt: skip
    assert [one.title for one in found] == ["Empty", "Round one", "第二轮", None]


def test_what_is_to_be_done_next_comes_first(desk: Desk) -> None:
    closed: dict[str, Any] = {"starts_at": None, "closed": True}
    desk.keep(
        session(1, **closed, held_on=NOON.date() - 9 * DAY),
        session(2, **closed, held_on=NOON.date() - 2 * DAY),
        starting(3, NOON + 5 * DAY, "Asia/Jakarta"),
        starting(4, NOON + timedelta(hours=1), "Asia/Jakarta"),
        starting(5, NOON, "Asia/Jakarta"),
        session(6, begun_on=NOON.date()),
    )

    [lines] = overview(desk, mine=UTC)

    assert [line.id for line in lines.sessions] == [6, 5, 4, 3, 2, 1]


def test_a_start_is_told_three_times(desk: Desk) -> None:
    desk.keep(SESSION)

    starts = times(desk, mine=ZoneInfo("America/Sao_Paulo"))

    assert starts.utc.isoformat() == "2022-05-16T12:00:00+00:00"
    assert starts.there.isoformat() == "2022-05-16T19:00:00+07:00"
    assert starts.mine.isoformat() == "2022-05-16T09:00:00-03:00"


def test_without_a_zone_mine_is_what_this_machine_shows_on_that_day(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not hasattr(time, "tzset"):
        pytest.skip("this system's zone cannot be set for one process")
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    desk.keep(starting(1, datetime(2026, 1, 15, 12, tzinfo=UTC), "Asia/Jakarta"))

    mine = times(desk, mine=None).mine

    monkeypatch.undo()
    time.tzset()
    assert mine.isoformat() == "2026-01-15T13:00:00+01:00"


def test_an_hour_that_clocks_skip_is_never_shown(desk: Desk) -> None:
    starts_at = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    desk.keep(starting(1, starts_at, "Europe/Berlin"))

    starts = times(desk, mine=BERLIN)

    assert starts.there.isoformat() == starts.mine.isoformat() == "2026-03-29T03:30:00+02:00"


def test_an_hour_that_clocks_show_twice_is_told_apart_by_its_offset(desk: Desk) -> None:
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    desk.keep(*(starting(n, first + timedelta(hours=n), "Europe/Berlin") for n in (0, 1)))

    [lines] = overview(desk, mine=BERLIN)

    shown = [line.starts and line.starts.there.isoformat() for line in lines.sessions]
    assert shown == ["2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"]
    assert shown == [line.starts and line.starts.mine.isoformat() for line in lines.sessions]


def test_the_day_is_that_of_the_place_where_it_is_held(desk: Desk) -> None:
    desk.keep(starting(1, datetime(2026, 1, 1, 20, tzinfo=UTC), "Pacific/Auckland"))

    [[line]] = [one.sessions for one in overview(desk, mine=ZoneInfo("America/Lima"))]

    assert line.held_on == date(2026, 1, 2)
    assert line.starts is not None
    assert line.starts.mine.date() == date(2026, 1, 1)


def test_titles_of_any_script_are_shown_as_they_are_and_stand_in_no_repr(desk: Desk) -> None:
    desk.keep(
        *(Round(id=n, title=title) for n, title in enumerate(IN_EVERY_SCRIPT, 100)),
        *(
            session(n, round_id=n, title=title, region=title)
            for n, title in enumerate(IN_EVERY_SCRIPT, 100)
        ),
    )

    found = overview(desk, mine=UTC)

    shown = [(one.title, one.sessions[0].title, one.sessions[0].region) for one in found]
    assert sorted(shown) == sorted((title,) * 3 for title in IN_EVERY_SCRIPT)
    assert not any(title in repr(found) for title in IN_EVERY_SCRIPT)


def test_many_sessions_need_no_more_statements_than_one(desk: Desk, said: list[str]) -> None:
    desk.keep(SESSION, asked(11))
    overview(desk, mine=UTC)
    for_one = len(said)
    desk.keep(*(session(n) for n in range(2, 60)))
    desk.keep(*(contribution(session_id=n) for n in range(2, 60)))
    said.clear()

    [lines] = overview(desk, mine=UTC)

    assert len(lines.sessions) == 59
    assert len(said) == for_one == 4


def test_contributions_are_counted_by_an_index_alone(desk: Desk, said: list[str]) -> None:
    glance.tallies(desk.records)
    [statement] = said

    plan = [row[3] for row in desk.records.execute(f"EXPLAIN QUERY PLAN {statement}").fetchall()]

    scanned = [step for step in plan if step.startswith("SCAN contributions")]
    assert scanned
    assert all(step.startswith("SCAN contributions USING COVERING INDEX ") for step in scanned)


def test_another_thread_asks_aside(desk: Desk) -> None:
    desk.change(Keep(SESSION))

    with desk.aside() as other:
        assert overview(other, mine=UTC) == overview(desk, mine=UTC)
