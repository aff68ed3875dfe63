from datetime import UTC, datetime

import pytest

from convo.model.words import Form, Role
from convo.sources.found import Found, Passage
from convo.sources.talk_page import read_talk_page

YES = "Yes. –Birch talk 10:15, 3 May 2021 (UTC)"
NO = "Too cold. –Oak talk 10:16, 3 May 2021 (UTC)"
AT = datetime(2021, 5, 3, 10, 15, tzinfo=UTC)


def read(page: str) -> Found:
    return read_talk_page(page.encode())


def only(page: str) -> Passage:
    [passage] = read(page).passages
    return passage


def test_a_comment_has_its_words_its_author_and_its_time() -> None:
    passage = only("The room could open in the evening. Birch (talk) 10:15, 3 May 2021 (UTC)")

    assert passage.text == "The room could open in the evening."
    assert passage.author == "Birch"
    assert passage.said_at == AT


@pytest.mark.parametrize(
    "signature",
    [
        "Birch (talk) ",
        "Birch talk  ",
        "–Birch talk  ",
        "--Birch ",
        "— Birch (talk | contribs) ",
        "Birch | talk ",
        "Birch (discuter), le ",
        "Birch ✉ ",
        "~Birch PING ",
        "Birch leave a message ",
        "Birch [ping] ",
        "Birch\u00a0(talk)\u00a0",
        "\u200eBirch\u200e (talk) \u200f",
        "Birch (Diskussion) ",
        "Birch (dyskusja · wkład) ",
        "Birch (overleg) ",
        "Birch (disc.) ",
        "Birch (نقاش) ",
    ],
)
def test_a_name_is_found_in_every_kind_of_signature(signature: str) -> None:
    page = f"The room could open in the evening. {signature}10:15, 3 May 2021 (UTC)"

    passage = only(page)

    assert passage.author == "Birch"
    assert passage.text == "The room could open in the evening."


def test_a_name_at_work_is_staff_and_kept_whole() -> None:
    passage = only("Thank you! RGreen (WMF) (talk) 10:15, 3 May 2021 (UTC)")

    assert passage.author == "RGreen (WMF)"
    assert passage.role is Role.STAFF


def test_other_names_have_no_role() -> None:
    assert only("Thank you! Green (talk) 10:15, 3 May 2021 (UTC)").role is None


def test_somebody_who_is_addressed_is_not_the_author() -> None:
    page = (
        "A question. –Oak talk 10:14, 3 May 2021 (UTC)\n"
        "@Oak thanks for this. Thanks Oak -- what next? –Birch talk 10:15, 3 May 2021 (UTC)"
    )

    assert [p.author for p in read(page).passages] == ["Oak", "Birch"]


def test_a_name_that_others_signatures_share_ends_words_without_a_full_stop() -> None:
    page = (
        "Too cold. –Birch Tree talk 10:15, 3 May 2021 (UTC)\n"
        "I agree with this Birch Tree (talk) 10:16, 3 May 2021 (UTC)"
    )

    second = read(page).passages[1]

    assert (second.author, second.text) == ("Birch Tree", "I agree with this")


def test_words_that_touch_a_name_are_cut_off_it() -> None:
    passage = only("They feel comfortable participating in it.Birch (talk) 10:15, 3 May 2021 (UTC)")

    assert (passage.author, passage.text) == ("Birch", "They feel comfortable participating in it.")


def test_two_comments_on_one_line_are_two() -> None:
    page = f"{YES}[reply] {NO}"

    assert [(p.author, p.text) for p in read(page).passages] == [
        ("Birch", "Yes."),
        ("Oak", "Too cold."),
    ]


def test_words_behind_a_signature_are_nobodys() -> None:
    page = f"{YES} Too cold.\nNo. –Oak talk 10:16, 3 May 2021 (UTC)"

    assert [(p.author, p.unsigned, p.text) for p in read(page).passages] == [
        ("Birch", False, "Yes."),
        (None, True, "Too cold."),
        ("Oak", False, "No."),
    ]


