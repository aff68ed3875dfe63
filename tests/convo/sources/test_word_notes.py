import hashlib
import io
import json
import struct
import tracemalloc
import zipfile
from collections import Counter
from collections.abc import Callable, Mapping
from time import process_time

import docx
import pytest
from docx.document import Document as DocxDocument
from hypothesis import given
from hypothesis import strategies as st

from convo.model.words import Form, Kind
from convo.sources.found import Found, Passage
from convo.sources.word_lines import MOST_LINES
from convo.sources.word_notes import read_word_notes
from convo.sources.word_package import MAX_BYTES, MOST_MEMBERS
from convo.sources.word_xml import DEEPEST, MOST_ELEMENTS
from tests.shared import shared

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def relationships(**targets: str) -> str:
    items = (
        f'<Relationship Id="{kind}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for kind, target in targets.items()
    )
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(items)}</Relationships>'


def document(body: str, *, space: str = TRANSITIONAL) -> str:
    compatible = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return (
        f'<w:document xmlns:w="{space}" xmlns:m="{compatible}"><w:body>{body}</w:body></w:document>'
    )


def package(parts: Mapping[str, str | bytes], *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", packing) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def word(body: str, *, space: str = TRANSITIONAL) -> bytes:
    rels = relationships(officeDocument="word/document.xml")
    return package({"_rels/.rels": rels, "word/document.xml": document(body, space=space)})


def padded(body: str) -> bytes:
    digests = (hashlib.sha256(str(n).encode()).digest() for n in range(8_000))
    rels = relationships(officeDocument="word/document.xml")
    return package(
        {"_rels/.rels": rels, "word/document.xml": document(body), "a": b"".join(digests)}
    )


def paragraph(*runs: str) -> str:
    return f"<w:p>{''.join(map(run, runs))}</w:p>"


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def said(found: Found) -> list[tuple[str | None, str]]:
    return [(passage.author, passage.text) for passage in found.passages]


def texts(found: Found) -> list[str]:
    return [passage.text for passage in found.passages]


def saved(written: DocxDocument) -> bytes:
    file = io.BytesIO()
    written.save(file)
    return file.getvalue()


def test_a_word_file_becomes_passages() -> None:
    written = docx.Document()
    written.add_heading("Notes of the evening", 0)
    written.add_heading("Opening hours", 1)
    written.add_paragraph("P3: Could the room open in the evening? #hours")
    written.add_paragraph("")
    written.add_paragraph("… Two evenings are enough.", style="List Bullet")
    written.add_paragraph("Q: Zeynep: Kim cevap veriyor? +2")

    found = read_word_notes(saved(written))

    assert found == Found(
        passages=(
            Passage(
                line=3,
                heading="Opening hours",
                author="P3",
                themes=("hours",),
                text="Could the room open in the evening? Two evenings are enough.",
            ),
            Passage(
                line=6,
                heading="Opening hours",
                author="Zeynep",
                kind=Kind.QUESTION,
                agreed=2,
                text="Kim cevap veriyor?",
            ),
        )
    )


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("فاطمة", "الغرفة مغلقة ليلاً"),
        ("زهرا", "می‌خواهم کتاب‌خانه باز باشد"),
        ("अनीता", "शाम को खोलिए"),
        ("রহিম", "সন্ধ্যায় খুলুন"),
        ("မေမြတ်", "ညနေမှာ ဖွင့်ပါ"),
        ("សុខា", "សូមបើកនៅពេលល្ងាច"),
        ("สมชาย", "ขอให้เปิดตอนเย็น"),
        ("王小明", "请晚上开门"),
        ("田中", "夜も開けてください"),
        ("አበበ", "ማታ ይከፈት"),
    ],
)
@pytest.mark.parametrize("space", [TRANSITIONAL, STRICT])
def test_names_and_words_in_any_script_are_kept(space: str, name: str, words: str) -> None:
    cut = len(words) // 2

    found = read_word_notes(word(paragraph(f"{name}: ", words[:cut], words[cut:]), space=space))

    assert said(found) == [(name, words)]


