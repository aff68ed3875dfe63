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
from tests.promises.traced_disk import Disk, can_trace, events_of

CUTS_OF_ONE = 6
FULL, NORMAL = 2, 1
MIB = 24

CUTS = 25

MOUNTED = pytest.mark.skipif(not can_mount(), reason="disks that are files need root")
TRACED = pytest.mark.skipif(not can_trace(), reason="strace sees what is written")


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


@MOUNTED
@pytest.mark.parametrize("cuts", [3, pytest.param(60, marks=pytest.mark.slow)])
def test_what_was_told_as_saved_is_there_after_every_power_cut(
    cuts: int, tmp_path: Path, measured: Measured
) -> None:
    came = cut_again_and_again(tmp_path, cuts=cuts, synchronous=FULL)

    assert came.wrong == []
    assert came.told >= 50 * cuts
    measured(f"{cuts} cuts, {came.told:,} acknowledged: 0 lost, altered or half-written")


@MOUNTED
def test_a_record_that_does_not_wait_for_the_disk_is_caught(tmp_path: Path) -> None:
    came = cut_again_and_again(tmp_path, cuts=6, synchronous=NORMAL)

    assert any(one.startswith("lost") for one in came.wrong)


def cut_in_a_trace(folder: Path, *, cuts: int, count: int, synchronous: int) -> Cuts:
    """Work out from one run what power cuts at *cuts* moments of it may have left."""
    path = folder / "record.db"
    new_record(path)
    before = path.read_bytes()
    events = events_of(path, synchronous=synchronous, count=count)
    told = [n for n, event in enumerate(events) if event.kind == "told"]
    choose = Random(20261124)  # noqa: S311 - no secret
    left, came, power = folder / "left" / path.name, Cuts(), Disk({path.name: before})
    left.parent.mkdir()
    moments = set(choose.sample(range(told[0], len(events)), cuts))
    for n, event in enumerate(events):
        power.take(event)
        if n in moments:
            for name, content in power.left(choose).items():
                (left.parent / name).write_bytes(content)
            so_far = [one.at for one in events[: n + 1] if one.kind == "told"]
            came.wrong += what_is_wrong(left, so_far)
            for file in left.parent.iterdir():
                file.unlink()
    came.told = len(told)
    return came


@TRACED
def test_no_part_of_what_was_not_waited_for_is_needed(tmp_path: Path) -> None:
    came = cut_in_a_trace(tmp_path, cuts=CUTS, count=100, synchronous=FULL)

    assert came.wrong == []
    assert came.told == 100


@TRACED
def test_a_trace_without_waiting_is_caught(tmp_path: Path) -> None:
    came = cut_in_a_trace(tmp_path, cuts=CUTS, count=100, synchronous=NORMAL)

    assert any(one.startswith("lost") for one in came.wrong)
