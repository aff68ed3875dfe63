import pytest

from convo.sources.found import Found, Passage
from convo.sources.talk_page import read_talk_page

YES = "Yes. –Birch talk 10:15, 3 May 2021 (UTC)"
NO = "Too cold. –Oak talk 10:16, 3 May 2021 (UTC)"


def read(page: str) -> Found:
    return read_talk_page(page.encode())


def only(page: str) -> Passage:
    [passage] = read(page).passages
    return passage


@pytest.mark.parametrize(
    "residue",
    [
        "Reply[reply]",
        "[reply]",
        " [reply]",
        "Reply",
        ".Reply",
        "[]",
        "Répondre[répondre]",
        "Odpowiedz[odpowiedz]",
        "Reageren",
        "[Antworten]",
        "Responder[responder]",
        "رد[رد]",
        "\u200fرد",
        "返信",
        "Vastaus[vastaus]",
        "\nReply",
        "\n[reply]",
    ],
)
def test_a_link_to_reply_is_nobodys_words(residue: str) -> None:
    found = read(f"{YES}{residue}\n\n{NO}")

    assert [(p.author, p.text) for p in found.passages] == [("Birch", "Yes."), ("Oak", "Too cold.")]


@pytest.mark.parametrize(
    "link",
    [
        "[edit]",
        "[edit source]",
        " [ edit | edit source ]",
        "[modifier | modifier le code]",
        "[edytuj | edytuj kod]",
        "[bewerken | brontekst bewerken]",
        "[Bearbeiten | Quelltext bearbeiten]",
        "[editar]",
        "[عدل]",
        "[ویرایش]",
        "[แก้ไข]",
        "[編集]",
        "[edit][subscribe]",
        "\n[edit]",
    ],
)
def test_a_line_with_a_link_to_edit_is_a_heading(link: str) -> None:
    passage = only(f"Opening hours{link}\n\n{YES}")

    assert passage.heading == "Opening hours"
    assert passage.text == "Yes."


def test_a_page_without_links_to_edit_has_no_headings() -> None:
    passage = only(f"Opening hours\n\n{YES}")

    assert passage.heading is None
    assert passage.text == "Opening hours\n\nYes."


def test_a_table_of_contents_tells_the_headings_where_no_link_does() -> None:
    page = (
        "Spis treści\n\n  • 1 Ogrzewanie\n  • 2 Godziny\n\n\nOgrzewanie\n\n"
        "Zimno. –Brzoza dyskusja 10:15, 3 maj 2021 (UTC)\n\nGodziny\n\n"
        "Wieczorem. –Dąb dyskusja 10:16, 3 maj 2021 (UTC)\n"
    )

    found = read(page)

    assert [(p.heading, p.text) for p in found.passages] == [
        ("Ogrzewanie", "Zimno."),
        ("Godziny", "Wieczorem."),
    ]


def test_a_list_under_a_word_such_as_contents_is_kept_where_no_heading_follows() -> None:
    passage = only("Contents\n1 Tea\n2 Bread\n\nPlease. –Birch talk 10:15, 3 May 2021 (UTC)")

    assert passage.text == "Contents\n1 Tea\n2 Bread\n\nPlease."


def test_title_tagline_jumps_and_contents_are_left_out() -> None:
    page = (
        "Talk:Opening hours\n\nFrom Meta, a Wikimedia project coordination wiki\n"
        "Jump to navigation Jump to search\n\nContents\n\n1 Evening\n2 Heating\n2.1 Winter\n\n"
        f"Evening[edit]\n\n{YES}\n"
    )

    found = read(page)

    assert [p.text for p in found.passages] == ["Yes."]
    assert found.problems == ()


@pytest.mark.parametrize(
    ("title", "tagline", "jump"),
    [
        ("Dyskusja:Klub", "Z Wikipedii, wolnej encyklopedii", "Przejdź do nawigacji"),
        ("Discussion:Club", "Une page de Wikipédia.", "Aller à la navigation"),
        ("Overleg gebruiker:Berk", "Uit Wikipedia, de vrije encyclopedie", "Naar zoeken springen"),
        ("نقاش:نادي", "من ويكيبيديا، الموسوعة الحرة", "اذهب إلى التنقل"),
        ("พูดคุย:สโมสร", "จากวิกิพีเดีย สารานุกรมเสรี", "ไปยังการนำทาง"),
    ],
)
def test_the_head_of_a_page_is_left_out_in_other_languages(
    title: str, tagline: str, jump: str
) -> None:
    page = f"{title}\n{tagline.rstrip('.')}\n{jump}\n\nA[edit]\n{YES}"

    assert [p.text for p in read(page).passages] == ["Yes."]


def test_other_words_above_the_first_heading_are_kept_as_nobodys() -> None:
    page = f"Talk:Club\n\nBe kind here.\n\nA[edit]\n\n{YES}"

    first, _ = read(page).passages

    assert (first.text, first.author, first.unsigned) == ("Be kind here.", None, True)


