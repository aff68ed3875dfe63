import os
import shutil
import signal
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import pytest

from tests.promises.capturing import Capturing, capturing, new_record, spend, what_is_wrong
from tests.promises.conftest import Measured
from tests.promises.loop_disk import can_mount, disk, mounted

CUTS_OF_ONE = 6
FULL, NORMAL = 2, 1
MIB = 24

pytestmark = pytest.mark.skipif(not can_mount(), reason="disks that are files need root")


@dataclass
class Cuts:
    """What the power was cut for, and what came of it."""

    told: int = 0
    wrong: list[str] = field(default_factory=list)


def cut(program: Capturing, image: Path) -> tuple[Path, list[int]]:
    """Cut the power of a disk while a program writes to it.

    Returns:
        What is on the disk, and what the program told until then.
    """
    pid = program.program.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    while Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2][0] != "T":
        pass  # it is still on its way to stop
    told = program.told_by_now()
    left = Path(shutil.copy(image, image.with_name("left.img")))
    os.kill(pid, signal.SIGCONT)
    return left, told


def cut_again_and_again(folder: Path, *, cuts: int, synchronous: int) -> Cuts:
    choose = Random(20261124)  # noqa: S311 - no secret
    came = Cuts()
    for first in range(0, cuts, CUTS_OF_ONE):
        image = folder / f"{first}.img"
        with disk(image, mib=MIB) as at:
            new_record(at / "record.db")
            with capturing(
                at / "record.db", seed=first // CUTS_OF_ONE, synchronous=synchronous
            ) as program:
                told: list[int] = []
                for _ in range(min(CUTS_OF_ONE, cuts - first)):
                    told += program.listen(choose.randint(50, 150))
                    spend(choose.uniform(0, 0.01))
                    left, more = cut(program, image)
                    told += more
                    with mounted(left) as there:
                        came.wrong += what_is_wrong(there / "record.db", told)
                    left.unlink()
                came.told += len(told)
        image.unlink()
    return came


@pytest.mark.parametrize("cuts", [3, pytest.param(60, marks=pytest.mark.slow)])
def test_what_was_told_as_saved_is_there_after_every_power_cut(
    cuts: int, tmp_path: Path, measured: Measured
) -> None:
    came = cut_again_and_again(tmp_path, cuts=cuts, synchronous=FULL)

    assert came.wrong == []
    assert came.told >= 50 * cuts
    measured(f"{cuts} cuts, {came.told:,} acknowledged: 0 lost, altered or half-written")


def test_a_record_that_does_not_wait_for_the_disk_is_caught(tmp_path: Path) -> None:
    came = cut_again_and_again(tmp_path, cuts=6, synchronous=NORMAL)

    assert any(one.startswith("lost") for one in came.wrong)
