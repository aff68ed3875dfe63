"""Whole reports in each language: all that they say themselves is in it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Final
from zipfile import ZipFile

import pytest
from lxml import etree

from convo.disclosure.counts import Withheld
from convo.model.words import Audience
from exports.blocks import Bars
from exports.formats import RENDERERS
from exports.json_lines import render_json
from exports.markdown import render_markdown
from exports.outline.annex import annex_document_of
from exports.outline.build import document_of
from exports.report.annex import Annex
from exports.report.values import Report
from exports.tables import render_csv
from exports.tongue import LOCALES
from exports.word import render_word
from exports.workbook.book import render_workbook
from tests.exports.catalogues import TRANSLATED, in_the_code
from tests.exports.outline.reading import blocks_of, second_by_first, section_of, table_in
from tests.exports.reports import EMPTY, FULL
from tests.exports.word.check import check
from tests.exports.word.wml import part, words

ENGLISH: Final = tuple(
    piece.strip(" .:;,“”()")
    for message in in_the_code()
    for text in ([message.id] if isinstance(message.id, str) else message.id)
    for piece in re.split(r"\{\w+\}", text)
    if len(re.findall(r"[A-Za-z]+", piece)) > 2
)
"""What a report says in English, of three words and more."""

FOR_PEOPLE: Final = ("word", "markdown", "wikitext", "xlsx", "qdpx", "qdc")

whole = pytest.mark.parametrize(
    "given",
    [FULL, EMPTY, replace(FULL, audience=Audience.PUBLIC, at_least=11)],
    ids=["internal", "empty", "public"],
)


def annex(language: str) -> Annex:
    statements = FULL.statements[:14]
    return Annex(
        number=7, at_least=5, language=language, statements=statements, counted=Withheld(5)
    )


def read(content: bytes) -> Iterator[str]:
    """Yield all that can be read in a file, in words and for people who cannot see."""
    if not content.startswith(b"PK"):
        yield content.decode()
        return
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            part = archive.read(name)
            if name.endswith((".xml", ".qde")):
                root = etree.fromstring(part)
                yield "".join(map(str, root.itertext()))
                yield from (
                    value for each in root.iter() for value in map(str, each.attrib.values())
                )
            elif name.endswith(".xlsx"):
                yield from read(part)


def english_in(content: bytes) -> list[str]:
    text = "\n".join(read(content))
    return [piece for piece in ENGLISH if piece in text]


@pytest.mark.parametrize("name", FOR_PEOPLE)
def test_an_english_report_is_where_english_can_be_found(name: str) -> None:
    found = english_in(RENDERERS[name].render(FULL))

    assert len(found) > (20 if name not in {"qdpx", "qdc"} else 0)


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("name", FOR_PEOPLE)
@whole
def test_no_english_is_left_in_a_report(given: Report, name: str, language: str) -> None:
    assert english_in(RENDERERS[name].render(replace(given, language=language))) == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_english_is_left_in_an_annex(language: str) -> None:
    document = annex_document_of(annex(language))

    assert document.right_to_left == (language == "ar")
    assert english_in(render_markdown(document)) + english_in(render_word(document)) == []


@pytest.mark.parametrize("language", LOCALES)
@whole
def test_a_word_file_has_no_fault_that_we_know_how_to_find(given: Report, language: str) -> None:
    assert check(render_word(document_of(replace(given, language=language)))) == []


@pytest.mark.parametrize("language", LOCALES)
def test_the_word_file_of_an_annex_has_none_either(language: str) -> None:
    assert check(render_word(annex_document_of(annex(language)))) == []


@pytest.mark.parametrize("language", LOCALES)
def test_no_place_is_left_empty(language: str) -> None:
    for given in (FULL, EMPTY):
        text = render_markdown(document_of(replace(given, language=language))).decode()
        assert not re.search(r"&#123;|\{\w", text)


def test_programs_find_the_same_names_in_every_language() -> None:
    given = replace(FULL, language="ar")

    assert render_csv(given) == render_csv(FULL)
    assert render_json(given) == render_json(FULL).replace(
        b'"language": "en"', b'"language": "ar"', 1
    )


def test_only_a_workbook_from_right_to_left_has_its_columns_so() -> None:
    for language, expected in (("ar", True), ("fr", False)):
        with ZipFile(BytesIO(render_workbook(replace(FULL, language=language)))) as archive:
            sheets = [archive.read(n) for n in archive.namelist() if n.startswith("xl/worksheets/")]
        assert len(sheets) == 17
        assert {b' rightToLeft="1"' in sheet for sheet in sheets} == {expected}


def test_a_withheld_number_is_words_in_arabic() -> None:
    given = replace(FULL, language="ar")

    rows = second_by_first(table_in(section_of(given, "ما سمعناه حسب الموضوع")))

    assert rows["الأمان"] == "أقل من 5"
    assert "<" not in "".join(map(str, rows.values()))


def test_a_chart_is_written_as_its_language_does() -> None:
    [theme, *others] = FULL.themes
    given = replace(FULL, language="es", themes=(replace(theme, contributions=12_345), *others))

    [bars] = [each for each in blocks_of(document_of(given)) if isinstance(each, Bars)]

    assert bars.written == ("12.345", "9")
    assert bars.about.startswith("Gráfico de barras: opening-hours 12.345, heating 9.")


def test_a_conversation_of_several_regions_says_so_in_the_language_of_the_report() -> None:
    held = replace(FULL.conversations[0], region="cross-regional")
    given = replace(FULL, language="fr", conversations=(held,))

    table = table_in(section_of(given, "Qui a participé"))

    assert table.rows[0][1] == "interrégional"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Page 1 sur 1"),
        ("es", "Página 1 de 1"),
        ("ar", "صفحة 1 من 1"),
        ("id", "Halaman 1 dari 1"),
    ],
)
def test_pages_are_counted_in_the_language_of_the_report(language: str, line: str) -> None:
    given = replace(FULL, language=language)

    for document in (document_of(given), annex_document_of(annex(language))):
        foot = part(render_word(document), "word/footer1.xml")
        assert words(foot).endswith(line)


def test_lists_and_the_chart_are_of_the_language_of_the_report() -> None:
    document = document_of(replace(FULL, language="ar"))

    chart = part(render_word(document), "word/charts/chart1.xml")

    assert second_by_first(document.facts)["المناطق"] == "ESEAP، MENA"
    assert {each.get("lang") for each in chart.iter("{*}endParaRPr")} == {"ar"}
    assert [each.text for each in chart.iter("{*}formatCode")] == ["#,##0"]
