"""Codes as programs of qualitative analysis know them: REFI-QDA 1.5."""

import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID, uuid5

_CODEBOOK: Final = "urn:QDA-XML:codebook:1.0"
ORIGIN: Final = "convo"

_SPACE: Final = UUID("6f1d3c52-0a8e-4d5b-9a57-3f2e9d7c4b10")
"""The program's own: one thing has one identifier, however often it is written."""

_COLOURS: Final = (
    "#1F77B4", "#D1495B", "#2E8B57", "#8E6C1F", "#7B4FA3", "#00838F", "#C2571A", "#5D6D7E",
)  # fmt: skip
"""Of codes without one, in turn: dark enough for white letters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code of a codebook."""

    key: str
    """What its identifier is made of."""

    name: str = field(repr=False)
    description: str = field(default="", repr=False)
    colour: str = ""
    """#rrggbb; empty where any will do."""

    depth: int = 0
    """How many codes it is within: the nearest before it of each smaller depth."""


def guid(key: str) -> str:
    """Return the identifier of what is known by *key*."""
    return str(uuid5(_SPACE, key))


def codebook_of(codes: Iterable[Code]) -> bytes:
    """Return *codes*, of which there is one at least, as a .qdc file."""
    root = ET.Element("CodeBook", {"xmlns": _CODEBOOK, "origin": ORIGIN})
    add_codes(root, codes)
    return as_xml(root)


def add_codes(parent: ET.Element, codes: Iterable[Code]) -> None:
    """Add the element with all *codes* to a codebook, each within the one that it is part of."""
    around = [ET.SubElement(parent, "Codes")]
    for place, code in enumerate(codes):
        element = ET.SubElement(
            around[code.depth],
            "Code",
            guid=guid(code.key),
            name=code.name,
            isCodable="true",
            color=code.colour or _COLOURS[place % len(_COLOURS)],
        )
        if code.description:
            ET.SubElement(element, "Description").text = code.description
        around[code.depth + 1 :] = [element]


def as_xml(root: ET.Element) -> bytes:
    """Return an element as a document, each of its lines as far in as it is deep."""
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
