"""A report as a document: all of its sections, in one order, with names that hold."""

from dataclasses import replace
from typing import Final

import pytest

from convo.errors import RefusedError
from convo.model.words import Audience
from exports.blocks import Bars, Bullets, Paragraph, Quotation, Ref, Table
from exports.outline.build import document_of
from exports.report.values import Report
from tests.exports.outline.reading import blocks_of, every, quotations_of, said_in
from tests.exports.reports import EMPTY, FULL, report

SECTIONS: Final = (
    "At a glance",
    "How to read this report",
    "Who took part",
    "What we heard, by theme",
    "What we heard, by region",
    "Questions and responses",
    "Commitments made",
    "Recommendations",
    "Existing groups, contacts and models",
    "Checklist",
    "Not yet under a theme",
    "What happens next",
    "Contributions",
    "Method and themes",
    "Changes since the last draft",
)


@pytest.mark.parametrize("given", [EMPTY, FULL])
def test_no_section_is_ever_left_out_and_their_order_never_changes(given: Report) -> None:
    assert tuple(section.title for section in document_of(given).sections) == SECTIONS


def test_a_section_without_anything_says_so() -> None:
    for section in every(document_of(EMPTY).sections):
        assert said_in(section), section.title


def test_the_last_three_are_annexes() -> None:
    annexes = [section.title for section in document_of(EMPTY).sections if section.annex]

    assert tuple(annexes) == SECTIONS[-3:]


def test_a_language_without_words_for_a_report_is_refused() -> None:
    with pytest.raises(RefusedError, match="in 'fa': choose en, fr, es, ar or id"):
        document_of(replace(EMPTY, language="fa"))


def test_a_kind_of_english_is_english() -> None:
    assert document_of(replace(EMPTY, language="en-GB")).language == "en-GB"


def test_every_reference_points_at_something_and_no_name_is_used_twice() -> None:
    document = document_of(FULL)
    blocks = blocks_of(document)
    named = [document.facts.name, *filter(None, (s.name for s in every(document.sections)))]
    named += [b.name for b in blocks if isinstance(b, Quotation | Table | Bars) and b.name]
    lines = [block.parts for block in blocks if isinstance(block, Paragraph)]
    lines += [item for block in blocks if isinstance(block, Bullets) for item in block.items]
    asked = {part.name for line in lines for part in line if isinstance(part, Ref)}

    assert len(set(named)) == len(named)
    assert len(asked) > 5
    assert asked <= set(named)


def test_a_statement_that_is_quoted_twice_is_named_once() -> None:
    quoted = [each for each in quotations_of(FULL) if each.source.startswith("C16;")]

    assert [each.name for each in quoted] == ["C16", ""]


def test_every_page_says_for_whom_it_is() -> None:
    assert document_of(report(audience=Audience.PUBLIC)).label == "For everybody"


def test_every_page_says_which_numbers_are_not_shown() -> None:
    assert document_of(report(at_least=11)).running_foot.startswith("Numbers below 11 are not")
