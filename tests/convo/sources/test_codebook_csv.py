import csv
import io
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.model.themes import Theme
from convo.sources.codebook_csv import COLUMNS, read_codebook_csv
from convo.sources.codebook_rows import MOST_THEMES, CodebookRow, FoundCodebook
from convo.sources.gathering import LONGEST_NAME
from convo.sources.lines import MAX_BYTES
from tests.shared import shared

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


def table(*rows: Sequence[str], delimiter: str = ",") -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue().encode()


def names(found: FoundCodebook) -> list[str]:
    return [row.name for row in found.rows]


def problem_lines(found: FoundCodebook) -> list[int]:
    return [problem.line for problem in found.problems]


def test_the_names_of_our_columns_stay_what_they_are() -> None:
    assert COLUMNS == (
        "name",
        "definition",
        "when_to_use",
        "when_not",
        "parent",
        "aliases",
        "colour",
        "glyph",
        "retired",
        "merged_into",
    )


def test_a_row_has_all_that_its_record_tells() -> None:
    content = table(
        COLUMNS,
        [
            "Trust",
            "Speaking up.",
            "Promises",
            "Threats",
            "",
            "confianza; الثقة ;",
            "#F0a",
            "♦",
            "yes",
            "",
        ],
        ["anonymity", "", "", "", "trust", "", "", "", "", ""],
    )

    assert read_codebook_csv(content) == FoundCodebook(
        rows=(
            CodebookRow(
                line=2,
                name="trust",
                definition="Speaking up.",
                when_to_use="Promises",
                when_not="Threats",
                aliases=("confianza", "الثقة"),
                colour="#ff00aa",
                glyph="♦",
                retired=True,
            ),
            CodebookRow(line=3, name="anonymity", parent="trust"),
        )
    )


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_names_may_be_in_any_script_and_encoding(name: str, encoding: str) -> None:
    content = table(["name"], [name]).decode().encode(encoding)

    assert names(read_codebook_csv(content)) == [name]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_found_out(delimiter: str) -> None:
    content = table(["Code", "Description"], ["trust", "a, b; c"], delimiter=delimiter)

    row = read_codebook_csv(content).rows[0]

    assert (row.name, row.definition) == ("trust", "a, b; c")


def test_a_codebook_of_another_program_is_read() -> None:
    found = read_codebook_csv(shared("refi-qda/taguette_expected_codebook.csv").read_bytes())

    assert [(row.name, row.definition) for row in found.rows] == [
        ("interesting", "Further review required"),
        ("people", "People of interest"),
        ("interesting\\places", ""),
    ]
    assert found.problems == ()


@pytest.mark.parametrize("sign", "=+-@")
def test_the_guard_against_formulas_is_taken_off(sign: str) -> None:
    content = table(["name", "definition"], ["trust", f"'{sign}1+1"], ["'safety'", "'quoted'"])

    found = read_codebook_csv(content)

    assert [row.definition for row in found.rows] == [f"{sign}1+1", "'quoted'"]


def test_our_own_guards_are_taken_off_within_a_cell_too() -> None:
    content = table(COLUMNS, ["trust", "", "", "", "", "one;'-two", "", "", "", ""])

    assert read_codebook_csv(content).rows[0].aliases == ("one", "-two")


def test_a_parent_comes_before_its_children() -> None:
    content = table(["name", "parent"], ["c", "b"], ["b", "a"], ["a", ""], ["d", "a"])

    found = read_codebook_csv(content)

    assert names(found) == ["a", "b", "c", "d"]
    assert found.problems == ()


@pytest.mark.parametrize("called", ["Local Capacity", "#local_capacity", "capacidad local"])
def test_a_parent_may_be_called_by_its_name_or_an_alias(called: str) -> None:
    content = table(
        ["name", "aliases", "parent"],
        ["local-capacity", "capacidad local", ""],
        ["law", "", called],
    )

    assert read_codebook_csv(content).rows[1].parent == "local-capacity"


def test_a_parent_that_is_not_there_is_a_problem_and_its_child_is_kept() -> None:
    found = read_codebook_csv(table(["name", "parent"], ["law", "rights"]))

    assert (names(found), found.rows[0].parent) == (["law"], None)
    assert problem_lines(found) == [2]


def test_a_parent_whose_name_was_changed_is_found_by_the_old_one() -> None:
    found = read_codebook_csv(table(["name", "parent"], ["1. Rights", ""], ["law", "1. Rights"]))

    assert found.rows[1].parent == "rights"


def test_themes_are_told_where_there_are_more_problems_than_are_told() -> None:
    found = read_codebook_csv(b"name,parent\nlaw,nowhere\n" + b"a,b,c\n" * 50_000)

    assert names(found) == ["law"]


def test_a_name_that_is_far_too_long_is_cut_as_an_alias_too() -> None:
    found = read_codebook_csv(table(["name"], ["x" * 5_000]))

    assert found.rows[0].aliases == ("x" * LONGEST_NAME,)


def test_columns_are_known_among_the_first_hundred() -> None:
    found = read_codebook_csv(table([*[""] * 100, "name"], [*[""] * 100, "trust"]))

    assert found.rows == ()


@pytest.mark.parametrize("last", ["a", "b", "c"])
def test_a_circle_of_parents_is_broken(last: str) -> None:
    found = read_codebook_csv(table(["name", "parent"], ["a", last], ["b", "a"], ["c", "b"]))

    assert names(found) == ["a", "b", "c"]
    assert [row.parent for row in found.rows] == [None, "a", "b"]
    assert problem_lines(found) == [2]


