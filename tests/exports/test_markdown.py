"""Markdown: what programs that read it show is what was said, and never more than words."""

import json
import re
from dataclasses import replace
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from convo.text import clean
from exports.blocks import (
    Bars,
    Block,
    Bold,
    Bullets,
    Checks,
    Document,
    Inline,
    Note,
    Paragraph,
    Quotation,
    Ref,
    Section,
    Steps,
    Table,
    Words,
)
from exports.markdown import escape, render_markdown
from tests.exports.reports import SAID
from tests.shared import shared

READER: Final = MarkdownIt("gfm-like")
"""Reads what GitHub and most pads read: tables, lines through words, bare links."""

HOSTILE: Final = (
    "# heading",
    "- item\n- item",
    "1. one\n2) two",
    "> quoted",
    "[a](javascript:x) ![i](u) <b>bold</b> <script>alert(1)</script> <https://x.example>",
    "`code` **bold** __bold__ *it* _it_ ~~through~~ ==marked== ^up^",
    "a | b | c\n--- | --- | ---",
    "&lt; &#60; &amp;amp;",
    "@somebody #12 https://x.example www.x.example somebody@x.example ftp://x.example",
    "setext\n===\n---",
    "    indented\n\ttabbed",
    "```\nfence\n```",
    "$$x$$ [^1] :smile: \\ \\* -- --- ...",
    "line\\\nbreak  \nbreak",
    "[x]: https://x.example",
    "* * *",
    "+ plus",
    "GH-12 gh-3 (GH-4) user/repo#1",
    "3f786850e387550fdab836ed7e6dc881de23001b 3F78685 1e23456 a/b@3f78685",
)


def table(**fields: Any) -> Table:  # noqa: ANN401 -- any field
    made: dict[str, Any] = {"label": "Table", "caption": "", "name": "facts", "about": "About."}
    made |= {"head": ("Item", "Value"), "rows": (("Status", "Draft"),), "widths": (1, 1)}
    return Table(**made | fields)


def quotation(text: str = "It is so.", **fields: Any) -> Quotation:  # noqa: ANN401 -- any field
    made: dict[str, Any] = {"text": text, "verbatim": True, "source": "C1; Participant (not named)"}
    return Quotation(**made | fields)


def document(*sections: Section, title: str = "Reading rooms") -> Document:
    return Document(
        title=title,
        subtitle="Summary",
        language="en",
        running_head="Reading rooms",
        label="For everybody",
        running_foot="Numbers below 5 are not shown.",
        facts=table(),
        contents_title="Contents",
        sections=sections,
    )


def drawn(*blocks: Block) -> str:
    """Return the Markdown of the blocks of one section."""
    text = render_markdown(document(Section(title="Only", blocks=blocks))).decode()
    return text.split("## 1 Only\n\n")[1].rstrip("\n")


ACTING: Final = re.compile(
    r"""(?<![\w`])@[a-z0-9]              # notifies somebody, or a whole team
    | (?<!\w)[#][\w] | [!$&~]\d        # links to an issue, a request, a label; is a tag
    | [\w.+-]@[a-z0-9-]+\.[a-z0-9]     # a mailbox
    | ://                              # an address
    | :[\w+-]+:                        # becomes a picture
    | \[\[                             # links to a page
    | \bgh-\d                         # links to an issue
    | \b(?=\d*[a-f])[\da-f]{7,40}\b   # links to a change of the code""",
    re.ASCII | re.IGNORECASE | re.VERBOSE,
)
"""What sites look for in the words they show, after all entities were read."""


def seen(tokens: list[Token]) -> str:
    """Return what a reader of Markdown makes of inline tokens, with line breaks."""
    return "".join(
        "\n" if each.type in {"softbreak", "hardbreak"} else each.content for each in tokens
    )


def prose(tokens: list[Token]) -> str:
    """Return the same without code: no site looks for anything in that."""
    return seen([each for each in tokens if each.type != "code_inline"])


def shown(tokens: list[Token]) -> str:
    """Return what is seen without what nobody sees; no text that was cleaned holds it."""
    return seen(tokens).replace("\u2060", "")


def inline(text: str) -> list[Token]:
    """Return what one paragraph holds."""
    opened, words, closed = READER.parse(text)
    assert (opened.type, closed.type) == ("paragraph_open", "paragraph_close")
    return words.children or []


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def naughty() -> list[str]:
    texts = json.loads(shared("nasty/blns/blns.json").read_text("utf-8"))
    return [text for text in map(clean, texts) if text.strip()]


