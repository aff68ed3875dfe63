from convo.model.answers import Commitment
from convo.model.changes import Keep, Together
from convo.model.words import Kind, Use
from convo.records.driver import Database
from convo.records.gathering import gather, gather_linked, gather_noted, gather_only, gather_points
from convo.records.store import Store
from tests.build import SESSION, contribution

ASKED = contribution("من يساعد؟", id=1, kind=Kind.QUESTION)
AGAIN = contribution("ማን ይረዳል?", id=2, kind=Kind.QUESTION, same_as=1, use=Use.INTERNAL)
AND_AGAIN = contribution("誰が助けますか", id=3, kind=Kind.QUESTION, same_as=2)


def keep_three(store: Store) -> None:
    noted = (ASKED, AGAIN, AND_AGAIN, Commitment(contribution_id=3, team="desk"))
    store.apply(Together(tuple(Keep(thing) for thing in noted)))


def test_a_point_that_was_noted_twice_is_gathered_once_and_as_narrow_as_its_notes(
    store: Store, db: Database
) -> None:
    keep_three(store)

    [told] = gather(db, [SESSION.id]).contributions

    assert (told.id, told.use) == (ASKED.id, Use.INTERNAL)


def test_each_note_is_there_for_those_who_ask_for_notes(store: Store, db: Database) -> None:
    keep_three(store)

    assert gather_noted(db, [SESSION.id]).contributions == (ASKED, AGAIN, AND_AGAIN)
    assert gather_only(db, [2]).contributions == (AGAIN,)


def test_what_stands_for_a_note_is_gathered_in_its_place_with_what_is_known_of_it(
    store: Store, db: Database
) -> None:
    keep_three(store)

    kept = gather_points(db, [3])

    assert [one.id for one in kept.contributions] == [ASKED.id]
    assert [(one.contribution_id, one.team) for one in kept.commitments] == [(ASKED.id, "desk")]


def test_questions_and_what_is_linked_to_them_are_points_too(store: Store, db: Database) -> None:
    keep_three(store)

    assert [one.id for one in gather_linked(db, [SESSION.id]).contributions] == [ASKED.id]
