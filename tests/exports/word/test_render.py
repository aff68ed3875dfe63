import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest

from exports.blocks import Document
from exports.word import render_word
from tests.exports.word import render
from tests.exports.word.samples import arabic, english
from tests.exports.word.wml import W, part, words

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
def test_the_contents_are_what_another_program_counts(
    pdf_of: Callable[[Callable[[], Document]], bytes], document: Callable[[], Document]
) -> None:
    body = part(render_word(document()))
    contents = [words(link).replace("\t", " ") for link in body.iter(f"{W}hyperlink")]

    outline = render.headings(pdf_of(document))

    assert [heading for heading in outline if heading.split(" ")[0].count(".") < 2] == contents


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
