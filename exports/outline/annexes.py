"""The last sections: what happens next, the register, the method, and what changed."""

from convo.model.words import Part
from exports.blocks import Block, Bold, Bullets, Paragraph, Section, Steps, Table, Words
from exports.outline import names, registers, said
from exports.outline.english import phrases, sentences, terms
from exports.report.values import Report, Statement
from exports.tongue import Tongue


def next_steps(report: Report, tongue: Tongue) -> Section:
    """Return how to correct and withdraw, and where urgent concerns go."""
    return Section(
        title=tongue.say(sentences.NEXT),
        blocks=(
            *said.drafted(report.beside.written(Part.NEXT_STEP), tongue),
            Steps(tuple((step,) for step in steps(report, tongue))),
            *_urgent(report, tongue),
        ),
    )


def steps(report: Report, tongue: Tongue) -> tuple[str, ...]:
    """Return how to correct, answer and withdraw, a sentence or more for each."""
    number = report.code
    return (
        tongue.say(phrases.CORRECT, report=number),
        tongue.say(sentences.ANSWERS),
        tongue.say(phrases.WITHDRAW, report=number),
    )


def _urgent(report: Report, tongue: Tongue) -> tuple[Block, ...]:
    """Return where to turn when somebody is in danger, or that nobody wrote that down."""
    title = Bold(tongue.say(sentences.URGENT))
    found = channels(report, tongue)
    if not found:
        return (Paragraph((title, " ", tongue.say(sentences.NO_CHANNEL))),)
    return Paragraph((title,)), Bullets(tuple((channel,) for channel in found))


def channels(report: Report, tongue: Tongue) -> tuple[str, ...]:
    """Return where to turn when somebody is in danger; none where nobody wrote that down."""
    return tuple(
        tongue.say(
            phrases.URGENT_ROUTE,
            region=said.place(each.region, tongue),
            language=registers.language(each, tongue),
            route=registers.route(each, tongue),
        )
        for each in report.beside.directory.contacts
        if each.is_urgent
    )


def register(report: Report, tongue: Tongue) -> Section:
    """Return all statements, by number. No column tells a region: that would undo section 5."""
    translated = any(
        each.translation is not None and each.words is not None for each in report.statements
    )
    table = Table(
        label=tongue.say(terms.TABLE),
        caption=tongue.say(sentences.REGISTER),
        name=names.REGISTER_TABLE,
        about=tongue.say(
            sentences.ABOUT_TRANSLATED_REGISTER if translated else sentences.ABOUT_REGISTER
        ),
        head=(
            tongue.say(sentences.NUMBER),
            tongue.say(sentences.THEMES),
            tongue.say(sentences.CONTRIBUTION),
            *([tongue.say(sentences.TRANSLATION)] if translated else []),
        ),
        rows=tuple(_row(each, tongue, translated=translated) for each in report.statements),
        widths=(2, 4, 5, 5) if translated else (2, 4, 10),
    )
    none = Paragraph((tongue.say(sentences.NO_STATEMENTS),))
    return Section(
        title=tongue.say(sentences.REGISTER),
        name=names.REGISTER,
        blocks=(
            Paragraph((tongue.say(sentences.WHAT_IS_NUMBERED),)),
            table if report.statements else none,
        ),
        annex=True,
        new_page=True,
    )


def _row(given: Statement, tongue: Tongue, *, translated: bool) -> tuple[str | Words, ...]:
    about = said.about(given, tongue)
    cells = (said.label(given.number), about, said.own_words(given, tongue))
    if not translated:
        return cells
    return (*cells, _translation(given, tongue) if given.words is not None else "")


def _translation(given: Statement, tongue: Tongue) -> str:
    """Return a translation; with a warning where nobody compared it with the original."""
    if given.translation is None or given.translation.checked:
        return said.translated(given)
    return f"{said.before(said.remark(given, tongue), tongue)} {said.translated(given)}"


def method(report: Report, tongue: Tongue) -> Section:
    """Return how themes were given, and the codebook as far as it may be read."""
    table = Table(
        label=tongue.say(terms.TABLE),
        caption=tongue.say(sentences.CODEBOOK),
        name=names.CODEBOOK,
        about=tongue.say(sentences.ABOUT_CODEBOOK),
        head=(tongue.say(sentences.THEME), tongue.say(sentences.DEFINITION)),
        rows=tuple(
            (each.name, each.definition or tongue.say(sentences.NO_DEFINITION))
            for each in sorted(report.themes, key=lambda theme: theme.name)
        ),
        widths=(5, 11),
    )
    how = Paragraph((tongue.say(sentences.HOW_THEMES_WERE_GIVEN),))
    others = Paragraph((tongue.say(sentences.OTHER_REPORTS),))
    codebook = (table,) if report.themes else ()
    return Section(
        title=tongue.say(sentences.METHOD),
        blocks=(how, *codebook, *_agreement(report, tongue), others),
        annex=True,
    )


def _agreement(report: Report, tongue: Tongue) -> tuple[Block, ...]:
    """Return how far a second reader agreed, or that there was none."""
    if not report.agreement:
        return (Paragraph((tongue.say(sentences.NOBODY_READ_AGAIN),)),)
    table = Table(
        label=tongue.say(terms.TABLE),
        caption=tongue.say(sentences.AGREEMENT_CAPTION),
        name=names.AGREEMENT,
        about=tongue.say(sentences.ABOUT_AGREEMENT),
        head=(
            tongue.say(sentences.THEME),
            tongue.say(sentences.READ_TWICE),
            tongue.say(sentences.KAPPA),
            tongue.say(sentences.ALPHA),
        ),
        rows=tuple(
            (
                each.theme or tongue.say(sentences.ALL_THEMES),
                said.number(each.texts, tongue),
                said.reliability(each.kappa, tongue),
                said.reliability(each.alpha, tongue),
            )
            for each in report.agreement
        ),
        widths=(7, 3, 3, 3),
        numbers=frozenset({1, 2, 3}),
    )
    return Paragraph((tongue.say(sentences.READ_AGAIN),)), table


def changes(report: Report, tongue: Tongue) -> Section:
    """Return what changed since the last draft, as far as the export ledger can tell."""
    first, *rest = changed(report, tongue)
    if report.beside.changes is None:
        blocks: tuple[Block, ...] = (Paragraph((first,)),)
    else:
        *numbers, known = rest
        listed = Bullets(tuple((number,) for number in numbers))
        blocks = (Paragraph((first,)), listed, Paragraph((known,)))
    return Section(title=tongue.say(sentences.CHANGES), blocks=blocks, annex=True)


def changed(report: Report, tongue: Tongue) -> tuple[str, ...]:
    """Return since when, the numbers, and what is not known; or that there was no draft."""
    given = report.beside.changes
    if given is None:
        return (tongue.say(sentences.NO_CHANGES),)
    return (
        tongue.say(phrases.SINCE, day=tongue.day(given.since)),
        tongue.say(phrases.ADDED, number=said.number(given.added, tongue)),
        tongue.say(phrases.GONE, number=said.number(given.gone, tongue)),
        tongue.say(sentences.WHAT_THE_LEDGER_KNOWS),
    )
