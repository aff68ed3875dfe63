import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle

import pytest

from convo.model.changes import Keep
from convo.records import gathering, glance, reading
from convo.records.connection import open_to_read
from convo.records.driver import Database
from convo.records.store import Store
from facilitation.desk.opening import Desk
from facilitation.desk.verbs import Verbs
from tests.build import IN_EVERY_SCRIPT, NOON, SESSION, contribution

JUMPS = (0, 86_400, -86_400 * 400, 3_600, -1, 0, 86_400 * 365 * 20, -3_600)
"""Seconds by which a clock is set on or back between two changes."""

ZONES = ("Asia/Jakarta", "America/St_Johns", "Pacific/Kiritimati", "Africa/Addis_Ababa", "UTC")


@pytest.fixture
def travelling(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


def texts_in_order(db: Database) -> list[str]:
    kept = {one.id: one.text for one in gathering.gather(db, [SESSION.id]).contributions}
    return [kept[id_] for id_ in glance.ids_in(db, SESSION.id)]


def test_a_clock_that_jumps_changes_no_order_and_loses_nothing(db: Database) -> None:
    jumps = cycle(JUMPS)
    store = Store(db, now=lambda: NOON + timedelta(seconds=next(jumps)))
    store.apply(Keep(SESSION))

    for text in IN_EVERY_SCRIPT:
        store.apply(Keep(contribution(text)))

    assert texts_in_order(db) == list(IN_EVERY_SCRIPT)


def test_a_clock_that_jumps_takes_back_and_makes_again_what_was_last(db: Database) -> None:
    jumps = cycle(JUMPS)
    store = Store(db, now=lambda: NOON + timedelta(seconds=next(jumps)))
    store.apply(Keep(SESSION))
    for text in IN_EVERY_SCRIPT:
        store.apply(Keep(contribution(text)))

    for _ in range(5):
        store.undo(SESSION.id)
    assert texts_in_order(db) == list(IN_EVERY_SCRIPT[:-5])
    for _ in range(4):
        store.redo(SESSION.id)

    assert texts_in_order(db) == list(IN_EVERY_SCRIPT[:-1])


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="a zone is for good elsewhere")
def test_a_machine_that_changes_its_zone_in_a_session_changes_no_order_no_day_and_no_time(
    desk: Desk, travelling: pytest.MonkeyPatch
) -> None:
    desk.keep(SESSION)
    lines = Verbs(desk, SESSION.id, taker=1)
    begun = datetime.now(UTC)

    for text, zone in zip(IN_EVERY_SCRIPT, cycle(ZONES), strict=False):
        travelling.setitem(os.environ, "TZ", zone)
        time.tzset()
        assert lines.take(f"3 {text}").saved

    with open_to_read(desk.home.record, desk.key) as db:
        assert texts_in_order(db) == list(IN_EVERY_SCRIPT)
        assert reading.get_session(db, SESSION.id).held_on == SESSION.held_on
        kept = gathering.gather(db, [SESSION.id]).contributions
        assert {one.said_on for one in kept} <= {SESSION.held_on, None}
        rows = db.execute("SELECT at FROM journal ORDER BY seq").fetchall()
    times = [datetime.fromisoformat(at) for (at,) in rows]
    assert times == sorted(times)
    assert begun - timedelta(seconds=5) <= times[0] <= times[-1] <= datetime.now(UTC)
