from exports.blocks import Bars, Paragraph, Table
from exports.word import render_word
from tests.exports.word.samples import SAID, english, with_blocks
from tests.exports.word.wml import W, attribute, lines, part, words


def test_tables_are_as_wide_as_the_text_whatever_is_in_them() -> None:
    for table in part(render_word(english())).iter(f"{W}tbl"):
        widths = [int(attribute(column, "w")) for column in table.iter(f"{W}gridCol")]
        layout = table.find(f"{W}tblPr/{W}tblLayout")

        assert sum(widths) == 9072
        assert layout is not None
        assert attribute(layout, "type") == "fixed"


def test_words_in_a_cell_are_marked_with_their_language() -> None:
    body = part(render_word(english()))

    found = {
        attribute(language, "bidi")
        for cell in body.iter(f"{W}tc")
        if words(cell) == SAID["bn"][0]
        for language in cell.iter(f"{W}lang")
    }

    assert found == {"bn"}


def test_a_caption_stays_with_the_table_below_it() -> None:
    body = part(render_word(english()))

    kept = [
        words(p).split(".")[0]
        for p in body.iter(f"{W}p")
        if p.find(f"{W}pPr/{W}keepNext") is not None
    ]

    assert kept == ["Table 1", "Table 2"]


def test_what_follows_a_table_has_room_above_it() -> None:
    body = part(render_word(english()))

    spaced = {words(p) for p in body.iter(f"{W}p") if p.find(f"{W}pPr/{W}spacing") is not None}

    assert spaced == {"Two numbers are withheld.", "Correct this draft."}


def test_numbers_stand_at_the_far_side_of_their_column() -> None:
    data = render_word(english())

    styles = part(data, "word/styles.xml")
    far = {
        attribute(style, "styleId")
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}pPr/{W}jc") is not None
    }
    assert far == {"TableNumber", "TableHeadNumber"}
    assert lines(data, "TableHeadNumber")[:3] == ["Coast", "Hills", "All"]
    assert "47" in lines(data, "TableNumber")


def test_every_table_has_a_name_and_a_description() -> None:
    body = part(render_word(english()))

    names = [attribute(e, "val") for e in body.iter(f"{W}tblCaption")]
    about = [attribute(e, "val") for e in body.iter(f"{W}tblDescription")]

    assert names[:2] == ["Status and rule of attribution.", "Contributions by theme and region"]
    assert about[1] == "One row for each theme, one column for each region."


def test_what_follows_a_figure_after_a_table_has_no_more_room_than_usual() -> None:
    table = Table(label="", caption="", name="", about="None.", head=("One",), rows=(), widths=(1,))
    figure = Bars(
        label="Figure",
        caption="Some",
        name="f",
        about="One 1.",
        series="All",
        counts={"One": 1},
        written=("1",),
    )

    body = part(render_word(with_blocks(table, figure, Paragraph(("After.",)))))

    last = next(p for p in body.iter(f"{W}p") if words(p) == "After.")
    assert last.find(f"{W}pPr/{W}spacing") is None
