import io
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from exports.blocks import (
    Bars,
    Paragraph,
    Quotation,
    Ref,
    Section,
    Table,
    Words,
)
from exports.layout import Layout, Paper
from exports.word import render_word
from tests.exports.word.check import check
from tests.exports.word.samples import HOSTILE, english, with_blocks
from tests.exports.word.wml import C, W, attribute, lines, part, unpacked

ROOT = Path(__file__).parents[3]


def test_rendering_twice_gives_the_same_bytes() -> None:
    first = render_word(english())

    second = render_word(english())

    assert first == second


def test_nothing_passes_through_a_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/nowhere/at/all")

    data = render_word(english())

    assert check(data) == []


def test_blocks_are_known_without_loading_python_docx() -> None:
    script = "import sys, exports.blocks; print('docx' in sys.modules)"

    asked = subprocess.run(
        (sys.executable, "-c", script), cwd=ROOT, check=True, capture_output=True, text=True
    )

    assert asked.stdout == "False\n"


def test_python_docx_opens_the_file() -> None:
    opened = docx.Document(io.BytesIO(render_word(english())))

    assert opened.core_properties.title == english().title
    assert [p.text for p in opened.paragraphs][:2] == [english().title, english().subtitle]


def test_hostile_words_come_out_as_they_went_in() -> None:
    table = Table(
        label=HOSTILE,
        caption=HOSTILE,
        name=HOSTILE,
        about=HOSTILE,
        head=(HOSTILE,),
        rows=((Words(HOSTILE, HOSTILE),),),
        widths=(1,),
    )
    quotation = Quotation(
        text=HOSTILE, language=HOSTILE, verbatim=True, source=HOSTILE, name=f"{HOSTILE}2"
    )
    bars = Bars(
        label=HOSTILE,
        caption=HOSTILE,
        name=f"{HOSTILE}3",
        about=HOSTILE,
        series=HOSTILE,
        counts={HOSTILE: 7},
        written=("7",),
    )
    document = replace(
        english(),
        title=HOSTILE,
        label=HOSTILE,
        running_head=HOSTILE,
        running_foot=HOSTILE,
        contents_title=HOSTILE,
        sections=(
            Section(
                title=HOSTILE,
                name="heading",
                blocks=(table, quotation, bars, Paragraph((Ref(HOSTILE), Ref(f"{HOSTILE}2")))),
            ),
        ),
    )

    data = render_word(document)

    for style in ("Title", "Heading1", "Quote", "TableText", "TOCHeading"):
        assert HOSTILE in lines(data, style)
    assert lines(data, "QuoteSource") == [f"— {HOSTILE}"]
    assert part(data, "docProps/core.xml")[0].text == HOSTILE
    assert next(part(data, "word/charts/chart1.xml").iter(f"{C}v")).text == HOSTILE
    assert attribute(next(part(data).iter(f"{W}tblDescription")), "val") != ""


@pytest.mark.parametrize(
    ("layout", "size"),
    [
        (None, ("11906", "16838")),
        (Layout(paper=Paper.A4), ("11906", "16838")),
        (Layout(paper=Paper.LETTER), ("12240", "15840")),
    ],
)
def test_the_page_is_a4_unless_said(layout: Layout | None, size: tuple[str, str]) -> None:
    data = render_word(english(), layout)

    page = next(part(data).iter(f"{W}pgSz"))
    assert (attribute(page, "w"), attribute(page, "h")) == size
    assert check(data) == []


def test_progress_goes_up_to_all_there_is_and_is_told_a_hundred_times_at_most() -> None:
    said = Quotation(text="Some words of somebody.", verbatim=True, source="Somebody")
    rows = tuple(("a",) for _ in range(1_000))
    table = Table(label="", caption="", name="t", about="t", head=("h",), rows=rows, widths=(1,))
    told: list[tuple[int, int]] = []

    render_word(
        with_blocks(*[said] * 500, table), progress=lambda done, total: told.append((done, total))
    )

    assert told == sorted(told)
    assert {total for _, total in told} == {1_501}
    assert told[-1] == (1_501, 1_501)
    assert 50 < len(told) <= 102


def test_progress_does_not_change_the_file() -> None:
    assert render_word(english(), progress=lambda *_: None) == render_word(english())


def test_no_word_of_the_document_is_in_another_part_than_it_must() -> None:
    data = render_word(english())

    holding = {
        name for name, content in unpacked(data).items() if "ကလေးစာအုပ်များ".encode() in content
    }

    assert holding == {"word/document.xml"}


@pytest.mark.parametrize("what", ["reference", "name", "depth", "row"])
def test_a_document_that_contradicts_itself_is_refused_without_its_words(what: str) -> None:
    words_of_somebody = "Nobody may read this"
    table = Table(
        label="",
        caption=words_of_somebody,
        name="t",
        about="",
        head=("a", "b"),
        rows=((words_of_somebody,),),
        widths=(1, 1),
    )
    deep = Section(title=words_of_somebody)
    for _ in range(4):
        deep = Section(title=words_of_somebody, sections=(deep,))
    sections = {
        "reference": Section(
            title=words_of_somebody,
            blocks=(Paragraph((words_of_somebody, Ref(words_of_somebody))),),
        ),
        "name": Section(
            title=words_of_somebody,
            name="a",
            sections=(Section(title=words_of_somebody, name="a"),),
        ),
        "depth": deep,
        "row": Section(title=words_of_somebody, blocks=(table,)),
    }

    with pytest.raises(ValueError) as raised:  # noqa: PT011 - its words are what is tested
        render_word(replace(english(), sections=(sections[what],)))

    assert words_of_somebody not in str(raised.value)


def test_ten_times_the_quotations_take_no_more_than_fifteen_times_as_long() -> None:
    def seconds(number: int) -> float:
        said = Quotation(text="Some words of somebody.", verbatim=True, source="Somebody")
        document = with_blocks(*[said] * number)
        start = time.process_time()
        render_word(document)
        return time.process_time() - start

    seconds(10)
    few, many = min(seconds(1_000) for _ in range(3)), min(seconds(10_000) for _ in range(2))

    assert many < 15 * few
