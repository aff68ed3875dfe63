"""How words, languages, credits and translations are shown."""

import pytest

from convo.disclosure.counts import Withheld
from convo.disclosure.credit import Credit
from convo.model.words import Form, Role
from exports.blocks import Quotation
from exports.report.values import Statement
from tests.exports.outline.reading import quotations_of, under
from tests.exports.reports import SAID, statement, translated


def quoted(given: Statement) -> Quotation:
    return quotations_of(under("heating", given))[0]


@pytest.mark.parametrize(("language", "words"), [(tag, said) for tag, (said, _) in SAID.items()])
def test_words_keep_their_script_and_their_language(language: str, words: str) -> None:
    made = quoted(statement(1, words, language=language))

    assert made.text == words
    assert made.language == (None if language == "en" else language)


@pytest.mark.parametrize(
    ("form", "called"),
    [
        (Form.QUOTE, "quotation"),
        (Form.PARAPHRASE, "paraphrase"),
        (Form.OBSERVATION, "observation"),
    ],
)
def test_only_a_quotation_counts_as_very_words(form: Form, called: str) -> None:
    made = quoted(statement(1, form=form))

    assert made.verbatim == (form is Form.QUOTE)
    assert made.source.endswith(f"; {called}")


@pytest.mark.parametrize(
    ("credit", "shown"),
    [
        (Credit(), "Participant (not named)"),
        (Credit(region="MENA"), "Participant, MENA (not named)"),
        (Credit(role=Role.VOLUNTEER), "Volunteer"),
        (Credit(name="Invented Name"), "Invented Name"),
        (Credit(name="Invented Name", role=Role.STAFF), "Invented Name, staff"),
    ],
)
def test_the_source_tells_what_the_credit_does_and_no_more(credit: Credit, shown: str) -> None:
    assert quoted(statement(4, credit=credit)).source == f"C4; {shown}; quotation"


@pytest.mark.parametrize(
    ("by_machine", "checked", "label"),
    [
        (False, True, "Translation:"),
        (True, True, "Translation:"),
        (False, False, "Translation, not checked:"),
        (True, False, "Translation by machine, not checked:"),
    ],
)
def test_a_translation_stands_with_its_words_and_says_how_it_was_made(
    by_machine: bool,  # noqa: FBT001 -- pytest gives it by name
    checked: bool,  # noqa: FBT001 -- likewise
    label: str,
) -> None:
    translation = translated("Nobody came.", by_machine=by_machine, checked=checked)

    made = quoted(statement(1, "कोई नहीं आया।", language="hi", translation=translation))

    assert (made.translation_label, made.translation) == (label, "Nobody came.")


def test_words_without_a_translation_announce_none() -> None:
    made = quoted(statement(1))

    assert (made.translation_label, made.translation) == ("", "")


def test_a_translation_that_stands_for_rare_words_shows_nothing_of_them() -> None:
    rare = statement(
        1, None, form=Form.PARAPHRASE, language=None, translation=translated("Nobody came.")
    )

    made = quoted(rare)

    assert (made.text, made.language, made.translation) == ("Nobody came.", None, "")
    assert made.source == "C1; Participant (not named); paraphrase; Translation"


def test_how_many_agreed_is_told_as_far_as_it_may_be() -> None:
    assert quoted(statement(1, agreed=12)).source.endswith("; 12 others agreed")
    assert quoted(statement(1, agreed=Withheld(5))).source.endswith("; fewer than 5 others agreed")
