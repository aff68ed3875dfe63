import time

import pytest

from convo.sources.found import Found
from convo.sources.talk_page import MAX_BYTES, MOST_LINES, read_talk_page
from convo.text import MAX_CHARACTERS

YES = "Yes. –Birch talk 10:15, 3 May 2021 (UTC)"


def read(page: str) -> Found:
    return read_talk_page(page.encode())


def test_a_signature_without_words_is_a_problem() -> None:
    found = read("Yes. –Oak talk 10:14, 3 May 2021 (UTC)\n\nBirch (talk) 10:15, 3 May 2021 (UTC)")

    assert [p.author for p in found.passages] == ["Oak"]
    assert [p.line for p in found.problems] == [3]


def test_a_time_that_cannot_be_read_is_a_problem_and_the_words_are_kept() -> None:
    found = read("\nYes. –Birch talk 10:15, 31 February 2021 (UTC)")

    [passage] = found.passages
    assert (passage.author, passage.said_at, passage.unsigned) == ("Birch", None, False)
    assert [p.line for p in found.problems] == [2]


def test_a_page_without_signatures_is_one_problem() -> None:
    found = read("Opening hours[edit]\n\nThe room opens at 10:15, 3 May 2021.")

    assert found.passages == ()
    assert [p.line for p in found.problems] == [1]


def test_a_text_that_is_too_long_is_a_problem_and_the_others_are_kept() -> None:
    long = "Long. " * (MAX_CHARACTERS // 6 + 1)
    found = read(
        f"Yes. –Oak talk 10:14, 3 May 2021 (UTC)\n{long}\n –Birch talk 10:15, 3 May 2021 (UTC)"
    )

    assert [p.author for p in found.passages] == ["Oak"]
    assert [p.line for p in found.problems] == [2]


def test_a_file_that_is_too_large_is_a_problem() -> None:
    found = read(YES + " " * MAX_BYTES)

    assert found.passages == ()
    assert len(found.problems) == 1


def test_a_page_with_too_many_lines_is_a_problem() -> None:
    most = YES + "\n" * (MOST_LINES - 1)

    assert len(read(most).passages) == 1
    assert read(f"{most}\n").passages == ()
    assert len(read(f"{most}\n").problems) == 1


def test_a_problem_holds_no_word_of_the_page() -> None:
    page = (
        "Willow. –Willow talk 10:15, 31 February 2021 (UTC)\n"
        "Willow (talk) 10:15, 3 May 2021 (UTC)\n"
        f"Willow{' x' * MAX_CHARACTERS} –Oak talk 10:15, 3 May 2021 (UTC)"
    )

    found = read(page)

    assert len(found.problems) == 3
    assert not any("Willow" in problem.message for problem in found.problems)
    assert "Willow" not in repr(found)


def test_bytes_that_are_no_text_are_a_problem_with_their_line() -> None:
    found = read_talk_page(b"Yes.\n\xff\xc3 No. Birch (talk) 10:15, 3 May 2021 (UTC)")

    assert [p.author for p in found.passages] == ["Birch"]
    assert [p.line for p in found.problems] == [2]


def test_utf_16_with_its_mark_is_read() -> None:
    page = "Ja. Bärbel (Diskussion) 10:15, 3. Mai 2021 (UTC)"

    [passage] = read_talk_page(page.encode("utf-16")).passages

    assert passage.author == "Bärbel"


def test_lines_are_counted_as_an_editor_does() -> None:
    page = "\ufeffA[edit]\r\n\r\n\r\nYes.\r\nAnd no. Birch (talk) 10:15, 3 May 2021 (UTC)\r\n"

    [passage] = read(page).passages

    assert (passage.line, passage.text) == (4, "Yes.\nAnd no.")


def test_words_are_cleaned() -> None:
    [passage] = read("Yes\u202e no\x07. –Birch talk 10:15, 3 May 2021 (UTC)").passages

    assert passage.text == "Yes no\ufffd."


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "()",
        "(UTC)",
        "[edit]",
        "Reply[reply]\n",
        "a|",
        "• ",
        "★ ",
        "10:15, 3 May 2021 ",
        "10:15, 3 May (UTC) ",
        "1234 12 12:12 (UTC)",
        "a 10:15, 3 May 2021 (UTC) ",
        "a 10\n15, 3 May 2021 (UTC)\n",
        "\n",
    ],
)
def test_a_page_made_to_be_slow_takes_no_more_than_its_share(piece: str) -> None:
    short = (piece * (10_000 // len(piece))).encode()

    assert _seconds(short * 4) < 0.05 + 10 * _seconds(short)


def _seconds(page: bytes) -> float:
    """Return the shortest processor time of two readings."""
    times = []
    for _ in range(2):
        begin = time.process_time()
        read_talk_page(page)
        times.append(time.process_time() - begin)
    return min(times)