def assert_shown_as_said(text: str) -> None:
    tokens = inline(escape(text))

    assert {each.type for each in tokens} <= {"text", "text_special", "hardbreak", "code_inline"}
    assert shown(tokens).split("\n") == lines_of(text)
    assert ACTING.findall(prose(tokens)) == []


@pytest.mark.parametrize("text", [*HOSTILE, *(words for words, _ in SAID.values())])
def test_words_are_shown_as_they_were_said(text: str) -> None:
    assert_shown_as_said(text)


def test_strings_that_broke_other_programs_are_shown_as_they_were_said() -> None:
    texts = naughty()

    assert len(texts) > 400
    for text in texts:
        assert_shown_as_said(text)


@given(st.text(st.sampled_from("#-+*_~`=|<>[]()!&;:.@$^\\'\"1) \n\tax")).map(clean))
def test_no_mixture_of_signs_becomes_more_than_words(text: str) -> None:
    if text.strip():
        assert_shown_as_said(text)


@pytest.mark.parametrize("sign", ["@", "#", ":", "$", "^", "=", "~", "!", "\\", "|"])
def test_signs_that_sites_add_a_meaning_to_are_written_as_numbers(sign: str) -> None:
    assert escape(f"{sign}x").replace("\u2060", "") == f"&#{ord(sign)};x"


@pytest.mark.parametrize(
    "words",
    [
        "@somebody, @org/team and @3",
        "see #12 and somebody/thing#12, !7, &3, ~5, $9, #tag",
        "somebody@x.example or mailto:somebody@x.example",
        "https://x.example, ftp://x.example",
        "so :smile: and :+1: it is",
        "[[Page]] and [[a|b]]",
        "GH-12 and gh-3",
        "3f786850e387550fdab836ed7e6dc881de23001b and 3F78685",
    ],
)
def test_nobody_is_notified_by_sites_that_look_at_what_is_shown(words: str) -> None:
    tokens = inline(escape(words))

    assert ACTING.search(words)
    assert ACTING.findall(prose(tokens)) == []
    assert clean(seen(tokens)) == words


@pytest.mark.parametrize("route", ["help@x.example", "https://x.example/a?b=1", "http://x.example"])
def test_what_somebody_may_have_to_copy_is_shown_as_code_without_a_mark(route: str) -> None:
    tokens = inline(escape(f"مساعدة: {route} (night)"))

    assert [each.content for each in tokens if each.type == "code_inline"] == [route]


def test_signs_that_begin_nothing_have_no_mark_behind_them() -> None:
    assert "\u2060" not in escape("10:30, 5 & 6, so! $ or # @ a: b 100% 2348012345678 decade")


def test_a_word_with_a_hyphen_stays_readable() -> None:
    assert escape("opening-hours, e.g. 10.") == "opening-hours, e&#46;g. 10."


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_words_change_nothing_in_the_structure_of_a_document(hostile: str) -> None:
    def structure(words: str) -> list[str]:
        blocks: tuple[Block, ...] = (
            Paragraph((words, Bold("b"), Words(words, "ar"), Note(words))),
            Bullets(((words,), (words,))),
            Steps(((words,), (words,))),
            Checks(((words,), (words,))),
            quotation(words, translation=words, translation_label="Translation:", source=words),
            table(name="cells", caption=words, rows=((words, Words(words, "fa")),)),
            Bars(
                label="Figure",
                caption=words,
                name="b",
                about="",
                series="",
                counts={words: 3},
                written=("3",),
            ),
        )
        made = render_markdown(document(Section(title=words, blocks=blocks), title=words))
        return [each.type for each in READER.parse(made.decode())]

    assert structure(hostile) == structure("harmless")


@pytest.mark.parametrize("words", [words for words, _ in SAID.values()])
def test_a_document_holds_words_of_every_script_unchanged(words: str) -> None:
    made = render_markdown(document(Section(title="Only", blocks=(quotation(words),)))).decode()

    assert words in re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), made)


def test_very_words_stand_in_quotation_marks_and_a_paraphrase_does_not() -> None:
    assert drawn(quotation()).startswith("> “It is so.”\n")
    assert drawn(quotation(verbatim=False)).startswith("> It is so.\n")


def test_a_translation_and_the_source_follow_the_words() -> None:
    made = drawn(quotation("بله", translation="Yes.", translation_label="Translation:"))

    assert [line for line in made.split("\n") if line.strip("> ")] == [
        "> “بله”",
        "> Translation: Yes.",
        "> — C1; Participant (not named)",
    ]


