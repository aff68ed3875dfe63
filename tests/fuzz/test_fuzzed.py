"""Input that a fuzzer makes up, for some seconds each; and what it begins with, always."""

import importlib
import importlib.util
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
HARNESSES: Final = ("cleaning", "quick_line", "talk_page")
SECONDS: Final = 12


@pytest.mark.parametrize("harness", HARNESSES)
def test_what_fuzzing_begins_with_fails_nothing(harness: str) -> None:
    module = importlib.import_module(f"tests.fuzz.{harness}")

    seeds = list(module.seeds())
    for seed in seeds:
        module.check(seed)

    assert len(seeds) > 10


@pytest.mark.slow
@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None,
    reason="atheris is not installed: `pip install -e '.[fuzz]'` has it for Linux",
)
@pytest.mark.parametrize("harness", HARNESSES)
def test_nothing_crashes_or_hangs_or_takes_100_mib(harness: str, tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.fuzzing", harness, str(tmp_path), str(SECONDS)],
        cwd=ROOT,
        check=False,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        errors="replace",
    )

    assert ran.returncode == 0, ran.stderr[-2_000:]
    assert list(tmp_path.glob("failed-*")) == []
    [tried] = re.findall(r"number_of_executed_units: (\d+)", ran.stderr)
    assert int(tried) > 500