def test_words_are_found_wherever_they_stand_in_a_paragraph() -> None:
    body = (
        f"<w:p>{run('a')}<w:ins>{run('b')}</w:ins><w:smartTag>{run('c')}</w:smartTag>"
        f"<w:sdt><w:sdtContent>{run('d')}</w:sdtContent></w:sdt>"
        f"<w:hyperlink>{run('e')}</w:hyperlink><w:moveTo>{run('f')}</w:moveTo></w:p>"
        f"<w:sdt><w:sdtContent>{paragraph('g')}</w:sdtContent></w:sdt>"
    )

    found = read_word_notes(word(body))

    assert texts(found) == ["abcdef", "g"]


def test_what_was_taken_away_is_not_read() -> None:
    body = (
        f"<w:p>{run('a')}<w:del><w:r><w:delText>b</w:delText></w:r>{run('c')}</w:del>"
        f"<w:moveFrom>{run('d')}<w:ins>{run('e')}</w:ins></w:moveFrom>{run('f')}"
        f"<w:r><w:rPr><w:del/></w:rPr><w:instrText>g</w:instrText><w:t>h</w:t></w:r></w:p>"
    )

    found = read_word_notes(word(body))

    assert texts(found) == ["afh"]


def test_the_small_readings_of_a_character_are_not_read() -> None:
    ruby = f"<w:ruby><w:rt>{run('よる')}</w:rt><w:rubyBase>{run('夜')}</w:rubyBase></w:ruby>"

    found = read_word_notes(word(f"<w:p><w:r>{ruby}</w:r>{run('も')}</w:p>"))

    assert texts(found) == ["夜も"]


def test_a_text_box_is_read_once_and_apart() -> None:
    box = paragraph("in the box")
    choice = f"<m:Choice><w:txbxContent>{box}</w:txbxContent></m:Choice>"
    fallback = f"<m:Fallback><w:txbxContent>{box}</w:txbxContent></m:Fallback>"
    body = f"<w:p>{run('around ')}<w:r><m:AlternateContent>{choice}{fallback}"
    body += f"</m:AlternateContent></w:r>{run('it')}</w:p>{paragraph('below')}"

    found = read_word_notes(word(body))

    assert [(p.line, p.text) for p in found.passages] == [
        (2, "in the box"),
        (1, "around it"),
        (3, "below"),
    ]


def test_breaks_part_lines_and_tabs_part_words() -> None:
    tabs = '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>'
    body = (
        f"<w:p/><w:p>{tabs}{run('P1: a')}<w:r><w:tab/><w:t>b\nc</w:t><w:br/><w:t>P2: d</w:t>"
        f"<w:cr/><w:t>P3: e</w:t><w:noBreakHyphen/><w:t>f</w:t></w:r></w:p>"
    )

    found = read_word_notes(word(body))

    assert said(found) == [("P1", "a b c"), ("P2", "d"), ("P3", "e\u2011f")]
    assert [passage.line for passage in found.passages] == [2, 2, 2]


def test_where_a_tab_would_stop_is_no_tab() -> None:
    tabs = '<w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr>'

    found = read_word_notes(
        word(f"{paragraph('- an item')}<w:p>{tabs}{run('no more of it')}</w:p>")
    )

    assert texts(found) == ["an item", "no more of it"]


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(*lines: str, columns: int = 1) -> str:
    span = f'<w:tcPr><w:gridSpan w:val="{columns}"/></w:tcPr>'
    return f"<w:tc>{span}{''.join(map(paragraph, lines))}</w:tc>"


def test_tables_are_read_row_by_row() -> None:
    body = table(cell("a", "b") + cell("c") + cell("d"), cell("e") + cell("f") + cell("g"))

    found = read_word_notes(word(body))

    assert texts(found) == list("abcdefg")
    assert [passage.line for passage in found.passages] == list(range(1, 8))


def test_a_row_with_a_speaker_beside_words_is_one_passage() -> None:
    body = table(
        cell("አበበ") + cell("ማታ ይከፈት", "እባክዎ"),
        cell("") + cell("P3") + cell("yes"),
        cell("0") + cell("no"),
        cell("Two evenings in the week") + cell("every week"),
    )

    found = read_word_notes(word(body))

    assert said(found) == [
        ("አበበ", "ማታ ይከፈት እባክዎ"),
        ("P3", "yes"),
        (None, "no"),
        (None, "Two evenings in the week"),
        (None, "every week"),
    ]


