import pytest

from convo.errors import NothingToUndoError
from convo.model.answers import Question
from convo.model.changes import Keep
from convo.model.contributions import Translation
from convo.model.themes import Theme
from convo.model.words import Kind
from convo.records import reading, turns
from convo.records.driver import Database
from convo.records.store import Store
from convo.records.things import find
from tests.build import contribution


def test_what_others_did_since_stays_when_an_earlier_change_is_taken_back_and_made_again(
    store: Store, db: Database
) -> None:
    own = store.apply(Keep(contribution("我们的", id=70))).seq
    store.apply(Keep(contribution("የእነሱ", id=71)))

    store.undo(only={own})
    taken_back = set(reading.all_contribution_ids(db))
    store.redo(only={own})

    assert taken_back == {71}
    assert set(reading.all_contribution_ids(db)) == {70, 71}


def test_a_change_that_a_later_one_of_somebody_else_meets_is_not_taken_back(
    store: Store, db: Database
) -> None:
    own = store.apply(Keep(contribution("ours", id=70))).seq
    store.apply(Keep(Translation(contribution_id=70, language="km", text="របស់យើង")))

    with pytest.raises(NothingToUndoError, match="somebody else has changed the same since"):
        store.undo(only={own})

    assert [one.text for one in find(db, Translation, "TRUE", {})] == ["របស់យើង"]


def test_what_somebody_else_took_back_meets_nothing_any_more(store: Store, db: Database) -> None:
    own = store.apply(Keep(contribution("ours", id=70))).seq
    theirs = store.apply(Keep(Translation(contribution_id=70, language="km", text="របស់"))).seq
    store.undo(only={theirs})

    store.undo(only={own})

    assert list(reading.all_contribution_ids(db)) == []


def test_a_later_change_of_ones_own_meets_nothing(store: Store) -> None:
    first = store.apply(Keep(contribution("ours", id=70))).seq
    second = store.apply(Keep(contribution("ours, corrected", id=70))).seq

    assert store.undo(only={first, second}).seq == second
    assert store.undo(only={first, second}).seq == first


def test_what_was_taken_back_is_not_made_again_once_somebody_else_changed_the_same(
    store: Store,
) -> None:
    store.apply(Keep(contribution("the first words", id=70)))
    own = store.apply(Keep(contribution("ours", id=70))).seq
    store.undo(only={own})
    store.apply(Keep(contribution("آنها", id=70)))

    with pytest.raises(NothingToUndoError, match="somebody else has changed the same since"):
        store.redo(only={own})


def test_what_was_taken_back_is_not_made_again_without_what_it_hangs_on(store: Store) -> None:
    theirs = store.apply(Keep(contribution("theirs", id=70))).seq
    own = store.apply(Keep(Translation(contribution_id=70, language="my", text="သူတို့"))).seq
    store.undo(only={own})
    store.undo(only={theirs})

    with pytest.raises(NothingToUndoError, match="somebody else has changed the same since"):
        store.redo(only={own})


def test_two_windows_change_a_codebook_one_after_the_other(store: Store) -> None:
    own = store.apply(Keep(Theme(id=80, name="ความหวัง"))).seq
    store.apply(Keep(Theme(id=81, name="希望")))

    with pytest.raises(NothingToUndoError, match="somebody else has changed the same since"):
        store.undo(only={own})


def test_no_circle_of_questions_is_left_by_what_two_windows_take_back(store: Store) -> None:
    for id_ in (70, 71, 72, 73):
        store.apply(Keep(contribution("为什么？", id=id_, kind=Kind.QUESTION)))
    for id_, into in ((70, 71), (71, 72), (73, 70)):
        store.apply(Keep(Question(contribution_id=id_, merged_into=into)))
    own = store.apply(Keep(Question(contribution_id=70))).seq
    store.apply(Keep(Question(contribution_id=72, merged_into=73)))

    with pytest.raises(NothingToUndoError, match="somebody else has changed the same since"):
        store.undo(only={own})


def test_the_newest_of_ones_own_is_found_below_many_of_somebody_else(store: Store) -> None:
    own = store.apply(Keep(contribution("ours", id=70))).seq
    for id_ in range(1000, 1000 + 2 * turns._AT_ONCE + 1):
        store.apply(Keep(contribution("theirs", id=id_)))

    assert store.undo(only={own}).seq == own


def test_what_was_taken_back_before_more_of_ones_own_is_left_for_good(store: Store) -> None:
    first = store.apply(Keep(contribution("ours", id=70))).seq
    store.undo(only={first})
    second = store.apply(Keep(contribution("ours too", id=71))).seq

    with pytest.raises(NothingToUndoError, match="nothing is left to redo"):
        store.redo(only={first, second})
