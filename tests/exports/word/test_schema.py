from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from exports.blocks import Document
from exports.layout import Layout, Paper
from exports.outline.build import document_of
from exports.tongue import LOCALES
from exports.word import render_word
from tests.exports.reports import FULL
from tests.exports.word.samples import arabic, english
from tests.exports.word.schema import schema_faults
from tests.exports.word.templates import packed
from tests.exports.word.validator import faults_in
from tests.exports.word.wml import changed


def report_in(language: str) -> Document:
    return document_of(replace(FULL, language=language))


ALL = pytest.mark.parametrize(
    "document",
    [english, arabic, *(partial(report_in, language) for language in LOCALES)],
    ids=["english", "arabic", *LOCALES],
)
BOTH = pytest.mark.parametrize("document", [english, arabic])
LAYOUTS = pytest.mark.parametrize(
    "layout",
    [Layout(), Layout(paper=Paper.LETTER), Layout(template=packed())],
    ids=["a4", "letter", "template"],
)


@ALL
@LAYOUTS
def test_every_part_is_as_its_schema_has_it(
    document: Callable[[], Document], layout: Layout
) -> None:
    assert schema_faults(render_word(document(), layout)) == []


def test_properties_in_another_order_are_found() -> None:
    good = render_word(english())

    moved = changed(
        good,
        "word/document.xml",
        lambda xml: xml.replace("<w:keepNext/><w:pageBreakBefore/>", "", 1).replace(
            '<w:pStyle w:val="Title"/>', '<w:keepNext/><w:pStyle w:val="Title"/>', 1
        ),
    )

    assert schema_faults(moved) != []


@pytest.mark.slow
@BOTH
@LAYOUTS
def test_microsofts_validator_finds_nothing(
    tmp_path: Path, document: Callable[[], Document], layout: Layout
) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(render_word(document(), layout))

    assert faults_in(file) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", LOCALES)
def test_microsofts_validator_finds_nothing_in_any_language(tmp_path: Path, language: str) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(render_word(report_in(language)))

    assert faults_in(file) == []
