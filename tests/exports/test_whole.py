"""JSON Lines and workbooks hold all of a report: no field can change without their changing."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from enum import Enum
from typing import Any, Final

import pytest

from convo.disclosure.counts import Band, Withheld
from exports.json_lines import render_json
from exports.report.values import Report
from exports.tongue import tongue_of
from exports.workbook.sheets import sheets_of
from tests.exports.reports import FULL


def changed(value: Any) -> Any:  # noqa: ANN401, PLR0911 -- any field, and one line for each type
    """Return another value of the same type."""
    match value:
        case Enum():
            return next(each for each in reversed(type(value)) if each is not value)
        case bool():
            return not value
        case float():
            return value / 2
        case int():
            return value - 1 if value > 1 else value + 1
        case Withheld() | Band():
            return 9
        case date():
            return value + timedelta(days=1)
        case str():
            return "fr"  # a region, a name and a language may be called so
        case (first, *rest):
            return tuple(rest) if is_dataclass(first) else (changed(first), *rest)
        case _:
            return None


def variants(of: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 -- any value of a report
    """Yield each field within a value, and the value with another one there."""
    for each in fields(of):
        value = getattr(of, each.name)
        if (another := changed(value)) not in (None, value):
            yield f"{type(of).__name__}.{each.name}", replace(of, **{each.name: another})
        parts = value if isinstance(value, tuple) else (value,)
        for place, part in enumerate(parts):
            if not is_dataclass(part):
                continue
            for name, other in variants(part):
                whole = (*parts[:place], other, *parts[place + 1 :])
                new = whole if isinstance(value, tuple) else other
                yield name, replace(of, **{each.name: new})


def by_field() -> dict[str, list[tuple[Report, Report]]]:
    """Return, for each field of all that a report holds, reports and what they differ from."""
    found: dict[str, list[tuple[Report, Report]]] = {}
    bare = tuple(replace(each, addressee="") for each in FULL.statements)
    # A day of review makes it a draft; whether teams are told shows where there is no addressee.
    for base in (FULL, replace(FULL, review_until=None), replace(FULL, statements=bare)):
        for name, report in variants(base):
            found.setdefault(name, []).append((base, report))
    return found


BY_FIELD: Final = by_field()


def rows_of(given: Report) -> object:
    return [(each.columns, each.rows) for each in sheets_of(given, tongue_of(given.language))]


@pytest.mark.parametrize("name", BY_FIELD)
def test_another_value_of_a_field_is_another_file(name: str) -> None:
    assert any(render_json(one) != render_json(other) for one, other in BY_FIELD[name])
    assert any(rows_of(one) != rows_of(other) for one, other in BY_FIELD[name])


def test_every_field_of_a_report_is_tried() -> None:
    tried = {name.partition(".")[2] for name in BY_FIELD if name.startswith(("Report.", "Beside."))}
    held = {each.name for value in (FULL, FULL.beside) for each in fields(value)}

    assert held - tried == {
        "beside",
        "uncategorised",
        "absent",
        "by_region",
        "changes",
        "directory",
        "withheld",  # for the ledger alone
        "apart",
        "cells",
    }
