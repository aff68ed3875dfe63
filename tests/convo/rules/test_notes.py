import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convo.errors import RefusedError
from convo.model.contributions import Contribution
from convo.model.words import Attribution, Kind, Role, Use
from convo.rules.notes import apart, joined, passage, split, stands_for, together
from convo.text import is_clean
from tests.build import IN_EVERY_SCRIPT, contribution

WHOLE = contribution(
    "We need a lawyer. We need money.",
    id=1,
    attribution=Attribution.ROLE,
    role=Role.STAFF,
    participant_id=7,
    use=Use.PARAPHRASE,
    kind=Kind.CHALLENGE,
    language="en",
    position=3,
    reply_to=9,
)
MARKS = {"Mn", "Mc", "Me"}
JOINERS = "\u200b\u200c\u200d"
WITH_MARKS = [
    text for text in IN_EVERY_SCRIPT if any(unicodedata.category(sign) in MARKS for sign in text)
]
steps = st.lists(st.tuples(st.sampled_from("sma"), st.integers(0, 9), st.integers(0, 9)))


def after(known: dict[int, Contribution], *changed: Contribution) -> dict[int, Contribution]:
    return known | {one.id: one for one in changed}


def made(walk: list[tuple[str, int, int]]) -> dict[int, Contribution]:
    """Return five notes, divided, joined and taken apart as a walk has it, where that may be."""
    known = {n: contribution("a b c d e f g h", id=n) for n in range(1, 6)}
    for what, one, other in walk:
        first, second = known[one % len(known) + 1], known[other % len(known) + 1]
        try:
            if what == "s":
                known = after(known, *split(first, 2, new_id=len(known) + 1))
            elif what == "m":
                known = after(known, together(first, second, known.values()))
            else:
                known = after(known, apart(first))
        except RefusedError:
            continue
    return known


def test_both_parts_are_told_as_the_whole_was() -> None:
    first, second = split(WHOLE, 17, new_id=2)

    assert first == replace(WHOLE, text="We need a lawyer.")
    assert second == replace(WHOLE, id=2, text="We need money.", one_with=WHOLE.id, reply_to=None)


@pytest.mark.parametrize("at", [0, len(WHOLE.text)])
def test_a_part_without_words_is_refused(at: int) -> None:
    with pytest.raises(RefusedError, match="both sides"):
        split(WHOLE, at, new_id=2)


@given(st.sampled_from(IN_EVERY_SCRIPT), st.integers(0, 60))
def test_no_letter_of_any_script_loses_its_marks_and_no_word_is_lost(text: str, at: int) -> None:
    try:
        first, second = split(contribution(text), at, new_id=2)
    except RefusedError:
        return

    assert "".join((first.text + second.text).split()) == "".join(text.split())
    assert unicodedata.category(second.text[0]) not in {"Mn", "Mc", "Me"}
    assert not {first.text[-1], second.text[0]} & set("\u200b\u200c\u200d")
    assert is_clean(first.text)
    assert is_clean(second.text)


def test_an_isolate_that_is_divided_is_closed_in_neither_part() -> None:
    first, second = split(contribution("see \u2068one two\u2069 three"), 8, new_id=2)

    assert (first.text, second.text) == ("see one", "two three")


def test_a_second_note_that_is_divided_stands_for_itself_in_both_parts() -> None:
    parts = split(replace(WHOLE, same_as=5), 17, new_id=2)

    assert parts == split(WHOLE, 17, new_id=2)


def begins_a_letter(text: str, at: int) -> bool:
    is_mark = unicodedata.category(text[at]) in MARKS or text[at] in JOINERS
    return not is_mark and (at == 0 or text[at - 1] not in JOINERS)


@st.composite
def passages(draw: st.DrawFn, *, whole: bool) -> tuple[str, str]:
    text = draw(st.sampled_from(IN_EVERY_SCRIPT if whole else WITH_MARKS))
    ranges = ((at, end) for at in range(len(text)) for end in range(at + 1, len(text) + 1))
    words = [
        text[at:end]
        for at, end in ranges
        if begins_a_letter(text, at) is whole and text.count(text[at:end]) == 1
    ]
    return text, draw(st.sampled_from([each for each in words if each == each.strip()]))


@given(passages(whole=True))
def test_a_passage_has_whole_letters_of_any_script_and_stands_for_itself(
    drawn: tuple[str, str],
) -> None:
    text, words = drawn

    found = passage(contribution(text, id=1, same_as=5), words, words, kind=Kind.QUESTION, new_id=2)

    assert (found.one_with, found.same_as, found.kind) == (1, None, Kind.QUESTION)
    assert found.text.startswith(words)
    beyond = text[text.index(found.text) + len(found.text) :]
    bound = {unicodedata.category(sign) for sign in (found.text[0], *beyond[:1])}
    assert not bound & MARKS


