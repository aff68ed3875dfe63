"""A document as sections of blocks: what a report looks like, before any format.

Word, Markdown and wikitext each draw these few blocks; none of them sees a report. All text
in them may be read by the report's audience, and is clean.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Bold:
    """Words in bold."""

    text: str


@dataclass(frozen=True, slots=True)
class Words:
    """Words in another language than the document's."""

    text: str
    language: str
    """BCP 47."""


@dataclass(frozen=True, slots=True)
class Ref:
    """A cross-reference to the section or the caption of that name."""

    name: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote."""

    text: str


Inline: TypeAlias = str | Bold | Words | Ref | Note


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    parts: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list with dots."""

    items: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A list numbered from 1."""

    items: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True)
class Checks:
    """A list with an empty box before each item, to be ticked."""

    items: tuple[tuple[Inline, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Somebody's words, or a paraphrase of them, and the line that says whose they may be."""

    text: str
    language: str | None = None
    """BCP 47; None where it is the document's own, or unknown."""

    verbatim: bool
    """Whether these are the very words."""

    translation: str = ""
    """In the document's language; empty where there is none."""

    translation_label: str = ""
    """What stands before the translation."""

    source: str
    """Who may be told to have said it, and its number."""

    name: str = ""
    """A name that a `Ref` may point at; empty for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with one header row."""

    label: str
    """What the caption counts: "Table"."""

    caption: str
    """Empty for a table without a caption."""

    name: str
    """What a `Ref` points at; unique in the document."""

    about: str
    """What it shows, for people who cannot see it."""

    head: tuple[str, ...]
    rows: tuple[tuple[str | Words, ...], ...]
    widths: tuple[int, ...]
    """Shares of the width of the text."""

    numbers: frozenset[int] = frozenset()
    """Which columns hold numbers, counted from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bars:
    """A bar chart. The same numbers stand in a table of the document."""

    label: str
    """What the caption counts: "Figure"."""

    caption: str
    name: str
    about: str
    """What it shows, for people who cannot see it."""

    series: str
    """What the bars count."""

    counts: Mapping[str, int]
    """In the order they are drawn."""

    written: tuple[str, ...]
    """How each of them is written where nothing is drawn."""


Block: TypeAlias = Paragraph | Bullets | Steps | Checks | Quotation | Table | Bars


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading, what stands under it, and the sections within."""

    title: str
    name: str = ""
    """What a `Ref` points at; empty for nothing."""

    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    annex: bool = False
    """Whether it is lettered A, B, C instead of numbered."""

    new_page: bool = False
    names_a_team: bool = False
    """Whether its title holds a team's name, as somebody typed it: that is not to be translated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document."""

    title: str
    subtitle: str
    language: str
    """BCP 47, of all that is not marked otherwise."""

    right_to_left: bool = False
    running_head: str
    """At the top of every page but the first."""

    label: str
    """At the top of every page: for whom it is."""

    running_foot: str
    page_line: str = "Page {page} of {pages}"
    """Beside the running foot."""

    quoted: str = "“{words}”"
    """How very words are marked where there is no bar beside them."""

    facts: Table
    """The block under the title, without a caption."""

    contents_title: str
    sections: tuple[Section, ...]
