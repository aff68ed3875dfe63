import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from facilitation.keys import key_table
from tests.sizes import MODULES, ROOT

README = (ROOT / "README.md").read_text("utf-8")
MAIN_JOB, TESTS, TOUR = re.findall(r"```sh\n(.*?)```", README, re.DOTALL)


def _first_line(module: str) -> str:
    return (ast.get_docstring(ast.parse((ROOT / module).read_text("utf-8"))) or "").splitlines()[0]


def test_the_readme_has_a_line_for_each_module() -> None:
    lines = [line for line in README.splitlines() if line.startswith("| `") and ".py`" in line]

    assert lines == [f"| `{module}` | {_first_line(module)} |" for module in MODULES]


def test_the_readme_has_every_key() -> None:
    assert "\n".join(key_table({})) in README


@pytest.mark.long
def test_the_tour_is_true(tmp_path: Path) -> None:
    folder = tmp_path / ".venv" / "bin"
    folder.mkdir(parents=True)
    command = folder / "convo"
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m facilitation.cli "$@"\n')
    command.chmod(0o755)

    ran = subprocess.run(
        ["bash", "-eO", "expand_aliases", "-c", TOUR],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert ran.returncode == 0, ran.stderr
    assert "Kami butuh kontak pertama dalam bahasa kami dan segera" in ran.stdout
    assert "first-contact" in ran.stdout
    assert (tmp_path / "summary.md").read_text("utf-8").startswith("# ")
    assert (tmp_path / "backup.db.recovery").exists()


@pytest.mark.slow
def test_the_main_job_runs_as_printed_on_a_clean_copy(tmp_path: Path) -> None:
    wanted = ("convo", "exports", "facilitation", "pyproject.toml", "README.md", "LICENSE")
    for name in wanted:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        copy(source, tmp_path / name)

    ran = subprocess.run(
        ["bash", "-ec", MAIN_JOB], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.endswith("summary.docx\n")
    assert (tmp_path / "summary.docx").read_bytes().startswith(b"PK")


def test_the_gate_runs_the_readmes_test_command() -> None:
    assert TESTS.strip() in (ROOT / ".ci" / "run").read_text()