@given(passages(whole=False))
def test_a_passage_that_would_begin_within_a_letter_is_refused(drawn: tuple[str, str]) -> None:
    text, words = drawn

    with pytest.raises(RefusedError, match="first words"):
        passage(contribution(text), words, words, kind=Kind.QUESTION, new_id=2)


@pytest.mark.parametrize(
    ("begins", "ends", "text"),
    [("स्थानीय", "क्षम", "स्थानीय क्षम"), ("မေ", "မေ", "မေး")],
)
def test_no_letter_at_the_end_of_a_passage_loses_its_marks(
    begins: str, ends: str, text: str
) -> None:
    said = contribution("स्थानीय क्षमता? မေးချင်ပါတယ်")

    assert passage(said, begins, ends, kind=Kind.QUESTION, new_id=2).text == text


def test_a_passage_does_not_begin_within_a_letter() -> None:
    with pytest.raises(RefusedError, match="first words"):
        passage(contribution("क्षमता"), "ा", "ा", kind=Kind.QUESTION, new_id=2)


def test_an_isolate_that_a_passage_opens_is_not_left_open() -> None:
    said = contribution("see \u2068one two\u2069 three")

    assert passage(said, "see", "one", kind=Kind.QUESTION, new_id=2).text == "see one"


def test_a_part_answers_nothing_and_stands_where_its_note_stood() -> None:
    said = contribution("A. B?", attribution=Attribution.REGION, reply_to=7, position=3)

    parts = split(said, 2, new_id=2)[1], passage(said, "B", "?", kind=said.kind, new_id=2)

    assert {(one.reply_to, one.position) for one in parts} == {(None, 3)}


@pytest.mark.parametrize(
    ("main", "other"),
    [
        (contribution(id=1), replace(WHOLE, id=2, kind=Kind.COMMENT)),
        (replace(WHOLE, id=1, kind=Kind.COMMENT), contribution(id=2)),
        (contribution(id=1), contribution(id=2, attribution=Attribution.REGION)),
    ],
)
def test_an_anonymous_note_is_joined_with_none_that_tells_more(
    main: Contribution, other: Contribution
) -> None:
    with pytest.raises(RefusedError, match="one is anonymous and the other is not"):
        together(main, other, ())


def test_nor_with_one_that_says_the_same_as_such_a_note() -> None:
    known = contribution(id=3, attribution=Attribution.REGION, one_with=1)

    with pytest.raises(RefusedError, match="one is anonymous and the other is not"):
        together(contribution(id=1), contribution(id=2), [known])


def test_a_second_note_says_the_same_as_the_first_and_nothing_else_changes() -> None:
    main, other = contribution(id=1), contribution("Wer hilft?", id=2, one_with=9)

    assert together(main, other, ()) == replace(other, same_as=1)


def test_what_says_the_same_as_a_second_note_says_the_same_as_the_first() -> None:
    first, second = contribution(id=1), contribution(id=2, same_as=1)

    assert together(second, contribution(id=3), [first]).same_as == 1


def test_parts_of_a_second_note_are_one_with_the_first() -> None:
    parts = split(WHOLE, 17, new_id=2)
    main = replace(WHOLE, id=5)

    one_of = joined([main, parts[0], together(main, parts[1], parts)])

    assert len(set(one_of.values())) == 1


@pytest.mark.parametrize(
    ("main", "other", "why"),
    [
        (contribution(id=1), contribution(id=2, session_id=8), "of two"),
        (contribution(id=1), contribution(id=2, one_with=1), "one note already"),
        (replace(WHOLE, id=1), replace(WHOLE, id=2, participant_id=8), "two people"),
        (contribution(id=1), contribution(id=2, kind=Kind.QUESTION), "one kind"),
    ],
    ids=("two sessions", "one note", "two people", "two kinds"),
)
def test_what_cannot_be_one_point_is_refused(
    main: Contribution, other: Contribution, why: str
) -> None:
    with pytest.raises(RefusedError, match=why):
        together(main, other, ())


def test_what_says_the_same_as_none_cannot_be_taken_apart() -> None:
    with pytest.raises(RefusedError, match="no other"):
        apart(WHOLE)


@given(steps, st.integers(0, 9), st.integers(0, 9))
def test_taking_apart_is_the_inverse_of_putting_together(
    walk: list[tuple[str, int, int]], one: int, other: int
) -> None:
    known = made(walk)
    main, double = known[one % len(known) + 1], known[other % len(known) + 1]
    if double.same_as is not None:
        return
    try:
        second = together(main, double, known.values())
    except RefusedError:
        return

    assert apart(second) == double


@given(steps)
def test_whatever_was_done_one_of_each_stands_for_itself_and_is_one_persons(
    walk: list[tuple[str, int, int]],
) -> None:
    known = made(walk)
    one_of = joined(known.values())

    for id_ in known:
        main = known[stands_for(id_, known)]
        assert main.same_as is None
        assert one_of[main.id] == one_of[id_]