def test_a_longer_name_in_a_table_stays_with_its_words() -> None:
    once = table(cell("Ana Maria Souza") + cell("one"))
    twice = table(*(cell("Ana Maria Souza") + cell(words) for words in ("one", "two")))

    assert said(read_word_notes(word(once))) == [(None, "Ana Maria Souza: one")]
    assert said(read_word_notes(word(twice))) == [
        ("Ana Maria Souza", "one"),
        ("Ana Maria Souza", "two"),
    ]


def test_one_cell_across_all_columns_is_a_heading() -> None:
    body = table(cell("Hours", columns=3), cell("a") + cell("b") + cell("c"))

    found = read_word_notes(word(body))

    assert [(p.heading, p.text) for p in found.passages] == [
        ("Hours", "a"),
        ("Hours", "b"),
        ("Hours", "c"),
    ]


@pytest.mark.parametrize("row", [cell("a"), cell("a", columns=2) + "<w:tc><w:p/></w:tc>"])
def test_a_cell_that_leaves_room_for_others_is_no_heading(row: str) -> None:
    found = read_word_notes(word(table(row)))

    assert [(p.heading, p.text) for p in found.passages] == [(None, "a")]


def test_a_table_within_a_cell_is_read_in_its_place() -> None:
    inner = table(cell("P1") + cell("b"))
    body = table(f"<w:tc>{paragraph('a')}{inner}{paragraph('c')}</w:tc>" + cell("d") + cell("e"))

    found = read_word_notes(word(body))

    assert said(found) == [(None, "a"), ("P1", "b"), (None, "c"), (None, "d"), (None, "e")]


def test_headings_are_known_whatever_language_word_runs_in() -> None:
    named = (("Titre1", "heading 1"), ("Corps", "Body Text"))
    styles = "".join(
        f'<w:style w:styleId="{style}"><w:name w:val="{name}"/></w:style>' for style, name in named
    )
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(text)}</w:p>'
        for style, text in (("Titre1", "Horaires"), ("Corps", "le soir"))
    )
    parts = {
        "_rels/.rels": relationships(officeDocument="/word/document2.xml"),
        "word/document2.xml": document(body),
        "word/_rels/document2.xml.rels": relationships(styles="styles2.xml"),
        "word/styles2.xml": f'<w:styles xmlns:w="{TRANSITIONAL}">{styles}</w:styles>',
    }

    found = read_word_notes(package(parts))

    assert [(p.heading, p.text) for p in found.passages] == [("Horaires", "le soir")]


def test_styles_that_are_damaged_leave_the_words() -> None:
    parts = {
        "_rels/.rels": relationships(officeDocument="word/document.xml"),
        "word/document.xml": document(paragraph("yes")),
        "word/_rels/document.xml.rels": relationships(styles="styles.xml"),
        "word/styles.xml": "<w:styles>",
    }

    found = read_word_notes(package(parts))

    assert texts(found) == ["yes"]


def test_people_of_the_session_are_the_only_speakers() -> None:
    body = paragraph("สมชาย: ใช่") + table(cell("สมหญิง") + cell("ไม่"), cell("สมชาย") + cell("ใช่"))

    found = read_word_notes(word(body), people=frozenset({"สมชาย"}))

    assert said(found) == [("สมชาย", "ใช่"), (None, "สมหญิง: ไม่"), ("สมชาย", "ใช่")]
    assert [problem.line for problem in found.problems] == [2]


def test_problems_and_words_off_the_record_are_as_in_typed_notes() -> None:
    lines = ["", "> Open it", "... and keep it open", "s/never/said/", "off the record", "x"]

    found = read_word_notes(word("".join(map(paragraph, lines))))

    assert [(p.form, p.text) for p in found.passages] == [(Form.QUOTE, "Open it and keep it open")]
    assert [problem.line for problem in found.problems] == [4, 5]
    assert found.left_out == 1


