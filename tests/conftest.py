"""What every test can ask for."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from convo.model.changes import Keep
from convo.records.connection import create_store, open_store
from convo.records.driver import Database
from convo.records.store import Store
from tests.build import KEY, NOON, SESSION
from tests.compiled import keep_compiled

keep_compiled()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add what is asked for by name."""
    parser.addoption("--update", action="store_true", help="write the golden files anew")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: else one worker does that while all others are done."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make one record for the whole run: copying it is 20 times as fast."""
    path = tmp_path_factory.mktemp("store") / "empty.db"
    create_store(path, KEY)
    return path


@pytest.fixture
def path(empty_store: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(empty_store, tmp_path / "record.db"))


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    with open_store(path, KEY) as db:
        yield db


@pytest.fixture
def store(db: Database) -> Store:
    """A record with SESSION open in it."""
    store = Store(db, now=lambda: NOON)
    store.apply(Keep(SESSION))
    return store
