"""From a report to a document: its sections in their order, which is never another."""

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
from exports.tongue import tongue_of


def document_of(report: Report) -> Document:
    """Return a report as a document.

    No section is ever left out: an empty one says so.

    Raises:
        RefusedError: No reports are written in its language.
    """
    tongue = tongue_of(report.language)
    none = Paragraph((tongue.say(sentences.NONE_RECORDED),))
    sections, quoted = named_once(
        (
            how_to_read(report, tongue),
            who_took_part(report, tongue),
            by_theme(report, tongue),
            by_region(report, tongue),
            questions(report, tongue),
            commitments(report, tongue),
            of_kind(report, Kind.RECOMMENDATION, tongue, title=sentences.RECOMMENDATIONS),
            of_kind(report, Kind.PRACTICE, tongue, title=sentences.PRACTICES),
            Section(title=tongue.say(sentences.CHECKLIST), blocks=(none,)),
            uncategorised(report, tongue),
            next_steps(report, tongue),
            register(report, tongue),
            method(report, tongue),
            changes(tongue),
        )
    )
    return Document(
        title=report.title,
        subtitle=tongue.say(sentences.SUBTITLE),
        language=report.language,
        right_to_left=tongue.right_to_left,
        running_head=report.title,
        label=tongue.say(terms.AUDIENCES[report.audience]),
        running_foot=tongue.say(
            phrases.RUNNING_FOOT,
            number=tongue.number(report.at_least),
            section=tongue.say(sentences.HOW_TO_READ),
        ),
        page_line=tongue.say(phrases.PAGE),
        quoted=tongue.say(phrases.QUOTED),
        facts=facts(report, tongue),
        contents_title=tongue.say(terms.CONTENTS),
        sections=(at_a_glance(report, tongue, quoted=quoted), *sections),
    )
