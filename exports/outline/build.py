"""From a report to a document: its sections in their order, which is never another."""

from convo.errors import RefusedError
from convo.languages.tags import language_of
from convo.model.words import Kind
from exports.blocks import Document, Paragraph, Section
from exports.outline.annexes import changes, method, next_steps, register
from exports.outline.english import phrases, sentences, terms
from exports.outline.front import facts, how_to_read, who_took_part
from exports.outline.glance import at_a_glance
from exports.outline.heard import by_region, by_theme, uncategorised
from exports.outline.ledger import commitments, of_kind, questions
from exports.outline.naming import named_once
from exports.report.values import Report


def document_of(report: Report) -> Document:
    """Return a report as a document.

    No section is ever left out: an empty one says so.

    Raises:
        RefusedError: There are no words for a report in its language.
    """
    if language_of(report.language) != terms.LANGUAGE:
        raise RefusedError(f"a report cannot be written in the language {report.language} yet")
    sections, quoted = named_once(
        (
            how_to_read(report),
            who_took_part(report),
            by_theme(report),
            by_region(report),
            questions(report),
            commitments(report),
            of_kind(report, Kind.RECOMMENDATION, sentences.RECOMMENDATIONS),
            of_kind(report, Kind.PRACTICE, sentences.PRACTICES),
            Section(title=sentences.CHECKLIST, blocks=(Paragraph((sentences.NONE_RECORDED,)),)),
            uncategorised(report),
            next_steps(report),
            register(report),
            method(report),
            changes(),
        )
    )
    return Document(
        title=report.title,
        subtitle=sentences.SUBTITLE,
        language=report.language,
        running_head=report.title,
        label=terms.AUDIENCES[report.audience],
        running_foot=phrases.running_foot(report.at_least),
        page_word=terms.PAGE,
        of_word=terms.OF,
        facts=facts(report),
        contents_title=terms.CONTENTS,
        sections=(at_a_glance(report, quoted=quoted), *sections),
    )
