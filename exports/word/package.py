"""The file as a whole: which parts are in it, and the same bytes every time."""

import io
import zipfile
from collections.abc import Iterable, Mapping
from typing import Final, TypeAlias

Parts: TypeAlias = Mapping[str, bytes | Iterable[str]]
"""What each part of a file holds: bytes, or pieces of text that are written as they come."""

_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)  # the earliest a zip file knows


def zipped(parts: Parts) -> bytes:
    """Return a file of *parts* that tells neither time nor system.

    The content types come first, as programs expect; the others are in the order of their
    names, and pieces are asked for in that order.
    """
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in sorted(parts, key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.create_system, entry.compress_type = 0, zipfile.ZIP_DEFLATED
            content = parts[name]
            if isinstance(content, bytes):
                archive.writestr(entry, content)
                continue
            with (
                archive.open(entry, "w") as raw,
                io.TextIOWrapper(raw, "utf-8", newline="") as text,
            ):
                text.writelines(content)
    return kept.getvalue()
