"""The sections of what people said: by theme, by region, and what has no theme yet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from convo.disclosure.counts import Figure
from exports.blocks import Bars, Block, Paragraph, Ref, Section, Table
from exports.outline import names, said
from exports.outline.english import phrases, sentences, terms
from exports.report.values import Report, Statement, ThemeHeard
from exports.tongue import Tongue

_QUOTED = 4
"""The most under a theme: the register has all of them."""


def by_theme(report: Report, tongue: Tongue) -> Section:
    """Return the numbers of all themes, and words about each of them."""
    statements = {statement.number: statement for statement in report.statements}
    none = Paragraph((tongue.say(sentences.NO_THEMES),))
    return Section(
        title=tongue.say(sentences.BY_THEME),
        blocks=_totals(report.themes, tongue) if report.themes else (none,),
        sections=tuple(_theme(theme, statements, tongue) for theme in report.themes),
    )


def _totals(themes: Sequence[ThemeHeard], tongue: Tongue) -> tuple[Block, ...]:
    """Return the chart, what it leaves out, and the table of the same numbers."""
    drawn = _drawn(themes, tongue)
    return (*([drawn] if drawn else []), *_undrawn(themes, tongue), _table(themes, tongue))


def _drawn(themes: Sequence[ThemeHeard], tongue: Tongue) -> Bars | None:
    shown = {
        each.name: each.contributions for each in themes if isinstance(each.contributions, int)
    }
    if not shown:
        return None
    written = {name: tongue.number(count) for name, count in shown.items()}
    numbers = said.items((f"{name} {count}" for name, count in written.items()), tongue)
    return Bars(
        label=tongue.say(terms.FIGURE),
        caption=tongue.say(sentences.THEMES_CAPTION),
        name=names.THEMES_CHART,
        about=tongue.say(phrases.CHART, numbers=numbers),
        series=tongue.say(sentences.CONTRIBUTIONS),
        counts=shown,
        written=tuple(written.values()),
    )


def _undrawn(themes: Sequence[ThemeHeard], tongue: Tongue) -> Iterator[Block]:
    """Yield which themes a chart leaves out."""
    small = [each for each in themes if not isinstance(each.contributions, int)]
    if small:
        counted = {
            said.counted(each.contributions, phrases.CONTRIBUTIONS, tongue) for each in small
        }
        left = tongue.say(
            phrases.NOT_IN_CHART,
            contributions=tongue.listing(sorted(counted)),
            themes=tongue.listing([each.name for each in small]),
        )
        yield Paragraph((left,))


def _table(themes: Sequence[ThemeHeard], tongue: Tongue) -> Table:
    return Table(
        label=tongue.say(terms.TABLE),
        caption=tongue.say(sentences.THEMES_CAPTION),
        name=names.THEMES_TABLE,
        about=tongue.say(sentences.ABOUT_THEMES),
        head=(tongue.say(sentences.THEME), tongue.say(sentences.CONTRIBUTIONS)),
        rows=tuple((each.name, said.number(each.contributions, tongue)) for each in themes),
        widths=(12, 4),
        numbers=frozenset({1}),
    )


def _theme(theme: ThemeHeard, statements: Mapping[int, Statement], tongue: Tongue) -> Section:
    count = said.number(theme.contributions, tongue)
    line = tongue.say(phrases.COUNT_LINE, number=count, definition=theme.definition)
    return Section(
        title=theme.name,
        blocks=(
            Paragraph((line.rstrip(),)),
            *_quoted([statements[number] for number in theme.statements], tongue),
        ),
    )


def _quoted(given: Iterable[Statement], tongue: Tongue) -> tuple[Block, ...]:
    """Return some statements, those in very words first, and where to find the others."""
    statements = sorted(given, key=lambda each: (not said.is_quotation(each), each.number))
    if not statements:
        return (Paragraph((tongue.say(sentences.ONLY_COUNTED),)),)
    chosen = sorted(statements[:_QUOTED], key=lambda each: each.number)
    quotations = tuple(said.quotation(each, tongue) for each in chosen)
    if len(statements) <= _QUOTED:
        return quotations
    more = Paragraph(tongue.parts(phrases.ALL_IN_ANNEX, annex=Ref(names.REGISTER)))
    return (*quotations, more)


def by_region(report: Report, tongue: Tongue) -> Section:
    """Return the table of themes and regions, or why there is none."""
    found = report.by_region
    if found is None:
        none = Paragraph((tongue.say(sentences.NO_REGIONS),))
        return Section(title=tongue.say(sentences.BY_REGION), blocks=(none,))
    columns = len(found.regions)
    table = Table(
        label=tongue.say(terms.TABLE),
        caption=tongue.say(sentences.REGIONS_CAPTION),
        name=names.REGIONS,
        about=tongue.say(sentences.ABOUT_REGIONS),
        head=(
            tongue.say(sentences.THEME),
            *(said.region(id_, tongue) for id_ in found.regions),
            tongue.say(sentences.ALL),
        ),
        rows=tuple(
            (theme, *(_cell(cell, tongue) for cell in cells), tongue.number(total))
            for theme, total, cells in found.rows
        ),
        widths=(5, *[2] * columns, 2),
        numbers=frozenset(range(1, columns + 2)),
    )
    return Section(
        title=tongue.say(sentences.BY_REGION),
        blocks=(Paragraph((tongue.say(sentences.READ_REGIONS),)), table),
    )


def _cell(given: Figure | None, tongue: Tongue) -> str:
    if given is None:
        return tongue.say(terms.NONE_HELD)
    return tongue.number(given) if isinstance(given, int) else terms.HIDDEN_CELL


def uncategorised(report: Report, tongue: Tongue) -> Section:
    """Return what has no theme yet."""
    numbers = set(report.uncategorised.statements)
    bare = [statement for statement in report.statements if statement.number in numbers]
    if report.uncategorised.contributions == 0:
        blocks: tuple[Block, ...] = (Paragraph((tongue.say(sentences.ALL_CATEGORISED),)),)
    else:
        count = said.number(report.uncategorised.contributions, tongue)
        told = Paragraph((tongue.say(phrases.UNCATEGORISED, number=count),))
        blocks = (told, *_quoted(bare, tongue))
    return Section(
        title=tongue.say(sentences.UNCATEGORISED), name=names.UNCATEGORISED, blocks=blocks
    )
