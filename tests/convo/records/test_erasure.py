import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from convo.errors import (
    NotFoundError,
    NothingToUndoError,
    NotSealedError,
    RefusedError,
    SessionClosedError,
)
from convo.model.answers import Response
from convo.model.changes import CloseSession, Erase, Keep, Thing, Together
from convo.model.contributions import Contribution, Translation
from convo.model.imported import Imported
from convo.model.themes import Tag
from convo.model.words import Attribution, Kind
from convo.records import gathering, reading, sealing
from convo.records.connection import open_store
from convo.records.driver import Database, connect
from convo.records.search import search
from convo.records.store import Store
from tests.build import KEY, NOON, PERSON, PROMPT, SAFETY, SESSION, contribution
from tests.convo.records.twin import hits, open_twin

CANARY = "Zarqunnisa"
NAME = "Wexlerova"


def secret() -> Contribution:
    return contribution(
        f"{CANARY} told us, with a rare word: {CANARY.lower()}",
        attribution=Attribution.NAMED,
        participant_id=PERSON.id,
        kind=Kind.QUESTION,
    )


def fill(store: Store, said: Contribution) -> None:
    """Keep *said* with everything that can hang on it, among others."""
    store.apply(Together((Keep(SESSION), Keep(SAFETY), Keep(replace(PERSON, name=NAME)))))
    answer = contribution("An answer", attribution=Attribution.REGION, reply_to=said.id)
    things: tuple[Thing, ...] = (
        said,
        answer,
        Translation(contribution_id=said.id, language="fr", text=f"{CANARY} nous a dit"),
        Tag(contribution_id=said.id, theme_id=SAFETY.id),
        Imported(contribution_id=said.id, words_mark="aa"),
        Response(question_id=said.id, contribution_id=answer.id),
    )
    store.apply(Together(tuple(map(Keep, things))))
    store.apply(Keep(replace(said, text=f"{CANARY}, corrected")))
    for line in "abc":
        store.apply(Keep(contribution(line)))
    while store.index_some():
        pass


@pytest.fixture
def twin_path(tmp_path: Path) -> Path:
    return tmp_path / "twin.db"


@pytest.fixture
def twin(twin_path: Path) -> Iterator[Database]:
    with open_twin(twin_path) as db:
        yield db


def test_no_byte_of_an_erased_contribution_or_of_its_author_is_left(
    twin: Database, twin_path: Path
) -> None:
    said, store = secret(), Store(twin)
    fill(store, said)
    assert sum(hits(twin_path, CANARY).values()) > 0
    assert sum(hits(twin_path, NAME).values()) > 0

    store.apply(Erase(said.id))
    store.seal()

    assert sum(hits(twin_path, CANARY).values()) == 0
    assert sum(hits(twin_path, NAME).values()) == 0


