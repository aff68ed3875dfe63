from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convo.disclosure.mentions import Kind, Mention, mask
from convo.model.contributions import Translation
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.words import Attribution, Audience, Form, Rule, Use
from exports.report.readable import readable
from exports.report.review import NameInContext, names_in_context
from exports.report.sifting import numbered
from tests.exports.build import KEY, contribution, gathereds, report_of, session

HELD = session(rule=Rule.NAMED)
ZAYNAB = Participant(
    id=77, session_id=HELD.id, handle="P1", name="Zaynab Okafor", aliases=("Captain",)
)


def review(
    *given: str,
    audience: Audience = Audience.PUBLIC,
    plain: frozenset[str] = frozenset(),
) -> tuple[NameInContext, ...]:
    said = tuple(contribution(HELD, text) for text in given)
    gathered = Gathered(sessions=(HELD,), participants=(ZAYNAB,), contributions=said, plain=plain)
    return names_in_context(gathered, audience=audience, at_least=5, language="en", names=())


def words(found: Iterable[NameInContext]) -> list[str]:
    return [each.at.word for each in found]


def test_a_name_stands_in_its_context() -> None:
    [found] = review("First line.\nWe asked Zaynab Okafor about it, in the old market hall.\nEnd")

    assert (found.kind, found.certain, found.masked) == (Kind.NAME, True, True)
    assert (found.at.before, found.at.word) == ("We asked ", "Zaynab Okafor")
    assert found.at.after == " about it, in the old market h"
    assert found.at.start == len("First line.\nWe asked ")


def test_what_may_be_a_name_is_told_from_what_is_and_masked_in_public_alone() -> None:
    text = "Thanks Ricky, write to a@b.org"

    public, internal = (
        [
            (each.at.word, each.certain, each.masked, each.clearable)
            for each in review(text, audience=audience)
        ]
        for audience in (Audience.PUBLIC, Audience.INTERNAL)
    )

    assert public == [("a@b.org", True, True, False), ("Ricky", False, True, True)]
    assert internal == [("a@b.org", True, True, False), ("Ricky", False, False, True)]


def test_an_alias_and_a_handle_are_names() -> None:
    assert words(review("the Captain and p1")) == ["Captain", "p1"]


def test_names_stand_by_their_words_whenever_they_were_said() -> None:
    given = ("Zaynab spoke", "ask @amina", "zaynab too", "and @Amina")

    found = words(review(*given))

    assert found == words(review(*reversed(given))) == ["@Amina", "@amina", "Zaynab", "zaynab"]


def test_a_translation_is_looked_at_as_well() -> None:
    said = contribution(HELD, "我同意张伟明的看法", language="zh", form=Form.QUOTE)
    made = Translation(contribution_id=said.id, language="en", text="I agree with Zaynab.")
    gathered = Gathered(
        sessions=(HELD,), participants=(ZAYNAB,), contributions=(said,), translations=(made,)
    )

    found = names_in_context(
        gathered, audience=Audience.PUBLIC, at_least=5, language="en", names=["张伟明"]
    )

    assert [(each.at.in_translation, each.at.word) for each in found] == [
        (True, "Zaynab"),
        (False, "张伟明"),
    ]


def test_words_that_no_report_lists_are_not_looked_at() -> None:
    said = contribution(HELD, "Zaynab spoke", use=Use.INTERNAL)
    gathered = Gathered(sessions=(HELD,), participants=(ZAYNAB,), contributions=(said,))

    seen = {
        audience: words(
            names_in_context(gathered, audience=audience, at_least=5, language="en", names=())
        )
        for audience in (Audience.INTERNAL, Audience.PUBLIC)
    }

    assert seen == {Audience.INTERNAL: ["Zaynab"], Audience.PUBLIC: []}


