"""Finds in a document what a test is about."""

from collections.abc import Iterable, Iterator

from exports.blocks import (
    Block,
    Bullets,
    Document,
    Inline,
    Paragraph,
    Quotation,
    Ref,
    Section,
    Steps,
    Table,
    Words,
)
from exports.outline.build import document_of
from exports.report.values import Report, Statement, ThemeHeard
from tests.exports.reports import report


def every(sections: Iterable[Section]) -> Iterator[Section]:
    for section in sections:
        yield section
        yield from every(section.sections)


def blocks_of(document: Document) -> list[Block]:
    return [block for section in every(document.sections) for block in section.blocks]


def quotations_of(given: Report) -> list[Quotation]:
    return [each for each in blocks_of(document_of(given)) if isinstance(each, Quotation)]


def section_of(given: Report, title: str) -> Section:
    return next(each for each in every(document_of(given).sections) if each.title == title)


def table_in(section: Section) -> Table:
    return next(block for block in section.blocks if isinstance(block, Table))


def second_by_first(table: Table) -> dict[str | Words, str | Words]:
    """Return the second cell of each row by its first."""
    return {row[0]: row[1] for row in table.rows}


def said_in(section: Section) -> str:
    """Return the words of a section, line by line; a reference is its name in brackets."""
    lines: list[str] = []
    for block in section.blocks:
        match block:
            case Paragraph(parts):
                lines.append(_line(parts))
            case Bullets(items) | Steps(items):
                lines.extend(map(_line, items))
            case _:
                pass
    return "\n".join(lines)


def _line(parts: Iterable[Inline]) -> str:
    return "".join(_part(part) for part in parts)


def _part(part: Inline) -> str:
    if isinstance(part, str):
        return part
    return f"[{part.name}]" if isinstance(part, Ref) else part.text


def under(theme: str, *statements: Statement) -> Report:
    """Return a report of one theme and of all that was said about it."""
    numbers = tuple(each.number for each in statements)
    heard = ThemeHeard(name=theme, definition="", contributions=12, statements=numbers)
    return report(themes=(heard,), statements=statements)
