import io
import re
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from exports.blocks import Document
from exports.word import render_word
from tests.exports.word import render
from tests.exports.word.samples import arabic, english
from tests.exports.word.wml import changed

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        bool(render.missing("soffice")), reason="LibreOffice (soffice) is not on this machine"
    ),
]


@pytest.fixture(scope="module")
def pdf_of() -> Callable[[Callable[[], Document]], bytes]:
    made: dict[Callable[[], Document], bytes] = {}

    def pdf_of(document: Callable[[], Document]) -> bytes:
        if document not in made:
            made[document] = render.to_pdf(render_word(document()))
        return made[document]

    return pdf_of


@pytest.mark.parametrize("document", [english, arabic])
def test_another_program_counts_and_refers_as_the_file_says(
    pdf_of: Callable[[Callable[[], Document]], bytes], document: Callable[[], Document]
) -> None:
    assert render.printed_faults(render_word(document()), pdf_of(document)) == []


@pytest.mark.parametrize(
    ("looked_for", "instead"),
    [
        (r"( REF .{0,300}?<w:t [^>]*>)Table 1<", r"\1Table 2<"),
        (r"( REF .{0,300}?<w:t [^>]*>)2<", r"\1 3<"),
        (r"(SEQ Table.{0,300}?<w:t [^>]*>)1<", r"\1 7<"),
        (">At a glance<", ">At one glance<"),
    ],
    ids=["reference", "number of a section", "caption", "contents"],
)
def test_a_result_that_another_program_prints_otherwise_is_found(
    pdf_of: Callable[[Callable[[], Document]], bytes], looked_for: str, instead: str
) -> None:
    stale = changed(
        render_word(english()),
        "word/document.xml",
        lambda xml: re.sub(looked_for, instead, xml, count=1),
    )

    assert stale != render_word(english())
    assert render.printed_faults(stale, pdf_of(english)) != []


@pytest.mark.parametrize("document", [english, arabic])
def test_the_numbers_of_a_chart_are_not_drawn_backwards(
    pdf_of: Callable[[Callable[[], Document]], bytes], document: Callable[[], Document]
) -> None:
    reader = pypdf.PdfReader(io.BytesIO(pdf_of(document)))

    text = "".join(page.extract_text() for page in reader.pages)

    assert text.count("47") >= 2
    assert "74" not in text


@pytest.mark.skipif(bool(render.missing("pdftoppm")), reason="poppler is not on this machine")
def test_pages_can_be_looked_at(
    pdf_of: Callable[[Callable[[], Document]], bytes], tmp_path: Path
) -> None:
    render.to_png(pdf_of(arabic), tmp_path / "page", dots_per_inch=20)

    assert sorted(path.name for path in tmp_path.iterdir()) == ["page-1.png", "page-2.png"]
