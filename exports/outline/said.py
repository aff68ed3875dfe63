"""How each value of a report is put into words: numbers, languages, people and their words."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from convo.disclosure.counts import Band, Figure, Withheld
from convo.disclosure.credit import Credit
from convo.languages.tags import language_of
from convo.model.words import Form
from convo.regions import CROSS_REGIONAL
from exports.blocks import Bars, Block, Bold, Bullets, Paragraph, Quotation, Words
from exports.outline.english import phrases, sentences, terms
from exports.outline.english.phrases import Counted
from exports.report.values import Report, Statement
from exports.tongue import Message, Tongue


def number(given: Figure | Band, tongue: Tongue) -> str:
    """Return a number, or the words that stand for one that is withheld."""
    return _figure(given, tongue, written=tongue.number, untold=terms.NOT_SHOWN)


def counted(given: Figure | Band, what: Counted, tongue: Tongue) -> str:
    """Return a number with what it counts, or the words for one that is withheld."""
    return _figure(given, tongue, written=partial(tongue.count, what.told), untold=what.untold)


def _figure(
    given: Figure | Band, tongue: Tongue, *, written: Callable[[int], str], untold: Message
) -> str:
    if isinstance(given, Withheld):
        if given.below is None:
            return tongue.say(untold)
        return tongue.say(phrases.FEWER_THAN, number=written(given.below))
    if isinstance(given, Band):
        if given.high is None:
            return tongue.say(phrases.OR_MORE, low=written(given.low))
        low = tongue.number(given.low)
        return tongue.say(phrases.FROM_TO, low=low, high=written(given.high))
    return written(given)


def reliability(given: float | None, tongue: Tongue) -> str:
    """Return how far readers agree, or that this is not shown."""
    return tongue.say(terms.NOT_SHOWN) if given is None else tongue.decimal(given)


def items(given: Iterable[str], tongue: Tongue) -> str:
    """Return several things as a list without an "and"."""
    return tongue.say(phrases.BETWEEN_ITEMS).join(given)


def label(statement: int) -> str:
    """Return how a report refers to a statement."""
    return f"C{statement}"


def question(number: int) -> str:
    """Return how a report refers to a question."""
    return f"Q{number}"


def labels(statements: Iterable[int], tongue: Tongue) -> str:
    """Return how a report refers to several statements."""
    return items(map(label, statements), tongue)


def region(id_: str, tongue: Tongue) -> str:
    """Return what a region is called: its id, but where several held a conversation."""
    return tongue.say(terms.CROSS_REGIONAL) if id_ == CROSS_REGIONAL else id_


def place(region_id: str, tongue: Tongue) -> str:
    """Return what a region is called; blank is everywhere."""
    return region(region_id, tongue) if region_id else tongue.say(terms.EVERYWHERE)


def raised(in_at_least: int, conversations: int, tongue: Tongue) -> str:
    """Return in how many conversations something was raised; nothing where that says nothing."""
    if conversations == 1 or in_at_least == 1:
        return ""
    all_of_them = tongue.count(phrases.CONVERSATIONS, conversations)
    if in_at_least == conversations:
        return tongue.say(phrases.RAISED_IN_ALL, conversations=all_of_them)
    number = tongue.number(in_at_least)
    return tongue.say(phrases.RAISED_IN, number=number, conversations=all_of_them)


def bars(counts: Mapping[str, int], tongue: Tongue, *, caption: str, name: str) -> Bars:
    """Return a chart of contributions, whose numbers stand in a table of the same document."""
    written = {each: tongue.number(count) for each, count in counts.items()}
    numbers = items((f"{each} {count}" for each, count in written.items()), tongue)
    return Bars(
        label=tongue.say(terms.FIGURE),
        caption=caption,
        name=name,
        about=tongue.say(phrases.CHART, numbers=numbers),
        series=tongue.say(sentences.CONTRIBUTIONS),
        counts=counts,
        written=tuple(written.values()),
    )


def drafted(texts: Sequence[str], tongue: Tongue) -> tuple[Block, ...]:
    """Return what organisers wrote, marked as such; nothing where they wrote nothing."""
    if not texts:
        return ()
    mark = Paragraph((Bold(tongue.say(sentences.DRAFTED)),))
    return mark, Bullets(tuple((text,) for text in texts))


def languages(tags: Sequence[str], tongue: Tongue, *, more: bool) -> str:
    """Return the names of languages, and whether there were others."""
    names = list(map(tongue.name_of, tags))
    others = [tongue.say(terms.OTHER_LANGUAGES)] if more else []
    return tongue.listing([*names, *others]) or tongue.say(terms.UNKNOWN)


def who(credit: Credit, tongue: Tongue) -> str:
    """Return who may be told to have said something."""
    role = "" if credit.role is None else tongue.say(terms.ROLES[credit.role])
    if credit.name is not None:
        if role:
            return tongue.say(phrases.NAMED, name=credit.name, role=role.lower())
        return credit.name
    if role or credit.region is None:
        return role or tongue.say(phrases.PARTICIPANT)
    return tongue.say(phrases.PARTICIPANT_OF, region=region(credit.region, tongue))


def unaddressed(report: Report, tongue: Tongue) -> str:
    """Return what stands for an addressee where none is told: there is none, or none may be."""
    return tongue.say(sentences.NOT_ADDRESSED if report.teams_told else sentences.NO_ADDRESSEE)


def own_words(statement: Statement, tongue: Tongue) -> str | Words:
    """Return what may be read of a statement, in its own language where that may be told."""
    if statement.words is None:
        return translated(statement)
    language = foreign(statement.language, tongue)
    return statement.words if language is None else Words(statement.words, language)


def readable(statement: Statement, tongue: Tongue) -> str | Words:
    """Return a statement in the language of the report, and say so where it is a translation."""
    if statement.translation is None:
        return own_words(statement, tongue)
    return f"{translated(statement)} ({remark(statement, tongue)})"


def translated(statement: Statement) -> str:
    """Return the translation of a statement, or nothing."""
    return "" if statement.translation is None else statement.translation.words


def remark(statement: Statement, tongue: Tongue) -> str:
    """Return what must be known of a statement's translation; nothing where there is none."""
    made = statement.translation
    if made is None:
        return ""
    if made.checked:
        return tongue.say(phrases.TRANSLATION)
    return tongue.say(phrases.BY_MACHINE if made.by_machine else phrases.UNCHECKED)


