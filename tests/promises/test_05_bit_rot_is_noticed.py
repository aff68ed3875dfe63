from pathlib import Path
from random import Random

import pytest

from convo.errors import StoreError
from convo.model.changes import Keep, Together
from convo.records import gathering
from convo.records.connection import is_sound, open_to_read
from convo.records.store import Store
from tests.build import IN_EVERY_SCRIPT, KEY, SESSION, contribution
from tests.promises.conftest import Measured

SAID = [
    # Every tenth is longer than a page of the record.
    f"{IN_EVERY_SCRIPT[n % len(IN_EVERY_SCRIPT)]} {n} " * (1 if n % 10 else 200)
    for n in range(200)
]


@pytest.fixture
def filled(store: Store, path: Path) -> bytes:
    """The bytes of a record with many words, all of them in its one file."""
    store.apply(Together(tuple(Keep(contribution(text)) for text in SAID)))
    store.seal(only_if_due=False)
    return path.read_bytes()


def what_comes_of(path: Path) -> str:
    """Return whether a record is `refused`, `damaged`, or `well`; no text of it may differ."""
    try:
        with open_to_read(path, KEY) as db:
            is_well = is_sound(db)
            texts = {one.text for one in gathering.gather(db, [SESSION.id]).contributions}
    except StoreError:
        return "refused"
    assert texts == set(SAID)
    return "well" if is_well else "damaged"


@pytest.mark.parametrize("flips", [20, pytest.param(200, marks=pytest.mark.slow)])
def test_each_flipped_bit_is_noticed_and_no_text_is_shown_that_was_not_said(
    flips: int, filled: bytes, tmp_path: Path, measured: Measured
) -> None:
    choose = Random(20261124)  # noqa: S311 - no secret
    place = tmp_path / "flipped.db"
    found = []

    for bit in choose.sample(range(len(filled) * 8), flips):
        content = bytearray(filled)
        content[bit // 8] ^= 1 << bit % 8
        place.write_bytes(content)
        found.append(what_comes_of(place))

    noticed = found.count("refused") + found.count("damaged")
    assert noticed == flips
    measured(f"{noticed} of {flips} flipped bits noticed; 0 texts shown that were not said")


def test_a_record_that_nobody_touched_is_well(filled: bytes, tmp_path: Path) -> None:
    place = tmp_path / "whole.db"
    place.write_bytes(filled)

    assert what_comes_of(place) == "well"