def test_comments_and_deleted_words_are_not_in_what_word_itself_wrote() -> None:
    found = read_word_notes(shared("docx/python-docx_comments-rich-para.docx").read_bytes())

    assert texts(found)[:2] == ["Document text", "Some text worthy of note."]
    assert len(found.passages) == 7


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "no Word file"),
        (b"P1: yes", "no Word file"),
        (b"PK\x05\x06" + bytes(18), "no Word file"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (package({"a": "b"}), "no Word file"),
        (package({"_rels/.rels": relationships(styles="a")}), "no Word file"),
        (package({"_rels/.rels": relationships(officeDocument="a")}), "no Word file"),
        (package({"_rels/.rels": "<a>"}), "damaged"),
        (word("<w:p>"), "damaged"),
        (word(run("x"))[:-30], "no Word file"),
        (word(run("x")).replace(b"document.xml", b"dokument.xml", 1), "no Word file"),
    ],
)
def test_what_is_no_whole_word_file_is_one_problem(content: bytes, part: str) -> None:
    found = read_word_notes(content)

    assert found.passages == ()
    assert [problem.line for problem in found.problems] == [1]
    assert part in found.problems[0].message


def test_a_part_packed_in_another_way_than_words_is_a_problem() -> None:
    parts = {"_rels/.rels": relationships(officeDocument="a"), "a": document(paragraph("yes"))}

    found = read_word_notes(package(parts, packing=zipfile.ZIP_LZMA))

    assert "no Word file" in found.problems[0].message


@pytest.mark.parametrize("flag", [1, 1 << 5, 1 << 6])
def test_a_part_that_needs_more_than_unpacking_is_a_problem(flag: int) -> None:
    content = bytearray(word(paragraph("yes")))
    for begin, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.rindex(begin) + at
        content[place : place + 2] = struct.pack("<H", flag)

    found = read_word_notes(bytes(content))

    assert found.passages == ()
    assert len(found.problems) == 1


def test_a_part_with_a_password_says_so() -> None:
    content = bytearray(word(paragraph("yes")))
    for begin, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.rindex(begin) + at
        content[place : place + 2] = struct.pack("<H", 1)

    found = read_word_notes(bytes(content))

    assert ["password" in problem.message for problem in found.problems] == [True]


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY b "yes">]>',
        '<!DOCTYPE a SYSTEM "file:///etc/hostname">',
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>',
    ],
)
def test_a_document_type_is_refused(declared: str) -> None:
    parts = {
        "_rels/.rels": relationships(officeDocument="a"),
        "a": declared + document(paragraph("words")),
    }

    found = read_word_notes(package(parts))

    assert found.passages == ()
    assert len(found.problems) == 1


@pytest.mark.parametrize(
    "encoding", ["utf-16", "cp1256", "cp932", "utf-7", "base64", "idna", "nosuch"]
)
def test_an_encoding_that_is_declared_wrongly_is_a_problem(encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding}"?>'
    text = (declared + document(paragraph("بله"))).encode()

    found = read_word_notes(package({"_rels/.rels": relationships(officeDocument="a"), "a": text}))

    assert len(found.passages) + len(found.problems) == 1


