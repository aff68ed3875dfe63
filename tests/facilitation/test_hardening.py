import json
import os
import resource
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
# What a command finds that runs in the place of ours: `main` must have done its work before.
COMMAND = """
import ctypes, json, os, resource, sys
from facilitation import cli

def look(*words, **options):
    print(json.dumps({
        "core": resource.getrlimit(resource.RLIMIT_CORE),
        "limits": [l for l in open("/proc/self/limits") if l.startswith("Max core")],
        "dumpable": ctypes.CDLL(None).prctl(3, 0, 0, 0, 0),
        "owner": os.stat("/proc/self/mem").st_uid,
        "textual": [name for name in os.environ if name.startswith("TEXTUAL")],
    }))

cli.cli.main = look
"""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")


def seen_by(code: str, **environment: str) -> Any:  # noqa: ANN401 - JSON
    """Return what *code* prints, in a process that could write a core file."""
    ran = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env=os.environ | environment,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (RAISED, RAISED)),
    )
    return json.loads(ran.stdout)


RAISED = resource.getrlimit(resource.RLIMIT_CORE)[1]


def test_a_command_can_write_no_core_file() -> None:
    seen = seen_by(f"{COMMAND}cli.main()")

    assert seen["core"] == [0, 0]
    assert [line.split()[4:6] for line in seen["limits"]] == [["0", "0"]]


def test_a_command_is_not_dumpable_and_so_not_traced() -> None:
    assert seen_by(f"{COMMAND}look()")["dumpable"] == 1

    assert seen_by(f"{COMMAND}cli.main()")["dumpable"] == 0


def test_no_command_is_told_by_the_environment_to_write_what_is_shown() -> None:
    told = {"TEXTUAL_LOG": "/dev/null", "TEXTUAL": "devtools", "TEXTUAL_PRESS": "q"}
    assert len(seen_by(f"{COMMAND}look()", **told)["textual"]) == 3

    assert seen_by(f"{COMMAND}cli.main()", **told)["textual"] == []


@pytest.mark.parametrize("number", [0, 1, 2])
def test_no_file_takes_the_number_of_a_stream_that_was_closed(tmp_path: Path, number: int) -> None:
    code = (
        f"import os; os.close({number})\n"
        f"import sys; sys.{['stdin', 'stdout', 'stderr'][number]} = None\n"
        "from facilitation.hardening import fill_streams; fill_streams()\n"
        f"opened = os.open({str(tmp_path / 'record')!r}, os.O_CREAT | os.O_RDWR)\n"
        "print('words', file=sys.stdout); print('words', file=sys.stderr); sys.stdin.read()\n"
        f"raise SystemExit(opened == {number})"
    )

    ran = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        cwd=ROOT,
        capture_output=True,
        stdin=subprocess.DEVNULL,
    )

    assert ran.returncode == 0
    assert (tmp_path / "record").read_bytes() == b""


def test_hardening_costs_a_command_no_library() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import facilitation.hardening, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    ).stdout.split()

    assert not {"click", "textual", "sqlcipher3", "ctypes"} & set(loaded)
