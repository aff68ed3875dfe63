import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.sources.codebook_qdc import read_codebook_qdc
from convo.sources.codebook_rows import MOST_THEMES, CodebookRow, FoundCodebook
from convo.sources.lines import MAX_BYTES
from tests.shared import shared

GUID = 'guid="5215cc69-b628-4e02-afb9-9beeaee55808"'
NAMES = [
    "الأمان",
    "امنیت‌ما",
    "सुरक्षा",
    "নিরাপত্তা",
    "လုံခြုံရေး",
    "សុវត្ថិភាព",
    "ความปลอดภัย",
    "安全",
    "あんぜん",
    "ደህንነት",
]


def codebook(codes: str, *, before: str = "", after: str = "") -> bytes:
    return (
        f'<?xml version="1.0" encoding="utf-8"?>{before}'
        f'<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes>{codes}</Codes>{after}</CodeBook>'
    ).encode()


def code(name: str, inside: str = "", more: str = "") -> str:
    return f'<Code {GUID} name="{name}" isCodable="true" {more}>{inside}</Code>'


def described(found: FoundCodebook) -> list[tuple[str, str | None]]:
    return [(row.name, row.parent) for row in found.rows]


def test_the_example_of_the_standard_is_read() -> None:
    found = read_codebook_qdc(shared("refi-qda/spec_example_codebook.qdc").read_bytes())

    assert [(row.name, row.colour) for row in found.rows] == [
        ("topics", ""),
        ("economy", "#ffff00"),
        ("health-care", "#33cc33"),
        ("values", ""),
        ("conservatives", "#ff0000"),
        ("liberals", "#0000ff"),
    ]
    assert found.rows[1].definition == "Anything about jobs or taxes or business"
    assert found.problems == ()


def test_a_codebook_of_another_program_is_read() -> None:
    found = read_codebook_qdc(shared("refi-qda/taguette_expected_codebook.qdc").read_bytes())

    assert [row.name for row in found.rows] == ["interesting", "people", "interesting\\places"]
    assert found.problems == ()


def test_a_code_within_another_has_it_for_its_parent() -> None:
    found = read_codebook_qdc(codebook(code("A", code("B", code("C")) + code("D")) + code("E")))

    assert described(found) == [("a", None), ("b", "a"), ("c", "b"), ("d", "a"), ("e", None)]


def test_a_description_belongs_to_its_own_code() -> None:
    inner = code("In", "<Description>two &amp; more\nlines</Description>")
    content = codebook(code("Out", f"<Description> one </Description>{inner}stray"))

    found = read_codebook_qdc(content)

    assert [row.definition for row in found.rows] == ["one", "two & more\nlines"]


def test_descriptions_of_sets_are_passed_over() -> None:
    sets = f'<Sets><Set {GUID} name="S"><Description>no</Description></Set></Sets>'

    found = read_codebook_qdc(codebook(code("A"), after=sets))

    assert found == FoundCodebook(rows=(CodebookRow(line=1, name="a"),))


@pytest.mark.parametrize("name", NAMES)
def test_names_may_be_in_any_script(name: str) -> None:
    assert described(read_codebook_qdc(codebook(code(name)))) == [(name, None)]


def test_a_short_colour_is_told_in_full() -> None:
    found = read_codebook_qdc(codebook(code("A", more='color="#F0a"')))

    assert found.rows[0].colour == "#ff00aa"


def test_a_colour_that_is_none_is_a_problem() -> None:
    found = read_codebook_qdc(codebook(code("A") + code("B", more='color="red"')))

    assert [
        (problem.line, row.colour)
        for problem, row in zip(found.problems, found.rows[1:], strict=True)
    ] == [(2, "")]


def test_of_two_codes_with_one_name_the_second_has_its_parents_before_it() -> None:
    found = read_codebook_qdc(codebook(code("A", code("Other")) + code("B", code("Other"))))

    assert described(found) == [("a", None), ("other", "a"), ("b", None), ("b-other", "b")]
    assert [problem.line for problem in found.problems] == [4]


def test_a_second_code_of_one_name_without_a_parent_is_left_out() -> None:
    found = read_codebook_qdc(codebook(code("A") + code("A", code("B"))))

    assert described(found)[0] == ("a", None)
    assert "b" in [row.name for row in found.rows]
    assert [problem.line for problem in found.problems] == [2]


def test_codes_in_one_that_has_no_name_go_to_the_code_around_it() -> None:
    found = read_codebook_qdc(codebook(code("A", code("7", code("B")))))

    assert described(found) == [("a", None), ("b", "a")]
    assert [problem.line for problem in found.problems] == [2]


def test_a_name_that_begins_with_a_number_loses_it_and_keeps_it_as_an_alias() -> None:
    row = read_codebook_qdc(codebook(code("1.2 Legal aid"))).rows[0]

    assert (row.name, row.aliases) == ("legal-aid", ("1.2 Legal aid",))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"name,definition\n",
        b"<CodeBook/>",
        b'<Project xmlns="urn:QDA-XML:project:1.0"/>',
        codebook(code("A"))[:-5],
        codebook(code("&e;"), before='<!DOCTYPE x [<!ENTITY e "bomb">]>'),
        codebook(code("A"), before='<!DOCTYPE x SYSTEM "file:///etc/hostname">'),
        codebook("<Code>" * 300 + "</Code>" * 300),
        codebook(code("A")) + b"<!---->" * (MAX_BYTES // 7),
    ],
)
def test_what_is_no_codebook_is_not_read_at_all(content: bytes) -> None:
    found = read_codebook_qdc(content)

    assert found.rows == ()
    assert len(found.problems) == 1


def test_codes_are_read_up_to_a_limit() -> None:
    found = read_codebook_qdc(codebook("".join(code(f"t{n}") for n in range(MOST_THEMES + 5))))

    assert len(found.rows) == MOST_THEMES
    assert [problem.line for problem in found.problems] == [MOST_THEMES + 1]


def test_no_number_of_problems_is_fatal() -> None:
    found = read_codebook_qdc(codebook(code("A", more='color="x"') + code("7") * 50_001))

    assert described(found) == [("a", None)]


@given(st.text())
def test_no_text_is_fatal(text: str) -> None:
    content = codebook(code("A")).replace(b"</Codes>", text.encode(errors="replace") + b"</Codes>")

    assert isinstance(read_codebook_qdc(content), FoundCodebook)
