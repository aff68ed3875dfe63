import json
import re
from time import process_time

import pytest

from convo.model.words import Form, Kind
from convo.sources.found import Found, Passage, Problem
from convo.sources.typed_notes import MAX_BYTES, MOST_LINES, read_typed_notes
from convo.text import MAX_CHARACTERS
from tests.shared import shared

NOTES = """\
# Opening hours
P3: Could the room open in the evning? #hours
... Two evenings are enough. #rooms
s/evning/evening/
+4
0: > A form on a website comes second. #contact
q+ P7
Q: P7: Who answers in the language of the place? +2
A: Desk Team: There is a list.
Topic: What next
利用者：　静かな部屋がほしいです。 #静か
3:d کلاس‌های عصر را نگه دارید
commit: Desk Team: Bring the list up to date
"""


def texts(found: Found) -> list[str]:
    return [passage.text for passage in found.passages]


def problem_lines(found: Found) -> list[int]:
    return [problem.line for problem in found.problems]


def test_notes_become_passages() -> None:
    found = read_typed_notes(NOTES.encode())

    assert found == Found(
        passages=(
            Passage(
                line=2,
                heading="Opening hours",
                author="P3",
                themes=("hours", "rooms"),
                agreed=4,
                text="Could the room open in the evening? Two evenings are enough.",
            ),
            Passage(
                line=6,
                heading="Opening hours",
                form=Form.QUOTE,
                themes=("contact",),
                text="A form on a website comes second.",
            ),
            Passage(
                line=8,
                heading="Opening hours",
                author="P7",
                kind=Kind.QUESTION,
                agreed=2,
                text="Who answers in the language of the place?",
            ),
            Passage(
                line=9,
                heading="Opening hours",
                author="Desk Team",
                kind=Kind.RESPONSE,
                text="There is a list.",
            ),
            Passage(
                line=11,
                heading="What next",
                author="利用者",
                themes=("静か",),
                text="静かな部屋がほしいです。",
            ),
            Passage(
                line=12,
                heading="What next",
                author="P3",
                kind=Kind.RECOMMENDATION,
                text="کلاس‌های عصر را نگه دارید",
            ),
            Passage(
                line=13,
                heading="What next",
                author="Desk Team",
                kind=Kind.COMMITMENT,
                text="Bring the list up to date",
            ),
        ),
        left_out=1,
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\u2028"])
def test_encodings_and_line_ends_make_no_difference(encoding: str, end: str) -> None:
    found = read_typed_notes(NOTES.replace("\n", end).encode(encoding))

    assert found == read_typed_notes(NOTES.encode())


def test_a_line_in_another_encoding_is_a_problem_and_the_others_are_read() -> None:
    content = "P1: نعم\n".encode() + "P2: لا\n".encode("cp1256") + b"... of P2\nP3: yes"

    found = read_typed_notes(content)

    assert texts(found) == ["نعم", "yes"]
    assert problem_lines(found) == [2, 3]
    assert "UTF-8" in found.problems[0].message


@pytest.mark.parametrize(
    "content",
    [
        "P1: නෑ".encode("utf-16-le"),
        "P1: no".encode("utf-32"),
        "P1: no".encode("utf-16") + b"\x00",
        b"\xff\xfeP\x00\x00\xd8",
        b"P1: \x00",
    ],
)
def test_bytes_that_are_no_text_are_a_problem(content: bytes) -> None:
    found = read_typed_notes(content)

    assert found.passages == ()
    assert "UTF-8" in found.problems[0].message


def test_an_empty_file_holds_nothing() -> None:
    assert read_typed_notes(b"") == Found(passages=())


def test_nothing_off_the_record_is_kept() -> None:
    found = read_typed_notes(
        b"P1: one\n[off the record]\nP2: secret\n+0\nTopic: secret\n\ns/one/secret/\n\xff\n"
        b"on the record\nP3: three"
    )

    assert texts(found) == ["one", "three"]
    assert found.passages[1].heading is None
    assert found.problems == ()
    assert found.left_out == 5


def test_a_speaker_may_begin_and_end_what_is_off_the_record() -> None:
    found = read_typed_notes(
        b"P1: one\nAnna: off the record, they beat me\nP2: secret\nAnna: on the record\nP3: three"
    )

    assert texts(found) == ["one", "three"]
    assert found.problems == ()
    assert found.left_out == 1


def test_a_line_that_cannot_be_read_may_begin_what_is_off_the_record() -> None:
    found = read_typed_notes(b"P1: one\nP2: off the record: \xff\nP2: secret")

    assert texts(found) == ["one"]


def test_a_longer_name_is_one_where_it_recurs() -> None:
    found = read_typed_notes(
        b"Ana Maria Souza: one\n- **ANA Maria Souza:** two\nQ: Ana Maria Souza: three\n"
        b"Our Main Fear: prison"
    )

    assert [passage.author for passage in found.passages] == [
        "Ana Maria Souza",
        "ANA Maria Souza",
        "Ana Maria Souza",
        None,
    ]
    assert texts(found)[3] == "Our Main Fear: prison"


def test_what_goes_on_with_words_off_the_record_is_not_anothers() -> None:
    found = read_typed_notes(b"P1: one\noff the record\nP2: secret\non the record\n... more\n+4")

    assert [(passage.text, passage.agreed) for passage in found.passages] == [("one", 0)]
    assert problem_lines(found) == [5, 6]


def test_notes_that_stay_off_the_record_say_so() -> None:
    found = read_typed_notes(b"P1: one\noff the record\nP2: secret\nP3: secret")

    assert problem_lines(found) == [2]
    assert "secret" not in found.problems[0].message


@pytest.mark.parametrize(
    "line", ["P3:", "3:x words", "s/a/b/c/d/", "s/missing/words/", "... words", "+4", "#words"]
)
def test_a_line_nobody_can_read_is_a_problem_without_its_words(line: str) -> None:
    found = read_typed_notes(f"\n{line}\nP1: one".encode())

    assert texts(found) == ["one"]
    assert problem_lines(found) == [2]
    assert "words" not in found.problems[0].message.replace("no words", "").replace(
        "corrects words", ""
    )


def test_a_continuation_of_a_line_nobody_can_read_is_not_anothers() -> None:
    found = read_typed_notes(b"P1: one\n3:x two\n... more of two")

    assert texts(found) == ["one"]
    assert problem_lines(found) == [2, 3]


def test_a_continuation_reaches_over_commands() -> None:
    found = read_typed_notes(b"P1: one\nq+ P2\n\nTopic: Rooms\n+2\n... two")

    assert texts(found) == ["one two"]
    assert found.passages[0].agreed == 2


def test_a_correction_changes_the_last_passage_that_has_the_words() -> None:
    found = read_typed_notes(b"P1: rum rum\nP2: rum rum\nP3: bread\ns/rum/room/")

    assert texts(found) == ["rum rum", "room rum", "bread"]


def test_a_correction_may_change_all_of_them_in_one_passage() -> None:
    found = read_typed_notes(b"P1: rum rum\nP2: rum rum\ns/rum/room/g")

    assert texts(found) == ["rum rum", "room room"]


def test_a_correction_reaches_into_a_continuation() -> None:
    found = read_typed_notes(b"P1: one\n... rum\ns/one rum/a room/\n... more")

    assert texts(found) == ["a room more"]


def test_a_correction_leaves_words_clean() -> None:
    found = read_typed_notes("P1: cafe x y\ns/ x/\u0301/\ns/y//".encode())

    assert texts(found) == ["café"]


def test_a_correction_that_would_leave_no_words_is_a_problem() -> None:
    found = read_typed_notes(b"P1: one\ns/one//")

    assert texts(found) == ["one"]
    assert problem_lines(found) == [2]


def test_an_item_of_a_list_goes_on_below_it() -> None:
    found = read_typed_notes(b"- P1: a long\n  line and\n  its end #hours\n  - within\n* next")

    assert texts(found) == ["a long line and its end", "within", "next"]
    assert found.passages[0].themes == ("hours",)


def test_other_lines_below_an_item_are_their_own() -> None:
    found = read_typed_notes(b"- item\nnot below\n- item\n\n  nor this")

    assert texts(found) == ["item", "not below", "item", "nor this"]


def test_a_mark_in_front_of_the_text_hides_no_item() -> None:
    assert texts(read_typed_notes("- one".encode("utf-8-sig"))) == ["one"]


def test_a_speaker_below_an_item_speaks_for_themselves() -> None:
    found = read_typed_notes(b"- P1: one\n  P2: two\n  Q: three")

    assert [passage.author for passage in found.passages] == ["P1", "P2", None]


def test_a_numbered_list_names_nobody() -> None:
    found = read_typed_notes(b"1. first\n2. second\n3 third\n4: fourth")

    assert [passage.author for passage in found.passages] == [None, None, None, "P4"]


def test_a_name_that_is_not_on_the_list_is_kept_as_words_and_shown() -> None:
    people = frozenset({"نرگس‌خاتون", "Asha Verma"})

    found = read_typed_notes("نرگس‌خاتون: بله\nASHA VERMA: yes\nLi: no".encode(), people=people)

    assert [passage.author for passage in found.passages] == ["نرگس‌خاتون", "ASHA VERMA", None]
    assert texts(found)[2] == "Li: no"
    assert found.problems == (
        Problem(line=3, message="what stands before the colon is nobody on the list"),
    )


def test_a_line_that_is_too_long_is_a_problem() -> None:
    found = read_typed_notes(b"P1: " + b"a" * MAX_CHARACTERS + b"\nP2: two")

    assert texts(found) == ["two"]
    assert problem_lines(found) == [1]


def test_a_passage_that_becomes_too_long_is_a_problem() -> None:
    long = b"a" * (MAX_CHARACTERS - 1)

    found = read_typed_notes(long + b"\n... b\ns/a/aaa/")

    assert texts(found) == [long.decode()]
    assert problem_lines(found) == [2, 3]


def test_a_correction_cannot_ask_for_gigabytes() -> None:
    found = read_typed_notes(b"a" * 90_000 + b"\ns/a/" + b"b" * 90_000 + b"/g")

    assert len(texts(found)[0]) == 90_000
    assert problem_lines(found) == [2]


def test_lines_beyond_the_most_are_a_problem_and_those_before_are_kept() -> None:
    found = read_typed_notes(b"words\n" + b"\r\n" * (MOST_LINES - 1) + b"more\nand more")

    assert texts(found) == ["words"]
    assert problem_lines(found) == [MOST_LINES + 1]


def test_a_file_that_is_too_large_is_a_problem() -> None:
    found = read_typed_notes(b"words\n" + b" " * MAX_BYTES)

    assert texts(found) == []
    assert problem_lines(found) == [1]


def test_corrections_without_end_are_problems() -> None:
    content = b"words\n" * 2_000 + b"s/x/y/\n" * 2_000

    found = read_typed_notes(content)

    assert len(found.problems) == 2_000
    assert "too many" in found.problems[-1].message


@pytest.mark.parametrize(
    "unit",
    [
        "#",
        "s/",
        "/",
        ":",
        "P3:",
        " ",
        "#a ",
        "+4 ",
        "Q: ",
        "…",
        ". ",
        "\u2068",
        "ก#",
        "(a",
        "off the ",
    ],
)
def test_reading_takes_time_in_proportion_to_the_text(unit: str) -> None:
    def seconds(characters: int) -> float:
        content = (unit * (characters // len(unit))).encode()
        begin = process_time()
        read_typed_notes(content)
        return process_time() - begin

    short, long = (min(seconds(size) for _ in range(3)) for size in (9_000, 90_000))

    assert long < 40 * short + 0.01


def test_minutes_in_markdown_find_their_speakers() -> None:
    content = shared("meetings/minutes/tc39_2024-12-04.md").read_bytes()
    delegates = shared("meetings/minutes/tc39_delegates.txt").read_text(encoding="utf-8")
    people = frozenset(re.findall(r"\((\w+)\)$", delegates, re.MULTILINE))

    found = read_typed_notes(content, people=people)

    spoken = set(re.findall(r"^([A-Z]{2,3}): ", content.decode(), re.MULTILINE)) & people
    assert {passage.author for passage in found.passages} - {None} == spoken
    assert len(found.passages) > 150


def test_minutes_with_wrapped_items_are_not_cut_into_lines() -> None:
    content = shared("meetings/minutes/python_sc_2021-03.md").read_bytes()

    found = read_typed_notes(content)

    assert len(found.passages) == len(re.findall(rb"^\s*- ", content, re.MULTILINE))


@pytest.mark.parametrize(
    "name", ["cont-01.test", "cont-03.test", "substcont-01.test", "multscribes-01.test"]
)
def test_the_signs_mean_what_they_mean_to_scribes(name: str) -> None:
    cases = json.loads(shared("meetings/scribe/scribe_cases.json").read_text(encoding="utf-8"))
    case = next(case for case in cases if case["test"] == name)
    notes = re.sub(r"^<\w+> ", "", case["input"], flags=re.MULTILINE)

    found = read_typed_notes(notes.encode())

    assert [passage.author for passage in found.passages] == [
        paragraph["speaker"] for paragraph in case["expected_paragraphs"]
    ]
    assert texts(found) == [
        paragraph["text"].removeprefix(f"{paragraph['speaker']}: ").replace(" … ", " ")
        for paragraph in case["expected_paragraphs"]
    ]
