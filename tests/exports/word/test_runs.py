import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.languages.scripts import pieces, right_to_left
from convo.text import clean
from exports.word.markup import NAMES
from exports.word.runs import runs, runs_right_to_left
from tests.exports.word.samples import SAID
from tests.exports.word.wml import W

LETTERS = (
    "aZé ßжЩαΩابپ\u200c\u200dگשّ12३४कीকমেကျខ្មែរไทยあアー本한ኣአ"
    "،؟።.,()«»—“”\n\t<&>'\"👩\u200d👧e\u0301\u200f"
)
TEXTS = st.text(st.sampled_from(LETTERS) | st.characters(codec="utf-8"), max_size=40).map(clean)


def read(xml: str) -> list[tuple[dict[str, dict[str, str]], str]]:
    """Return each run as its properties and its words."""
    root = ET.fromstring(f"<w:p {NAMES}>{xml}</w:p>")  # noqa: S314 - ours
    return [(_properties(run), _words(run)) for run in root]


def _properties(run: ET.Element) -> dict[str, dict[str, str]]:
    return {
        found.tag.removeprefix(W): {key.removeprefix(W): value for key, value in found.items()}
        for found in run.iterfind(f"{W}rPr/*")
    }


def _words(run: ET.Element) -> str:
    signs = {f"{W}br": "\n", f"{W}tab": "\t"}
    return "".join(signs.get(e.tag, e.text or "") for e in run if e.tag != f"{W}rPr")


@given(TEXTS, st.booleans(), st.sampled_from([None, "fa", "ja", "en"]))
def test_runs_joined_are_the_text(text: str, rtl: bool, language: str | None) -> None:  # noqa: FBT001 - drawn
    found = read(runs(text, rtl=rtl, language=language))

    assert "".join(words for _, words in found) == text


@given(TEXTS, st.booleans())
def test_the_short_way_marks_the_directions_that_the_long_way_does(text: str, rtl: bool) -> None:  # noqa: FBT001 - drawn
    marked = "".join(
        ("R" if "rtl" in properties else "L") * len(words)
        for properties, words in read(runs(text, rtl=rtl))
    )

    by_pieces = "".join(
        ("R" if right_to_left(piece) or (name == "ARABIC") else "L") * len(piece)
        for piece, name in pieces(text, rtl=rtl)
    )
    assert marked == by_pieces


@given(TEXTS, st.booleans())
def test_a_paragraph_runs_the_way_most_of_its_letters_do(text: str, otherwise: bool) -> None:  # noqa: FBT001 - drawn
    most = right_to_left(text)

    found = runs_right_to_left(text, otherwise=otherwise)

    assert found == (otherwise if most is None else most)


@pytest.mark.parametrize(
    ("language", "kind", "slot", "name"),
    [
        ("ar", "rtl", "cs", "Arial"),
        ("fa", "rtl", "cs", "Arial"),
        ("he", "rtl", "cs", "Arial"),
        ("hi", "cs", "cs", "Nirmala UI"),
        ("bn", "cs", "cs", "Nirmala UI"),
        ("my", "cs", "cs", "Myanmar Text"),
        ("km", "cs", "cs", "Leelawadee UI"),
        ("th", "cs", "cs", "Leelawadee UI"),
        ("zh-Hant", "", "eastAsia", "Microsoft JhengHei"),
        ("zh-Hans", "", "eastAsia", "Microsoft YaHei"),
        ("ja", "", "eastAsia", "Yu Gothic"),
        ("ko", "", "eastAsia", "Malgun Gothic"),
        ("am", "", "ascii", "Ebrima"),
    ],
)
def test_a_sentence_of_one_language_is_one_run_in_its_font(
    language: str, kind: str, slot: str, name: str
) -> None:
    said, _ = SAID[language]

    ((properties, words),) = read(runs(said, rtl=language in {"ar", "fa", "he"}, language=language))

    assert words == said
    assert properties["rFonts"][slot] == name
    assert (kind in properties) == bool(kind)


@pytest.mark.parametrize("text", ["English", "Українська", "Ελληνικά", "Tiếng Việt", "1,5 € – “x”"])
def test_latin_cyrillic_and_greek_need_no_font_of_their_own(text: str) -> None:
    ((properties, words),) = read(runs(text, rtl=False))

    assert (properties, words) == ({}, text)


def test_japanese_without_a_language_is_set_in_one_font() -> None:
    ((properties, _),) = read(runs("図書館のカード", rtl=False))

    assert properties["rFonts"]["eastAsia"] == "Yu Gothic"


def test_japanese_beside_latin_is_set_in_the_font_of_its_language() -> None:
    found = read(runs("A 図書館", rtl=False, language="ja"))

    assert [p.get("rFonts", {}).get("eastAsia") for p, _ in found] == [None, "Yu Gothic"]


def test_a_latin_word_in_a_persian_sentence_is_not_marked_as_persian() -> None:
    found = read(runs("کتاب‌های ما در Library است", rtl=True, language="fa"))

    assert {words: p.get("lang") for p, words in found if words.strip() == "Library"} == {
        "Library": None
    }
    assert [p["lang"]["bidi"] for p, _ in found if "lang" in p] == ["fa", "fa"]


def test_a_full_stop_after_a_latin_word_runs_with_its_paragraph() -> None:
    found = read(runs("اكتب إلى (desk@example.org).", rtl=True))

    assert "rtl" in found[-1][0]
    assert found[-1][1] == ")."


def test_bold_is_said_twice_for_every_script() -> None:
    found = read(runs("one واحد", rtl=False, bold=True))

    assert all({"b", "bCs"} <= properties.keys() for properties, _ in found)
    assert len(found) == 2


def test_a_word_is_not_cut_at_its_joiner() -> None:
    found = read(runs("see کتاب‌های now", rtl=False))

    assert any("کتاب‌های" in words for _, words in found)


def test_markup_in_a_text_stays_text() -> None:
    xml = runs("<w:t>&amp;</w:t>]]>", rtl=False)

    assert re.findall(r"<w:t[ >]", xml) == ["<w:t "]
    assert read(xml)[0][1] == "<w:t>&amp;</w:t>]]>"
