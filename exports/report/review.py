"""What the exporter looks at before a report leaves: each name in its words, in context."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from convo.disclosure.mentions import Kind
from convo.disclosure.mentions_context import around
from convo.disclosure.mentions_folding import fold
from convo.model.gathered import Gathered
from convo.model.words import Audience
from convo.rules.folding import folded
from exports.report.crediting import crediting
from exports.report.masking import Finders, is_masked
from exports.report.readable import readable
from exports.report.register import unmasked
from exports.report.sifting import Sifted
from exports.report.values import Statement

_AROUND = 30
"""Characters of context on each side: with the word itself, one line of a screen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Somebody's words that a report would list, or their translation, with nothing masked."""

    contribution_id: int
    in_translation: bool
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class InContext:
    """A part of such words with what stands around it. It is for organisers, never for a report."""

    contribution_id: int
    in_translation: bool
    start: int
    """Where it begins in the words, or in the translation."""

    before: str = field(repr=False)
    """At most 30 characters of the same line."""

    word: str = field(repr=False)
    after: str = field(repr=False)
    """At most 30 characters of the same line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NameInContext:
    """A place where somebody is named, or can be reached."""

    at: InContext
    kind: Kind
    certain: bool
    masked: bool
    """Whether the report has a neutral mark in its place."""

    clearable: bool
    """Whether it is none any more once a person says that its word is no name."""


def names_in_context(
    gathered: Gathered,
    *,
    audience: Audience,
    at_least: int,
    language: str,
    names: Collection[str],
) -> tuple[NameInContext, ...]:
    """Return every name and contact detail in the words that a report would list, by its word.

    What finds them is what masks them in the report, so the two are always the same. The
    arguments are those of `exports.report.build.build_report`.

    Raises:
        NotFoundError: A contribution's session is not there.
        ValueError: The audience is nobody outside, or `at_least` is below 1.
    """
    gathered = folded(gathered)
    sifted = reviewed(gathered, audience=audience, at_least=at_least, language=language)
    statements = statements_by_id(gathered, sifted, at_least=at_least, language=language)
    session_of = {given.id: given.session_id for given in sifted.listed}
    finders = Finders(statements, gathered, session_of=session_of, names=names)
    found = (
        NameInContext(
            at=in_context(said, mention.start, mention.end),
            kind=mention.kind,
            certain=mention.certain,
            masked=is_masked(mention, audience=audience),
            clearable=not mention.fixed,
        )
        for said in all_said(statements)
        for mention in finders.of(session_of[said.contribution_id]).mentions(said.text)
    )
    return tuple(sorted(found, key=lambda each: by_words(each.at)))


def reviewed(gathered: Gathered, *, audience: Audience, at_least: int, language: str) -> Sifted:
    """Return what a report would list and count, as `exports.report.build.build_report` does.

    Raises:
        NotFoundError: A contribution's session is not there.
        ValueError: The audience is nobody outside, or `at_least` is below 1.
    """
    if audience is Audience.ORGANISERS or at_least < 1:
        raise ValueError("a report is internal or public, and at_least 1 or more")
    return readable(gathered, audience=audience, at_least=at_least, language=language)


def statements_by_id(
    gathered: Gathered, sifted: Sifted, *, at_least: int, language: str
) -> dict[int, Statement]:
    """Return what a report would list, with nothing masked, by contribution id."""
    ids = [given.id for given in sifted.listed]
    statements = unmasked(
        gathered,
        crediting(gathered, sifted, at_least=at_least),
        numbers={id_: number for number, id_ in enumerate(ids, 1)},
        themes={},
        language=language,
    )
    return dict(zip(ids, statements, strict=True))


def all_said(statements: Mapping[int, Statement]) -> Iterator[Said]:
    """Yield the words and the translation of each statement, as far as the report shows them."""
    for id_, statement in statements.items():
        if statement.words is not None:
            yield Said(contribution_id=id_, in_translation=False, text=statement.words)
        if statement.translation is not None:
            words = statement.translation.words
            yield Said(contribution_id=id_, in_translation=True, text=words)


def in_context(said: Said, start: int, end: int) -> InContext:
    """Return a part of some words with what stands around it."""
    before, after = around(said.text, start, end, most=_AROUND)
    return InContext(
        contribution_id=said.contribution_id,
        in_translation=said.in_translation,
        start=start,
        before=before,
        word=said.text[start:end],
        after=after,
    )


def by_words(at: InContext) -> tuple[str, str, str, str, int, bool, int]:
    """Return what places are ordered by: the words, as nothing may tell when they were said."""
    where = (at.contribution_id, at.in_translation, at.start)
    return (fold(at.word).text.strip(), at.word, at.before, at.after, *where)
