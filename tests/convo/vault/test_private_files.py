"""Files and folders only this account can read, and never half of a file."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from convo.vault.private_files import make_private_folder, written_beside


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.mark.usefixtures("open_umask")
def test_every_folder_made_is_private(tmp_path: Path) -> None:
    folder = tmp_path / "share" / "convo"

    make_private_folder(folder)

    assert mode_of(folder) == 0o700
    assert mode_of(folder.parent) == 0o700


def test_a_folder_that_is_there_stays_as_open_as_it_is(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    folder.chmod(0o755)

    make_private_folder(folder)

    assert mode_of(folder) == 0o755


@pytest.mark.usefixtures("open_umask")
def test_a_file_is_private_from_the_start(tmp_path: Path) -> None:
    path = tmp_path / "slot"

    with written_beside(path) as new:
        mode = mode_of(new)

    assert mode == 0o600
    assert mode_of(path) == 0o600


def test_a_file_that_could_not_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "slot"
    path.write_text("old")

    with pytest.raises(IsADirectoryError), written_beside(path) as new:
        new.parent.write_text("half")

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_is_replaced_and_not_followed(tmp_path: Path) -> None:
    victim, path = tmp_path / "victim", tmp_path / "slot"
    victim.write_text("victim")
    path.symlink_to(victim)

    with written_beside(path) as new:
        new.write_text("new")

    assert victim.read_text() == "victim"
    assert not path.is_symlink()


def test_a_link_planted_beside_is_not_followed(tmp_path: Path) -> None:
    victim, path = tmp_path / "victim", tmp_path / "slot"
    victim.write_text("victim")
    path.with_name("slot.new").symlink_to(victim)

    with written_beside(path) as new:
        new.write_text("new")

    assert victim.read_text() == "victim"
    assert path.read_text() == "new"


def test_a_link_planted_at_the_last_moment_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim, path = tmp_path / "victim", tmp_path / "slot"
    victim.write_text("victim")
    monkeypatch.setattr(Path, "unlink", lambda new, **_: new.symlink_to(victim))

    with pytest.raises(FileExistsError), written_beside(path):
        pass

    assert victim.read_text() == "victim"
    assert not path.exists()


def test_a_file_is_on_the_disk_before_its_name_is_and_then_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "slot"
    on_disk: list[tuple[int, bool]] = []
    monkeypatch.setattr(
        os, "fsync", lambda of: on_disk.append((os.fstat(of).st_ino, path.exists()))
    )

    with written_beside(path) as new:
        new.write_text("new")

    assert on_disk == [(path.stat().st_ino, False), (tmp_path.stat().st_ino, True)]


KILLED_BEFORE_RENAMING = """
import os, signal, sys
from pathlib import Path
from convo.vault.private_files import written_beside

Path.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
with written_beside(Path(sys.argv[1])) as new:
    new.write_text("new")
"""


def test_a_kill_before_the_renaming_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "slot"
    path.write_text("old")

    killed = subprocess.run([sys.executable, "-c", KILLED_BEFORE_RENAMING, path], check=False)

    assert killed.returncode == -signal.SIGKILL
    assert path.read_text() == "old"
    assert (tmp_path / "slot.new").read_text() == "new"


def test_what_a_kill_left_is_not_in_the_way(tmp_path: Path) -> None:
    path = tmp_path / "slot"
    path.with_name("slot.new").write_text("left by a kill, and longer")

    with written_beside(path) as new:
        new.write_text("new")

    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]
