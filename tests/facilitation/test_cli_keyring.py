import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.convo.vault.surroundings import UNLOCK

ROOT = Path(__file__).parents[2]


def test_a_record_opens_with_a_real_keyring_and_without_any_secret_typed(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    for program in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not on this machine")
    home = tmp_path_factory.mktemp("at")  # short: sockets have short paths
    convo = f"{sys.executable} -m facilitation.cli"
    steps = f"{UNLOCK} {convo} setup >/dev/null && {convo} session list --json"

    ran = subprocess.run(
        ["dbus-run-session", "--", "sh", "-c", steps],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "PYTHONPATH": str(ROOT),
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (ran.returncode, ran.stdout) == (0, "[]\n"), ran.stderr
    folder = home / ".local" / "share" / "convo"
    assert sorted(path.name for path in (folder / "slots").iterdir()) == [
        "keyring.json",
        "recovery.slot",
    ]


def test_without_a_keyring_the_sentence_names_the_way_out(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "facilitation.cli", "setup"],
        env={"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert ran.returncode == 1
    assert "--no-keyring" in ran.stderr
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
