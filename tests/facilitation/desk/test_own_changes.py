from concurrent.futures import Future

import pytest

from convo.errors import StoreError
from convo.model.changes import Keep, Saved
from facilitation.desk.own_changes import OwnChanges
from tests.build import NOON, contribution


def test_what_was_saved_here_is_of_this_window() -> None:
    own, saved = OwnChanges(before=3), Future[Saved]()
    saved.set_result(Saved(Keep(contribution("ที่นี่")), NOON, 5))

    own.note(saved)

    assert [number for number in range(8) if number in own] == [0, 1, 2, 3, 5]


def test_what_was_cancelled_or_failed_is_of_nobody_and_nothing_is_said_of_it(
    caplog: pytest.LogCaptureFixture,
) -> None:
    own = OwnChanges(before=0)
    cancelled, failed = Future[Saved](), Future[Saved]()
    for future in (cancelled, failed):
        future.add_done_callback(own.note)

    cancelled.cancel()
    failed.set_exception(StoreError("the disk is full"))

    assert 1 not in own
    assert caplog.records == []