def test_words_between_a_signature_and_its_link_to_reply_are_the_signers() -> None:
    passage = only(f"{YES} also!Reply[reply]")

    assert (passage.author, passage.text) == ("Birch", "Yes. also!")


def test_words_nobody_signed_at_the_end_of_a_section_are_nobodys() -> None:
    page = (
        "A[edit]\n\nYes. –Birch talk 10:15, 3 May 2021 (UTC)\n\nNobody signs.\n\n"
        "B[edit]\n\nNo. –Oak talk 10:16, 3 May 2021 (UTC)\n\nNor here. Ash (talk) \n"
    )

    found = read(page)

    assert [(p.heading, p.author, p.unsigned, p.text) for p in found.passages] == [
        ("A", "Birch", False, "Yes."),
        ("A", None, True, "Nobody signs."),
        ("B", "Oak", False, "No."),
        ("B", None, True, "Nor here. Ash (talk)"),
    ]
    assert found.problems == ()


def test_a_signature_that_is_quoted_ends_no_comment() -> None:
    page = 'Oak said "yes Oak 10:00, 1 May 2021 (UTC)". No. –Birch talk 10:15, 3 May 2021 (UTC)'

    passage = only(page)

    assert passage.author == "Birch"
    assert passage.text == 'Oak said "yes Oak 10:00, 1 May 2021 (UTC)". No.'


@pytest.mark.parametrize(
    "quoted",
    [
        "Oak said: yes Oak 10:00, 1 May 2021 (UTC). No.",
        "« yes Oak 10:00, 1 May 2021 (UTC) » No.",
        "Begun on: 10:00, 1 May 2021 (UTC) and no.",
        "We met at 10:00, 3 pears 2021 (cheap) and left.",
    ],
)
def test_a_time_among_the_words_ends_no_comment(quoted: str) -> None:
    assert only(f"{quoted} –Birch talk 10:15, 3 May 2021 (UTC)").text == quoted


def test_a_full_stop_behind_a_signature_is_nobodys() -> None:
    assert [p.text for p in read(f"{YES}.\n{NO}.").passages] == ["Yes.", "Too cold."]


def test_words_behind_a_full_stop_behind_a_signature_leave_it_one() -> None:
    assert [p.author for p in read(f"{YES}. Too cold.").passages] == ["Birch", None]


def test_two_signatures_before_one_link_to_reply_are_two_comments() -> None:
    page = f"{YES} amended! –Birch talk 10:16, 3 May 2021 (UTC)Reply[reply]"

    assert [(p.author, p.text) for p in read(page).passages] == [
        ("Birch", "Yes."),
        ("Birch", "amended!"),
    ]


def test_the_brackets_around_a_signature_go_with_it() -> None:
    passage = only("With patina. (Birch (talk) 10:15, 3 May 2021 (UTC))")

    assert (passage.author, passage.text) == ("Birch", "With patina.")


def test_a_smile_before_a_name_stays() -> None:
    assert only("Never mind. :( Birch (talk) 10:15, 3 May 2021 (UTC)").text == "Never mind. :("


def test_a_time_without_a_name_is_nobodys() -> None:
    found = read("A correction. -- 10:15, 3 May 2021 (UTC)")

    [passage] = found.passages
    assert (passage.author, passage.unsigned, passage.text) == (None, True, "A correction.")
    assert passage.said_at == AT
    assert [p.line for p in found.problems] == [1]


def test_a_time_that_a_list_of_terms_has_parted_is_one() -> None:
    passage = only("Yes. Birch (talk) 10\n    15, 3 May 2021 (UTC)")

    assert (passage.author, passage.said_at, passage.text) == ("Birch", AT, "Yes.")


@pytest.mark.parametrize(
    "lines",
    [
        "We are 10\nno more",
        "We are 10\n15, 3 more are coming",
        "We are ten\n15, 3 May (noon) came",
        "15, 3 May (noon) came",
    ],
)
def test_lines_that_make_no_time_together_stay_apart(lines: str) -> None:
    assert only(f"{lines}\n{YES}").text == f"{lines}\nYes."


