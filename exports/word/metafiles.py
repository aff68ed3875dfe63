"""Drawings of Windows (EMF) without anything but what draws them.

Numbers of records, and where their parts are, from MS-EMF; all places are in bytes.
"""

import struct
from collections.abc import Iterator
from typing import Final

_MARK: Final = b" EMF"
_DESCRIPTION_AND_PALETTE: Final = slice(60, 72)
_SIZES: Final = slice(48, 56)
_FORMAT: Final = slice(88, 96)
_HEAD_LEAST: Final = 88
_HEAD_MOST: Final = 108
"""The most that its header says of the drawing; what programs say of themselves comes after."""

_START: Final = struct.Struct("<II")
_LAST: Final = 14
_END: Final = struct.pack("<IIIII", _LAST, 20, 0, 0, 20)

# Text may be hidden behind the drawing, or lie beside it; colour spaces are named after files.
_REFUSED: Final = frozenset({83, 84, 96, 97, 99, 108, 122})
_FIXED: Final = {
    **dict.fromkeys((28, 33, 52, 59, 60, 61, 65, 66, 68), 8),
    **dict.fromkeys((*range(16, 23), 24, 25, 34, 37, 40, 48, 57, 58, 67, 98, 115), 12),
    **dict.fromkeys((9, 10, 11, 12, 13, 26, 27, 51, 54, 120), 16),
    **dict.fromkeys((15,), 20),
    **dict.fromkeys((29, 30, 31, 32, 39, 42, 43, 53, 62, 63, 64), 24),
    **dict.fromkeys((38, 41), 28),
    **dict.fromkeys((23, 35, 44), 32),
    **dict.fromkeys((36,), 36),
    **dict.fromkeys((45, 46, 47, 55), 40),
}
"""How long records are that are always as long: something else may follow in them."""

_LINES: Final = frozenset({*range(2, 9), 56, *range(85, 93)})
_REGIONS: Final = frozenset({71, 72, 73, 74})
_BITMAPS: Final = {
    **dict.fromkeys((76, 77, 114, 116), (84,)),
    78: (84, 112),
    79: (96, 124),
    **dict.fromkeys((80, 81), (48,)),
    **dict.fromkeys((93, 94), (16,)),
    95: (12,),
}
"""Where records say where in them a bitmap begins, followed by how long its header is."""

_BARE: Final = {76: 100, 77: 108, 78: 128, 79: 140, 114: 108, 116: 108}
"""How long those are that may do without a bitmap, where they do."""

_PEN: Final = 95
_FONT: Final = 82
_FONT_NAMES: Final = 40
_PALETTES: Final = frozenset({49, 50})
_CLIPPED: Final = 75
_GRADIENT: Final = 118
_DRAWING: Final = (
    _LINES
    | _REGIONS
    | (_BITMAPS.keys() - {93, 94, _PEN})
    | {15, *range(41, 48), 53, 54, 55, 62, 63, 64, _GRADIENT}
)
_KEPT: Final = _DRAWING | _FIXED.keys() | _BITMAPS.keys() | _PALETTES | {_FONT, _CLIPPED}

_BITMAP_HEADS: Final = frozenset({12, 40, 108})
"""Of bitmaps that carry no colour profile, which may be the name of a file."""

_PLAIN: Final = frozenset({0, 1, 2, 3})
"""How bitmaps may be packed. Others are whole pictures with all that cameras write into them."""


def drawn(content: bytes) -> bytes:
    """Keep of an EMF the records that are known to draw, and what they need; no comments.

    Raises:
        ValueError: It says what may not be seen when it is looked at, draws nothing, or is damaged.
        struct.error: It is damaged.
    """
    _, size = _START.unpack_from(content)
    if content[40:44] != _MARK or not _HEAD_LEAST <= size <= len(content):
        raise ValueError("no EMF")
    head = bytearray(content[: min(size, _HEAD_MOST)])
    kept = [_shown(kind, record) for kind, record in _records(content, size) if kind in _KEPT]
    if not any(_START.unpack_from(record)[0] in _DRAWING for record in kept):
        raise ValueError("an EMF that draws nothing, but for comments")
    kept.append(_END)
    struct.pack_into("<I", head, 4, len(head))
    head[_DESCRIPTION_AND_PALETTE] = bytes(12)
    if len(head) >= _FORMAT.stop:
        head[_FORMAT] = bytes(8)
    head[_SIZES] = struct.pack("<II", len(head) + sum(map(len, kept)), 1 + len(kept))
    return bytes(head) + b"".join(kept)


def _records(content: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records behind the header, up to the last: what follows it is no picture."""
    while True:
        kind, size = _START.unpack_from(content, at)
        if kind in _REFUSED or size < _START.size or at + size > len(content):
            raise ValueError("an EMF with text, or a damaged one")
        if kind == _LAST:
            return
        yield kind, content[at : at + size]
        at += size


def _shown(kind: int, record: bytes) -> bytes:
    """Return a record without what may hide in it."""
    if kind == _FONT:
        return record[:_FONT_NAMES].ljust(len(record), b"\0")
    size = _FIXED.get(kind, len(record))
    bitmaps = [_has_bitmap(record, place) for place in _BITMAPS.get(kind, ())]  # looks at each
    if kind in _BITMAPS and True not in bitmaps:
        if kind not in _BARE and kind != _PEN:
            raise ValueError("an EMF that misses a bitmap")
        size = _BARE.get(kind, size)
    cut = record[:size]
    return _START.pack(kind, len(cut)) + cut[_START.size :]


def _has_bitmap(record: bytes, place: int) -> bool:
    """Tell whether a record has a bitmap where it says so at *place*.

    Raises:
        ValueError: The bitmap is another picture, or names a file.
    """
    start, size = _START.unpack_from(record, place)
    if size == 0:
        return False
    (head,) = struct.unpack_from("<I", record, start)
    if head not in _BITMAP_HEADS:
        raise ValueError("a bitmap with a colour profile")
    if head > min(_BITMAP_HEADS):
        (packed,) = struct.unpack_from("<I", record, start + 16)
        if packed not in _PLAIN:
            raise ValueError("a bitmap that is another picture")
    return True