def test_a_second_theme_of_one_name_is_left_out() -> None:
    found = read_codebook_csv(table(["name", "definition"], ["Trust", "1"], ["#trust", "2"]))

    assert [row.definition for row in found.rows] == ["1"]
    assert problem_lines(found) == [3]


@pytest.mark.parametrize(
    ("written", "name"), [("1.2 Legal aid", "legal-aid"), ("a#b", "ab"), ("x" * 100, "x" * 80)]
)
def test_what_cannot_be_a_name_is_made_one_and_stays_as_an_alias(written: str, name: str) -> None:
    found = read_codebook_csv(table(["name"], [written]))

    assert [(row.name, row.aliases) for row in found.rows] == [(name, (written,))]
    assert problem_lines(found) == [2]


@pytest.mark.parametrize("written", ["", "7", "!"])
def test_a_theme_without_any_name_is_a_problem(written: str) -> None:
    found = read_codebook_csv(table(["name", "definition"], [written, "x"], ["trust", ""]))

    assert names(found) == ["trust"]
    assert problem_lines(found) == [2]


@pytest.mark.parametrize(
    ("column", "cell"), [("colour", "red"), ("glyph", "much too long"), ("retired", "perhaps")]
)
def test_a_cell_that_cannot_be_read_is_a_problem_and_the_theme_is_kept(
    column: str, cell: str
) -> None:
    found = read_codebook_csv(table(["name", column], ["trust", cell]))

    assert found.rows == (CodebookRow(line=2, name="trust"),)
    assert problem_lines(found) == [2]


def test_a_record_with_other_columns_than_the_first_row_is_a_problem() -> None:
    found = read_codebook_csv(b"name,definition\ntrust,a,b\n\nsafety,c\n")

    assert names(found) == ["safety"]
    assert problem_lines(found) == [2]


def test_a_record_with_bad_quotation_marks_is_a_problem() -> None:
    found = read_codebook_csv(b'name,definition\ntrust,"a"b\nsafety,c\n')

    assert names(found) == ["safety"]
    assert problem_lines(found) == [2]


@pytest.mark.parametrize("content", [b"", b"\n", b"definition\nx\n", b'"name\n'])
def test_a_table_without_names_is_refused(content: bytes) -> None:
    found = read_codebook_csv(content)

    assert found.rows == ()
    assert "must name the columns" in found.problems[0].message


def test_words_that_are_not_utf8_are_a_problem() -> None:
    found = read_codebook_csv("name,definition\ntrust,é\n".encode("latin-1"))

    assert found.rows == (CodebookRow(line=2, name="trust"),)
    assert problem_lines(found) == [2]


def test_themes_are_read_up_to_a_limit() -> None:
    content = table(["name"], *([f"theme-{n}"] for n in range(MOST_THEMES + 5)))

    found = read_codebook_csv(content)

    assert len(found.rows) == MOST_THEMES
    assert problem_lines(found) == [MOST_THEMES + 2]


def test_what_is_too_large_is_not_read() -> None:
    found = read_codebook_csv(b"name\n" + b"x" * MAX_BYTES)

    assert found.rows == ()
    assert len(found.problems) == 1


def test_a_long_chain_of_parents_takes_no_time() -> None:
    chain = [[f"t{n}", f"t{n + 1}"] for n in range(MOST_THEMES - 1)]

    found = read_codebook_csv(table(["name", "parent"], *chain, [f"t{MOST_THEMES - 1}", ""]))

    assert names(found) == [f"t{n}" for n in reversed(range(MOST_THEMES))]


def test_no_problem_holds_words_of_the_file() -> None:
    content = table(
        ["name", "parent", "colour"],
        ["secret", "hidden", "mauve"],
        ["Secret", "", ""],
        ["7secret", "", ""],
    )

    messages = " ".join(problem.message for problem in read_codebook_csv(content).problems)

    assert messages
    assert not {"secret", "hidden", "mauve"} & set(messages.split())


def test_what_stands_for_a_theme_and_is_not_there_is_a_problem() -> None:
    found = read_codebook_csv(table(["name", "merged into"], ["law", "rights"], ["rule", "law"]))

    assert [(row.name, row.merged_into) for row in found.rows] == [("law", None), ("rule", "law")]
    assert problem_lines(found) == [2]


def test_a_repr_shows_no_words() -> None:
    row = CodebookRow(line=1, name="secret", definition="secret", aliases=("secret",))

    assert "secret" not in repr(row)


cells = (
    st.sampled_from(["", "trust", "Trust", "7", "a", "b", "#x", "'=1", "\ud7ff", *NAMES])
    | st.text()
)


@given(st.lists(st.lists(cells, min_size=10, max_size=10), max_size=6))
def test_whatever_is_read_can_be_themes(rows: list[list[str]]) -> None:
    content = b",".join(map(str.encode, COLUMNS)) + b"\n" + table(*rows).replace(b"\0", b"")

    found = read_codebook_csv(content)

    ids = {row.name: id_ for id_, row in enumerate(found.rows, 1)}
    assert len(ids) == len(found.rows)
    for row in found.rows:
        Theme(
            id=ids[row.name],
            name=row.name,
            definition=row.definition,
            parent_id=ids[row.parent] if row.parent else None,
            aliases=row.aliases,
        )
        assert row.parent is None or ids[row.parent] < ids[row.name]
        assert row.merged_into is None or ids[row.merged_into] < ids[row.name]


@given(st.binary(max_size=200))
def test_no_bytes_are_fatal(content: bytes) -> None:
    assert isinstance(read_codebook_csv(b"name,parent\n" + content), FoundCodebook)
