import csv
import hashlib
import io
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.disclosure.counts import Withheld
from convo.model.themes import Theme
from convo.model.words import Form, Kind
from convo.sources.found import Found, Passage
from convo.sources.gathering import LONGEST_NAME, MOST
from convo.sources.spreadsheet import DELIMITERS, read_spreadsheet
from convo.sources.spreadsheet_columns import RECOGNISED
from convo.text import MAX_CHARACTERS, clean, is_clean
from exports.tables import render_csv
from tests.exports.reports import FULL, report, statement
from tests.shared import shared

PHRASES = [
    "الغرفة مغلقة ليلاً",
    "می‌خواهم کتاب‌خانه باز باشد",
    "शाम को खोलिए",
    "সন্ধ্যায় খুলুন",
    "ညနေမှာ ဖွင့်ပါ",
    "សូមបើកនៅពេលល្ងាច",
    "ขอให้เปิดตอนเย็น",
    "请晚上开门",
    "夜も開けてください",
    "ማታ ይከፈት",
]


def table(*rows: Sequence[str], delimiter: str = ",") -> bytes:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows(rows)
    return written.getvalue().encode()


def texts(found: Found) -> list[str]:
    return [passage.text for passage in found.passages]


def problem_lines(found: Found) -> list[int]:
    return [problem.line for problem in found.problems]


def test_records_become_passages() -> None:
    content = table(
        ["id", "Author", "Said at", "kind", "Themes", "Prompt", "Text"],
        [
            "1",
            "P3",
            "2026-11-18T14:00:00+03:00",
            "question",
            "hours; #Local capacity",
            "Opening\nhours",
            "When?",
        ],
        ["2", "", "", "", "", "", "At six,\nor seven."],
    )

    found = read_spreadsheet(content)

    assert found == Found(
        passages=(
            Passage(
                line=2,
                heading="Opening hours",
                author="P3",
                said_at=datetime(2026, 11, 18, 11, tzinfo=UTC),
                kind=Kind.QUESTION,
                form=Form.QUOTE,
                themes=("hours", "Local-capacity"),
                text="When?",
            ),
            Passage(line=4, form=Form.QUOTE, text="At six,\nor seven."),
        )
    )


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_delimiters_and_encodings_make_no_difference(delimiter: str, encoding: str) -> None:
    rows = [["name", "comment"], *(["a,b;c|d\te", phrase] for phrase in PHRASES)]
    content = table(*rows, delimiter=delimiter)

    found = read_spreadsheet(content.decode().encode(encoding))

    assert texts(found) == PHRASES
    assert {passage.author for passage in found.passages} == {"a,b;c|d e"}
    assert found.problems == ()


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_make_no_difference(end: str) -> None:
    found = read_spreadsheet(f'text{end}"a{end}b"{end}{end}c{end}'.encode())

    assert texts(found) == ["a\nb", "c"]
    assert found.left_out == 0


def test_a_delimiter_is_chosen_by_the_columns_that_are_known() -> None:
    found = read_spreadsheet(b"What, when, where?;text\na, b, c;yes\n")

    assert texts(found) == ["yes"]


@pytest.mark.parametrize(
    "header",
    [
        "comment-body",
        "Comment_Body",
        " TEXT ",
        "freetext",
        "تعليق",
        "متن",
        "टिप्पणी",
        "মন্তব্য",
        "မှတ်ချက်",
        "មតិយោបល់",
        "ความคิดเห็น",
        "意见",
        "コメント",
        "አስተያየት",
        "Translation (English)",
    ],
)
def test_columns_are_known_by_their_names(header: str) -> None:
    found = read_spreadsheet(table(["id", header], ["7", "yes"]))

    assert texts(found) == ["yes"]


def test_the_words_come_before_their_translation() -> None:
    found = read_spreadsheet(table(["translation", "text"], ["yes", "نعم"]))

    assert texts(found) == ["نعم"]


def test_no_name_of_a_column_is_known_for_two() -> None:
    names = [name for known in RECOGNISED.values() for name in known]

    assert len(names) == len(set(names))


