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


def record(kind: int, content: bytes = b"") -> bytes:
    padded = content + bytes(-len(content) % 4)
    return struct.pack("<II", kind, 8 + len(padded)) + padded


LINE = record(54, struct.pack("<ii", 20, 30))
END = record(14, struct.pack("<III", 0, 0, 20))


def emf(*records: bytes) -> bytes:
    words = f"Zeichenprogramm\0{TELLING}\0\0".encode("utf-16-le")
    words += bytes(-len(words) % 4)
    header = bytearray(108)
    struct.pack_into("<II", header, 0, 1, 108 + len(words))
    header[40:44] = b" EMF"
    whole = bytes(header) + words + b"".join((*records, LINE, END))
    made = bytearray(whole)
    struct.pack_into("<II", made, 48, len(made), 3 + len(records))
    struct.pack_into("<II", made, 60, len(words) // 2, 108)
    return bytes(made)


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


def test_an_emf_keeps_what_draws_it_and_loses_what_it_tells() -> None:
    comment, profile = record(70, b"EMF+" + SAID), record(112, SAID)
    name = TELLING.encode("utf-16-le")
    font = record(82, bytes(32) + name)

    found = picture(emf(comment, font, profile) + SAID)

    assert found is not None
    assert found.media_type == "image/x-emf"
    assert SAID not in found.content
    assert name not in found.content
    assert found.content.endswith(LINE + END)
    size, number = struct.unpack("<II", found.content[48:56])
    assert (size, number) == (len(found.content), 4)
    assert struct.unpack("<II", found.content[60:68]) == (0, 0)


@pytest.mark.parametrize("kind", [83, 84, 96, 97, 99, 108, 122])
def test_an_emf_with_text_in_it_is_left_out(kind: int) -> None:
    assert picture(emf(record(kind, SAID))) is None


def test_an_emf_whose_records_do_not_end_is_left_out() -> None:
    assert picture(emf()[: -len(END)]) is None
    assert picture(emf(struct.pack("<II", 54, 0))) is None


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