def test_a_reader_in_the_way_is_said_and_the_seal_stays_due(
    twin: Database, twin_path: Path
) -> None:
    said, store = secret(), Store(twin)
    fill(store, said)
    twin.execute("PRAGMA busy_timeout = 50")
    reader = connect(twin_path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM contributions").fetchone()

    store.apply(Erase(said.id))
    with pytest.raises(NotSealedError, match="not yet erased"):
        store.seal()

    assert sealing.is_seal_due(twin)
    reader.close()
    store.seal()
    assert not sealing.is_seal_due(twin)
    assert sum(hits(twin_path, CANARY).values()) == 0


def test_two_orders_of_speaking_leave_the_same_bytes(tmp_path: Path) -> None:
    chance = random.Random(9)  # noqa: S311 - the same orders every time
    lines = [contribution(f"point {n} about w{chance.randrange(90)} ab") for n in range(300)]
    images = []
    for n, order in enumerate((lines, chance.sample(lines, len(lines)))):
        path = tmp_path / f"{n}.db"
        with open_twin(path) as db:
            store = Store(db, now=lambda: NOON)
            db.execute("UPDATE this_store SET device = 1, secret = x'00'")
            db.execute("UPDATE _sqlite_migrations SET applied_at = 'then'")
            store.apply(Keep(SESSION))
            for m, line in enumerate(order):
                store.apply(Keep(line))
                if m % 40 == n * 7:
                    store.index_some()
            store.apply(CloseSession(SESSION.id))
            store.seal()
        images.append(path.read_bytes())

    assert len(images[0]) == len(images[1])
    assert sum(a != b for a, b in zip(*images, strict=True)) == 0


def test_nothing_is_found_of_an_erased_contribution_even_before_the_seal(
    store: Store, db: Database
) -> None:
    said = contribution(CANARY)
    store.apply(Keep(said))
    store.index_some()
    assert search(db, CANARY, limit=9) == [said.id]

    store.apply(Erase(said.id))

    assert search(db, CANARY, limit=9) == []


def test_erasing_leaves_what_others_said(twin: Database) -> None:
    said, store = secret(), Store(twin)
    fill(store, said)

    store.apply(Erase(said.id))

    left = gathering.gather(twin, [SESSION.id])
    assert sorted(one.text for one in left.contributions) == ["An answer", "a", "b", "c"]
    assert {one.reply_to for one in left.contributions} == {None}
    assert left.withdrawn == {said.id}


@pytest.mark.parametrize("erased", [0, 1, 2])
def test_what_was_one_note_or_noted_twice_is_erased_together(
    twin: Database, twin_path: Path, erased: int
) -> None:
    whole, store = secret(), Store(twin)
    fill(store, whole)
    rest = contribution(f"{CANARY} also said", one_with=whole.id)
    again = contribution(f"So did {CANARY}", one_with=whole.id, same_as=rest.id)
    store.apply(Together((Keep(replace(whole, text="Some")), Keep(rest), Keep(again))))

    store.apply(Erase((whole.id, rest.id, again.id)[erased]))
    store.seal()

    left = gathering.gather(twin, [SESSION.id])
    assert sorted(one.text for one in left.contributions) == ["An answer", "a", "b", "c"]
    assert left.withdrawn == {whole.id, rest.id, again.id}
    assert not any(hits(twin_path, CANARY).values())


def test_a_part_that_was_taken_back_goes_with_the_note_it_was_part_of(
    twin: Database, twin_path: Path
) -> None:
    whole, store = secret(), Store(twin)
    fill(store, whole)
    rest = contribution(f"{CANARY} also said", one_with=whole.id)
    store.apply(Together((Keep(replace(whole, text="Some")), Keep(rest))))
    store.undo(SESSION.id)

    store.apply(Erase(whole.id))
    store.seal()

    assert not any(hits(twin_path, CANARY).values())


def test_erasing_cannot_be_undone_and_other_changes_still_can(twin: Database) -> None:
    said, store = secret(), Store(twin)
    fill(store, said)
    store.apply(Erase(said.id))

    store.undo()  # "c"
    store.undo()  # "b"
    store.undo()  # "a"
    store.undo()  # what is left of the import
    texts = [one.text for one in gathering.gather(twin, [SESSION.id]).contributions]

    assert texts == []
    store.redo()
    texts = [one.text for one in gathering.gather(twin, [SESSION.id]).contributions]
    assert texts == ["An answer"]


def test_somebody_who_said_more_stays_known(twin: Database) -> None:
    said, store = secret(), Store(twin)
    fill(store, said)
    store.apply(Keep(replace(said, id=77, text="more")))

    store.apply(Erase(said.id))

    assert len(reading.participants_in(twin, SESSION.id)) == 1


def test_what_is_not_there_cannot_be_erased(store: Store) -> None:
    with pytest.raises(NotFoundError, match="no contribution 77"):
        store.apply(Erase(77))


def test_a_seal_that_was_cut_off_is_still_due_after_a_restart(store: Store, path: Path) -> None:
    said = contribution("words")
    store.apply(Keep(said))
    store.apply(Erase(said.id))
    store.close()

    with open_store(path, KEY) as db:
        assert sealing.is_seal_due(db)


def test_what_was_taken_back_can_be_erased_and_does_not_come_again(
    store: Store, db: Database
) -> None:
    said = contribution(CANARY)
    store.apply(Keep(said))
    store.undo()

    store.apply(Erase(said.id))

    with pytest.raises(NothingToUndoError):
        store.redo()
    assert CANARY not in str(db.execute("SELECT * FROM journal").fetchall())


def test_what_is_noted_of_a_closed_session_has_no_time_and_is_gone_once_sealed(
    store: Store, db: Database
) -> None:
    said = [contribution(word) for word in "abcdef"]
    for one in said:
        store.apply(Keep(one))
    store.apply(Keep(SAFETY))
    store.apply(CloseSession(SESSION.id))
    for one in sorted(said, key=lambda one: -one.id):
        store.apply(Keep(Tag(contribution_id=one.id, theme_id=SAFETY.id)))

    kept = gathering.gather(db, [SESSION.id]).contributions
    times = {at for (at,) in db.execute("SELECT at FROM journal WHERE session_id = 1")}
    store.seal()

    assert list(kept) == sorted(said, key=lambda one: one.id)
    assert times == {"2022-05-16"}
    assert db.execute("SELECT count(*) FROM journal").fetchone() == (0,)


def test_erasing_leaves_what_can_be_undone_of_the_codebook(store: Store, db: Database) -> None:
    said = contribution("words")
    store.apply(Keep(SAFETY))
    store.apply(Keep(said))

    store.apply(Erase(said.id))
    store.seal()
    store.undo()

    assert reading.themes(db) == []


def test_a_closed_session_takes_no_prompt_and_nobody_new(store: Store) -> None:
    store.apply(CloseSession(SESSION.id))

    for thing in (PROMPT, PERSON):
        with pytest.raises(SessionClosedError):
            store.apply(Keep(thing))


def test_a_closed_session_never_opens_again(store: Store) -> None:
    store.apply(CloseSession(SESSION.id))

    with pytest.raises(RefusedError, match="closed for good"):
        store.apply(Keep(SESSION))


@pytest.mark.parametrize("change", [CloseSession(1), Erase(1)])
def test_what_cannot_be_undone_is_no_part_of_something_that_can(
    store: Store, change: CloseSession | Erase
) -> None:
    with pytest.raises(ValueError, match="on its own"):
        store.apply(Together((change,)))


def test_a_prompt_that_repeats_an_erased_question_goes_with_it(
    twin: Database, twin_path: Path
) -> None:
    store = Store(twin)
    later = replace(SESSION, id=50)
    asked = contribution(f"Will {CANARY} come?", kind=Kind.QUESTION)
    prompt = replace(PROMPT, id=51, session_id=50, text=asked.text, carried_from=asked.id)
    answer = replace(contribution("An answer"), session_id=50, prompt_id=51)
    for thing in (SESSION, later, asked, prompt, answer):
        store.apply(Keep(thing))

    store.apply(Erase(asked.id))
    store.seal()

    assert sum(hits(twin_path, CANARY).values()) == 0
    assert reading.prompts_in(twin, 50) == []
    assert [one.text for one in gathering.gather(twin, [50]).contributions] == ["An answer"]
