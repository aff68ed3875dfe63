"""The restricted annex as a document of its own."""

from collections.abc import Iterator
from dataclasses import replace

from convo.model.words import Audience
from exports.blocks import Block, Bullets, Document, Paragraph, Quotation, Section, Table
from exports.outline import names, said
from exports.outline.english import phrases, sentences, terms
from exports.report.annex import Annex
from exports.report.values import Statement
from exports.tongue import Tongue, tongue_of


def annex_document_of(annex: Annex) -> Document:
    """Return the restricted annex as a document that says on every page what it is.

    Raises:
        RefusedError: No annexes are written in its language.
    """
    tongue = tongue_of(annex.language)
    return Document(
        title=tongue.say(sentences.RESTRICTED_ANNEX),
        subtitle=tongue.say(sentences.RESTRICTED_SUBTITLE),
        language=annex.language,
        right_to_left=tongue.right_to_left,
        running_head=tongue.say(sentences.RESTRICTED_ANNEX),
        label=tongue.say(sentences.DO_NOT_FORWARD),
        running_foot=tongue.say(sentences.DO_NOT_FORWARD),
        page_line=tongue.say(phrases.PAGE),
        quoted=tongue.say(phrases.QUOTED),
        facts=_facts(annex, tongue),
        contents_title=tongue.say(terms.CONTENTS),
        sections=(_how_to_handle(annex, tongue), _words(annex, tongue)),
    )


def _facts(annex: Annex, tongue: Tongue) -> Table:
    return Table(
        label="",
        caption="",
        name=names.FACTS,
        about=tongue.say(sentences.ABOUT_RESTRICTED_FACTS),
        head=(tongue.say(sentences.ITEM), tongue.say(sentences.VALUE)),
        rows=(
            (tongue.say(sentences.STATUS), tongue.say(sentences.DO_NOT_FORWARD)),
            (tongue.say(sentences.AUDIENCE), tongue.say(terms.AUDIENCES[Audience.INTERNAL])),
            (tongue.say(sentences.ANNEX), annex.code),
        ),
        widths=(3, 13),
    )


def _how_to_handle(annex: Annex, tongue: Tongue) -> Section:
    return Section(
        title=tongue.say(sentences.HOW_TO_HANDLE),
        blocks=(
            Paragraph((tongue.say(sentences.WHAT_IS_RESTRICTED),)),
            Bullets(
                (
                    (tongue.say(sentences.WHAT_IS_QUOTED),),
                    (tongue.say(sentences.WHAT_IS_NUMBERED_HERE),),
                    (tongue.say(phrases.WITHDRAW_FROM_ANNEX, annex=annex.code),),
                )
            ),
        ),
    )


def _words(annex: Annex, tongue: Tongue) -> Section:
    return Section(
        title=tongue.say(sentences.RESTRICTED_WORDS),
        new_page=True,
        blocks=tuple(_each(annex, tongue)),
    )


def _each(annex: Annex, tongue: Tongue) -> Iterator[Block]:
    yield from (_quotation(each, tongue) for each in annex.statements)
    if not annex.statements:
        yield Paragraph((tongue.say(sentences.NO_STATEMENTS),))
    if annex.counted != 0:
        # Few people may have said much: then nothing is told of the number.
        number = said.counted(annex.counted, phrases.CONTRIBUTIONS, tongue)
        yield Paragraph((tongue.say(phrases.RESTRICTED_AND_COUNTED, contributions=number),))


def _quotation(given: Statement, tongue: Tongue) -> Quotation:
    """Return a statement under a number that cannot be taken for one of a report."""
    label = f"R{given.number}"
    parts = [label, said.who(given.credit, tongue), said.about(given, tongue)]
    if given.words is None:
        parts.append(said.remark(given, tongue))
    return replace(
        said.quotation(given, tongue),
        source=tongue.say(phrases.BETWEEN_PARTS).join(parts),
        name=label,
    )
