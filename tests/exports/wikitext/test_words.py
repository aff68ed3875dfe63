"""Words in wikitext: a wiki shows what was said, and does nothing else."""

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.text import clean
from exports.wikitext.words import directed, escape, line
from tests.exports.reports import SAID
from tests.exports.wikitext.reading import HOSTILE, alive
from tests.shared import shared


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def naughty() -> list[str]:
    texts = json.loads(shared("nasty/blns/blns.json").read_text("utf-8"))
    return [text for text in map(clean, texts) if text.strip()]


def assert_only_words(text: str) -> None:
    written = escape(text)

    assert alive(written) == []
    assert lines_of(html.unescape(written.replace("<br>", "\n"))) == lines_of(text)
    # What that reader does not know of: signatures, switches, numbers that become links.
    assert not re.search(r"~~~|__|＿＿|''|(?:RFC|PMID|ISBN)\s|:[^\s<]|[$\n]", written)
    assert not [line for line in written.split("<br>") if re.match("[-*#:;=!| ]", line)]


@pytest.mark.parametrize("text", [*HOSTILE, *(words for words, _ in SAID.values())])
def test_words_are_shown_as_they_were_said(text: str) -> None:
    assert_only_words(text)


def test_strings_that_broke_other_programs_are_shown_as_they_were_said() -> None:
    texts = naughty()

    assert len(texts) > 400
    for text in texts:
        assert_only_words(text)


@given(st.text(st.sampled_from("~[]{}|'<>;:#*=-_!$/＿ \n\tRFCISBNx1")).map(clean))
def test_no_mixture_of_signs_becomes_more_than_words(text: str) -> None:
    assert_only_words(text)


@pytest.mark.parametrize("words", ["https:\n//x.example", "news:\n[[x", "news:\xa0[[x"])
def test_a_colon_before_a_line_break_begins_no_link(words: str) -> None:
    assert alive(escape(words)) == []


def test_a_word_with_a_hyphen_or_an_apostrophe_stays_readable() -> None:
    words = "Opening-hours: don't close at 10, please; (50%) thanks?"

    assert escape(words) == words


@pytest.mark.parametrize("sign", ["'", "-"])
def test_a_sign_at_the_edge_of_a_word_is_written_as_a_number(sign: str) -> None:
    assert escape(f"{sign}x x{sign}") == f"&#{ord(sign)};x x&#{ord(sign)};"


@pytest.mark.parametrize(
    ("words", "language", "rtl", "written"),
    [
        ("yes", None, False, "yes"),
        ("yes", None, True, '<span dir="ltr">yes</span>'),
        ("نعم", None, False, '<span dir="rtl">نعم</span>'),
        ("نعم", None, True, "نعم"),
        ("رد, MENA only", None, True, "رد, MENA only"),
        ("12", None, True, "12"),
        ("بله", "fa", True, '<span lang="fa" dir="rtl">بله</span>'),
        ("はい", "ja", True, '<span lang="ja" dir="ltr">はい</span>'),
    ],
)
def test_words_say_their_language_and_direction_where_these_differ(
    words: str,
    language: str | None,
    rtl: bool,  # noqa: FBT001 -- pytest gives it by name
    written: str,
) -> None:
    assert directed(words, language, rtl=rtl) == written


def test_a_heading_is_one_line() -> None:
    assert line(" one\n\n two\tthree ", rtl=False) == "one two three"