def test_a_name_that_stands_in_the_report_is_none_to_look_at() -> None:
    named = contribution(
        HELD, "I am Zaynab.", attribution=Attribution.NAMED, participant_id=ZAYNAB.id
    )
    gathered = Gathered(sessions=(HELD,), participants=(ZAYNAB,), contributions=(named,))

    assert (
        names_in_context(gathered, audience=Audience.PUBLIC, at_least=5, language="en", names=())
        == ()
    )


@pytest.mark.parametrize(("audience", "at_least"), [(Audience.ORGANISERS, 5), (Audience.PUBLIC, 0)])
def test_a_report_that_cannot_be_made_cannot_be_reviewed(audience: Audience, at_least: int) -> None:
    with pytest.raises(ValueError, match="a report is"):
        names_in_context(
            Gathered(sessions=()), audience=audience, at_least=at_least, language="en", names=()
        )


def test_no_word_is_part_of_a_repr() -> None:
    [found] = review("We met Zaynab about it")

    assert "Zaynab" not in repr(found)
    assert "We met" not in repr(found)
    assert "about it" not in repr(found)


PIECES = st.sampled_from(
    (
        "Thanks Ricky,", "Zaynab", "zaynab", "the light", "P1", "p2", "a@b.org", "612 345 678",
        "@Newsroom", "Captain", "captain", "Nemoaaaq", "nemoaabq", "张伟明", "وسليم الحداد", "سليم",
        "[name]", "Facilitator", "Hi Facilitator,", "Hope", "I hope", "speaks", "\n",
    )
)  # fmt: skip
NAMES = ("Zaynab Okafor", "Noor Light", "张伟明", "سليم الحداد", "Hope")
CLEARED = ("facilitator", "light", "zaynab", "hope", "newsroom", "سليم", "p1")


@st.composite
def gathereds_that_name_people(draw: st.DrawFn) -> Gathered:
    gathered = draw(gathereds())
    texts = st.lists(PIECES, min_size=1, max_size=4).map(" ".join)
    return replace(
        gathered,
        participants=tuple(replace(one, aliases=("Captain",)) for one in gathered.participants),
        contributions=tuple(
            replace(one, text=f"So: {draw(texts)}") for one in gathered.contributions[:8]
        ),
        translations=(),
        agreements=(),
        tags=(),
        questions=(),
        responses=(),
        commitments=(),
        plain=draw(st.frozensets(st.sampled_from(CLEARED))),
    )


@given(gathereds_that_name_people(), st.sampled_from([Audience.INTERNAL, Audience.PUBLIC]))
@settings(max_examples=60, deadline=None)
def test_every_mask_in_a_report_is_in_its_review_and_the_other_way_round(
    gathered: Gathered, audience: Audience
) -> None:
    report = report_of(gathered, audience=audience, at_least=2, names=NAMES)
    found = names_in_context(gathered, audience=audience, at_least=2, language="en", names=NAMES)

    listed = readable(gathered, audience=audience, at_least=2, language="en").listed
    numbers = numbered(listed, key=KEY)
    reviewed = {
        numbers[said.id]: mask(
            said.text,
            (
                Mention(
                    start=each.at.start,
                    end=each.at.start + len(each.at.word),
                    kind=each.kind,
                    certain=each.certain,
                )
                for each in found
                if each.masked and each.at.contribution_id == said.id
            ),
        )
        for said in listed
    }
    assert {each.number: each.words for each in report.statements if each.words} == {
        each.number: reviewed[each.number] for each in report.statements if each.words
    }


@given(gathereds_that_name_people())
@settings(max_examples=40, deadline=None)
def test_what_is_clearable_is_gone_once_it_is_cleared_and_what_is_not_stays(
    gathered: Gathered,
) -> None:
    def found_in(gathered: Gathered) -> tuple[NameInContext, ...]:
        return names_in_context(
            gathered, audience=Audience.PUBLIC, at_least=2, language="en", names=NAMES
        )

    found = found_in(gathered)

    everything = frozenset(words(found))
    left = found_in(replace(gathered, plain=gathered.plain | everything))
    assert left == tuple(each for each in found if not each.clearable)
