from string import ascii_letters

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convo.disclosure.mentions import Kind, Known, Mention, mask
from convo.disclosure.mentions_finder import Finder, known_by_shape
from tests.build import IN_EVERY_SCRIPT

KNOWN = Known(
    names=["RamzyM", "RGaines (WMF)", "Sj", "Zaynab Okafor", "Nemo2022", "Ada77"],
    handles=["P3"],
    aliases=["Ricky"],
)


def masked(text: str, known: Known = KNOWN) -> str:
    return mask(text, Finder(known).mentions(text))


def is_certain(text: str, known: Known = KNOWN) -> list[bool]:
    return [mention.certain for mention in Finder(known).mentions(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I second Ramzy's points", "I second [name]'s points"),
        ("what Gaines wrote", "what [name] wrote"),
        ("what RGaines (WMF) wrote", "what [name] wrote"),
        ("what RGaines wrote", "what [name] wrote"),
        ("what RGaines-WMF wrote", "what [name] wrote"),
        ("Nemo is right", "[name] is right"),
        ("Ada is right", "[name] is right"),
        ("Zay is right; Zayn too", "Zay is right; [name] too"),
        ("Zaynab_Okafor, P3 and p3", "[name], [name] and [name]"),
        ("P33 and P", "P33 and P"),
        ("thanks, ricky", "thanks, [name]"),
    ],
)
def test_a_short_form_is_found(text: str, expected: str) -> None:
    assert masked(text) == expected


@pytest.mark.parametrize("text", ["RamzyM said", "Zaynab said", "P3 said", "Ricky said"])
def test_a_name_as_it_is_written_is_certain(text: str) -> None:
    assert is_certain(text) == [True]


@pytest.mark.parametrize("text", ["zaynab said", "Zayn said", "sj said", "Sjs said"])
def test_what_may_be_another_word_is_not_certain(text: str) -> None:
    assert is_certain(text) == [False]


def test_a_name_that_is_a_word_needs_a_capital_and_is_not_certain() -> None:
    known = Known(names=["Hope"])

    assert is_certain("I hope so", known) == []
    assert is_certain("I asked Hope", known) == [False]


def test_a_first_and_a_last_name_with_endings_are_one_mention() -> None:
    [mention] = Finder(Known(names=["Іван Петренко"])).mentions("З Іваном Петренком.")

    assert mention == Mention(start=2, end=18, kind=Kind.NAME, certain=True, fixed=True)


def test_a_name_that_may_be_told_is_no_mention() -> None:
    known = Known(names=["Nemo Okafor"], told=["Zaynab Okafor"])

    assert masked("Zaynab, @Zaynab and Okafor", known) == "Zaynab, @Zaynab and [name]"


def test_a_name_that_may_be_told_is_masked_where_it_may_be_somebody_else() -> None:
    known = Known(names=["Annabel"], told=["Anna Lee"])

    assert masked("Ask @anna", known) == "Ask [name]"


def test_a_first_and_a_last_name_without_those_between_are_certain() -> None:
    assert is_certain("رأي محمد حسن", Known(names=["محمد علي حسن"])) == [True]


def test_a_word_that_may_be_a_name_counts_as_it_is_written_and_no_shorter() -> None:
    known = Known(suspects=["Paralysis"])

    assert masked("Paralysis is no paralysis, Para", known) == "[name] is no paralysis, Para"


def test_a_name_shown_in_one_text_is_known_in_another() -> None:
    texts = ("Sj and RamzyM, thank you.", "I second Ramzy's points.", "Sj asked.")

    known = known_by_shape(texts)

    assert [masked(text, known) for text in texts] == [
        "[name] and [name], thank you.",
        "I second [name]'s points.",
        "[name] asked.",
    ]


def test_what_follows_a_mailbox_is_nobody_s_name() -> None:
    assert known_by_shape(["Write to ann@example.org"]).shown == frozenset()


def test_a_word_that_stands_elsewhere_in_small_letters_is_no_name() -> None:
    known = known_by_shape(["Thanks Facilitator, it was good.", "Ask the facilitator."])

    assert masked("Facilitator is a role.", known) == "Facilitator is a role."


def test_no_character_is_cut_in_two() -> None:
    text = "Zoe\u0308 left, स्थानीय"

    inside = Mention(start=0, end=3, kind=Kind.NAME, certain=True)
    before_mark = Mention(start=12, end=14, kind=Kind.NAME, certain=True)

    assert mask(text, [inside, before_mark]) == "[name] left, [name]नीय"


def test_mentions_that_overlap_leave_one_mark() -> None:
    first = Mention(start=0, end=6, kind=Kind.NAME, certain=True)
    second = Mention(start=3, end=9, kind=Kind.CONTACT, certain=True)

    assert mask("Zaynab@example", [second, first]) == "[name]ample"


def test_a_mark_is_no_mention() -> None:
    assert masked("[name] and [contact]", Known(names=["Name Contact"])) == "[name] and [contact]"


WORDS = st.sampled_from(
    [
        *IN_EVERY_SCRIPT,
        "RamzyM",
        "@Sj",
        "Thanks",
        "and",
        ",",
        "--",
        "Ricky",
        "(WMF)",
        "[name]",
        "'s",
        "a@b.org",
        "+62 812 3456 7890",
        ".",
        "\n",
        "said",
        "Mr.",
        "谢谢",
        "\u0301",
        "\u200c",
        "Hi",
        "[",
    ]
)


@given(st.lists(WORDS | st.text(max_size=6) | st.text(ascii_letters, max_size=6)), st.booleans())
@settings(max_examples=300, deadline=None)
def test_what_was_masked_stays_as_it_is(words: list[str], apart: bool) -> None:  # noqa: FBT001 -- drawn
    text = (" " if apart else "").join(words)

    once = masked(text)

    assert masked(once) == once


@given(st.lists(WORDS | st.text(max_size=6)))
@settings(max_examples=200, deadline=None)
def test_mentions_are_in_order_and_apart(words: list[str]) -> None:
    text = " ".join(words)

    mentions = Finder(KNOWN).mentions(text)

    ends = [0, *(mention.end for mention in mentions)]
    assert all(end <= each.start < each.end for end, each in zip(ends, mentions, strict=False))
    assert ends[-1] <= len(text)


def test_no_name_is_part_of_a_repr() -> None:
    assert "Ramzy" not in repr(KNOWN)
