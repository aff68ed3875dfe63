"""A passphrase from a file or a stream."""

import io
import os
from pathlib import Path

import pytest

from convo.errors import RefusedError
from convo.vault.passphrase_file import read_passphrase, read_passphrase_file


def passphrase_file(folder: Path, content: bytes, mode: int = 0o600) -> Path:
    path = folder / "passphrase"
    path.write_bytes(content)
    path.chmod(mode)
    return path


@pytest.mark.parametrize(
    "content",
    [
        b"right horse",
        b"right horse\n",
        b"right horse\r\nsecond line\r\n",
        b"\xef\xbb\xbfright horse\n",
    ],
)
def test_the_first_line_is_the_passphrase(tmp_path: Path, content: bytes) -> None:
    assert read_passphrase_file(passphrase_file(tmp_path, content)) == "right horse"


@pytest.mark.parametrize(
    "passphrase",
    [" spaces belong to it ", "می‌خواهم چهار واژه", "四个互不相关的词语", "a\u2028b\x85c"],
)
def test_a_passphrase_is_read_as_it_was_written(passphrase: str) -> None:
    assert read_passphrase(io.BytesIO(f"{passphrase}\n".encode())) == passphrase


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o601, 0o644])
def test_a_file_that_is_open_to_others_is_refused(tmp_path: Path, mode: int) -> None:
    path = passphrase_file(tmp_path, b"right horse\n", mode)

    with pytest.raises(RefusedError, match="others can read the passphrase file") as refused:
        read_passphrase_file(path)

    assert "right horse" not in str(refused.value)


def test_a_link_is_as_open_as_the_file_behind_it(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(passphrase_file(tmp_path, b"right horse\n", 0o644))

    with pytest.raises(RefusedError, match="others can read"):
        read_passphrase_file(link)


@pytest.mark.parametrize("content", [b"", b"\n", b"\r\nright horse\n", b"\xef\xbb\xbf\n"])
def test_an_empty_first_line_is_refused(content: bytes) -> None:
    with pytest.raises(RefusedError, match="empty first line"):
        read_passphrase(io.BytesIO(content))


def test_what_is_not_text_is_refused_without_being_shown() -> None:
    with pytest.raises(RefusedError, match="not text in UTF-8") as refused:
        read_passphrase(io.BytesIO("grüne pferde".encode("latin-1")))

    assert refused.value.__suppress_context__


def test_a_line_that_never_ends_is_refused() -> None:
    with pytest.raises(RefusedError, match="longer than 4,096 bytes"):
        read_passphrase(io.BytesIO(b"x" * 4097))


def test_the_longest_line_is_a_passphrase() -> None:
    assert read_passphrase(io.BytesIO(b"x" * 4095 + b"\n")) == "x" * 4095


def test_a_file_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match=f"could not be read \\({os.strerror(2)}\\)"):
        read_passphrase_file(tmp_path / "away")