@pytest.mark.parametrize(
    ("made", "part"),
    [
        (lambda: word(" " * 20_000_000), "unpacks"),
        (lambda: padded(" " * 20_000_000), "too long to read"),
        (lambda: padded(paragraph("a") * (MOST_LINES + 1)), "lines"),
        (lambda: padded(table(cell("a" * 999) + cell("b") + cell("c")) * 2_100), "characters"),
        (lambda: padded("<w:a/>" * (MOST_ELEMENTS + 1)), "too long"),
        (lambda: padded("<w:a>" * DEEPEST + "</w:a>" * DEEPEST), "too long"),
        (lambda: padded("<w:p " + " ".join(f"a{n}=''" for n in range(110_000)) + "/>"), "damaged"),
        (lambda: word("") + bytes(MAX_BYTES), "bytes"),
        (lambda: package({str(n): "" for n in range(MOST_MEMBERS + 1)}), "parts"),
    ],
    ids=["ratio", "part", "lines", "words", "elements", "depth", "attributes", "bytes", "members"],
)
def test_a_file_with_more_in_it_than_notes_have_is_refused_in_little_room(
    made: Callable[[], bytes], part: str
) -> None:
    content = made()

    tracemalloc.start()
    found = read_word_notes(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found.passages == ()
    assert [part in problem.message for problem in found.problems] == [True]
    assert peak < 100 * 2**20


def test_a_paragraph_that_is_too_long_takes_little_room() -> None:
    content = padded(f"<w:p>{run('a' * 999) * 15_000}{run('👍')}</w:p>")

    tracemalloc.start()
    found = read_word_notes(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(found.problems) == 1
    assert peak < 30 * 2**20


def test_a_part_that_is_larger_than_its_archive_says_is_not_unpacked() -> None:
    body = paragraph("yes") + " " * 30_000_000
    content = bytearray(word(body))
    size = len(document(body))
    for begin, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        place = content.rindex(begin) + at
        assert content[place : place + 4] == struct.pack("<I", size)
        content[place : place + 4] = struct.pack("<I", 1_000)

    tracemalloc.start()
    found = read_word_notes(bytes(content))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found.passages == ()
    assert len(found.problems) == 1
    assert peak < 10 * 2**20


@pytest.mark.parametrize(
    "unit",
    [
        "<w:p/>",
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        paragraph("P1: a"),
        f"<w:p>{run('a' * 400)}</w:p>",
        "<w:t/>",
        "<w:p><w:r>" + "<w:br/>" * 9 + "</w:r></w:p>",
    ],
)
def test_reading_takes_time_in_proportion_to_the_text(unit: str) -> None:
    def seconds(characters: int) -> float:
        content = word(unit * (characters // len(unit)))
        begin = process_time()
        read_word_notes(content)
        return process_time() - begin

    short, long = (min(seconds(size) for _ in range(3)) for size in (9_000, 90_000))

    assert long < 40 * short + 0.01


def test_no_message_holds_words() -> None:
    body = "".join(map(paragraph, ["s/Zelda/", "... Zelda", "s/Zelda/Zeldas/", "off the record"]))

    found = read_word_notes(word(body))

    assert len(found.problems) == 4
    assert not any("Zelda" in problem.message for problem in found.problems)


@given(st.data())
def test_a_file_with_other_bytes_in_it_is_read_or_is_a_problem(data: st.DataObject) -> None:
    content = bytearray(word(paragraph("P1: yes")))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))

    found = read_word_notes(bytes(content))

    assert len(found.passages) + len(found.problems) <= 1


@given(st.lists(st.sampled_from(["p", "r", "t", "tr", "tc", "del", "tab", "gridSpan", "pStyle"])))
def test_elements_may_be_within_each_other_in_any_way(names: list[str]) -> None:
    opened = "".join(f"<w:{name}>a" for name in names)
    closed = "".join(f"b</w:{name}>" for name in reversed(names))

    found = read_word_notes(word(opened + closed + paragraph("end")))

    assert texts(found)[-1] == "end"


def test_a_pad_exported_to_word_is_read() -> None:
    found = read_word_notes(shared("docx/etherpad_test.docx").read_bytes())

    assert texts(found) == ["Hello from Etherpad test DOCX import"]


@pytest.mark.parametrize("name", ["doc-coreprops", "doc-no-coreprops"])
def test_a_file_without_words_has_no_passages(name: str) -> None:
    found = read_word_notes(shared(f"docx/python-docx_{name}.docx").read_bytes())

    assert found == Found(passages=())


def test_a_real_table_is_read_under_the_headings_it_has() -> None:
    folder = shared("labelled/ohchr")
    truth = json.loads((folder / "UPR34_Slovenia_thematic_list.truth.json").read_bytes())

    found = read_word_notes((folder / "UPR34_Slovenia_thematic_list.docx").read_bytes())

    under = Counter(
        each.heading for each in found.passages if each.text.startswith(("121.", "122."))
    )
    listed = Counter(f"Theme: {row['listed_under_theme']}" for row in truth["rows"])
    assert under.keys() == listed.keys()
