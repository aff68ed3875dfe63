import struct

import pytest

from exports.word.pictures import picture
from tests.exports.word.pieces import TELLING, png

SAID = TELLING.encode()


def segment(mark: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, mark, len(content) + 2) + content


SCAN = segment(0xDA, b"\x01\x01\x00\x00\x3f\x00") + b"\x12\x34\xff\x00\x56\xff\xd9"
JPEG = b"".join(
    (
        b"\xff\xd8",
        segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"),
        segment(0xE1, b"Exif\0\0" + SAID),
        segment(0xED, b"Photoshop " + SAID),
        segment(0xFE, SAID),
        segment(0xEE, b"Adobe\0"),
        segment(0xDB, bytes(65)),
        SCAN,
        SAID,
    )
)


def test_a_png_keeps_what_it_shows_and_loses_what_it_tells() -> None:
    found = picture(png() + SAID)

    assert found is not None
    assert (found.suffix, found.media_type) == ("png", "image/png")
    assert SAID not in found.content
    assert b"tEXt" not in found.content
    assert all(name in found.content for name in (b"IHDR", b"IDAT", b"IEND"))


def test_a_jpeg_keeps_what_it_shows_and_loses_what_it_tells() -> None:
    found = picture(JPEG)

    assert found is not None
    assert found.suffix == "jpeg"
    assert SAID not in found.content
    assert b"JFIF" in found.content
    assert b"Adobe" in found.content
    assert found.content.endswith(SCAN)


def test_a_jpeg_ends_where_it_ends_and_tells_nothing_between_its_scans() -> None:
    more = segment(0xE1, SAID) + segment(0xFE, SAID)
    small_copy = segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02" + SAID)
    first = b"\xff\xd8" + small_copy + SCAN[:-2] + more + b"\xff" + SCAN

    found = picture(first + JPEG)

    assert found is not None
    assert SAID not in found.content
    assert found.content.endswith(SCAN[:-2] + SCAN)
    assert found.content.count(b"\xff\xd8") == found.content.count(b"\xff\xd9") == 1


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"<svg/>",
        b"MZ",
        png()[:40],
        JPEG[:30],
        b"\xff\xd8\xff\xe0\x00\x04ab\x00\x00\x00\x00",
        b"\x01\x00\x00\x00" + bytes(100),
        SCAN[:6],
        b"\xd7\xcd\xc6\x9a drawing",
        JPEG[: JPEG.index(SCAN)] + SCAN[:-2],
    ],
    ids=[
        "none",
        "gif",
        "svg",
        "program",
        "half",
        "short",
        "lost",
        "no emf",
        "no start",
        "wmf",
        "no end",
    ],
)
def test_what_cannot_be_cleaned_is_no_picture(content: bytes) -> None:
    assert picture(content) is None


def test_a_picture_does_not_show_in_a_repr() -> None:
    assert "IHDR" not in repr(picture(png()))
