"""The sections of what people said: by theme, and what has no theme yet."""

from collections.abc import Iterable, Iterator, Sequence

from convo.model.words import Part, QuestionState
from exports.blocks import Bars, Block, Paragraph, Ref, Section, Table
from exports.outline import names, said
from exports.outline.english import phrases, sentences, terms
from exports.report.values import Report, Statement, ThemeHeard
from exports.tongue import Tongue

_QUOTED = 4
"""The most under a theme: the register has all of them."""


def by_theme(report: Report, tongue: Tongue) -> Section:
    """Return the numbers of all themes, and words about each of them."""
    none = Paragraph((tongue.say(sentences.NO_THEMES),))
    return Section(
        title=tongue.say(sentences.BY_THEME),
        blocks=_totals(report.themes, tongue) if report.themes else (none,),
        sections=(*_themes(report, tongue), _disagreement(report, tongue)),
    )


def _themes(report: Report, tongue: Tongue) -> Iterator[Section]:
    statements = {statement.number: statement for statement in report.statements}
    for theme in report.themes:
        count = said.number(theme.contributions, tongue)
        raised = said.raised(theme.raised_in, len(report.conversations), tongue)
        told = tongue.say(phrases.BETWEEN_PARTS).join(filter(None, (count, raised)))
        line = tongue.say(phrases.COUNT_LINE, number=told, definition=theme.definition)
        leads = report.beside.written(Part.LEAD, theme=theme.name)
        yield Section(
            title=theme.name,
            blocks=(
                *(Paragraph(tongue.parts(phrases.LEAD, words=lead)) for lead in leads),
                Paragraph((line.rstrip(),)),
                *_quoted([statements[number] for number in theme.statements], tongue),
            ),
        )


def _disagreement(report: Report, tongue: Tongue) -> Section:
    """Return where people disagreed: it is told, and nobody says who is right."""
    contested = [
        said.question(each.number)
        for each in report.questions
        if each.state is QuestionState.CONTESTED
    ]
    numbers = tongue.parts(
        phrases.CONTESTED, numbers=tongue.listing(contested), table=Ref(names.QUESTIONS)
    )
    blocks = (
        *([Paragraph(numbers)] if contested else []),
        *said.drafted(report.beside.written(Part.DISAGREEMENT), tongue),
    )
    none = Paragraph((tongue.say(sentences.NO_DISAGREEMENT),))
    return Section(title=tongue.say(sentences.DISAGREEMENT), blocks=blocks or (none,))


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
    return said.bars(
        shown, tongue, caption=tongue.say(sentences.THEMES_CAPTION), name=names.THEMES_CHART
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
