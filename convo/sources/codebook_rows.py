"""What the importers of codebooks return, and how themes of one file are brought together."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Final

from convo.errors import RefusedError
from convo.rules.codebook import theme_name
from convo.sources.found import Problem
from convo.sources.gathering import LONGEST_NAME, Gathering

MOST_THEMES: Final = 2_000
"""How many themes one file may have. A codebook has some 20 to 200."""

_LONGEST_NAME = 80  # as `Theme` has it
_NO_LETTERS = re.compile(r"\A[\W\d_]+|#")
_COLOUR = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})")


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookRow:
    """A theme as an imported codebook has it. Nothing of it is in the record yet."""

    line: int
    """Where it begins in a table, from 1; of a .qdc, which of its codes it is."""

    name: str = field(repr=False)
    """One word, as `Theme` has it; no other row has the same."""

    definition: str = field(default="", repr=False)
    when_to_use: str = field(default="", repr=False)
    when_not: str = field(default="", repr=False)
    parent: str | None = field(default=None, repr=False)
    """The name of another row."""

    aliases: tuple[str, ...] = field(default=(), repr=False)
    colour: str = ""
    """#rrggbb in small letters; empty where none is told."""

    glyph: str = ""
    retired: bool = False
    """Whether it is kept for what is under it already, and no longer chosen."""

    merged_into: str | None = field(default=None, repr=False)
    """The name of the row that stands for it; None where it stands for itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCodebook:
    """All that an importer made of a codebook."""

    rows: tuple[CodebookRow, ...]
    """Each behind its parent and behind what stands for it, else in the order of the file."""

    problems: tuple[Problem, ...] = ()


class Themes:
    """The themes of one file so far. It minds what it changes, and never raises for a bad one."""

    def __init__(self, gathering: Gathering) -> None:
        """Begin without themes; problems go to *gathering*."""
        self._gathering = gathering
        self._rows: dict[str, CodebookRow] = {}

    def name(self, line: int, written: str, *, parent: str | None = None) -> str | None:
        """Return a name that no theme has yet, or None where there is none to be made.

        Args:
            line: Where it stands.
            written: The name as the file has it.
            parent: A name to be put before it where another theme has it already; None where a
                second one is one too many.

        Raises:
            RefusedError: There are `MOST_THEMES` already, or too many problems.
        """
        if len(self._rows) >= MOST_THEMES:
            raise RefusedError(f"a codebook has at most {MOST_THEMES:,} themes: no more were read")
        name = _fitting(written)
        if name is None:
            self._gathering.mind(line, "no name can be made of what this theme is called: left out")
            return None
        if name in self._rows and parent is not None:
            name = _fitting(f"{parent}-{name}") or name
            self._gathering.mind(line, "another theme has this name: its parent's is put before it")
        if name in self._rows:
            self._gathering.mind(line, "another theme has this name already: left out")
            return None
        return name

    def add(self, row: CodebookRow, *, written: str) -> None:
        """Add a theme that has a name of `name`; *written* is what the file calls it."""
        if _called(written) is None:
            self._gathering.mind(
                row.line,
                "this name was changed: it begins with a letter, and has 80 characters at most",
            )
            row = replace(row, aliases=tuple(dict.fromkeys((*row.aliases, written[:LONGEST_NAME]))))
        self._rows[row.name] = row

    def colour(self, line: int, cell: str) -> str:
        """Return the colour a cell tells, or none."""
        colour = cell.strip().casefold()
        if not _COLOUR.fullmatch(colour):
            if colour:
                self._gathering.mind(line, "this colour is not #rrggbb: left out")
            return ""
        return colour if len(colour) == len("#rrggbb") else "#" + "".join(c * 2 for c in colour[1:])

    def arranged(self) -> tuple[CodebookRow, ...]:
        """Return all themes, each under a parent that is there, or under none.

        Likewise each was merged into one that is there, or into none.
        """
        names: dict[str, str] = {}
        for name, row in self._rows.items():
            names |= {called: name for alias in row.aliases if (called := _called(alias))}
        names |= {name: name for name in self._rows}  # a name goes before an alias
        self._rows = {name: self._under(row, names) for name, row in self._rows.items()}
        for name, row in self._rows.items():
            if name in self._above(row):
                self._mind_of_parents(row.line, "this theme is a part of itself: it has no parent")
                self._rows[name] = replace(row, parent=None)
        for name, row in self._rows.items():
            if row.merged_into is not None and name in self._behind(row):
                message = "this theme was merged into a part of itself: it stands for itself"
                self._mind_of_parents(row.line, message)
                self._rows[name] = replace(row, merged_into=None)
        return self._in_order()

    def _in_order(self) -> tuple[CodebookRow, ...]:
        found: dict[str, CodebookRow] = {}
        for name in self._rows:
            waiting = [name]
            while waiting:
                row = self._rows[waiting[-1]]
                first = next((one for one in _needed(row) if one not in found), None)
                if first is None:
                    found.setdefault(waiting.pop(), row)
                else:
                    waiting.append(first)
        return tuple(found.values())

    def _under(self, row: CodebookRow, names: Mapping[str, str]) -> CodebookRow:
        if row.parent is not None:
            parent = names.get(_fitting(row.parent) or "")
            if parent is None:
                self._mind_of_parents(row.line, "no theme has the name of this one's parent")
            row = replace(row, parent=parent)
        if row.merged_into is not None:
            into = names.get(_fitting(row.merged_into) or "")
            if into is None:
                message = "no theme has the name of the one that this was merged into"
                self._mind_of_parents(row.line, message)
            row = replace(row, merged_into=into)
        return row

    def _behind(self, row: CodebookRow) -> set[str]:
        """Return the names of all rows that have to stand before one."""
        found: set[str] = set()
        waiting = list(_needed(row))
        while waiting:
            name = waiting.pop()
            if name not in found:
                found.add(name)
                waiting += _needed(self._rows[name])
        return found

    def _mind_of_parents(self, line: int, message: str) -> None:
        with suppress(RefusedError):  # there may be too many problems; the themes are told still
            self._gathering.mind(line, message)

    def _above(self, row: CodebookRow) -> list[str]:
        """Return the parent, its parent and so on; of a circle, each once."""
        found: dict[str, None] = {}
        parent = row.parent
        while parent is not None and parent not in found:
            found[parent] = None
            parent = self._rows[parent].parent
        return list(found)


def _needed(row: CodebookRow) -> tuple[str, ...]:
    """Return the names of the rows that one speaks of."""
    return tuple(name for name in (row.parent, row.merged_into) if name is not None)


def _called(written: str) -> str | None:
    try:
        return theme_name(written)
    except RefusedError:
        return None


def _fitting(written: str) -> str | None:
    """Return the name of a theme that is like *written*: without what no name begins with."""
    return _called(written) or _called(_NO_LETTERS.sub("", written)[:_LONGEST_NAME])
