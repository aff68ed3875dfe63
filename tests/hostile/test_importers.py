"""Every importer on every hostile file, in every encoding."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from tests.hostile.material import FEW_ENCODINGS, MANY_ENCODINGS
from tests.hostile.reading import ROOM_MIB, Costs
from tests.shared import shared

pytestmark = pytest.mark.xdist_group("importers")  # what all of them look at takes a minute to make

ROOT: Final = Path(__file__).parents[2]
SECONDS: Final = 2
FEW: Final = ("nasty/csv_injection", "vtt")
MANY: Final = ("nasty", "csv", "vtt", "docx", "refi-qda", "meetings/zoom", "talk/meta_flattened")


def costs_of(encodings: tuple[str, ...], folders: tuple[str, ...]) -> Costs:
    """Return what a process of its own says of reading those folders."""
    words = [*encodings, "--", *(str(shared(folder)) for folder in folders)]
    ran = subprocess.run(
        [sys.executable, "-m", "tests.hostile.reading", *words],
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
    )
    return Costs(**json.loads(ran.stdout))


@pytest.fixture(
    scope="module",
    params=[
        pytest.param((FEW_ENCODINGS, FEW), id="few"),
        pytest.param((MANY_ENCODINGS, MANY), id="all", marks=pytest.mark.slow),
    ],
)
def costs(request: pytest.FixtureRequest) -> Costs:
    return costs_of(*request.param)


def test_every_file_is_read_by_every_importer(costs: Costs) -> None:
    assert costs.raised == []
    assert costs.read > 3_000
    assert costs.passages > 2_000


def test_all_that_is_read_is_clean(costs: Costs) -> None:
    assert costs.unclean == []


def test_no_problem_has_a_word_of_the_file(costs: Costs) -> None:
    assert costs.telling == []


def test_no_file_takes_two_seconds(costs: Costs) -> None:
    assert costs.seconds < SECONDS, costs.slowest


def test_reading_takes_little_room(costs: Costs) -> None:
    assert costs.grown_mib <= ROOM_MIB
