import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convo.disclosure.mentions import Known
from convo.disclosure.mentions_finder import Finder
from convo.disclosure.mentions_typed import finder_while_typing, names_typed, with_handles
from convo.model.people import Participant

NAMES = (
    "Zaynab Okafor", "سليم الحداد", "فاطمة الزهراء", "زهرا کاظمی", "דוד לוי", "राजेश कुमार",
    "রহিমা বেগম", "အောင်မြင့်", "សុខា ចាន់", "สมชาย ใจดี", "张伟明", "田中 太郎", "김민준", "አበበ ቢቂላ",
    "Іван Петренко", "گلی", "გიორგი", "Zaynab Adan", "RGaines (WMF)", "Anna", "Annabel Lee",
)  # fmt: skip
PEOPLE = tuple(
    Participant(id=number, session_id=1, handle=f"P{number}", name=name)
    for number, name in enumerate(NAMES, 1)
)
NEMO = Participant(id=99, session_id=1, handle="P99", aliases=("Nemo", "Captain"))


def typed(text: str, *plain: str) -> list[tuple[str, bool]]:
    mentions = names_typed(text, finder_while_typing(PEOPLE, plain=plain))
    return [(text[each.start : each.end], each.certain) for each in mentions]


def test_a_name_is_seen_while_it_is_typed_with_how_sure_that_is() -> None:
    assert typed("Zaynab came, so did okafor") == [("Zaynab", True), ("okafor", False)]


def test_a_handle_and_an_address_are_no_names() -> None:
    assert typed("Thanks P3, @P4 and P99 (WMF), @P3이 and zaynab@example.org") == []


def test_a_word_that_was_cleared_is_no_name() -> None:
    assert typed("Thanks Facilitator -- ok", "facilitator") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I agree with Zaynab Okafor's view", "I agree with P1's view"),
        ("as okafor said", "as P1 said"),
        ("@Okafor: and @RGaines (WMF)", "P1: and P19"),
        ("شكرا لفاطمة الزهراء", "شكرا لـP3"),
        ("شكرا لِفاطمة", "شكرا لِـP3"),
        ("سمعت وسليم الحداد", "سمعت وP2"),
        ("حرف زهرا کاظمی", "حرف P4"),
        ("گلی\u200cها آمدند", "P16ها آمدند"),
        ("לדוד יש", "ל-P5 יש"),
        ("राजेश से, राजेशे", "P6 से, P6"),
        ("রহিমার কথা", "P7র কথা"),
        ("ကိုအောင်မြင့်ရဲ့အဆို", "ကိုP8ရဲ့အဆို"),
        ("ជាមួយសុខាចាន់ណាស់", "ជាមួយP9ណាស់"),
        ("เห็นด้วยกับสมชายใจดีครับ", "เห็นด้วยกับP10ครับ"),
        ("我同意张伟明的看法", "我同意P11的看法"),
        ("@张伟明说得对", "P11说得对"),
        ("田中太郎の意見", "P12の意見"),
        ("김민준이 말했다", "P13이 말했다"),
        ("የአበበን ሀሳብ", "የP14ን ሀሳብ"),
        ("З Іваном Петренком", "З P15"),
        ("გიორგის აზრი", "P17ს აზრი"),
    ],
)
def test_a_name_of_one_participant_becomes_a_handle(text: str, expected: str) -> None:
    assert with_handles(text, PEOPLE) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zaynab said", "[name] said"),
        ("Thanks Ricky", "Thanks [name]"),
        ("Thanks Okafor Smith", "Thanks [name]"),
        ("Thanks Kafor Okafor", "Thanks [name]"),
        ("I met [[User:Zaynab Okafor|Z]]", "I met [name]"),
    ],
)
def test_a_name_of_several_people_or_of_nobody_there_becomes_a_mark(
    text: str, expected: str
) -> None:
    assert with_handles(text, PEOPLE) == expected


def test_whoever_is_named_for_certain_goes_before_whose_name_is_longer() -> None:
    assert with_handles("Anna and Annabel", PEOPLE) == "P20 and P21"


def test_an_alias_is_as_good_as_a_name() -> None:
    assert with_handles("Captain Nemo and nemo", [NEMO]) == "P99 and P99"


def test_what_was_cleared_stays() -> None:
    assert with_handles("the captain", [NEMO], plain=["captain"]) == "the captain"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("สมชาย5คน", "P10 5คน"),
        ("@สมชาย5คน", "P10 5คน"),
        ("5สมชาย", "5 P10"),
        ("张伟明ok", "P11 ok"),
    ],
)
def test_a_handle_never_runs_into_a_number_or_another_word(text: str, expected: str) -> None:
    assert with_handles(text, PEOPLE) == expected


def test_a_text_that_names_nobody_stays_as_it_is() -> None:
    assert with_handles("It is so, P3.", PEOPLE) == "It is so, P3."


WORDS = st.sampled_from(
    (
        *NAMES, "Zaynab", "@Okafor", "okafor", "Іваном", "وسليم", "لفاطمة", "김민준이", "রহিমার",
        "5", "ok", "P3", "@", "ครับ", "的", "[name]", ",", "\u0301",
    )
)  # fmt: skip


@given(st.lists(WORDS, max_size=8), st.sampled_from(["", " "]))
@settings(max_examples=200, deadline=None)
def test_no_name_is_left_and_every_handle_can_be_found_again(words: list[str], gap: str) -> None:
    handles = Finder(Known(handles=[person.handle for person in PEOPLE]))
    text = gap.join(words)

    written = with_handles(text, PEOPLE)

    assert with_handles(written, PEOPLE) == written
    assert len(handles.named_in(written)) >= (written != text and "[name]" not in written)
