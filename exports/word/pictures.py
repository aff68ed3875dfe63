"""Pictures of a template, without what cameras and drawing programs write into them."""

import re
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from exports.word.metafiles import drawn

_PNG: Final = b"\x89PNG\r\n\x1a\n"
# What is needed to show one. Text, times, camera data and colour profiles are not.
_PNG_KEPT: Final = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"pHYs"}
_JPEG: Final = b"\xff\xd8\xff"
# Frames, tables, scans: what is needed to show one. The first two of APP0 and APP14 say how dense
# its points are and how its colours are meant; cameras, places, people and small copies follow.
_JPEG_KEPT: Final = {*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD}
_JPEG_CUT: Final = {0xE0: (b"JFIF\0", 12, b"\0\0"), 0xEE: (b"Adobe", 12, b"")}
_JPEG_SCAN: Final = 0xDA
_JPEG_END: Final = 0xD9
_AFTER_SCAN: Final = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)
_EMF: Final = b"\x01\x00\x00\x00"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that says nothing but what it shows."""

    suffix: str
    content: bytes = field(repr=False)

    @property
    def media_type(self) -> str:
        """What kind of file it is, for the list of them in the package."""
        return f"image/{'x-' if self.suffix == 'emf' else ''}{self.suffix}"


def picture(content: bytes) -> Picture | None:
    """Return the picture that *content* is; None where it is of no kind that can be cleaned."""
    for start, suffix, cleaned in _KINDS:
        if content.startswith(start):
            try:
                return Picture(suffix, cleaned(content))
            except (struct.error, IndexError, ValueError):
                return None  # damaged
    return None


def _png(content: bytes) -> bytes:
    return _PNG + b"".join(chunk for name, chunk in _chunks(content) if name in _PNG_KEPT)


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, name = len(_PNG), b""
    while name != b"IEND":  # what follows the end is no picture
        size, name = struct.unpack_from(">I4s", content, at)
        yield name, content[at : at + 12 + size]
        at += 12 + size


def _jpeg(content: bytes) -> bytes:
    """Keep the segments that show it, up to its own end: a second picture may follow."""
    kept, at = [content[:2]], 2
    while True:
        if content[at] != _JPEG[2]:
            raise ValueError("no segment of a JPEG begins here")
        while content[at + 1] == _JPEG[2]:  # any number of these may stand before a mark
            at += 1
        mark = content[at + 1]
        if mark == _JPEG_END:
            return b"".join((*kept, content[at : at + 2]))
        (size,) = struct.unpack_from(">H", content, at + 2)
        end = at + 2 + size
        if mark == _JPEG_SCAN:
            following = _AFTER_SCAN.search(content, end)
            if following is None:
                raise ValueError("a JPEG without an end")
            end = following.start()
        kept.append(_segment(mark, content[at:end]))
        at = end


def _segment(mark: int, segment: bytes) -> bytes:
    """Return what of a segment is kept."""
    if mark in _JPEG_KEPT:
        return segment
    start, length, end = _JPEG_CUT.get(mark, (b"", 0, b""))
    if not start or not segment[4:].startswith(start):
        return b""
    told = segment[4 : 4 + length] + end
    return segment[:2] + struct.pack(">H", len(told) + 2) + told


_KINDS: Final[tuple[tuple[bytes, str, Callable[[bytes], bytes]], ...]] = (
    (_PNG, "png", _png),
    (_JPEG, "jpeg", _jpeg),
    (_EMF, "emf", drawn),
)
