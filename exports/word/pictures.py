"""Pictures of a template, without what cameras and drawing programs write into them."""

import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
# What is needed to show one. Text, times, camera data and colour profiles are not.
_PNG_KEPT: Final = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"sRGB", b"cHRM", b"pHYs"}
_JPEG: Final = b"\xff\xd8\xff"
# APP0 says how dense its points are, APP14 how its colours are meant. The others and the comment
# hold cameras, places, programs and people.
_JPEG_DROPPED: Final = {*range(0xE1, 0xF0), 0xFE} - {0xEE}
_JPEG_SCAN: Final = 0xDA
_EMF: Final = b"\x01\x00\x00\x00"
_EMF_MARK: Final = b" EMF"
_EMF_DESCRIPTION: Final = slice(60, 68)
_WMF: Final = b"\xd7\xcd\xc6\x9a"


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that says nothing but what it shows."""

    suffix: str
    content: bytes = field(repr=False)

    @property
    def media_type(self) -> str:
        """What kind of file it is, for the list of them in the package."""
        return f"image/{'x-' if self.suffix in {'emf', 'wmf'} else ''}{self.suffix}"


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
    kept, at = [content[:2]], 2
    while True:
        mark, size = struct.unpack_from(">xBH", content, at)
        if content[at] != _JPEG[2]:
            raise ValueError("no segment of a JPEG begins here")
        if mark not in _JPEG_DROPPED:
            kept.append(content[at : at + 2 + size])
        at += 2 + size
        if mark == _JPEG_SCAN:
            end = content.rindex(b"\xff\xd9") + 2
            return b"".join((*kept, content[at:end]))


def _emf(content: bytes) -> bytes:
    """Empty the description, where programs put their names and that of the file."""
    if content[40:44] != _EMF_MARK:
        raise ValueError("no EMF")
    length, offset = struct.unpack("<II", content[_EMF_DESCRIPTION])
    made = bytearray(content)
    made[offset : offset + 2 * length] = bytes(min(2 * length, max(len(made) - offset, 0)))
    return bytes(made)


_KINDS: Final[tuple[tuple[bytes, str, Callable[[bytes], bytes]], ...]] = (
    (_PNG, "png", _png),
    (_JPEG, "jpeg", _jpeg),
    (_EMF, "emf", _emf),
    (_WMF, "wmf", bytes),
)