def before(remark: str, tongue: Tongue) -> str:
    """Return what stands before the words that *remark* announces; nothing for no remark."""
    return tongue.say(phrases.BEFORE, label=remark) if remark else ""


def about(given: Statement, tongue: Tongue) -> str:
    """Return what a statement is, and what it is about."""
    kind, form = tongue.say(terms.KINDS[given.kind]), tongue.say(terms.FORMS[given.form])
    if not given.themes:
        return tongue.say(phrases.ABOUT, kind=kind, form=form)
    themes = items(given.themes, tongue)
    return tongue.say(phrases.ABOUT_THEMES, kind=kind, form=form, themes=themes)


def source(statement: Statement, tongue: Tongue, *, remarked: bool = False) -> str:
    """Return a statement's number, its credit, and what its words are.

    Args:
        statement: Which one.
        tongue: The language of the report.
        remarked: Whether it was said already that the words are a translation.
    """
    form = tongue.say(terms.FORMS[statement.form])
    parts = [label(statement.number), who(statement.credit, tongue), form]
    if statement.words is None and not remarked:
        parts.append(remark(statement, tongue))
    if statement.agreed != 0:
        others = counted(statement.agreed, phrases.OTHERS, tongue)
        parts.append(tongue.say(phrases.AGREED, others=others))
    return tongue.say(phrases.BETWEEN_PARTS).join(parts)


def quotation(statement: Statement, tongue: Tongue) -> Quotation:
    """Return a statement with its translation, its number and its credit; named by its label."""
    alone = statement.words is None
    return Quotation(
        text=translated(statement) if statement.words is None else statement.words,
        language=foreign(statement.language, tongue),
        verbatim=is_quotation(statement),
        translation="" if alone else translated(statement),
        translation_label="" if alone else before(remark(statement, tongue), tongue),
        source=source(statement, tongue),
        name=label(statement.number),
    )


def is_quotation(statement: Statement) -> bool:
    """Tell whether these are somebody's very words."""
    return statement.form is Form.QUOTE


def foreign(language: str | None, tongue: Tongue) -> str | None:
    """Return a language, unless it is unknown or the report's own."""
    if language is None or language_of(language) == tongue.language:
        return None
    return language
