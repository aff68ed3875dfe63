"""Any bytes as a typed line: live, and in a file with and without a list of people."""

from collections.abc import Iterator
from dataclasses import fields
from typing import Final

from convo.sources.quick_line import Correction, Line, Unreadable, read_line, read_noted_line
from convo.text import is_clean
from tests.build import IN_EVERY_SCRIPT
from tests.hostile.material import own_texts

KNOWN: Final = frozenset(("ada", "birch tree", "آدا", "ပ"))
LINES: Final = (
    "3:q Who is first? #safety +4",
    "P3: Q: Who?",
    "0 nobody's words",
    "... and more",
    "s/old/new/g",
    "s|a/b|c|",
    "+4",
    "Topic: A topic",
    "# A topic",
    "// a remark",
    "q+ Ada",
    "off the record",
    "on the record.",
    "Ada: “words”",
    "**Ada**: > words",
    "present: Ada, Birch",
    "٣: كلمات",
    "\\#not a theme",
    "---",
    "- 3. a list",
)


def seeds() -> Iterator[bytes]:
    """Yield what to begin with."""
    yield from (line.encode() for line in (*LINES, *IN_EVERY_SCRIPT))
    for _, text in own_texts():
        yield from (line.encode("utf-8", "surrogatepass") for line in text.split("\n")[:20])


def check(data: bytes) -> None:
    """Read *data* as a line in every way there is, and look at what each says."""
    text = data.decode("utf-8", "surrogateescape")
    for read in (
        read_line(text),
        read_noted_line(text, known=frozenset(), recurring=None),
        read_noted_line(text, known=frozenset()),
        read_noted_line(text, known=KNOWN),
    ):
        _check(read)


def _check(read: Line) -> None:
    values = [getattr(read, field.name) for field in fields(read)]
    for value in values:
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                assert is_clean(text)
                assert text.strip() or isinstance(read, Correction)
    assert not isinstance(read, Unreadable) or read.message.isascii()
