"""What goes in comes out: cleaning, typed lines, talk pages, wikitext and tables."""

import html
from typing import Final

from hypothesis import given, settings

from convo.sources.captions import read_captions
from convo.sources.quick_line import read_line
from convo.sources.spreadsheet import read_spreadsheet
from convo.sources.talk_page import read_talk_page
from convo.sources.typed_notes import read_typed_notes
from convo.text import clean, is_clean
from exports.tables import render_csv
from exports.wikitext.words import escape
from tests.exports.reports import report, statement
from tests.exports.wikitext.reading import alive
from tests.fuzz import cleaning, quick_line
from tests.hostile.material import IMPORTERS
from tests.strategies import (
    Page,
    Table,
    Typed,
    kept_texts,
    names,
    sentences,
    tables,
    talk_pages,
    texts,
    typed_lines,
)

AT_EASE: Final = settings(deadline=None, max_examples=60)


@AT_EASE
@given(texts())
def test_cleaning_loses_nothing_that_people_see(text: str) -> None:
    cleaned = clean(text)

    assert is_clean(cleaned)
    assert clean(cleaned) == cleaned
    assert cleaning.seen(cleaned) == cleaning.seen(text)


@AT_EASE
@given(sentences())
def test_words_of_every_script_stay_as_they_are(text: str) -> None:
    assert clean(text) == text


@AT_EASE
@given(typed_lines())
def test_a_typed_line_says_what_was_meant(typed: Typed) -> None:
    assert read_line(typed.line) == typed.spoken


@AT_EASE
@given(texts())
def test_whatever_is_typed_is_a_line(text: str) -> None:
    quick_line.check(text.encode("utf-8", "surrogatepass"))


@AT_EASE
@given(names(), sentences())
def test_whoever_is_on_the_list_speaks_in_notes_and_captions(name: str, said: str) -> None:
    noted = read_typed_notes(f"{name}: {said}".encode(), people=frozenset([name]))
    heard = read_captions(f"{IMPORTERS['vtt'].before}<v {name}>{said}".encode())

    assert [(each.author, each.text) for each in noted.passages] == [(name, said)]
    assert [(each.author, each.text) for each in heard.passages] == [(name, said)]


@AT_EASE
@given(talk_pages())
def test_every_comment_of_a_page_is_found_with_who_signed_it(page: Page) -> None:
    found = read_talk_page(page.source.encode())

    assert found.problems == ()
    assert [(each.author, each.text) for each in found.passages] == list(page.comments)


@AT_EASE
@given(kept_texts())
def test_wikitext_shows_what_was_said_and_is_nothing_more(text: str) -> None:
    written = escape(text)

    shown = html.unescape(written.replace("<br>", "\n"))
    assert alive(written) == []
    assert shown == "\n".join(line.strip() for line in text.split("\n") if line.strip())


@AT_EASE
@given(kept_texts())
def test_a_table_that_was_exported_is_imported_as_it_was(text: str) -> None:
    said = text.replace("'", "’")

    found = read_spreadsheet(render_csv(report(statements=(statement(1, said),))))

    assert [each.text for each in found.passages] == [said]
    assert found.problems == ()


@AT_EASE
@given(tables())
def test_a_table_of_another_program_is_read_however_it_quotes(table: Table) -> None:
    found = read_spreadsheet(table.content)

    assert [each.text for each in found.passages] == list(table.texts)
    assert found.problems == ()