def test_a_quotation_of_several_lines_stays_one_block() -> None:
    kinds = [each.type for each in READER.parse(drawn(quotation("one\n\ntwo")))]

    assert kinds.count("blockquote_open") == 1
    assert kinds.count("paragraph_open") == 2


def test_headings_are_numbered_and_annexes_have_letters() -> None:
    made = render_markdown(
        document(
            Section(title="One", sections=(Section(title="Within"),)),
            Section(title="Two"),
            Section(title="Annex", annex=True, sections=(Section(title="Inside"),)),
        )
    ).decode()

    headings = re.findall("^#+ .*", made, re.MULTILINE)

    assert headings == [
        "# Reading rooms",
        "## 1 One",
        "### 1.1 Within",
        "## 2 Two",
        "## A Annex",
        "### A.1 Inside",
    ]


def test_a_reference_shows_what_it_points_at() -> None:
    parts: tuple[Inline, ...] = tuple(map(Ref, ("last", "cells", "bars", "C1")))
    bars = Bars(
        label="Figure",
        caption="All",
        name="bars",
        about="",
        series="",
        counts={"a": 7},
        written=("7",),
    )
    said = quotation(name="C1")

    made = render_markdown(
        document(
            Section(title="One", blocks=(Paragraph(tuple(p for r in parts for p in (r, "/"))),)),
            Section(title="Two", blocks=(table(name="cells", caption="All"), bars, said)),
            Section(title="Last", name="last", annex=True),
        )
    ).decode()

    assert "\nA/Table 1/Figure 1/C1; Participant (not named)/\n" in made


def test_a_table_without_a_caption_has_no_number() -> None:
    bare, captioned = table(name="bare"), table(name="cells", caption="All")

    assert "**Table 1.** All" in drawn(bare, captioned)


def test_a_reference_to_nothing_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="nothing is called lost"):
        drawn(Paragraph((Ref("lost"),)))


def test_a_chart_is_written_as_its_numbers() -> None:
    bars = Bars(
        label="Figure",
        caption="All",
        name="bars",
        about="Bar chart.",
        series="Contributions",
        counts={"الأمان": 12, "heating": 7},
        written=("12", "7"),
    )

    assert drawn(bars) == "**Figure 1.** All\n\n* الأمان: 12\n* heating: 7"


def test_a_box_stands_before_what_is_to_be_ticked() -> None:
    assert drawn(Checks((("A lamp.",), ("ကတ်ပြား [x]",)))) == (
        "* [ ] A lamp.\n* [ ] ကတ်ပြား &#91;x&#93;"
    )


def test_bold_words_may_end_in_a_blank() -> None:
    assert drawn(Paragraph((Bold("Urgent: "), "none."))) == "**Urgent:** none."


def test_a_note_stands_in_brackets_where_it_belongs() -> None:
    assert drawn(Paragraph(("Counted", Note("From 5 on."), "."))) == "Counted (From 5 on.)."


def test_a_table_has_as_many_cells_in_each_row_whatever_they_hold() -> None:
    cells = table(rows=(("a|b", Words("خط\nدوم", "fa")), ("", "c\\")))

    rows = [each for each in READER.parse(drawn(cells)) if each.type == "td_open"]

    assert len(rows) == 4


def test_the_facts_and_for_whom_it_is_come_first() -> None:
    made = render_markdown(document()).decode()

    assert made.startswith(
        "# Reading rooms\n\nSummary\n\nFor everybody\n\n| Item | Value |\n| --- | --- |\n"
        "| Status | Draft |\n"
    )


def test_lines_end_in_a_line_feed_and_no_mark_comes_first() -> None:
    made = render_markdown(document())

    assert b"\r" not in made
    assert made.startswith(b"#")
    assert made.endswith(b"|\n")


def test_a_document_from_right_to_left_says_so_and_its_foreign_words_too() -> None:
    words, _ = SAID["en"]
    blocks = (quotation("الغرفة مغلقة."), quotation(words, language="en"), quotation("12"))
    right_to_left = replace(
        document(Section(title="واحد", blocks=blocks)), language="ar", right_to_left=True
    )

    text = render_markdown(right_to_left).decode()

    assert text.startswith('<div lang="ar" dir="rtl">\n\n# Reading rooms')
    assert text.endswith("\n\n</div>\n")
    assert f'> <div lang="en" dir="ltr">\n> \n> “{words}”\n> \n> </div>\n' in text
    assert text.count("<div") == text.count("</div>") == 2


def test_very_words_are_marked_as_their_document_does() -> None:
    guillemets = replace(document(Section(title="Un", blocks=(quotation(),))), quoted="«{words}»")

    assert "> «It is so.»" in render_markdown(guillemets).decode()