def test_a_person_may_say_which_column_is_what() -> None:
    content = table(
        ["text", "Answer 2", "who said", "day", "about", "name", "date"],
        ["no", "夜も", "田中", "2026-11-18", "時間、場所", "x", "x"],
    )

    found = read_spreadsheet(
        content,
        text_column="answer-2",
        author_column="Who said",
        themes_column="about",
        date_column="day",
    )

    assert found.passages == (
        Passage(
            line=2,
            author="田中",
            said_at=datetime(2026, 11, 18, tzinfo=UTC),
            form=Form.QUOTE,
            themes=("時間", "場所"),
            text="夜も",
        ),
    )


def test_a_column_that_is_not_there_is_a_problem_that_names_those_there_are() -> None:
    found = read_spreadsheet(
        table(["id", "name", "text"], ["1", "Oak", "yes"]), text_column="words"
    )

    assert found.passages == ()
    assert problem_lines(found) == [1]
    assert "id, name, text" in found.problems[0].message


def test_columns_that_are_unknown_are_a_problem_that_names_them() -> None:
    found = read_spreadsheet(table(["id_1", "name", "जिला", "no. in all"], ["1"] * 4))

    assert "id_1, name, जिला, no. in all" in found.problems[0].message


@pytest.mark.parametrize(
    "row",
    [
        ["Zelda", "I was there"],
        ["name", "I was there, with Zelda"],
        ["name", "Zelda and I were there with others"],
        ["name", "Zelda" * 10],
        ["name", "+1 Zelda"],
        ["name", "7 Zelda"],
        ["name", "Zelda, arrested"],
        ["name", "Z e l d a Zelda"],
        ["name", *["Zelda"] * 12],
    ],
)
def test_a_first_row_that_may_be_words_is_not_repeated(row: list[str]) -> None:
    found = read_spreadsheet(table(row, ["a", "b"]))

    assert problem_lines(found) == [1]
    assert "Zelda" not in found.problems[0].message
    assert str(len(row)) in found.problems[0].message


@pytest.mark.parametrize(
    "content", [b"", b"\n\n", b'"', b'"te"xt",name\n', b"text" + b"," * 1000, b"a" * 140_000]
)
def test_a_file_without_a_first_row_that_names_columns_is_one_problem(content: bytes) -> None:
    found = read_spreadsheet(content)

    assert found.passages == ()
    assert len(found.problems) == 1


@pytest.mark.parametrize(
    "formula",
    ["=1+1", "+4", "-no", "@all", "|a", "%a", "\t=1", "＝1", "＋1", "－1", "＠a", "｜a", "％a"],
)
def test_the_guard_of_a_formula_is_taken_off(formula: str) -> None:
    found = read_spreadsheet(table(["text", "name"], [f"'{formula}", f"'{formula}"]))

    assert [(passage.text, passage.author) for passage in found.passages] == [
        (formula, formula.strip())
    ]


@pytest.mark.parametrize("text", ["'tis", "'", "''=1", "=1", "a;'=1", "a\n'=1"])
def test_other_apostrophes_stay(text: str) -> None:
    found = read_spreadsheet(table(["text"], [text]))

    assert texts(found) == [text]


@pytest.mark.parametrize("bad", ['"a"b",c', '"he said "no"",c', '"x,y'])
def test_a_record_with_bad_quotation_marks_is_a_problem_and_the_others_are_read(bad: str) -> None:
    found = read_spreadsheet(f"text,name\nyes,P1\n{bad}\n".encode() + b'no,P2\nso,P3\n"\n')

    assert texts(found)[0] == "yes"
    assert 3 in problem_lines(found)
    assert not set(texts(found)) - {"yes", "no", "so"}


def test_quotation_marks_within_an_open_cell_are_words() -> None:
    found = read_spreadsheet('text,name\nא 5" nail,P1\n'.encode())

    assert texts(found) == ['א 5" nail']


@pytest.mark.parametrize("row", [["yes"], ["yes", "P1", "P2"]])
def test_a_record_with_other_cells_than_columns_is_a_problem(row: list[str]) -> None:
    found = read_spreadsheet(table(["text", "name"], ["a\nb", "P1"], row, ["no", "P2"]))

    assert texts(found) == ["a\nb", "no"]
    assert problem_lines(found) == [4]


