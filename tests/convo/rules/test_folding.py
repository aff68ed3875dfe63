from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from convo.disclosure.counts import people
from convo.model.answers import Commitment, Question, Response
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.gathered import Gathered
from convo.model.registers import ChecklistItem, Practice
from convo.model.second import SecondReading, SecondTag
from convo.model.themes import Tag
from convo.model.words import Attribution, Form, Preparer, Role, Use
from convo.rules.consent import FROM_LEAST
from convo.rules.folding import folded
from convo.rules.notes import joined
from tests.build import SESSION, contribution
from tests.convo.rules.test_notes import made, steps

MAIN = contribution("Who helps?", id=1)
DOUBLE = contribution("من يساعد؟", id=2, same_as=1)
OTHER = contribution("ማን ይረዳል?", id=3)


def of(*said: Contribution, **more: object) -> Gathered:
    return replace(Gathered(sessions=(SESSION,), contributions=said), **more)  # type: ignore[arg-type]


def test_a_point_noted_twice_is_told_once() -> None:
    assert folded(of(MAIN, DOUBLE, OTHER)).contributions == (MAIN, OTHER)


def test_where_nothing_was_noted_twice_nothing_changes() -> None:
    given = of(MAIN, OTHER)

    assert folded(given) is given


def test_themes_go_to_the_one_that_stands_for_both_once_each() -> None:
    tags = [Tag(contribution_id=id_, theme_id=theme) for id_, theme in ((2, 4), (2, 5), (1, 4))]

    told = folded(of(MAIN, DOUBLE, tags=tuple(tags)))

    assert {(one.contribution_id, one.theme_id) for one in told.tags} == {(1, 4), (1, 5)}
    assert len(told.tags) == 2


def test_of_those_who_agreed_the_larger_number_counts() -> None:
    agreed = tuple(Agreement(contribution_id=id_, count=n) for id_, n in ((1, 3), (2, 5)))
    by_hat = Agreement(contribution_id=2, count=2, role=Role.STAFF)

    told = folded(of(MAIN, DOUBLE, agreements=(*agreed, by_hat)))

    assert {(one.role, one.count) for one in told.agreements} == {(None, 5), (Role.STAFF, 2)}


def test_links_of_questions_lead_to_the_one_that_stands_for_both() -> None:
    told = folded(
        of(
            MAIN, DOUBLE, OTHER,
            questions=(Question(contribution_id=2), Question(contribution_id=3, merged_into=2)),
            responses=(
                Response(question_id=2, contribution_id=3),
                Response(question_id=1, contribution_id=3),
                Response(question_id=1, contribution_id=2),
            ),
            commitments=(Commitment(contribution_id=2, team="Legal"),),
        )
    )  # fmt: skip

    assert told.questions == (
        Question(contribution_id=3, merged_into=1),
        Question(contribution_id=1),
    )
    assert told.responses == (Response(question_id=1, contribution_id=3),)
    assert told.commitments == (Commitment(contribution_id=1, team="Legal"),)


def test_what_was_noted_of_the_first_itself_wins() -> None:
    promises = tuple(Commitment(contribution_id=id_, team=f"T{id_}") for id_ in (2, 1))

    assert folded(of(MAIN, DOUBLE, commitments=promises)).commitments == promises[1:]


def test_it_is_told_as_narrowly_as_the_narrowest_of_them() -> None:
    wide = contribution(
        "Who helps?", id=1, attribution=Attribution.NAMED, participant_id=7, role=Role.STAFF,
        position=2, reply_to=3,
    )  # fmt: skip

    [told, _] = folded(of(wide, replace(DOUBLE, use=Use.INTERNAL), OTHER)).contributions

    assert told == contribution("Who helps?", id=1, use=Use.INTERNAL)


def test_a_role_that_is_not_known_is_told_as_a_region() -> None:
    wide = contribution("So", id=1, attribution=Attribution.NAMED, participant_id=7)
    narrow = replace(DOUBLE, attribution=Attribution.ROLE, role=Role.STAFF)

    [told] = folded(of(wide, narrow)).contributions

    assert told.attribution is Attribution.REGION


def test_a_practice_is_shared_where_both_notes_say_so() -> None:
    practices = (
        Practice(contribution_id=2, may_share=False),
        Practice(contribution_id=1, may_share=True),
    )

    assert folded(of(MAIN, DOUBLE, practices=practices)).practices == (
        Practice(contribution_id=1, may_share=False),
    )


def test_translations_and_second_readings_of_a_second_note_are_left_out() -> None:
    told = folded(
        of(
            MAIN, DOUBLE,
            translations=(Translation(contribution_id=2, language="en", text="Who helps?"),),
            second_readings=(SecondReading(contribution_id=2), SecondReading(contribution_id=1)),
            second_tags=(SecondTag(contribution_id=2, theme_id=4),),
        )
    )  # fmt: skip

    assert (told.translations, told.second_tags) == ((), ())
    assert told.second_readings == (SecondReading(contribution_id=1),)


def test_what_answers_a_second_note_answers_the_one_that_stands_for_it() -> None:
    reply = contribution("Us", id=3, attribution=Attribution.REGION, reply_to=2)

    assert folded(of(MAIN, DOUBLE, reply)).contributions[1].reply_to == 1


def test_a_second_note_whose_first_is_not_there_stays() -> None:
    assert [one.id for one in folded(of(DOUBLE, OTHER)).contributions] == [2, 3]


@given(steps, st.lists(st.sampled_from(FROM_LEAST[:2]), min_size=30, max_size=30))
def test_folding_keeps_one_of_each_counts_one_person_and_is_done_once(
    walk: list[tuple[str, int, int]], attributions: list[Attribution]
) -> None:
    known = {
        id_: replace(one, attribution=attributions[id_ % 30]) for id_, one in made(walk).items()
    }
    whole = of(*known.values())

    told = folded(whole)

    assert [one.id for one in told.contributions] == [
        id_ for id_, one in known.items() if one.same_as is None
    ]
    assert people(told.contributions) == len(set(joined(known.values()).values()))
    assert folded(told) == told


def test_an_item_made_of_words_in_another_form_or_language_leaves_with_them() -> None:
    same = replace(DOUBLE, text="Who helps us?", language="en", form=MAIN.form)
    main = replace(MAIN, language="en")
    item = ChecklistItem(
        id=7, preparer=Preparer.PERSON, position=0, text="Know who helps", contribution_id=DOUBLE.id
    )

    def items(double: Contribution) -> list[int | None]:
        return [
            one.contribution_id for one in folded(of(main, double, checklist=(item,))).checklist
        ]

    assert items(same) == [MAIN.id]
    assert items(replace(same, form=Form.QUOTE)) == []
    assert items(replace(same, language="ar")) == []
