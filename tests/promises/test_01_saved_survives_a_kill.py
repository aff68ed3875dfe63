from pathlib import Path
from random import Random

import pytest

from tests.promises.capturing import capturing, new_record, spend, what_is_wrong
from tests.promises.conftest import Measured

KILLS_OF_ONE = 10
"""Of one record: a larger one takes longer to look through."""


@pytest.mark.parametrize("kills", [10, pytest.param(200, marks=pytest.mark.slow)])
def test_what_was_told_as_saved_is_there_after_every_kill(
    kills: int, tmp_path: Path, measured: Measured
) -> None:
    choose = Random(20261124)  # noqa: S311 - the same moments, as far as programs take the same time
    everything = 0
    told: list[int] = []

    for kill in range(kills):
        path = tmp_path / f"{kill // KILLS_OF_ONE}.db"
        if kill % KILLS_OF_ONE == 0:
            told = []
            new_record(path)
        with capturing(path, seed=kill) as program:
            told += program.listen(choose.randint(15, 50))
            spend(choose.uniform(0, 0.01))
            program.program.kill()
            program.program.join()
            told += program.told_by_now()
        assert what_is_wrong(path, told) == []
        everything += len(told) if kill % KILLS_OF_ONE == KILLS_OF_ONE - 1 else 0

    assert everything >= 25 * kills
    measured(f"{kills} kills, {everything:,} acknowledged: 0 lost, altered or half-written")


def test_a_program_that_tells_too_early_is_caught(tmp_path: Path) -> None:
    path = tmp_path / "record.db"
    new_record(path)
    told: list[int] = []

    for _ in range(10):
        with capturing(path, is_hasty=True) as program:
            told += program.listen(10)
            program.program.kill()
            program.program.join()
            told += program.told_by_now()

    assert any(one.startswith("lost") for one in what_is_wrong(path, told))
