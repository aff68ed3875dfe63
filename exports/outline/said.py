"""How each value of a report is put into words: numbers, languages, people and their words."""

from collections.abc import Iterable, Sequence

from convo.disclosure.counts import Band, Figure, Withheld
from convo.disclosure.credit import Credit
from convo.languages.tags import language_of, name_of
from convo.model.words import Form
from exports.blocks import Quotation, Words
from exports.outline.english import phrases, terms
from exports.report.values import Statement


def number(given: Figure | Band) -> str:
    """Return a number, or the words that stand for one that is withheld."""
    if isinstance(given, Withheld):
        return terms.NOT_SHOWN if given.below is None else terms.fewer_than(given.below)
    if isinstance(given, Band):
        return terms.from_to(given.low, given.high)
    return str(given)  # as charts write it


def label(statement: int) -> str:
    """Return how a report refers to a statement."""
    return f"C{statement}"


def question(number: int) -> str:
    """Return how a report refers to a question."""
    return f"Q{number}"


def labels(statements: Iterable[int]) -> str:
    """Return how a report refers to several statements."""
    return ", ".join(map(label, statements))


def languages(tags: Sequence[str], *, more: bool) -> str:
    """Return the names of languages, and whether there were others."""
    names = [name_of(tag, within=terms.LANGUAGE) for tag in tags]
    return terms.listing([*names, terms.OTHERS] if more else names) or terms.UNKNOWN


def who(credit: Credit) -> str:
    """Return who may be told to have said something."""
    role = None if credit.role is None else terms.ROLES[credit.role]
    if credit.name is not None:
        return terms.named(credit.name, role)
    return role or terms.participant(credit.region)


def own_words(statement: Statement) -> str | Words:
    """Return what may be read of a statement, in its own language where that may be told."""
    if statement.words is None:
        return translated(statement)
    language = foreign(statement.language)
    return statement.words if language is None else Words(statement.words, language)


def readable(statement: Statement) -> str | Words:
    """Return a statement in the language of the report, and say so where it is a translation."""
    if statement.translation is None:
        return own_words(statement)
    return f"{translated(statement)} ({remark(statement)})"


def translated(statement: Statement) -> str:
    """Return the translation of a statement, or nothing."""
    return "" if statement.translation is None else statement.translation.words


def remark(statement: Statement) -> str:
    """Return what must be known of a statement's translation; nothing where there is none."""
    made = statement.translation
    if made is None:
        return ""
    return phrases.translation(by_machine=made.by_machine, checked=made.checked)


def source(statement: Statement) -> str:
    """Return a statement's number, its credit, and what its words are."""
    parts = [label(statement.number), who(statement.credit), terms.FORMS[statement.form]]
    if statement.words is None:
        parts.append(remark(statement))
    if statement.agreed != 0:
        parts.append(phrases.agreed(number(statement.agreed)))
    return "; ".join(parts)


def quotation(statement: Statement) -> Quotation:
    """Return a statement with its translation, its number and its credit; named by its label."""
    alone = statement.words is None
    return Quotation(
        text=translated(statement) if statement.words is None else statement.words,
        language=foreign(statement.language),
        verbatim=is_quotation(statement),
        translation="" if alone else translated(statement),
        translation_label="" if alone else phrases.before(remark(statement)),
        source=source(statement),
        name=label(statement.number),
    )


def is_quotation(statement: Statement) -> bool:
    """Tell whether these are somebody's very words."""
    return statement.form is Form.QUOTE


def foreign(language: str | None) -> str | None:
    """Return a language, unless it is unknown or the report's own."""
    if language is None or language_of(language) == terms.LANGUAGE:
        return None
    return language
