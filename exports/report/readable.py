"""Which contributions a report lists: those whose words its audience may read."""

from dataclasses import replace

from convo.disclosure.reasons import Reason
from convo.languages.tags import language_of
from convo.model.gathered import Gathered
from convo.model.words import Audience, Form
from convo.rules.folding import folded
from exports.report.crediting import crediting
from exports.report.sifting import Sifted, sift
from exports.report.tongues import spoken


def readable(gathered: Gathered, *, audience: Audience, at_least: int, language: str) -> Sifted:
    """Divide contributions by what *audience* may know of each.

    In public, what is no quotation and was written in a language that few speak needs a
    translation: without one it is counted only, because the words would tell the language.

    Args:
        gathered: The conversations.
        audience: Who reads the report.
        at_least: How many people must have spoken a language for it to tell nothing.
        language: BCP 47, of the report.

    Raises:
        NotFoundError: A contribution belongs to a session that is not there.
    """
    sifted = sift(gathered, audience=audience)
    if audience is not Audience.PUBLIC:
        return sifted
    credits_of = crediting(gathered, sifted, at_least=at_least)
    translated = {
        made.contribution_id
        for made in gathered.translations
        if language_of(made.language) == language_of(language)
    }
    untold = {
        given.id
        for given in sifted.listed
        if given.form is not Form.QUOTE
        and given.id not in translated
        and spoken(given, sifted.session(given)) is not None
        and credits_of.is_rare(given, language=language)
    }
    counted = [given for given in sifted.listed if given.id in untold]
    return replace(
        sifted,
        listed=tuple(given for given in sifted.listed if given.id not in untold),
        counted=tuple(sorted((*sifted.counted, *counted), key=lambda given: given.id)),
        unlisted={
            **sifted.unlisted,
            Reason.UNTRANSLATED: frozenset(untold),
        },
        unread={**sifted.unread, **{given.id: given for given in counted}},
    )


def listed_ids(
    gathered: Gathered, *, audience: Audience, at_least: int, language: str
) -> frozenset[int]:
    """Return the ids of all contributions whose words, or a translation, stand in a report."""
    sifted = readable(folded(gathered), audience=audience, at_least=at_least, language=language)
    return frozenset(given.id for given in sifted.listed)


def unlisted_ids(
    gathered: Gathered, *, audience: Audience, at_least: int, language: str
) -> frozenset[int]:
    """Return the ids of all that a report leaves out or only counts, for the reports after it.

    Of what was withdrawn it is the complement (`~id`): the report after it sees which of the
    others were withdrawn since.
    """
    sifted = readable(folded(gathered), audience=audience, at_least=at_least, language=language)
    return frozenset().union(*sifted.unlisted.values())
