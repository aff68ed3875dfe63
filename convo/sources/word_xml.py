"""Going through XML that anybody may have made, in little room."""

import re
from collections.abc import Callable
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate

from convo.errors import RefusedError

MOST_ELEMENTS: Final = 300_000
"""How many elements are gone through, in a second or two. A page of Word has some 1,000."""

DEEPEST: Final = 250
"""How many elements may be within each other. Tables in tables in text boxes have some 40."""

# One tag, and the text behind it. A tag may have a million attributes, and each takes room.
_LONGEST_PIECE = re.compile(rb"<[^<]{1000000}")
_DAMAGED = "the text in this file is damaged, or too long to read"


def walk(
    xml: bytes,
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] = lambda _: None,
    text: Callable[[str], None] = lambda _: None,
) -> None:
    """Call *start* and *end* for each element and *text* for each run of characters, in order.

    Nothing outside the XML is read. Entities are not known, since a document type is refused.

    Args:
        xml: A whole document.
        start: Given the name and the attributes. A name is that of its namespace, a space and the
            local name; or only the local name where it has no namespace.
        end: Given the name.
        text: Given the characters. Those of one element may come in several runs.

    Raises:
        RefusedError: It is not well-formed, has a document type, or has more in it than is read.
    """
    if _LONGEST_PIECE.search(xml):
        raise RefusedError(_DAMAGED)
    depth = elements = 0

    def opened(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth, elements = depth + 1, elements + 1
        if depth > DEEPEST or elements > MOST_ELEMENTS:
            raise RefusedError("the text in this file is too long to read: divide it")
        start(name, attributes)

    def closed(name: str) -> None:
        nonlocal depth
        depth -= 1
        end(name)

    parser = ParserCreate(namespace_separator=" ", intern=None)
    parser.StartElementHandler = opened
    parser.EndElementHandler = closed
    parser.CharacterDataHandler = text
    parser.StartDoctypeDeclHandler = _refuse
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - it takes no keywords
    except (ExpatError, LookupError, ValueError):
        raise RefusedError(_DAMAGED) from None


def _refuse(*_: object) -> None:
    raise RefusedError("the text in this file is not as Word writes it: not read")
