"""Reads the numbers of a report back out of what was written, in the words that stand for them."""

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

from lxml import etree

from exports.outline import said
from exports.outline.english import sentences, terms
from exports.report.values import Report
from tests.exports.reports import ENGLISH

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """Numbers of places and themes; a withheld one is words."""

    sessions: tuple[str, ...]
    themes: Mapping[str, str]
    regions: Mapping[str, tuple[str, ...]]
    """By theme: each region's, then the number of all."""


def in_report(report: Report) -> Printed:
    table = report.by_region
    return Printed(
        sessions=tuple(said.number(each.contributions, ENGLISH) for each in report.conversations),
        themes={each.name: said.number(each.contributions, ENGLISH) for each in report.themes},
        regions={
            theme: (*("none held" if cell is None else _cell(cell) for cell in cells), str(total))
            for theme, total, cells in (table.rows if table else ())
        },
    )


def _cell(given: object) -> str:
    return str(given) if isinstance(given, int) else terms.HIDDEN_CELL


def in_json(file: bytes) -> Printed:
    things = [json.loads(line) for line in file.decode().splitlines()[1:]]

    def of_kind(kind: str) -> list[Any]:
        return [thing for thing in things if thing["kind"] == kind]

    return Printed(
        sessions=tuple(_in_words(each["contributions"]) for each in of_kind("conversation")),
        themes={each["name"]: _in_words(each["contributions"]) for each in of_kind("theme")},
        regions={
            row["theme"]: (
                *("none held" if cell is None else _cell(cell) for cell in row["regions"].values()),
                str(row["statements"]),
            )
            for row in of_kind("theme-by-region")
        },
    )


def _in_words(given: int | dict[str, int | None]) -> str:
    return str(given) if isinstance(given, int) else ENGLISH.say(terms.NOT_SHOWN)


def themes_in_csv(file: bytes) -> Counter[str]:
    """Return how many statements the register has about each theme."""
    rows = csv.DictReader(StringIO(file.decode()))
    return Counter(theme for row in rows for theme in row["themes"].split())


class Word:
    """A Word file, read part by part."""

    def __init__(self, file: bytes) -> None:
        with ZipFile(BytesIO(file)) as archive:
            self._parts = {name: archive.read(name) for name in archive.namelist()}
        self._document = etree.fromstring(self._parts["word/document.xml"])

    def tables(self) -> Printed:
        """Return the numbers in its tables."""
        sessions = self._rows(lambda head: head[0] == sentences.DATE.text)
        themes = self._rows(
            lambda head: head == [sentences.THEME.text, sentences.CONTRIBUTIONS.text]
        )
        regions = self._rows(lambda head: head[-1] == sentences.ALL.text)
        return Printed(
            sessions=tuple(row[4] for row in sessions),
            themes=dict(themes),
            regions={theme: tuple(cells) for theme, *cells in regions},
        )

    def _rows(self, is_wanted: Callable[[list[str]], bool]) -> list[list[str]]:
        for table in self._document.iter(f"{_W}tbl"):
            head, *rows = [
                ["".join(map(str, cell.itertext())) for cell in row.iter(f"{_W}tc")]
                for row in table.iter(f"{_W}tr")
            ]
            if is_wanted(head):
                return rows
        return []

    def text(self) -> list[str]:
        """Return the number under the heading of each theme, in their order."""
        lines = ("".join(map(str, each.itertext())) for each in self._document.iter(f"{_W}p"))
        found = (re.match(r"Contributions: ([^.;]*)", line) for line in lines)
        return [line[1] for line in found if line]

    def alternative(self) -> dict[str, str]:
        """Return the numbers in the words for those who cannot see the charts."""
        charts = re.findall(rb'descr="Bar chart: (.*?)\. The', self._parts["word/document.xml"])
        return dict(each.rsplit(" ", 1) for about in charts for each in about.decode().split(", "))

    def chart(self) -> dict[str, str]:
        """Return the numbers that the charts draw."""
        found: dict[str, str] = {}
        for name, part in self._parts.items():
            if name.startswith("word/charts/") and name.endswith(".xml"):
                root = etree.fromstring(part)
                found |= zip(
                    _values(root.iter("{*}cat")), _values(root.iter("{*}val")), strict=True
                )
        return found

    def workbook(self) -> dict[str, str]:
        """Return the numbers of the workbooks inside the charts."""
        found: dict[str, str] = {}
        for name, part in self._parts.items():
            if name.endswith(".xlsx"):
                found |= _sheet(part)
        return found


def _values(parts: Iterable[etree._Element]) -> list[str]:
    return [each.text or "" for part in parts for each in part.iter("{*}v")]


def _sheet(workbook: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(workbook)) as archive:
        strings = etree.fromstring(archive.read("xl/sharedStrings.xml"))
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    words = ["".join(map(str, each.itertext())) for each in strings.iter("{*}si")]
    rows = [[cell.findtext("{*}v") for cell in row.iter("{*}c")] for row in sheet.iter("{*}row")]
    return {words[int(row[0] or 0)]: row[1] or "" for row in rows[1:]}
