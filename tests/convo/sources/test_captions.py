import json
import tracemalloc
from collections import Counter
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.model.words import Form
from convo.sources.captions import read_captions
from convo.sources.found import Found, Passage
from convo.sources.gathering import LONGEST_NAME, MOST
from convo.sources.lines import LONGEST_LINE, MAX_BYTES, MOST_LINES
from convo.text import MAX_CHARACTERS, is_clean
from tests.shared import shared

TIMES = "00:00:01.000 --> 00:00:02.000"


def captions(*cues: str, end: str = "\n") -> bytes:
    return "\n\n".join(["WEBVTT", *(f"{TIMES}\n{cue}" for cue in cues)]).replace("\n", end).encode()


def said(found: Found) -> list[tuple[str | None, str]]:
    return [(passage.author, passage.text) for passage in found.passages]


def texts(found: Found) -> list[str]:
    return [passage.text for passage in found.passages]


def problem_lines(found: Found) -> list[int]:
    return [problem.line for problem in found.problems]


def test_cues_of_one_speaker_become_one_passage() -> None:
    content = captions(
        "Birch: We read", "Birch: after work.", "Alder: Two evenings.", "Birch: Yes."
    )

    found = read_captions(content)

    assert found == Found(
        passages=(
            Passage(line=4, author="Birch", form=Form.QUOTE, text="We read after work."),
            Passage(line=10, author="Alder", form=Form.QUOTE, text="Two evenings."),
            Passage(line=13, author="Birch", form=Form.QUOTE, text="Yes."),
        )
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_encodings_and_line_ends_make_no_difference(end: str, encoding: str) -> None:
    content = captions("زهرا: نعم، في المساء", "أحمد: لا", end=end)

    found = read_captions(content.decode().encode(encoding))

    assert said(found) == [("زهرا", "نعم، في المساء"), ("أحمد", "لا")]
    assert [passage.line for passage in found.passages] == [4, 7]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("فاطمة الزهراء", "الغرفة مغلقة ليلاً"),
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
@pytest.mark.parametrize("form", ["{}: {}", "<v {}>{}</v>", "<v.loud {}>{}"])
def test_names_and_words_in_any_script_are_kept(form: str, name: str, words: str) -> None:
    found = read_captions(captions(form.format(name, words)))

    assert said(found) == [(name, words)]


def test_a_name_needs_no_space_after_a_wide_colon() -> None:
    found = read_captions(captions("田中：夜も開けてください"))

    assert said(found) == [("田中", "夜も開けてください")]


def test_entities_are_undone_in_names_and_words() -> None:
    found = read_captions(captions("<v Alder &amp; Oak>Tea &lt; coffee&nbsp;&#x1F44D;</v>"))

    assert said(found) == [("Alder & Oak", "Tea < coffee\xa0👍")]


def test_one_cue_may_have_several_voices_and_words_of_nobody() -> None:
    found = read_captions(captions("Noise. <v Birch>Yes.</v> Laughter. <v Alder>No."))

    assert said(found) == [
        (None, "Noise."),
        ("Birch", "Yes."),
        (None, "Laughter."),
        ("Alder", "No."),
    ]


@pytest.mark.parametrize(
    "words", ["10:30 is the time.", "https://example.org/", "- Birch: no", "“Open: late”"]
)
def test_what_only_has_a_colon_is_nobodys(words: str) -> None:
    found = read_captions(captions("Birch: Yes.", words))

    assert said(found) == [("Birch", "Yes."), (None, words)]


def test_a_colon_in_a_transcript_without_names_is_part_of_the_words() -> None:
    cues = ["We meet here.", "One thing: the door.", "It is locked."]

    found = read_captions(captions(*cues))

    assert said(found) == [(None, cue) for cue in cues]


def test_names_before_a_colon_count_beside_voices() -> None:
    found = read_captions(captions("<v Alder>Yes.", "<v Alder>And: no.", "Birch: Why?"))

    assert said(found) == [("Alder", "Yes. And: no."), ("Birch", "Why?")]


def test_cues_of_nobody_stay_apart() -> None:
    found = read_captions(captions("We read", "after work."))

    assert said(found) == [(None, "We read"), (None, "after work.")]


def test_lines_of_a_cue_are_joined_as_their_script_needs() -> None:
    found = read_captions(captions("We read\nafter work.", "夜も\n開けて", "ماه\nنو"))

    assert said(found) == [(None, "We read after work."), (None, "夜も開けて"), (None, "ماه نو")]


def test_tags_are_taken_off_and_comparisons_are_not() -> None:
    cue = "<c.yellow>When</c> <00:17.500><i>a < b</i> <lang ar>and c > d</lang>"

    found = read_captions(captions(cue))

    assert said(found) == [(None, "When a < b and c > d")]


def test_notes_styles_regions_and_the_head_are_no_words() -> None:
    content = "\n\n".join(
        [
            "WEBVTT - A title\nKind: captions",
            "NOTE\nBy Kyle\nand friends",
            "STYLE\n::cue { color: red }",
            "REGION\nid:a",
            f"first\n{TIMES} align:start\nNOTE this is said",
            "NOTE the end",
        ]
    )

    found = read_captions(content.encode())

    assert said(found) == [(None, "NOTE this is said")]
    assert found.problems == ()


def test_a_cue_needs_no_empty_line_before_its_times() -> None:
    found = read_captions(captions(f"yeah\n{TIMES}\nthis"))

    assert said(found) == [(None, "yeah"), (None, "this")]


@pytest.mark.parametrize("times", ["00:01.000 --> 00:02.000", "1:00:01,000 --> 1:00:02,000"])
def test_short_and_foreign_times_are_times(times: str) -> None:
    found = read_captions(f"WEBVTT\n\n{times}\nyes".encode())

    assert found.problems == ()


def test_an_arrow_without_times_is_a_problem_and_the_words_below_it_are_kept() -> None:
    found = read_captions(b"WEBVTT\n\nthe road --> the door\nis closed")

    assert said(found) == [(None, "is closed")]
    assert problem_lines(found) == [3]


def test_words_without_times_are_a_problem() -> None:
    content = f"WEBVTT\n\nlost\n\nlost as well\nNOTE\n{TIMES}\nkept\n\nlost at last".encode()

    found = read_captions(content)

    assert said(found) == [(None, "kept")]
    assert problem_lines(found) == [3, 5, 10]


@pytest.mark.parametrize("content", [b"", b"00:01.000 --> 00:02.000\nyes", b"WEBVTTX\n\n"])
def test_a_file_without_its_mark_is_one_problem(content: bytes) -> None:
    found = read_captions(content)

    assert found.passages == ()
    assert problem_lines(found) == [1]


def test_words_that_are_not_utf_8_are_a_problem() -> None:
    found = read_captions(captions("Birch: yes") + f"\n\n{TIMES}\nنعم".encode("cp1256"))

    assert said(found) == [("Birch", "yes")]
    assert problem_lines(found) == [7]


def test_marks_that_nobody_sees_are_neither_words_nor_a_name() -> None:
    found = read_captions(captions("<v Birch>\u200e\u200b", "<v \u200f>yes"))

    assert said(found) == [(None, "yes")]
    assert found.problems == ()


def test_text_is_cleaned() -> None:
    found = read_captions(captions("Bir\u202ech: \x1b[31mno\u202e"))

    assert said(found) == [("Birch", "\ufffd[31mno")]


def test_a_long_turn_is_divided_where_a_passage_is_full() -> None:
    half, less = "a" * (MAX_CHARACTERS // 2), "a" * (MAX_CHARACTERS // 2 - 1)

    found = read_captions(captions(f"Birch: {half}", f"Birch: {less}", "Birch: b"))

    assert texts(found) == [f"{half} {less}", "b"]
    assert found.problems == ()


def test_a_cue_that_is_too_long_is_a_problem() -> None:
    found = read_captions(captions("Birch: " + "a" * (MAX_CHARACTERS + 1), "Birch: yes"))

    assert said(found) == [("Birch", "yes")]
    assert problem_lines(found) == [4]


def test_a_cue_that_is_far_too_long_takes_little_room() -> None:
    content = captions("Birch: " + "aaaaaaaaaaaaaaaaaaa👍\n" * 200_000)

    tracemalloc.start()
    found = read_captions(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert found.passages == ()
    assert problem_lines(found) == [4]
    assert peak < 4 * len(content)


def test_a_name_that_is_too_long_is_a_problem_and_the_words_are_nobodys() -> None:
    found = read_captions(captions(f"<v {'a' * (LONGEST_NAME + 1)}>yes"))

    assert said(found) == [(None, "yes")]
    assert problem_lines(found) == [4]


def test_a_file_that_is_too_large_is_not_read() -> None:
    found = read_captions(b"WEBVTT\n\n" + b"a" * MAX_BYTES)

    assert found.passages == ()
    assert problem_lines(found) == [1]


def test_all_before_a_line_that_is_too_long_is_kept() -> None:
    found = read_captions(captions("yes", "a" * (LONGEST_LINE + 1), "no"))

    assert said(found) == [(None, "yes")]
    assert problem_lines(found) == [7]


def test_no_more_lines_are_read_than_a_meeting_has() -> None:
    found = read_captions(captions("yes") + b"\n" * MOST_LINES)

    assert said(found) == [(None, "yes")]
    assert problem_lines(found) == [MOST_LINES + 1]


def test_problems_are_not_gathered_without_end() -> None:
    found = read_captions(b"WEBVTT\n" + b"-->\n" * (MOST + 5))

    assert len(found.problems) == MOST + 1


@pytest.mark.parametrize(
    "unit", ["<v a", "<v ", "<c.", "&#9", "a: ", "<v a>b", "<", f"\n\n{TIMES}\na: b"]
)
def test_reading_takes_time_in_proportion_to_the_text(unit: str) -> None:
    def seconds(characters: int) -> float:
        content = captions(unit * (characters // len(unit)))
        begin = process_time()
        read_captions(content)
        return process_time() - begin

    short, long = (min(seconds(size) for _ in range(3)) for size in (9_000, 90_000))

    assert long < 40 * short + 0.01


@pytest.mark.parametrize("reference", ["&#" + "9" * 5000 + ";", "&#x110000;", "&nosuch;", "&;"])
def test_no_reference_is_too_much(reference: str) -> None:
    found = read_captions(captions(f"{reference} yes"))

    assert [text.split()[-1] for text in texts(found)] == ["yes"]


@given(
    st.lists(st.sampled_from([TIMES, "a: b", "<v a>", "NOTE", "-->", "", "\ud800", "&#0;", "က"]))
)
def test_whatever_the_lines_every_text_found_is_clean(lines: list[str]) -> None:
    content = "\n".join(["WEBVTT", *lines]).encode("utf-8", "surrogatepass")

    found = read_captions(content)

    assert all(is_clean(passage.text) and passage.text.strip() for passage in found.passages)


@given(st.binary())
def test_no_bytes_are_too_much(content: bytes) -> None:
    found = read_captions(b"WEBVTT\n\n" + content)

    assert all(problem.line > 0 for problem in found.problems)


@pytest.mark.parametrize(
    ("name", "texts", "problems"),
    [
        ("captions_with_bom", 4, []),
        ("comments", 3, []),
        ("cue_tags", 3, []),
        ("metadata_headers_multiline", 2, []),
        ("missing_caption_text", 4, []),
        ("missing_timeframe", 6, [6]),
        ("invalid_timeframe", 7, [6]),
        ("invalid", 0, [1]),
        ("using_identifiers", 6, []),
        ("styles", 1, []),
        ("youtube_dl", 4, []),
    ],
)
def test_files_of_another_reader_are_read(name: str, texts: int, problems: list[int]) -> None:
    found = read_captions(shared(f"vtt/webvtt-py/{name}.vtt").read_bytes())

    assert len(found.passages) == texts
    assert problem_lines(found) == problems


def test_the_speakers_of_real_meetings_are_found() -> None:
    meetings = json.loads(shared("meetings/zoom/index.json").read_bytes())

    for meeting in meetings:
        folder = shared(f"meetings/zoom/{meeting['dir']}")
        found = read_captions((folder / "transcript.vtt").read_bytes())

        assert found.problems == ()
        assert {passage.author for passage in found.passages} == set(meeting["vtt"]["speakers"])


def test_no_word_of_a_real_meeting_is_lost() -> None:
    for meeting in json.loads(shared("meetings/zoom/index.json").read_bytes()):
        folder = shared(f"meetings/zoom/{meeting['dir']}")
        content = (folder / "transcript.vtt").read_bytes()
        cues = [
            line for line in content.decode().split("\r\n") if ": " in line and "-->" not in line
        ]

        found = read_captions(content)

        words = Counter(word for cue in cues for word in cue.partition(": ")[2].split())
        assert Counter(word for p in found.passages for word in p.text.split()) == words