def test_a_record_without_words_is_left_out_and_counted() -> None:
    found = read_spreadsheet(table(["text", "name"], [" ", "P1"], ["", ""], ["", "P2"]))

    assert found == Found(passages=(), left_out=2)


@pytest.mark.parametrize(
    ("cell", "said_at"),
    [
        ("2026-11-18", datetime(2026, 11, 18, tzinfo=UTC)),
        ("2026-11-18T23:00:00Z", datetime(2026, 11, 18, 23, tzinfo=UTC)),
        ("2026-11-18 23:00-05:00", datetime(2026, 11, 19, 4, tzinfo=UTC)),
        ("1403054214174", datetime(2014, 6, 18, 1, 16, 54, 174_000, tzinfo=UTC)),
        ("1403054214", datetime(2014, 6, 18, 1, 16, 54, tzinfo=UTC)),
    ],
)
def test_dates_are_read(cell: str, said_at: datetime) -> None:
    found = read_spreadsheet(table(["date", "text"], [cell, "yes"]))

    assert [passage.said_at for passage in found.passages] == [said_at]


@pytest.mark.parametrize(
    "cell",
    ["05/11/2026", "2026-11-18 23:00", "٢٠٢٦-١١-١٨", "0001-01-01T00:00+14:00", "soon", "1" * 12],
)
def test_a_date_that_is_not_certain_is_a_problem_once_and_the_words_are_kept(cell: str) -> None:
    found = read_spreadsheet(table(["date", "text"], [cell, "yes"], [cell, "no"]))

    assert [(passage.text, passage.said_at) for passage in found.passages] == [
        ("yes", None),
        ("no", None),
    ]
    assert problem_lines(found) == [2]


def test_what_this_program_wrote_comes_back() -> None:
    found = read_spreadsheet(render_csv(FULL))

    assert [
        (each.text, each.author, each.role, each.kind, each.form, each.themes, each.agreed)
        for each in found.passages
    ] == [
        (
            each.words or (each.translation and each.translation.words),
            each.credit.name,
            each.credit.role,
            each.kind,
            each.form,
            each.themes,
            0 if isinstance(each.agreed, Withheld) else each.agreed,
        )
        for each in FULL.statements
    ]
    assert [problem.message for problem in found.problems] == [
        "how many agreed is not told here, and maybe in later records too"
    ]


@given(st.text(alphabet="=+-@|%\t\n;＝＋－＠｜％, aက").filter(lambda words: words.strip()))
def test_what_this_program_guarded_comes_back(words: str) -> None:
    found = read_spreadsheet(render_csv(report(statements=(statement(1, words),))))

    assert texts(found) == [words]


def test_an_apostrophe_that_guards_nothing_comes_back() -> None:
    found = read_spreadsheet(render_csv(report(statements=(statement(1, "\t'tis ours"),))))

    assert texts(found) == ["\t'tis ours"]


def test_several_themes_this_program_wrote_come_back() -> None:
    given = statement(
        1, themes=("local-capacity", "قدرة", "می‌خواهم", "भाषा", "ယုံကြည်မှု", "ความไว้ใจ", "培训")
    )

    found = read_spreadsheet(render_csv(report(statements=(given,))))

    assert [passage.themes for passage in found.passages] == [given.themes]


def test_a_person_may_have_added_themes_to_what_this_program_wrote() -> None:
    header, row = render_csv(report(statements=(statement(1, themes=("a",)),))).split(b"\n", 1)

    found = read_spreadsheet(header + b"\n" + row.replace(b",a,0", b",a; b|c #d,0"))

    assert [passage.themes for passage in found.passages] == [("a", "b", "c", "d")]


def test_a_blank_is_within_a_theme_of_another_table() -> None:
    found = read_spreadsheet(table(["words", "themes"], ["yes", "local capacity; hours|place"]))

    assert [passage.themes for passage in found.passages] == [("local-capacity", "hours", "place")]


