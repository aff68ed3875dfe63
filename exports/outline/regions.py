"""The section of which region spoke about what."""

from collections import defaultdict
from collections.abc import Iterator

from convo.disclosure.counts import Figure
from exports.blocks import Block, Paragraph, Section, Table
from exports.outline import names, said
from exports.outline.english import phrases, sentences, terms
from exports.report.values import ByRegion, Report
from exports.tongue import Tongue


def by_region(report: Report, tongue: Tongue) -> Section:
    """Return the table of themes and regions, or why there is none."""
    found = report.by_region
    if found is None:
        blocks: tuple[Block, ...] = (Paragraph((tongue.say(sentences.NO_REGIONS),)),)
    else:
        blocks = (Paragraph((tongue.say(sentences.READ_REGIONS),)), _table(found, tongue))
    return Section(title=tongue.say(sentences.BY_REGION), blocks=(*_chart(report, tongue), *blocks))


def _chart(report: Report, tongue: Tongue) -> Iterator[Block]:
    """Yield a chart of the numbers that stand under "Who took part", added up by region."""
    figures: defaultdict[str, list[Figure]] = defaultdict(list)
    for each in report.conversations:
        figures[each.region].append(each.contributions)
    if len(figures) == 1:
        return
    shown: dict[str, int] = {}
    hidden: list[str] = []
    for id_, numbers in figures.items():
        told = [number for number in numbers if isinstance(number, int)]
        if len(told) == len(numbers):
            shown[said.region(id_, tongue)] = sum(told)
        else:
            hidden.append(said.region(id_, tongue))
    if shown:
        yield said.bars(
            shown,
            tongue,
            caption=tongue.say(sentences.BY_REGION_CAPTION),
            name=names.REGIONS_CHART,
        )
    if shown and hidden:
        left = tongue.say(phrases.REGIONS_NOT_IN_CHART, regions=tongue.listing(hidden))
        yield Paragraph((left,))


def _table(found: ByRegion, tongue: Tongue) -> Table:
    columns = len(found.regions)
    return Table(
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


def _cell(given: Figure | None, tongue: Tongue) -> str:
    if given is None:
        return tongue.say(terms.NONE_HELD)
    return tongue.number(given) if isinstance(given, int) else terms.HIDDEN_CELL
