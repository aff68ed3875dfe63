import statistics
from pathlib import Path

import pytest

from convo.model.changes import Keep
from convo.records import reading
from convo.records.connection import create_store, open_store
from convo.records.store import Store
from facilitation.desk.home import Home
from tests.build import KEY, SESSION
from tests.load.writing import EVERY, PROCESSES, write_at_once

SECONDS = 10
"""`python -m tests.bench load` writes for a minute."""

pytestmark = pytest.mark.slow


def test_five_programs_write_to_one_record_and_none_finds_it_locked_or_waits_long(
    tmp_path: Path,
) -> None:
    home = Home(tmp_path)
    create_store(home.record, KEY)
    with open_store(home.record, KEY) as db:
        Store(db).apply(Keep(SESSION))

    written = write_at_once(tmp_path, seconds=SECONDS)

    with open_store(home.record, KEY) as db:
        assert reading.contributions_in(db, SESSION.id) == PROCESSES * SECONDS / EVERY
    assert written.failed == 0
    assert statistics.quantiles(written.saved, n=20)[-1] <= 50
