"""The restricted annex as a document of its own."""

from collections.abc import Iterator
from dataclasses import replace

from convo.disclosure.counts import Withheld
from convo.errors import RefusedError
from convo.languages.tags import language_of
from convo.model.words import Audience
from exports.blocks import Block, Bullets, Document, Paragraph, Quotation, Section, Table
from exports.outline import names, said
from exports.outline.english import phrases, sentences, terms
from exports.report.annex import Annex
from exports.report.values import Statement


def annex_document_of(annex: Annex) -> Document:
    """Return the restricted annex as a document that says on every page what it is.

    Raises:
        RefusedError: There are no words for an annex in its language.
    """
    if language_of(annex.language) != terms.LANGUAGE:
        raise RefusedError(f"an annex cannot be written in the language {annex.language} yet")
    return Document(
        title=sentences.RESTRICTED_ANNEX,
        subtitle=sentences.RESTRICTED_SUBTITLE,
        language=annex.language,
        running_head=sentences.RESTRICTED_ANNEX,
        label=sentences.DO_NOT_FORWARD,
        running_foot=sentences.DO_NOT_FORWARD,
        page_word=terms.PAGE,
        of_word=terms.OF,
        facts=_facts(annex),
        contents_title=terms.CONTENTS,
        sections=(_how_to_handle(annex), _words(annex)),
    )


def _facts(annex: Annex) -> Table:
    return Table(
        label="",
        caption="",
        name=names.FACTS,
        about=sentences.ABOUT_RESTRICTED_FACTS,
        head=(sentences.ITEM, sentences.VALUE),
        rows=(
            (sentences.STATUS, sentences.DO_NOT_FORWARD),
            (sentences.AUDIENCE, terms.AUDIENCES[Audience.INTERNAL]),
            (sentences.ANNEX, annex.code),
        ),
        widths=(3, 13),
    )


def _how_to_handle(annex: Annex) -> Section:
    return Section(
        title=sentences.HOW_TO_HANDLE,
        blocks=(
            Paragraph((sentences.WHAT_IS_RESTRICTED,)),
            Bullets(
                (
                    (sentences.WHAT_IS_QUOTED,),
                    (sentences.WHAT_IS_NUMBERED_HERE,),
                    (phrases.withdraw_from_annex(annex.code),),
                )
            ),
        ),
    )


def _words(annex: Annex) -> Section:
    return Section(title=sentences.RESTRICTED_WORDS, new_page=True, blocks=tuple(_each(annex)))


def _each(annex: Annex) -> Iterator[Block]:
    yield from map(_quotation, annex.statements)
    if not annex.statements:
        yield Paragraph((sentences.NO_STATEMENTS,))
    if annex.counted != 0:
        # Few people may have said much: then nothing is told of the number.
        some = terms.SOME if annex.counted == Withheld() else said.number(annex.counted)
        number = terms.contributions(some)
        yield Paragraph((phrases.restricted_and_counted(number),))


def _quotation(given: Statement) -> Quotation:
    """Return a statement under a number that cannot be taken for one of a report."""
    label = f"R{given.number}"
    about = phrases.about(terms.KINDS[given.kind], terms.FORMS[given.form], ", ".join(given.themes))
    parts = [label, said.who(given.credit), about]
    if given.words is None:
        parts.append(said.remark(given))
    return replace(said.quotation(given), source="; ".join(parts), name=label)
