from dataclasses import replace
from pathlib import Path

import pytest

from convo.records.connection import create_store
from facilitation.desk.home import Home
from facilitation.desk.opening import open_desk
from tests.build import KEY, NOON, PROMPT, SESSION
from tests.load.long_session import growth_of, memory_by_minute

WARM, MINUTES = 20, 50
"""`python -m tests.bench load` goes on for eight hours, the first of them for warming up."""

MOST = 5
"""Percent."""

pytestmark = pytest.mark.slow


def test_a_session_takes_no_more_memory_the_longer_it_lasts(tmp_path: Path) -> None:
    home = Home(tmp_path)
    create_store(home.record, KEY)
    with open_desk(home, KEY) as desk:
        desk.keep(replace(SESSION, begun_on=NOON.date(), rule_version="en 1"), PROMPT)

    held = list(memory_by_minute(tmp_path, minutes=MINUTES))

    assert len(held) == MINUTES
    assert growth_of(held, warm=WARM) <= MOST
