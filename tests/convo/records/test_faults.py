import resource
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from convo.errors import DamagedError, NotSealedError, StoreError
from convo.model.changes import Keep
from convo.records import gathering, sealing
from convo.records.connection import copy_store, open_store, open_to_read
from convo.records.driver import Database, DriverError
from convo.records.store import Store
from convo.records.writer import Writer
from tests.build import IN_EVERY_SCRIPT, KEY, SESSION, contribution

PAGE = 4096


@contextmanager
def no_file_larger_than(size: int) -> Iterator[None]:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.fixture
def damaged(store: Store, path: Path) -> Path:
    """A record with words, each page of which is damaged but those that an opening reads."""
    store.checkpoint()
    opened = path.stat().st_size // PAGE
    for text in IN_EVERY_SCRIPT:
        store.apply(Keep(contribution(f"{text} " * 100)))
    store.checkpoint()
    content = bytearray(path.read_bytes())
    for page in range(opened, len(content) // PAGE):
        content[page * PAGE + 100] ^= 1
    left = path.with_name("damaged.db")
    left.write_bytes(content)
    return left


def test_damage_that_a_reader_comes_across_is_a_sentence_and_no_words(damaged: Path) -> None:
    with (
        open_to_read(damaged, KEY) as db,
        pytest.raises(DamagedError, match="cannot be read: it is damaged: restore a backup"),
    ):
        gathering.gather(db, [SESSION.id])


def test_damage_that_is_met_while_indexing_is_told_to_whoever_comes_next(damaged: Path) -> None:
    writer = Writer(lambda: Store(open_store(damaged, KEY)))

    with pytest.raises(DamagedError, match="it is damaged: restore a backup"):
        writer.close()

    with pytest.raises(DamagedError, match="it is damaged: restore a backup"):
        writer.submit(Keep(SESSION))


def test_damage_that_the_writer_comes_across_is_a_sentence(damaged: Path) -> None:
    with open_store(damaged, KEY) as db:
        with pytest.raises(DamagedError, match="it is damaged: restore a backup"):
            Store(db).seal(only_if_due=False)

        assert sealing.is_seal_due(db)


@pytest.mark.parametrize("text", IN_EVERY_SCRIPT[2:5])
def test_no_text_is_read_whose_last_page_is_damaged(store: Store, path: Path, text: str) -> None:
    store.apply(Keep(contribution(f"{text} " * 400)))
    store.checkpoint()
    content = path.read_bytes()
    left = path.with_name("damaged.db")

    for page in range(len(content) // PAGE):
        flipped = bytearray(content)
        flipped[page * PAGE + 100] ^= 1
        left.write_bytes(flipped)

        assert texts_of(left) in ([], [f"{text} " * 400])


def texts_of(path: Path) -> list[str]:
    try:
        with open_store(path, KEY) as db:
            return [text for (text,) in db.execute("SELECT text FROM contributions").fetchall()]
    except (StoreError, DriverError):
        return []


def test_a_disk_that_takes_no_more_leaves_the_seal_due(store: Store, db: Database) -> None:
    with no_file_larger_than(PAGE), pytest.raises((NotSealedError, StoreError)):
        store.seal(only_if_due=False)

    store.seal()
    assert not sealing.is_seal_due(db)


def test_a_copy_for_which_there_is_no_room_is_a_sentence_and_leaves_nothing(
    db: Database, tmp_path: Path
) -> None:
    with (
        no_file_larger_than(10 * PAGE),
        pytest.raises(StoreError, match="the copy was not written: a disk is full, or failed"),
    ):
        copy_store(db, tmp_path / "copy.db", KEY)

    assert not (tmp_path / "copy.db").exists()


def test_a_mistake_of_ours_is_no_sentence(path: Path) -> None:
    with open_to_read(path, KEY) as db, pytest.raises(DriverError, match="no such table"):
        db.execute("SELECT 1 FROM no_table")
