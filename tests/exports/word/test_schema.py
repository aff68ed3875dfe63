from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from lxml import etree

from exports.blocks import Document
from exports.outline.build import document_of
from exports.tongue import LOCALES
from exports.word import render_word
from tests.exports.reports import FULL
from tests.exports.word.samples import arabic, english
from tests.exports.word.validator import faults_in
from tests.exports.word.wml import part, unpacked
from tests.shared import shared


def report_in(language: str) -> Document:
    return document_of(replace(FULL, language=language))


ALL = pytest.mark.parametrize(
    "document",
    [english, arabic, *(partial(report_in, language) for language in LOCALES)],
    ids=["english", "arabic", *LOCALES],
)


@pytest.fixture(scope="module")
def words_of() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(shared("docx/ooxml_xsd") / "wml.xsd"))


@pytest.fixture(scope="module")
def charts_of() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(shared("docx/ooxml_xsd") / "dml-chart.xsd"))


@ALL
def test_every_part_is_in_the_order_of_the_schema(
    words_of: etree.XMLSchema, document: Callable[[], Document]
) -> None:
    data = render_word(document())
    names = [n for n in unpacked(data) if n.startswith("word/") and n.count("/") == 1]

    faults = {name: words_of.error_log for name in names if not words_of.validate(part(data, name))}

    assert len(names) == 9
    assert faults == {}


@ALL
def test_every_chart_is_in_the_order_of_the_schema(
    charts_of: etree.XMLSchema, document: Callable[[], Document]
) -> None:
    chart = part(render_word(document()), "word/charts/chart1.xml")

    charts_of.assertValid(chart)


@pytest.mark.slow
@ALL
def test_microsofts_validator_finds_nothing(
    tmp_path: Path, document: Callable[[], Document]
) -> None:
    file = tmp_path / "report.docx"
    file.write_bytes(render_word(document()))

    assert faults_in(file) == []
