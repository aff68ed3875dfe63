"""A language of reports: its words, its numbers, its days."""

from datetime import date

import pytest

from convo.errors import RefusedError
from exports.blocks import Bold, Ref
from exports.outline.english import phrases, sentences
from exports.tongue import LOCALES, Message, report_language, tongue_of


@pytest.mark.parametrize(
    ("language", "number", "day", "several"),
    [
        ("en", "12,345", "18 November 2026", "a, b and c"),
        ("fr", "12\N{NARROW NO-BREAK SPACE}345", "18 novembre 2026", "a, b et c"),
        ("es", "12.345", "18 de noviembre de 2026", "a, b y c"),
        ("ar", "12,345", "18 نوفمبر 2026", "a وb وc"),
        ("id", "12.345", "18 November 2026", "a, b, dan c"),
    ],
)
def test_numbers_days_and_lists_are_written_as_the_language_does(
    language: str, number: str, day: str, several: str
) -> None:
    tongue = tongue_of(language)

    assert tongue.number(12_345) == number
    assert tongue.day(date(2026, 11, 18)) == day
    assert tongue.listing(["a", "b", "c"]) == several


@pytest.mark.parametrize(
    ("number", "written"),
    [
        (0, "لا مساهمات"),
        (1, "مساهمة واحدة"),
        (2, "مساهمتان"),
        (5, "5 مساهمات"),
        (11, "11 مساهمة"),
        (100, "100 مساهمة"),
    ],
)
def test_arabic_has_six_forms_of_a_number(number: int, written: str) -> None:
    assert tongue_of("ar").count(phrases.CONTRIBUTIONS.told, number) == written


@pytest.mark.parametrize(
    ("language", "none"),
    [("en", "0 contributions"), ("fr", "0 contribution"), ("id", "0 masukan")],
)
def test_none_has_the_form_that_the_language_gives_it(language: str, none: str) -> None:
    assert tongue_of(language).count(phrases.CONTRIBUTIONS.told, 0) == none


def test_one_english_word_can_be_two_in_another_language() -> None:
    tongue = tongue_of("fr")

    states = {
        tongue.say(Message("Open", "a question")),
        tongue.say(Message("Open", "a commitment")),
    }

    assert states == {"Ouverte", "En cours"}


def test_parts_stand_where_the_language_wants_them() -> None:
    parts = tongue_of("ar").parts(
        phrases.FINDING, theme=Bold("ಕನ್ನಡ {theme}"), contributions="{0} & %s"
    )

    assert parts == (Bold("ಕನ್ನಡ {theme}"), ": ", "{0} & %s", ".")
    assert Ref("x") in tongue_of("en").parts(phrases.ALL_IN_ANNEX, annex=Ref("x"))


@pytest.mark.parametrize("language", LOCALES)
def test_braces_in_what_is_put_into_a_sentence_stay_as_they_are(language: str) -> None:
    said = tongue_of(language).say(phrases.NAMED, name="{role} {x!r}", role="{0}")

    assert said.startswith("{role} {x!r}")
    assert said.endswith("{0}")


def test_a_place_without_a_value_is_a_mistake_unless_none_has_one() -> None:
    days = Message("{first} to {last}", "days")

    assert tongue_of("en").say(days) == "{first} to {last}"
    with pytest.raises(KeyError):
        tongue_of("en").say(days, first="1 May")


@pytest.mark.parametrize(
    ("tag", "spelled"), [("ES_mx", "es-MX"), ("in", "id"), ("ar-eg", "ar-EG"), ("en", "en")]
)
def test_a_tag_is_kept_in_its_one_spelling(tag: str, spelled: str) -> None:
    assert report_language(tag) == spelled
    assert tongue_of(tag).language == spelled[:2]


@pytest.mark.parametrize("tag", ["fa", "zh-Hant", "und", "", "not a tag", "💥" * 99])
def test_other_languages_are_refused_with_those_there_are(tag: str) -> None:
    with pytest.raises(RefusedError, match=r"choose en, fr, es, ar or id$"):
        tongue_of(tag)


def test_a_region_changes_no_digits() -> None:
    assert tongue_of("ar-EG").number(2026) == tongue_of("ar").number(2026) == "2,026"


def test_a_language_is_read_once() -> None:
    assert tongue_of("fr-CA") is tongue_of("fr")


def test_nothing_of_a_message_is_a_string_until_it_is_said() -> None:
    assert not isinstance(sentences.STATUS, str)
    assert tongue_of("id").say(sentences.STATUS) == "Status"
