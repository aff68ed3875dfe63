"""The register of a report: every statement whose words may be read."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from convo.disclosure.counts import Count, figure
from convo.disclosure.credit import NOBODY
from convo.languages.tags import language_of
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.themes import Theme
from convo.model.words import Audience, Form, Kind, Use
from exports.report.crediting import Crediting
from exports.report.masking import Finders, masked
from exports.report.tongues import best, spoken
from exports.report.values import Statement, Translated


def register(
    gathered: Gathered,
    credits_of: Crediting,
    *,
    numbers: Mapping[int, int],
    themes: Mapping[int, tuple[Theme, ...]],
    language: str,
    names: Collection[str],
) -> tuple[Statement, ...]:
    """Return all statements, by number, their words without anybody's name.

    Args:
        gathered: Where translations and agreements are.
        credits_of: Who may be told to have said what.
        numbers: Of each listed contribution, by its id.
        themes: Each contribution's, by its id.
        language: BCP 47, of the report.
        names: Of people whom the record does not name, but its words may.
    """
    statements = unmasked(gathered, credits_of, numbers=numbers, themes=themes, language=language)
    session_of = {numbers[given.id]: given.session_id for given in credits_of.sifted.listed}
    finders = Finders(
        {each.number: each for each in statements}, gathered, session_of=session_of, names=names
    )
    audience = credits_of.sifted.audience
    return masked(statements, finders, audience=audience, session_of=session_of)


def unmasked(
    gathered: Gathered,
    credits_of: Crediting,
    *,
    numbers: Mapping[int, int],
    themes: Mapping[int, tuple[Theme, ...]],
    language: str,
) -> tuple[Statement, ...]:
    """Return all statements, by number, with the names inside their words: for organisers alone.

    The arguments are those of `register`.
    """
    translations = _translations(gathered, language)
    agreed: Counter[int] = Counter()
    for agreement in gathered.agreements:
        agreed[agreement.contribution_id] += agreement.count
    statements = {
        given.id: _statement(
            given,
            credits_of,
            number=numbers[given.id],
            language=language,
            translation=_translation(given, translations, language),
            themes=tuple(theme.name for theme in themes.get(given.id, ())),
            agreed=agreed[given.id],
        )
        for given in sorted(credits_of.sifted.listed, key=lambda given: numbers[given.id])
    }
    for ids in credits_of.links:
        statements |= _alike({id_: statements[id_] for id_ in ids}, credits_of)
    return tuple(statements.values())


def _alike(statements: Mapping[int, Statement], credits_of: Crediting) -> dict[int, Statement]:
    """Return linked statements of which none tells the place of another.

    Whatever one tells of the session tells it of all: so a trait of a place stays only where all
    have one of the same sort, be it a region or a name that was agreed.
    """
    places = {id_: credits_of.placed_by(each.credit) for id_, each in statements.items()}
    mixed = len(set(places.values())) > 1
    return {
        id_: replace(each, credit=NOBODY) if mixed and places[id_] is not None else each
        for id_, each in statements.items()
    }


def located(
    statements: Iterable[Statement], credits_of: Crediting, *, numbers: Mapping[int, int]
) -> frozenset[int]:
    """Return the ids of contributions that may tell by themselves where they were made."""
    told = {each.number for each in statements if credits_of.placed_by(each.credit) is not None}
    return frozenset(id_ for id_, number in numbers.items() if number in told)


def _statement(
    given: Contribution,
    credits_of: Crediting,
    *,
    number: int,
    language: str,
    translation: Translated | None,
    themes: tuple[str, ...],
    agreed: int,
) -> Statement:
    # Very words that were given to be quoted are. Of all others the language is a trait: where it
    # may tell who spoke, the translation stands for the words.
    own_words = (
        translation is None
        or (given.form is Form.QUOTE and given.use is Use.QUOTE)
        or not credits_of.is_rare(given, language=language)
    )
    # The public is not told of rare languages, not even by the name of an announced one.
    tag_told = credits_of.sifted.audience is not Audience.PUBLIC or credits_of.is_common(
        spoken(given, credits_of.sifted.session(given))
    )
    return Statement(
        number=number,
        kind=given.kind,
        form=given.form if own_words else Form.PARAPHRASE,
        words=given.text if own_words else None,
        language=given.language if own_words and tag_told else None,
        translation=translation,
        credit=credits_of.of(given, language_told=own_words),
        themes=themes,
        agreed=figure(Count(number=agreed, people=agreed), at_least=credits_of.at_least),
        addressee=credits_of.addressees.get(given.id, "")
        if given.kind is Kind.RECOMMENDATION
        else "",
    )


def _translations(gathered: Gathered, language: str) -> Mapping[int, Translated]:
    """Return each contribution's best translation into *language*, by its id."""
    grouped = defaultdict(list)
    for translation in gathered.translations:
        grouped[translation.contribution_id].append(translation)
    chosen = ((id_, best(translations, language)) for id_, translations in grouped.items())
    return {
        id_: Translated(words=made.text, by_machine=made.by_machine, checked=made.checked)
        for id_, made in chosen
        if made is not None
    }


def _translation(
    given: Contribution, translations: Mapping[int, Translated], language: str
) -> Translated | None:
    """Return a contribution's translation, unless its words are in the report's language."""
    if given.language is not None and language_of(given.language) == language_of(language):
        return None
    return translations.get(given.id)
