"""Translations of the words of reports: whole, and of what the code says today."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from babel.messages.catalog import Catalog, Message

from tests.exports.catalogues import TRANSLATED, in_the_code, kept, path_of

PLURAL_FORMS: Final = {"fr": 2, "es": 2, "ar": 6, "id": 1}
catalogues = pytest.mark.parametrize("language", TRANSLATED)


def keys(catalogue: Catalog) -> set[tuple[object, str | None]]:
    return {(each.id, each.context) for each in catalogue if each.id}


def messages(language: str) -> list[Message]:
    return [each for each in kept(language) if each.id]


def forms(message: Message) -> Iterator[tuple[str, str]]:
    """Yield each form of a translation with the English it stands for."""
    if isinstance(message.id, str):
        yield message.id, str(message.string)
        return
    for form in message.string or ():
        yield message.id[1], form


def places(text: str) -> list[str]:
    return sorted(re.findall(r"\{\w+\}", text))


def test_the_code_says_many_things() -> None:
    assert len(keys(in_the_code())) > 200


@catalogues
def test_a_catalogue_has_all_that_the_code_says_and_nothing_else(language: str) -> None:
    assert keys(kept(language)) == keys(in_the_code())
    assert list(kept(language).obsolete) == []


@catalogues
def test_every_translation_is_there_and_none_is_a_guess(language: str) -> None:
    for message in messages(language):
        assert all(form.strip() for _, form in forms(message) if message.id != ", "), message.id
        assert not message.fuzzy, message.id


@catalogues
def test_a_language_has_all_of_its_plural_forms(language: str) -> None:
    assert kept(language).num_plurals == PLURAL_FORMS[language]
    plurals = [each for each in messages(language) if each.pluralizable]
    assert len(plurals) >= 5
    assert {len(list(forms(each))) for each in plurals} == {PLURAL_FORMS[language]}


@catalogues
def test_a_translation_has_the_places_of_its_english(language: str) -> None:
    for message in messages(language):
        told = [places(form) for _, form in forms(message)]
        english = places(next(forms(message))[0])
        # The forms for none, one and two say so in words.
        spoken = 3 if message.pluralizable and language == "ar" else 0
        assert told[spoken:] == [english] * len(told[spoken:]), message.id
        assert all(found in (english, []) for found in told[:spoken]), message.id


@catalogues
def test_no_words_of_a_catalogue_are_english_but_single_ones(language: str) -> None:
    same = [
        english
        for message in messages(language)
        for english, form in forms(message)
        if english == form
        and len(re.findall(r"[a-z]+", re.sub(r"\{\w+\}", "", english), re.IGNORECASE)) > 1
    ]

    assert same == []


@catalogues
def test_signs_stand_as_the_language_writes_them(language: str) -> None:
    for message in messages(language):
        for english, form in forms(message):
            if len(english) > 20:
                assert english.endswith(".") == form.endswith("."), message.id
            if language == "ar":
                assert not re.search(r"[,;?“”]", form), message.id
            if language == "fr":
                assert not re.search(
                    r"(?<!\N{NO-BREAK SPACE})[:;?!»]|«(?!\N{NO-BREAK SPACE})", form
                )


@catalogues
def test_names_of_sheets_fit_on_their_tabs(language: str) -> None:
    named = [str(each.string) for each in messages(language) if each.context == "a sheet"]
    named += [str(kept(language)[text].string) for text in ("Conversations", "Contributions")]

    assert len(set(named)) == len(named) == 17
    assert all(len(name) <= 31 and not re.search(r"[\[\]:*?/\\]", name) for name in named)


def test_catalogues_are_in_the_package() -> None:
    assert path_of("ar").parents[3].name == "exports"