@pytest.mark.parametrize(
    "head",
    [
        "Community Conversations\nFrom Meta, a Wikimedia project coordination wiki",
        "Jump to navigation Jump to search\nTalk:Club",
        "From Meta, a Wikimedia project coordination wiki",
        "[edit]",
        "Talk:Club\nContents [hide]\n1 Evening\n2 Heating\n(top)\nA",
        "Talk:Club\nContents\nA",
        "Talk:Club\n\nLatest comment: 2 years ago9 comments3 people in discussion",
    ],
)
def test_a_page_may_have_only_some_of_the_furniture(head: str) -> None:
    found = read(f"{head}\n\nA[edit]\n\n{YES}")

    assert [p.text for p in found.passages] == ["Yes."]


def test_a_page_of_nothing_but_furniture_has_no_passage() -> None:
    assert read("Jump to navigation Jump to search").passages == ()


@pytest.mark.parametrize(
    "words",
    [
        "Note:a warm room is dear.",
        "We met on Wikipedia, and later in a warm room",
        "Club\nFrom Berlin to Lagos, rooms are cold",
        "Club\nFrom Wikipedia we expect a warm room.",
        "Club\nFromage is cheap on Wikipedia",
        f"Club\nFrom Wikipedia we expect a {'warm ' * 60} room",
        f"talk:{'warm ' * 80}room",
        "Jump to search for a warm room",
        "Contents",
        "Contents\nWe keep them in a box",
        "Contents\n2 Evening\n4 Heating",
        "Reply",
        "Too cold.\nReply",
        "[other]",
    ],
)
def test_words_that_look_like_furniture_are_kept(words: str) -> None:
    first = read(f"{words}\n\nA[edit]\n\n{YES}").passages[0]

    assert (first.author, first.text) == (None, words)


def test_a_page_has_its_title_above_its_comments() -> None:
    assert [p.text for p in read(f"{YES}\ntalk:room").passages] == ["Yes.", "talk:room"]


def test_the_contents_end_where_a_number_does_not_follow() -> None:
    page = f"Contents\n1 Evening\n2 Heating\n2 of us agree\n4 do not\n\nEvening[edit]\n\n{YES}"

    assert [p.text for p in read(page).passages] == ["2 of us agree\n4 do not", "Yes."]


def test_a_heading_that_comes_again_in_the_words_is_one_once() -> None:
    page = f"Contents\n1 Evening\n2 Heating\n\nEvening\n\nEvening\n\n{YES}\n\nHeating\n\n{NO}"

    assert [(p.heading, p.text) for p in read(page).passages] == [
        ("Evening", "Evening\n\nYes."),
        ("Heating", "Too cold."),
    ]


def test_a_line_is_no_heading_if_it_is_as_long_as_a_page() -> None:
    long = "Warm " * 300

    assert only(f"{long}[edit]\n\n{YES}").heading is None


def test_a_link_to_edit_behind_a_signature_makes_no_heading_of_it() -> None:
    found = read(f"{YES}\n[edit]\n\n{NO}")

    assert [(p.heading, p.text) for p in found.passages] == [(None, "Yes."), (None, "Too cold.")]


def test_a_link_to_reply_on_its_own_is_left_out_behind_words_too() -> None:
    assert only(f"A warm room.\n[reply]\n{YES}").text == "A warm room.\n\nYes."


def test_a_comment_ends_at_its_first_link_to_reply() -> None:
    page = f"{YES}[reply] Too cold.[reply]\n"

    assert read(page).passages[0].text == "Yes."


def test_brackets_of_the_text_stay() -> None:
    words = "How can [other] forums help? [we have some weak examples.]"

    assert only(f"{words} –Birch talk 10:15, 3 May 2021 (UTC)Reply[reply]").text == words


def test_lists_and_blank_lines_of_the_words_stay() -> None:
    words = "Two wishes:\n\n  • One\n\n  • Another\n      □ Within\n\nBest regards,"

    assert only(f"{words} Birch (talk) 10:15, 3 May 2021 (UTC)").text == words


@pytest.mark.parametrize(
    "words", ["One • Two", "• One\n• Another", "Two:\n\n  • One", "1. One", "A\n\n\nB"]
)
def test_a_list_that_is_all_of_the_words_stays(words: str) -> None:
    assert only(f"{words} –Birch talk 10:15, 3 May 2021 (UTC)").text == words


def test_a_blank_line_may_hold_spaces() -> None:
    assert only(f"A warm room.\n \u00a0 \n{YES}").text == "A warm room.\n\nYes."


def test_the_mark_before_a_comment_in_a_list_is_the_wikis() -> None:
    page = (
        "A[edit]\n\n  • One wish. –Birch talk 10:15, 3 May 2021 (UTC)\n"
        " 2. Another. –Oak talk 10:16, 3 May 2021 (UTC)\n"
    )

    assert [p.text for p in read(page).passages] == ["One wish.", "Another."]


def test_an_indented_comment_is_moved_to_the_left_as_a_whole() -> None:
    page = f"    Two:\n\n      • One\n      • Two\n\n    {YES}"

    assert only(page).text == "Two:\n\n  • One\n  • Two\n\nYes."