def test_replies_are_told_from_the_indent() -> None:
    page = (
        "A[edit]\n\nFirst. –Birch talk 10:01, 3 May 2021 (UTC)\n\n"
        "    Second. –Oak talk 10:02, 3 May 2021 (UTC)\n\n"
        "        Third. –Ash talk 10:03, 3 May 2021 (UTC)\n\n"
        "    Fourth. –Elm talk 10:04, 3 May 2021 (UTC)\n\n"
        "Fifth. –Fir talk 10:05, 3 May 2021 (UTC)\n\n"
        "B[edit]\n\n    Sixth. –Yew talk 10:06, 3 May 2021 (UTC)\n"
    )

    assert [p.reply_to for p in read(page).passages] == [None, 0, 1, 0, None, None]


def test_no_replies_are_told_where_a_page_has_lost_its_indents() -> None:
    page = (
        "A[edit]\n\nFirst. –Birch talk 10:01, 3 May 2021 (UTC)\n"
        "@Birch no. –Oak talk 10:02, 3 May 2021 (UTC)\n"
        "  • A list. –Ash talk 10:03, 3 May 2021 (UTC)\n"
    )

    assert [p.reply_to for p in read(page).passages] == [None, None, None]


def test_words_of_a_talk_page_are_quotations() -> None:
    assert only(YES).form is Form.QUOTE


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("We saw that on {} he said no. Dave (talk) {}", "We saw that on {} he said no."),
        ("{} he said no. Dave (talk) {}", "{} he said no."),
        ("Hi.\nWe saw that on {} he said no. Dave (talk) {}", "Hi.\nWe saw that on {} he said no."),
        ("Hi. Then we met on {} he said no. Dave (talk) {}", "Hi. Then we met on {} he said no."),
        ("On {} and on {} he said no. Dave (talk) {}", "On {} and on {} he said no."),
        ("በ {} አይ አለ። አልማዝ (talk) {}", "በ {} አይ አለ።"),
    ],
)
def test_words_in_front_of_a_time_within_a_comment_are_no_signature(line: str, words: str) -> None:
    time = "10:00, 1 May 2022 (UTC)"

    found = read_talk_page(line.replace("{}", time).encode())

    assert [passage.text for passage in found.passages] == [words.replace("{}", time)]
    assert found.passages[0].author in ("Dave", "አልማዝ")
    assert found.problems == ()


@pytest.mark.parametrize("name", ["Eve (talk)", "-- Eve", "192.0.2.7"])
def test_a_sure_signature_without_words_is_no_part_of_the_next_comment(name: str) -> None:
    found = read_talk_page(
        f"{name} 10:00, 1 May 2022 (UTC) he said no. Dave (talk) 12:00, 2 May 2022 (UTC)".encode()
    )

    assert [(passage.author, passage.text) for passage in found.passages] == [
        ("Dave", "he said no.")
    ]


def test_a_signature_that_recurs_is_sure() -> None:
    found = read_talk_page(
        b"Yes. Eve 9:00, 1 May 2022 (UTC)\n"
        b"Eve 10:00, 1 May 2022 (UTC) He said no. Dave (talk) 12:00, 2 May 2022 (UTC)"
    )

    assert [(passage.author, passage.text) for passage in found.passages] == [
        ("Eve", "Yes."),
        ("Dave", "He said no."),
    ]


def test_a_signature_below_the_words_it_signs_stays_one() -> None:
    found = read_talk_page(
        b"Yes.\nEve 10:00, 1 May 2022 (UTC) He said no. Dave (talk) 12:00, 2 May 2022 (UTC)"
    )

    assert [(passage.author, passage.text) for passage in found.passages] == [
        ("Eve", "Yes."),
        ("Dave", "He said no."),
    ]


def test_a_time_with_a_link_to_reply_ends_a_comment() -> None:
    found = read_talk_page(
        b"Eve 10:00, 1 May 2022 (UTC) [reply] He said no. Dave (talk) 12:00, 2 May 2022 (UTC)"
    )

    assert [passage.text for passage in found.passages] == ["He said no."]
