"""Reading WordprocessingML in tests."""

import io
import zipfile
from collections.abc import Callable
from typing import Final, TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def attribute(e: Element, name: str) -> str:
    """Return the attribute `w:name`, or nothing."""
    return e.get(f"{W}{name}") or ""


def words(e: Element) -> str:
    """Return the words under *e*, with its line breaks and tabs."""
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(
        child.text or "" if child.tag == f"{W}t" else signs.get(str(child.tag), "")
        for run in e.iter(f"{W}r")
        for child in run
    )


def lines(data: bytes, style: str) -> list[str]:
    """Return the words of each paragraph of a style, by its id."""
    return [
        words(p)
        for p in part(data).iter(f"{W}p")
        if p.find(f"{W}pPr/{W}pStyle[@{W}val='{style}']") is not None
    ]


def part(data: bytes, name: str = "word/document.xml") -> Element:
    """Return one part of a file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def unpacked(data: bytes) -> dict[str, bytes]:
    """Return all parts of a file: packing hides a word from a search."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(data: bytes, name: str, change: Callable[[str], str]) -> bytes:
    """Return a copy of a file in which one part differs and nothing else does."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(made, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == name:
                content = change(content.decode()).encode()
            target.writestr(entry, content)
    return made.getvalue()
