import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convo.disclosure.mentions import Known, mask
from convo.disclosure.mentions_finder import Finder, known_by_shape

NAMES = ["Zaynab Okafor", "Hope", "Noor Light", "Sj", "สมชาย ใจดี", "سليم الحداد", "김민준"]


def masked(text: str, *plain: str, **known: list[str]) -> str:
    return mask(text, Finder(Known(plain=plain, **known)).mentions(text))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Thanks Facilitator -- more soon", "facilitator"),
        ("@Newsroom, listen", "newsroom"),
        ("what Legion (WMF) said", "Legion (WMF)"),
        ("My name is Legion here", "LEGION"),
        ("شكرا سَليم، نحتاج", "سليم"),
        ("谢谢小组，我们", "小组"),
        ("धन्यवाद राजेश, हम", "राजेश"),
        ("we are 612 345 678", "612 345 678"),
    ],
)
def test_a_cleared_word_is_no_mention_where_only_its_place_made_it_one(
    text: str, plain: str
) -> None:
    assert masked(text) != text
    assert masked(text, plain) == text


def test_a_cleared_word_clears_no_other_of_its_length() -> None:
    assert masked("Thanks Lena -- more soon", "rose") == "Thanks [name] -- more soon"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("I asked Hope", "hope"),
        ("the light of it", "Light"),
        ("Zayn too", "zayn"),
        ("Sjs", "sjs"),
        ("สมชายพูดถูก", "สมชาย"),
        ("قال سليم ذلك", "سليم"),
        ("민준 씨의 의견", "민준"),
    ],
)
def test_a_cleared_word_is_no_mention_where_it_was_unsure(text: str, plain: str) -> None:
    assert masked(text, names=NAMES) != text
    assert masked(text, plain, names=NAMES) == text


def test_a_cleared_word_is_none_with_an_ending_either() -> None:
    text = "민준이 말했다"

    assert masked(text, "민준", names=["김민준"]) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zaynab said", "[name] said"),
        ("Light said", "[name] said"),
        ("P3 and Ricky said", "[name] and [name] said"),
        ("zaynab okafor said", "[name] said"),
        ("write to a@b.org", "write to [contact]"),
        ("قال سليم الحداد ذلك", "قال [name] ذلك"),
    ],
)
def test_clearing_unmasks_nobody_whom_the_record_knows_for_certain(
    text: str, expected: str
) -> None:
    plain = ("zaynab", "okafor", "light", "p3", "ricky", "a@b.org", "سليم", "الحداد")

    shown = masked(text, *plain, names=NAMES, handles=["P3"], aliases=["Ricky"])

    assert shown == expected


def test_a_cleared_word_beside_a_name_is_masked_with_it() -> None:
    assert masked("Hope Okafor said", "hope", names=NAMES) == "[name] said"


def test_all_words_of_a_mention_have_to_be_cleared() -> None:
    text = "Thanks Advisory Circle -- more"

    assert masked(text, "circle") == "Thanks [name] -- more"
    assert masked(text, "circle", "advisory") == text
    assert masked(text, "advisory circle") == text


def test_a_word_that_a_text_shows_to_be_a_name_can_be_cleared_in_all() -> None:
    seen = known_by_shape(["@Legion asked", "What Legion asked"])

    def shown(*plain: str) -> str:
        text = "What Legion asked"
        return mask(text, Finder(Known(shown=seen.shown, plain=plain)).mentions(text))

    assert (shown(), shown("legion")) == ("What [name] asked", "What Legion asked")


def test_what_has_no_letters_clears_nothing() -> None:
    assert masked("민준 씨의 의견", "", "!", names=["김민준"]) == "[name] 씨의 의견"


WORDS = st.sampled_from(
    (
        "Thanks", "Hope", "hope", "@Hope", "Zaynab", "zaynab", "Okafor", "Light", "light", "Sjs",
        "สมชาย", "ใจดี", "سليم", "وسليم", "김민준이", "민준", "谢谢", "小组", "Circle", ",",
        "612 345 678", "a@b.org",
    )
)  # fmt: skip


@given(st.lists(WORDS), st.sets(WORDS))
@settings(max_examples=200, deadline=None)
def test_clearing_only_takes_away_whole_mentions_that_are_not_fixed(
    words: list[str], plain: set[str]
) -> None:
    text = " ".join(words)
    before = Finder(Known(names=NAMES)).mentions(text)

    after = Finder(Known(names=NAMES, plain=plain)).mentions(text)

    assert set(after) <= set(before)
    assert {each for each in before if each.fixed} <= set(after)
