import os
from pathlib import Path

import pytest

from convo.errors import RefusedError
from facilitation.desk.given_files import MOST_BYTES, content_of


def test_a_file_comes_as_it_is(tmp_path: Path) -> None:
    words = "می\u200cخواهم ကြောင်း".encode()
    (tmp_path / "notes").write_bytes(words)

    assert content_of(tmp_path / "notes") == words


def test_the_largest_file_is_read_and_a_byte_more_is_not(tmp_path: Path) -> None:
    file = tmp_path / "notes"
    with file.open("wb") as written:
        written.truncate(MOST_BYTES)
    largest = len(content_of(file))
    os.truncate(file, MOST_BYTES + 1)

    with pytest.raises(RefusedError, match="a file to import has at most 20,000,000 bytes"):
        content_of(file)
    assert largest == MOST_BYTES


def test_what_never_ends_is_given_up() -> None:
    with pytest.raises(RefusedError, match="a template has at most"):
        content_of(Path("/dev/zero"), "template")


@pytest.mark.parametrize("name", [".", "missing"])
def test_what_cannot_be_read_is_refused_with_the_reason(tmp_path: Path, name: str) -> None:
    with pytest.raises(RefusedError, match="the template cannot be read: "):
        content_of(tmp_path / name, "template")
