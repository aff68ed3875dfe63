"""The restricted annex: it says what it is, on every page."""

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from convo.disclosure.counts import Figure, Withheld
from convo.errors import RefusedError
from convo.model.words import Form, Kind
from exports.blocks import Quotation
from exports.outline.annex import annex_document_of
from exports.report.annex import Annex
from exports.report.values import Statement
from exports.word import render_word
from tests.exports.outline.reading import blocks_of, said_in, second_by_first
from tests.exports.reports import SAID, statement, translated
from tests.exports.word.check import check

DO_NOT_FORWARD = "Restricted: do not forward"


def annex(*statements: Statement, language: str = "en", counted: Figure = 0) -> Annex:
    return Annex(number=7, at_least=5, language=language, statements=statements, counted=counted)


EVERYTHING = annex(
    *(
        statement(number, words, language=language, themes=("informants",))
        for number, (language, (words, _)) in enumerate(SAID.items(), 1)
    ),
    counted=Withheld(5),
)


def quotations(given: Annex) -> list[Quotation]:
    return [each for each in blocks_of(annex_document_of(given)) if isinstance(each, Quotation)]


def test_every_header_and_footer_says_that_it_may_not_be_forwarded(tmp_path: Path) -> None:
    path = tmp_path / "annex.docx"
    path.write_bytes(render_word(annex_document_of(EVERYTHING)))

    with ZipFile(path) as archive:
        around = [
            archive.read(name).decode()
            for name in archive.namelist()
            if re.search(r"header|footer", name)
        ]
    assert len(around) >= 3
    assert [text for text in around if DO_NOT_FORWARD not in text] == []


def test_the_title_says_what_it_is_and_the_facts_for_whom() -> None:
    document = annex_document_of(EVERYTHING)

    assert document.title == "Restricted annex"
    assert second_by_first(document.facts) == {
        "Status": DO_NOT_FORWARD,
        "Audience": "For the policy team only",
        "Annex": EVERYTHING.code,
    }


def test_the_word_file_has_no_fault_that_we_know_how_to_find() -> None:
    assert check(render_word(annex_document_of(EVERYTHING))) == []


def test_words_stand_under_numbers_of_the_annex_and_nobody_said_them() -> None:
    given = annex(
        statement(1, "Who pays?", kind=Kind.QUESTION, form=Form.PARAPHRASE, themes=("money",))
    )

    [found] = quotations(given)

    assert found.source == "R1; Participant (not named); Question, paraphrase: money"
    assert (found.text, found.name, found.verbatim) == ("Who pays?", "R1", False)


def test_a_translation_that_stands_alone_says_what_it_is() -> None:
    alone = translated("We need books.", by_machine=True, checked=False)
    given = annex(statement(1, None, form=Form.PARAPHRASE, translation=alone))

    [found] = quotations(given)

    assert found.text == "We need books."
    assert found.source.endswith("; Translation by machine, not checked")


def test_words_that_may_stand_nowhere_are_counted_and_few_are_not() -> None:
    last = annex_document_of(EVERYTHING).sections[-1]

    assert "The words of fewer than 5 contributions more are restricted" in said_in(last)
    assert "restricted" not in said_in(annex_document_of(annex(statement(1))).sections[-1])


def test_of_much_that_few_people_said_no_number_is_told() -> None:
    last = annex_document_of(annex(counted=Withheld())).sections[-1]

    assert "The words of some contributions more are restricted" in said_in(last)


def test_an_annex_of_nothing_says_so() -> None:
    last = annex_document_of(annex()).sections[-1]

    assert "no contribution whose words may be shown" in said_in(last)


def test_an_annex_in_a_language_without_words_is_refused() -> None:
    with pytest.raises(RefusedError, match="fa"):
        annex_document_of(annex(language="fa"))
