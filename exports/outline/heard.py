"""The sections of what people said: by theme, by region, and what has no theme yet."""

from collections.abc import Iterable, Mapping, Sequence

from convo.disclosure.counts import Figure
from exports.blocks import Bars, Block, Paragraph, Quotation, Ref, Section, Table
from exports.outline import names, said
from exports.outline.english import phrases, sentences, terms
from exports.report.values import Report, Statement, ThemeHeard

_QUOTED = 4
"""The most under a theme: the register has all of them."""


def by_theme(report: Report) -> Section:
    """Return the numbers of all themes, and words about each of them."""
    statements = {statement.number: statement for statement in report.statements}
    blocks = _totals(report.themes) if report.themes else [Paragraph((sentences.NO_THEMES,))]
    return Section(
        title=sentences.BY_THEME,
        blocks=tuple(blocks),
        sections=tuple(_theme(theme, statements) for theme in report.themes),
    )


def _totals(themes: Sequence[ThemeHeard]) -> list[Block]:
    """Return the chart, what it leaves out, and the table of the same numbers."""
    shown = {
        each.name: each.contributions for each in themes if isinstance(each.contributions, int)
    }
    small = [each for each in themes if each.name not in shown]
    chart = Bars(
        label=terms.FIGURE,
        caption=sentences.THEMES_CAPTION,
        name=names.THEMES_CHART,
        about=phrases.chart(", ".join(f"{name} {count}" for name, count in shown.items())),
        series=sentences.CONTRIBUTIONS,
        counts=shown,
    )
    table = Table(
        label=terms.TABLE,
        caption=sentences.THEMES_CAPTION,
        name=names.THEMES_TABLE,
        about=sentences.ABOUT_THEMES,
        head=(sentences.THEME, sentences.CONTRIBUTIONS),
        rows=tuple((each.name, said.number(each.contributions)) for each in themes),
        widths=(12, 4),
        numbers=frozenset({1}),
    )
    left = phrases.not_in_chart(
        terms.listing([each.name for each in small]),
        terms.listing(sorted({said.number(each.contributions) for each in small})),
    )
    return [
        *([chart] if shown else []),
        *([Paragraph((left,))] if small else []),
        table,
    ]


def _theme(theme: ThemeHeard, statements: Mapping[int, Statement]) -> Section:
    count = said.number(theme.contributions)
    return Section(
        title=theme.name,
        blocks=(
            Paragraph((phrases.count_line(count, theme.definition),)),
            *_quoted(statements[number] for number in theme.statements),
        ),
    )


def _quoted(given: Iterable[Statement]) -> tuple[Block, ...]:
    """Return some statements, those in very words first, and where to find the others."""
    statements = sorted(given, key=lambda each: (not said.is_quotation(each), each.number))
    if not statements:
        return (Paragraph((sentences.ONLY_COUNTED,)),)
    chosen = sorted(statements[:_QUOTED], key=lambda each: each.number)
    quotations: tuple[Quotation, ...] = tuple(map(said.quotation, chosen))
    if len(statements) <= _QUOTED:
        return quotations
    more = Paragraph((sentences.ALL_IN_ANNEX, Ref(names.REGISTER), "."))
    return (*quotations, more)


def by_region(report: Report) -> Section:
    """Return the table of themes and regions, or why there is none."""
    found = report.by_region
    if found is None:
        return Section(title=sentences.BY_REGION, blocks=(Paragraph((sentences.NO_REGIONS,)),))
    columns = len(found.regions)
    table = Table(
        label=terms.TABLE,
        caption=sentences.REGIONS_CAPTION,
        name=names.REGIONS,
        about=sentences.ABOUT_REGIONS,
        head=(sentences.THEME, *found.regions, sentences.ALL),
        rows=tuple(
            (theme, *map(_cell, cells), said.number(total)) for theme, total, cells in found.rows
        ),
        widths=(5, *[2] * columns, 2),
        numbers=frozenset(range(1, columns + 2)),
    )
    return Section(
        title=sentences.BY_REGION,
        blocks=(Paragraph((sentences.READ_REGIONS,)), table),
    )


def _cell(given: Figure | None) -> str:
    if given is None:
        return terms.NONE_HELD
    return said.number(given) if isinstance(given, int) else terms.HIDDEN_CELL


def uncategorised(report: Report) -> Section:
    """Return what has no theme yet."""
    numbers = set(report.uncategorised.statements)
    bare = [statement for statement in report.statements if statement.number in numbers]
    if report.uncategorised.contributions == 0:
        blocks: tuple[Block, ...] = (Paragraph((sentences.ALL_CATEGORISED,)),)
    else:
        count = said.number(report.uncategorised.contributions)
        blocks = (Paragraph((phrases.uncategorised(count), ".")), *_quoted(bare))
    return Section(title=sentences.UNCATEGORISED, name=names.UNCATEGORISED, blocks=blocks)
