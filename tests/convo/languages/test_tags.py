import subprocess
import sys

import pytest

from convo.errors import RefusedError
from convo.languages.tags import (
    canonical,
    direction_of,
    language_of,
    name_of,
    script_codes,
    scripts_of,
    usual_language,
)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("EN", "en"),
        (" zh_hant ", "zh-Hant"),
        ("PT-br", "pt-BR"),
        ("sr-latn-rs", "sr-Latn-RS"),
        ("de-1996", "de-1996"),
        ("es-419", "es-419"),
        ("ca-ES-VALENCIA", "ca-ES-valencia"),
        ("en-X-Room2", "en-x-room2"),
        ("en-u-ca-gregory", "en-u-ca-gregory"),
    ],
)
def test_a_tag_has_one_spelling(written: str, kept: str) -> None:
    assert canonical(written) == kept


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("iw", "he"),
        ("in", "id"),
        ("tl", "fil"),
        ("eng", "en"),
        ("zh-yue", "yue"),
        ("sh", "sr-Latn"),
        ("sh-Cyrl", "sr-Cyrl"),
        ("prs", "fa-AF"),
        ("en-UK", "en-GB"),
    ],
)
def test_an_old_or_long_code_becomes_the_one_in_use(old: str, new: str) -> None:
    assert canonical(old) == new


@pytest.mark.parametrize(
    "tag", ["", "e", "english", "en-", "en--GB", "zh Hant", "en\n", "ру", "12"]
)
def test_what_is_no_tag_is_refused(tag: str) -> None:
    refused = tag if tag != "en\n" else "en\nfr"

    with pytest.raises(RefusedError):
        canonical(refused)


def test_a_refusal_shows_no_more_than_the_beginning() -> None:
    with pytest.raises(RefusedError) as refusal:
        canonical("words " * 1000)

    assert len(str(refusal.value)) < 150


def test_the_language_of_a_tag_has_neither_script_nor_region() -> None:
    assert [language_of(tag) for tag in ("pt-BR", "sr-Latn", "iw", "fil")] == [
        "pt",
        "sr",
        "he",
        "fil",
    ]


@pytest.mark.parametrize(
    ("tag", "codes"),
    [
        ("am", ("Ethi",)),
        ("my", ("Mymr",)),
        ("km", ("Khmr",)),
        ("zh", ("Hans",)),
        ("zh-TW", ("Hant",)),
        ("sr", ("Cyrl", "Latn")),
        ("sr-Latn", ("Latn",)),
        ("pa", ("Guru", "Arab")),
        ("pa-PK", ("Arab",)),
        ("xyz", ()),
    ],
)
def test_the_likeliest_script_comes_first(tag: str, codes: tuple[str, ...]) -> None:
    assert script_codes(tag) == codes


def test_japanese_is_written_in_three_scripts_and_korean_in_two() -> None:
    assert scripts_of("ja") == {"HIRAGANA", "KATAKANA", "CJK"}
    assert scripts_of("ko") == {"HANGUL", "CJK"}


def test_a_language_nobody_described_has_no_scripts() -> None:
    assert scripts_of("xyz") == frozenset()


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("ar", "rtl"),
        ("fa", "rtl"),
        ("he", "rtl"),
        ("dv", "rtl"),
        ("ckb-Latn", "ltr"),
        ("ha", "ltr"),
        ("ha-Arab", "rtl"),
        ("hi", "ltr"),
        ("zh-Hant", "ltr"),
        ("xyz", "ltr"),
    ],
)
def test_the_script_decides_the_direction(tag: str, direction: str) -> None:
    assert direction_of(tag) == direction


@pytest.mark.parametrize(
    ("name", "language"),
    [("GEORGIAN", "ka"), ("HANGUL", "ko"), ("HIRAGANA", "ja"), ("ETHIOPIC", "am"), ("RUNIC", None)],
)
def test_a_script_has_its_most_usual_language(name: str, language: str | None) -> None:
    assert usual_language(name) == language


@pytest.mark.parametrize(
    ("tag", "within", "name"),
    [
        ("id", "en", "Indonesian"),
        ("pt-BR", "en", "Brazilian Portuguese"),
        ("zh-Hant", "zh-Hant", "繁體中文"),
        ("am", "ar", "الأمهرية"),
        ("sr-Latn", "en", "Serbian (Latin)"),
        ("ckb-Latn", "en", "Central Kurdish (Latin)"),
        ("ha-NG", "en", "Hausa (Nigeria)"),
        ("de-1996", "en", "German (1996)"),
        ("iw", "en", "Hebrew"),
        ("en", "de-ZZ", "Englisch"),
    ],
)
def test_a_language_is_called_as_its_readers_call_it(tag: str, within: str, name: str) -> None:
    assert name_of(tag, within=within) == name


def test_english_names_a_language_where_the_reader_has_no_names() -> None:
    assert name_of("km", within="xyz") == "Khmer"


def test_a_language_without_a_name_is_its_tag() -> None:
    assert name_of("XYZ", within="en") == "xyz"


def test_nothing_slow_is_loaded_before_it_is_needed() -> None:
    program = (
        "import sys; import convo.languages.guess, convo.languages.tags;"
        "print(sorted({'babel', 'langdetect', 'pycld2'} & sys.modules.keys()))"
    )

    ran = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert ran.stdout.strip() == "[]"
