"""From a report to a document: its sections in their order, which is never another."""

from collections.abc import Iterable, Iterator

from exports.blocks import Document, Section
from exports.outline.annexes import changes, method, next_steps, register
from exports.outline.english import phrases, sentences, terms
from exports.outline.front import facts, how_to_read, who_took_part
from exports.outline.glance import at_a_glance
from exports.outline.heard import by_theme, uncategorised
from exports.outline.ledger import commitments, questions, recommendations
from exports.outline.naming import named_once
from exports.outline.regions import by_region
from exports.outline.registers import checklist, groups_contacts_models
from exports.report.values import Report
from exports.tongue import Tongue, tongue_of


def document_of(report: Report) -> Document:
    """Return a report as a document.

    No section is ever left out: an empty one says so.

    Raises:
        RefusedError: No reports are written in its language.
    """
    tongue = tongue_of(report.language)
    sections, quoted = named_once(
        _for_participants(report, tongue) if report.for_participants else _all(report, tongue)
    )
    if not report.for_participants:
        sections = (at_a_glance(report, tongue, quoted=quoted), *sections)
    subtitle = sentences.REVIEW_COPY if report.for_participants else sentences.SUBTITLE
    return Document(
        title=report.title,
        subtitle=tongue.say(subtitle),
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
        sections=sections,
    )


def _all(report: Report, tongue: Tongue) -> tuple[Section, ...]:
    """Return the sections and annexes of a report after its first page."""
    return (
        how_to_read(report, tongue),
        who_took_part(report, tongue),
        by_theme(report, tongue),
        by_region(report, tongue),
        questions(report, tongue),
        commitments(report, tongue),
        recommendations(report, tongue),
        groups_contacts_models(report, tongue),
        checklist(report, tongue),
        uncategorised(report, tongue),
        next_steps(report, tongue),
        register(report, tongue),
        method(report, tongue),
        changes(report, tongue),
    )


def _for_participants(report: Report, tongue: Tongue) -> tuple[Section, ...]:
    """Return what those who took part need to look whether their words are right."""
    return (
        how_to_read(report, tongue),
        by_theme(report, tongue),
        questions(report, tongue),
        next_steps(report, tongue),
        register(report, tongue),
    )


def headings(sections: Iterable[Section], level: int = 1) -> Iterator[tuple[int, str]]:
    """Yield each heading of a document with its level, those within others after them."""
    for section in sections:
        yield level, section.title
        yield from headings(section.sections, level + 1)
