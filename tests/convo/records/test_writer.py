import resource
import threading
import time
from pathlib import Path

import pytest

from convo.errors import NotFoundError, StoreError, WrongKeyError
from convo.model.changes import Keep, Saved
from convo.records import gathering, reading
from convo.records.connection import open_store, open_to_read
from convo.records.data_key import new_data_key
from convo.records.store import Store
from convo.records.writer import Writer
from tests.build import KEY, SESSION, contribution


def open_writer(path: Path) -> Writer:
    return Writer(lambda: Store(open_store(path, KEY)))


def test_what_the_future_yields_is_on_disk(path: Path) -> None:
    writer = open_writer(path)
    writer.submit(Keep(SESSION))

    saved = writer.submit(Keep(contribution("kept"))).result(5)

    assert isinstance(saved, Saved)
    with open_to_read(path, KEY) as reader:
        assert reading.contributions_in(reader, SESSION.id) == 1
    writer.close()


def test_changes_are_made_in_the_order_they_were_handed_in(path: Path) -> None:
    writer = open_writer(path)
    lines = [f"line {n}" for n in range(50)]

    writer.submit(Keep(SESSION))
    for line in lines:
        writer.submit(Keep(contribution(line)))
    writer.close()

    with open_to_read(path, KEY) as reader:
        kept = gathering.gather(reader, [SESSION.id]).contributions
        assert [one.text for one in kept] == lines


def test_an_error_reaches_whoever_handed_the_change_in_and_the_next_one_is_made(
    path: Path,
) -> None:
    writer = open_writer(path)

    refused = writer.submit(Keep(contribution("no session yet")))
    writer.submit(Keep(SESSION)).result(5)

    assert isinstance(refused.exception(5), NotFoundError)
    writer.close()


def test_a_record_that_does_not_open_is_said_at_once(path: Path) -> None:
    with pytest.raises(WrongKeyError):
        Writer(lambda: Store(open_store(path, new_data_key())))


def test_all_is_written_in_one_other_thread(path: Path) -> None:
    names: list[str] = []

    def opened() -> Store:
        names.append(threading.current_thread().name)
        return Store(open_store(path, KEY))

    Writer(opened).close()

    assert names == ["writer"]


def test_a_change_nobody_waits_for_any_more_stops_nothing(path: Path) -> None:
    writer = open_writer(path)
    writer.submit(Keep(SESSION)).result(5)

    for _ in range(20):
        writer.submit(Keep(contribution("a"))).cancel()

    assert isinstance(writer.submit(Keep(contribution("b"))).result(5), Saved)
    writer.close()


def test_after_closing_nothing_more_is_promised(path: Path) -> None:
    writer = open_writer(path)
    writer.close()

    with pytest.raises(StoreError, match="start convo again"):
        writer.submit(Keep(SESSION))


def test_closing_indexes_what_waits(path: Path) -> None:
    writer = open_writer(path)
    writer.submit(Keep(SESSION))
    for n in range(120):
        writer.submit(Keep(contribution(f"line {n}")))

    writer.close()

    with open_to_read(path, KEY) as reader:
        assert reader.execute("SELECT count(*) FROM to_index").fetchone() == (0,)
        assert reader.execute("SELECT count(*) FROM words").fetchone() == (120,)


def test_words_are_indexed_while_nobody_writes(path: Path) -> None:
    writer = open_writer(path)
    writer.submit(Keep(SESSION))
    writer.submit(Keep(contribution("line"))).result(5)

    with open_to_read(path, KEY) as reader:
        until = time.monotonic() + 10
        while reader.execute("SELECT count(*) FROM to_index").fetchone() != (0,):
            assert time.monotonic() < until
    writer.close()


def test_a_writer_that_fails_by_itself_leaves_nobody_waiting(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threading, "excepthook", lambda _failed: None)
    writer = open_writer(path)
    writer.submit(Keep(SESSION)).result(5)
    hold, failing = threading.Event(), threading.Event()

    def fail(_store: Store) -> bool:
        failing.set()
        hold.wait(5)
        raise OSError("unforeseen")

    monkeypatch.setattr(Store, "index_some", fail)
    assert failing.wait(5)
    waiting = writer.submit(Keep(contribution("a")))
    hold.set()

    assert isinstance(waiting.exception(5), StoreError)
    with pytest.raises(StoreError, match="start convo again"):
        writer.submit(Keep(contribution("b"))).result(5)
    writer.close()


def test_a_checkpoint_that_the_disk_refuses_is_a_sentence_and_can_be_made_later(
    store: Store, path: Path
) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    store.apply(Keep(contribution("long " * 20_000)))

    resource.setrlimit(resource.RLIMIT_FSIZE, (path.stat().st_size, hard))
    try:
        with pytest.raises(StoreError, match="was not tidied"):
            store.checkpoint()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    store.checkpoint()
