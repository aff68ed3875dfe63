import struct

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from exports.word.pictures import picture
from tests.exports.word.pieces import TELLING

SAID = TELLING.encode()


def record(kind: int, content: bytes = b"") -> bytes:
    padded = content + bytes(-len(content) % 4)
    return struct.pack("<II", kind, 8 + len(padded)) + padded


LINE = record(54, struct.pack("<ii", 20, 30))
END = record(14, struct.pack("<III", 0, 0, 20))


def bitmap(*, packed: int = 0, head: int = 40) -> bytes:
    start = 80
    told = struct.pack("<IiiHHI", head, 1, 1, 1, 24, packed).ljust(head, b"\0")
    fields = struct.pack("<IIII", start, head, start + head, 4)
    return record(81, bytes(40) + fields + bytes(16) + told + b"\x01\x02\x03\0")


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


KNOWN = {*range(2, 123)}


@given(
    kind=st.integers(min_value=0, max_value=2**32 - 1).filter(lambda kind: kind not in KNOWN),
    words=st.sampled_from([TELLING.encode(), TELLING.encode("utf-16-le")]),
)
@example(kind=999, words=SAID)
@example(kind=1, words=SAID)
def test_a_record_that_nobody_knows_is_left_out(kind: int, words: bytes) -> None:
    found = picture(emf(record(kind, words)))

    assert found is not None
    assert words not in found.content
    assert found.content.endswith(LINE + END)


@pytest.mark.parametrize("kind", range(2, 123))
def test_no_record_without_a_bitmap_or_lines_carries_words(kind: int) -> None:
    carrying = {*range(2, 9), 14, 49, 50, 56, *range(71, 77), 77, 78, 79, *range(85, 93)}
    carrying |= {95, 114, 116, 118}

    found = picture(emf(record(kind, bytes(56) + SAID)))

    if kind not in carrying:
        assert found is None or SAID not in found.content


def test_a_record_that_is_always_as_long_is_cut_to_that() -> None:
    line = struct.pack("<ii", 20, 30)

    found = picture(emf(record(54, line + SAID)))

    assert found is not None
    assert found.content.endswith(LINE + LINE + END)


def test_the_last_record_says_nothing_but_that_it_is_the_last() -> None:
    found = picture(emf()[: -len(END)] + record(14, bytes(12) + SAID))

    assert found is not None
    assert found.content.endswith(LINE + END)


def test_a_bitmap_within_it_is_shown() -> None:
    found = picture(emf(bitmap()))

    assert found is not None
    assert bitmap() in found.content


@pytest.mark.parametrize("packed", [4, 5, 11])
def test_an_emf_with_another_picture_in_it_is_left_out(packed: int) -> None:
    assert picture(emf(bitmap(packed=packed))) is None


def test_an_emf_with_a_bitmap_that_has_a_colour_profile_is_left_out() -> None:
    assert picture(emf(bitmap(head=124))) is None


def test_what_stands_in_place_of_a_bitmap_is_left_out() -> None:
    rest = bytes(92) + SAID

    found = picture(emf(record(76, rest)))

    assert found is not None
    assert SAID not in found.content
    assert picture(emf(record(81, rest))) is None


def test_an_emf_that_only_a_comment_draws_is_left_out() -> None:
    whole = emf(record(70, b"EMF+" + bytes(40)))

    assert picture(whole.replace(LINE, b"")) is None


def test_an_emf_with_a_short_header_is_left_out() -> None:
    short = bytearray(emf())
    struct.pack_into("<I", short, 4, 84)

    assert picture(bytes(short[:84]) + LINE + END) is None