def test_a_translation_stands_where_there_are_no_words() -> None:
    found = read_spreadsheet(
        table(["words", "translation"], ["نعم", "yes"], [" ", "夜も"], ["", "no"])
    )

    assert texts(found) == ["نعم", "夜も", "no"]


@pytest.mark.parametrize("column", ["form", "role", "agreed"])
def test_a_choice_that_is_unknown_is_a_problem_once(column: str) -> None:
    found = read_spreadsheet(table(["text", column], ["yes", "zelda"], ["no", "zelda"]))

    assert found.passages == (
        Passage(line=2, form=Form.QUOTE, text="yes"),
        Passage(line=3, form=Form.QUOTE, text="no"),
    )
    assert problem_lines(found) == [2]


def test_an_unknown_kind_is_a_problem_and_a_comment() -> None:
    found = read_spreadsheet(table(["kind", "text"], ["Practice", "a"], ["zelda", "b"]))

    assert [passage.kind for passage in found.passages] == [Kind.PRACTICE, Kind.COMMENT]
    assert problem_lines(found) == [3]


@pytest.mark.parametrize("theme", ["7", "a" * 81, "a#b", "['a']"])
def test_a_word_that_is_no_theme_is_a_problem_and_the_others_are_kept(theme: str) -> None:
    found = read_spreadsheet(table(["themes", "text"], [f"hours|ساعات, {theme}", "yes"]))

    assert [passage.themes for passage in found.passages] == [("hours", "ساعات")]
    assert problem_lines(found) == [2]


def test_a_cell_that_is_too_long_for_themes_is_a_problem() -> None:
    found = read_spreadsheet(table(["themes", "text"], ["hours," * 400, "yes"]))

    assert [passage.themes for passage in found.passages] == [()]
    assert problem_lines(found) == [2]


@given(st.text(max_size=100))
def test_every_theme_found_may_be_one(cell: str) -> None:
    found = read_spreadsheet(table(["themes", "text"], [cell.replace("\0", ""), "yes"]))

    for theme in (theme for passage in found.passages for theme in passage.themes):
        assert Theme(id=1, name=theme).name == theme


def test_words_that_are_not_utf_8_are_a_problem() -> None:
    found = read_spreadsheet(b"text,name\nyes,P1\n" + "نعم,P2\n".encode("cp1256") + b"no,P3\n")

    assert texts(found) == ["yes", "no"]
    assert problem_lines(found) == [3]


def test_half_a_character_of_utf_16_is_a_problem() -> None:
    found = read_spreadsheet("text\nنعم\nلا".encode("utf-16")[:-1])

    assert texts(found) == ["نعم"]
    assert problem_lines(found) == [3]


@pytest.mark.parametrize("length", [MAX_CHARACTERS + 1, 2 * MAX_CHARACTERS])
def test_a_text_that_is_too_long_is_a_problem(length: int) -> None:
    found = read_spreadsheet(table(["text"], ["က" * length], ["ဟုတ်ကဲ့"]))

    assert texts(found) == ["ဟုတ်ကဲ့"]
    assert problem_lines(found) == [2]


def test_a_name_that_is_too_long_is_a_problem_and_the_words_are_nobodys() -> None:
    name = "a" * LONGEST_NAME

    found = read_spreadsheet(table(["text", "name"], ["yes", name], ["no", f"{name}a"]))

    assert [passage.author for passage in found.passages] == [name, None]
    assert problem_lines(found) == [3]


def test_text_is_cleaned_and_its_own_spaces_stay() -> None:
    found = read_spreadsheet(
        table(["text", "name"], ["  a\x1b[31m\u202e\r\n b\n", " O\u202eak\n "])
    )

    assert texts(found) == ["  a\ufffd[31m\n b\n"]
    assert found.passages[0].author == "Oak"


def test_no_message_holds_a_cell_of_a_record() -> None:
    rows = [
        ["Zelda"] * 4,
        ["Zelda"] * 5,
        ["yes", "Zelda" * 50, "Zelda", "Zelda"],
        ["Zelda" * 30_000] * 4,
    ]
    content = table(["text", "name", "kind", "date"], *rows) + b'"Zelda"Zelda,,,\n'

    found = read_spreadsheet(content)

    assert len(found.problems) == 6
    assert not any("elda" in problem.message for problem in found.problems)


