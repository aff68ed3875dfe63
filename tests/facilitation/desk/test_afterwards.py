from concurrent.futures import CancelledError, Future

import pytest

from convo.errors import StoreError
from facilitation.desk.afterwards import afterwards


def test_what_is_told_is_there_once_it_is_done() -> None:
    done: Future[str] = Future()
    told = afterwards(done, str.upper)
    before = told.done()

    done.set_result("saved")

    assert not before
    assert told.result(timeout=0) == "SAVED"


def test_a_failure_is_told_to_whoever_waits() -> None:
    done: Future[str] = Future()
    told = afterwards(done, str.upper)

    done.set_exception(StoreError("the disk is full"))

    with pytest.raises(StoreError, match="full"):
        told.result(timeout=0)


def test_whoever_waits_learns_that_telling_failed() -> None:
    done: Future[str] = Future()
    told = afterwards(done, int)

    done.set_result("no number")

    with pytest.raises(ValueError, match="invalid"):
        told.result(timeout=0)


def test_whoever_gives_up_waiting_cancels_nothing() -> None:
    done: Future[str] = Future()
    told = afterwards(done, str.upper)

    is_cancelled = told.cancel()
    done.set_result("saved")

    assert not is_cancelled
    assert told.result(timeout=0) == "SAVED"


def test_what_is_cancelled_before_it_is_done_is_told_to_whoever_waits() -> None:
    done: Future[str] = Future()
    told = afterwards(done, str.upper)

    done.cancel()

    with pytest.raises(CancelledError):
        told.result(timeout=0)
