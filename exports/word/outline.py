"""What a document numbers and points at, known before its first line is written."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import Final, TypeAlias

from exports.blocks import Bars, Block, Document, Quotation, Section, Steps, Table

LEVELS: Final = 4
"""How deep sections may stand in one another: the headings that have a style."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading, with the number Word will count for it."""

    level: int
    """From 1."""

    number: str
    """"2.1" or "B"; empty where headings are not numbered."""

    title: str = field(repr=False)
    bookmark: str
    annex: bool
    new_page: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """Something a reference can point at, and what the reference shows."""

    bookmark: str
    shown: str = field(repr=False)
    numbered: bool = False
    """Whether *shown* is the number of a paragraph instead of words in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """What stands before the words of a caption."""

    mark: Mark
    sequence: str
    """The name under which Word counts captions of this label."""

    number: int


Item: TypeAlias = Heading | Block


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """A document as one line of headings and blocks, and what can be known of it in advance."""

    items: tuple[Item, ...] = field(repr=False)
    headings: tuple[Heading, ...]
    marks: dict[str, Mark] = field(repr=False)
    captions: dict[str, Caption] = field(repr=False)
    charts: tuple[Bars, ...] = field(repr=False)
    lists: int
    """How many numbered lists there are."""


def outline(document: Document) -> Outline:
    """Number the headings, captions and lists of *document*.

    Headings of a document that runs from right to left get no numbers: LibreOffice hangs
    them outside the margin. References to them show their words instead.

    Raises:
        ValueError: Two things have one name, or sections stand in one another too deeply.
    """
    found = _Numbering(numbered=not document.right_to_left)
    items = tuple(found.walk(document.sections, level=1, annex=False))
    return Outline(
        items=items,
        headings=tuple(item for item in items if isinstance(item, Heading)),
        marks=found.marks,
        captions=found.captions,
        charts=tuple(item for item in items if isinstance(item, Bars)),
        lists=sum(isinstance(item, Steps) for item in items),
    )


class _Numbering:
    """The counters, as they stand at one place in the document."""

    def __init__(self, *, numbered: bool) -> None:
        self.marks: dict[str, Mark] = {}
        self.captions: dict[str, Caption] = {}
        self._numbered = numbered
        self._sections, self._annexes = [0] * LEVELS, [0] * LEVELS
        self._labels: dict[str, int] = {}
        self._headings = 0

    def walk(self, sections: tuple[Section, ...], *, level: int, annex: bool) -> Iterator[Item]:
        for section in sections:
            lettered = annex or (level == 1 and section.annex)
            yield self._heading(section, level=level, annex=lettered)
            for block in section.blocks:
                self._name(block)
                yield block
            yield from self.walk(section.sections, level=level + 1, annex=lettered)

    def _heading(self, section: Section, *, level: int, annex: bool) -> Heading:
        if level > LEVELS:
            raise ValueError(f"sections may stand {LEVELS} deep in one another, not more")
        self._headings += 1
        heading = Heading(
            level=level,
            number=self._number(level, annex=annex) if self._numbered else "",
            title=section.title,
            bookmark=f"_Toc{900_000_000 + self._headings}",
            annex=annex,
            new_page=section.new_page,
        )
        if section.name:
            shown = heading.number or section.title
            self._add(
                section.name,
                Mark(bookmark=heading.bookmark, shown=shown, numbered=bool(heading.number)),
            )
        return heading

    def _number(self, level: int, *, annex: bool) -> str:
        counters = self._annexes if annex else self._sections
        counters[level - 1] += 1
        counters[level:] = [0] * (LEVELS - level)
        first, *others = counters[:level]
        return ".".join([_letters(first) if annex else str(first), *map(str, others)])

    def _name(self, block: Block) -> None:
        match block:
            case Table(caption="") | Quotation(name=""):
                pass
            case Table() | Bars():
                number = self._labels[block.label] = self._labels.get(block.label, 0) + 1
                mark = self._add(
                    block.name, Mark(bookmark=self._reference(), shown=f"{block.label} {number}")
                )
                sequence = self._sequence(block.label)
                self.captions[block.name] = Caption(mark=mark, sequence=sequence, number=number)
            case Quotation():
                self._add(block.name, Mark(bookmark=self._reference(), shown=block.source))
            case _:
                pass

    def _sequence(self, label: str) -> str:
        """Return *label* where Word takes it for a name, as it shows that to whoever adds one."""
        if re.fullmatch(r"[A-Za-z]\w{0,39}", label, re.ASCII):
            return label
        return f"Label{list(self._labels).index(label) + 1}"

    def _reference(self) -> str:
        # Word wants 40 letters or digits at most; those that begin with "_" it keeps hidden.
        return f"_Ref{900_000_001 + len(self.marks)}"

    def _add(self, name: str, mark: Mark) -> Mark:
        if name in self.marks:
            raise ValueError("two things of a document have one name")
        self.marks[name] = mark
        return mark


def _letters(number: int) -> str:
    """Return A to Z, then AA, BB, as Word counts."""
    return ascii_uppercase[(number - 1) % 26] * ((number - 1) // 26 + 1)