def test_records_are_not_gathered_without_end() -> None:
    found = read_spreadsheet(b"text\n" + b"a\n" * (MOST + 5))

    assert len(found.passages) == MOST
    assert problem_lines(found) == [MOST + 2]


@pytest.mark.parametrize("unit", ['"', '"a\n', '"a"b\n', ",", "a;", "a\n", "=", "\t", "\t'"])
def test_reading_takes_time_in_proportion_to_the_text(unit: str) -> None:
    def seconds(characters: int) -> float:
        content = f"text,themes\na,{unit * (characters // len(unit))}".encode()
        begin = process_time()
        read_spreadsheet(content)
        return process_time() - begin

    short, long = (min(seconds(size) for _ in range(3)) for size in (9_000, 90_000))

    assert long < 40 * short + 0.01


@given(
    st.lists(st.sampled_from(['"', ",", ";", "\n", "\r", "text", "name", "a", "'=", " ", "\ud800"]))
)
def test_whatever_the_cells_every_text_found_is_clean(parts: list[str]) -> None:
    found = read_spreadsheet("".join(["text,name\n", *parts]).encode("utf-8", "surrogatepass"))

    assert all(is_clean(passage.text) and passage.text.strip() for passage in found.passages)


@given(
    st.lists(
        st.lists(st.text(alphabet=st.characters(codec="utf-8"), min_size=1), min_size=2, max_size=2)
    )
)
def test_what_a_spreadsheet_wrote_is_read_as_it_was(rows: list[list[str]]) -> None:
    def kept(cells: Iterable[str]) -> list[str]:
        return [clean(cell) for cell in cells if clean(cell).strip()]

    found = read_spreadsheet(table(["text", "id"], *([f"a{text}", id_] for text, id_ in rows)))

    assert texts(found) == kept(f"a{text}" for text, _ in rows)


@given(st.binary())
def test_no_bytes_are_too_much(content: bytes) -> None:
    found = read_spreadsheet(b"text\n" + content)

    assert all(problem.line > 0 for problem in found.problems)


def test_the_conformance_set_is_read_as_it_says() -> None:
    for path in sorted(shared("csv/csv-spectrum/csvs").glob("*.csv")):
        expected = json.loads((path.parents[1] / "json" / f"{path.stem}.json").read_bytes())
        records = expected if isinstance(expected, list) else [expected]
        for column in records[0].keys() - {"Contact Phone Number"}:  # another number is expected
            found = read_spreadsheet(path.read_bytes(), text_column=column)

            cells = [clean(record[column]) for record in records]
            assert texts(found) == [cell for cell in cells if cell]
            assert found.problems == ()


def test_real_consultations_are_read_without_loss() -> None:
    expected = json.loads(shared("polis/expected.json").read_bytes())
    for name, facts in expected.items():
        found = read_spreadsheet(shared(f"polis/{name}/comments.csv").read_bytes())

        assert found.problems == ()
        assert len({passage.author for passage in found.passages}) == facts["distinct_authors"]
        digest = hashlib.sha256("\0".join(texts(found)).encode()).hexdigest()
        assert digest == facts["sha256_of_bodies_joined_by_0x00_in_file_order"]
        first = min(passage.said_at for passage in found.passages if passage.said_at)
        assert first.timestamp() * 1000 == facts["first_comment_utc_ms"]


def test_a_real_consultation_is_read_from_a_table_of_its_comments() -> None:
    lines = shared("consultation/barcelona_pam_2016_sample.jsonl").read_text("utf-8").splitlines()
    comments = [each for line in lines for each in json.loads(line)["comments"]]
    rows = [[each["author"], each["body_html"]] for each in comments]

    found = read_spreadsheet(table(["author", "text"], *rows, delimiter=";"))

    assert len(found.passages) + found.left_out == len(comments)
    assert found.problems == ()


def test_a_real_survey_is_read() -> None:
    found = read_spreadsheet(shared("csv/qualcoder_survey456.csv").read_bytes())

    assert len(found.passages) == 3
