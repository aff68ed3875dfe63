"""Writing a report: nobody else can read it, and nothing that was there is touched."""

import errno
import os
import re
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from convo.errors import FileInTheWayError, RefusedError
from exports.files import default_name, write_new

WORDS = "کتاب‌های ما\n".encode()


@pytest.fixture
def open_umask() -> Iterator[None]:
    """Let files be made as open as whoever makes them asks for."""
    before = os.umask(0)
    yield
    os.umask(before)


@pytest.mark.usefixtures("open_umask")
def test_nobody_else_can_read_what_was_written(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"

    write_new(path, WORDS)

    assert path.read_bytes() == WORDS
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.usefixtures("open_umask")
def test_nobody_else_can_read_it_while_it_is_being_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    modes = []
    monkeypatch.setattr(
        os, "fsync", lambda of: modes.append(stat.S_IMODE(os.fstat(of).st_mode) & 0o077)
    )

    write_new(tmp_path / "summary.md", WORDS)

    assert modes[0] == 0


def test_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    path.write_text("older")

    with pytest.raises(FileInTheWayError, match="is there already"):
        write_new(path, WORDS)

    assert path.read_text() == "older"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("target", ["victim", "nothing"])
def test_a_link_is_never_followed(tmp_path: Path, target: str) -> None:
    victim, path = tmp_path / "victim", tmp_path / "summary.md"
    victim.write_text("victim")
    path.symlink_to(target)

    with pytest.raises(FileInTheWayError):
        write_new(path, WORDS)

    assert victim.read_text() == "victim"
    assert path.is_symlink()
    assert not (tmp_path / "nothing").exists()


def test_a_link_planted_where_it_is_written_first_is_not_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    victim = tmp_path / "victim"
    victim.write_text("victim")
    monkeypatch.setattr("secrets.token_hex", lambda _: "guessed")
    for name in (".guessed.part", ".guessed.new"):
        (tmp_path / name).symlink_to(victim)

    with pytest.raises(RefusedError):
        write_new(tmp_path / "summary.md", WORDS)

    assert victim.read_text() == "victim"


def test_a_missing_folder_is_said_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "summary.md"

    with pytest.raises(RefusedError, match=f"^there is no folder {re.escape(str(path.parent))}"):
        write_new(path, WORDS)

    assert not path.parent.exists()


def test_a_file_for_a_folder_is_said_in_one_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(RefusedError, match="there is no folder"):
        write_new(tmp_path / "file" / "summary.md", WORDS)


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "No space left"), KeyboardInterrupt()])
def test_nothing_is_left_of_a_file_that_was_not_finished(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def stop(_: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", stop)

    with pytest.raises((RefusedError, KeyboardInterrupt)):
        write_new(tmp_path / "summary.md", WORDS)

    assert list(tmp_path.iterdir()) == []


def test_the_words_are_on_the_disk_before_the_name_is_and_then_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "summary.md"
    on_disk: list[tuple[int, int]] = []
    monkeypatch.setattr(
        os, "fsync", lambda of: on_disk.append((os.fstat(of).st_ino, path.stat().st_size))
    )

    write_new(path, WORDS)

    assert on_disk == [(path.stat().st_ino, 0), (tmp_path.stat().st_ino, len(WORDS))]


def test_a_name_tells_nothing_and_is_never_the_same() -> None:
    names = {default_name(".docx") for _ in range(50)}

    assert len(names) == 50
    assert all(re.fullmatch(r"summary-[0-9a-f]{8}\.docx", name) for name in names)
