from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from convo.errors import NotFoundError, RefusedError
from convo.model.changes import CloseSession, Keep, Rewrite, Thing, Together
from convo.model.consent import Consent
from convo.model.contributions import Translation
from convo.model.imported import Imported
from convo.model.words import Attribution, Use
from convo.records import gathering, reading, sealing
from convo.records.driver import Database, DriverError
from convo.records.search import search
from convo.records.store import Store
from tests.build import PERSON, SESSION, contribution
from tests.convo.records.twin import hits, open_twin

NAME = "Wexlerova"
SAID = contribution(
    f"I, {NAME}, was there",
    attribution=Attribution.NAMED,
    participant_id=PERSON.id,
    position=1,
    said_on=SESSION.held_on,
)
FRENCH = Translation(contribution_id=SAID.id, language="fr", text=f"Moi, {NAME}, j'y étais")
MARK = Imported(contribution_id=SAID.id, words_mark="aa", source_mark="bb")
OTHER = contribution(f"As {NAME} said", attribution=Attribution.REGION, reply_to=SAID.id)

NARROWED = Rewrite(
    (
        replace(
            SAID,
            text="I, [name], was there",
            attribution=Attribution.ANONYMOUS,
            participant_id=None,
            position=None,
            said_on=None,
        ),
        replace(FRENCH, text="Moi, [name], j'y étais"),
        replace(MARK, source_mark=None),
        replace(OTHER, text="As [name] said", reply_to=None),
        Consent(contribution_id=SAID.id, attribution=Attribution.ANONYMOUS, use=Use.QUOTE),
    ),
    gone=(replace(PERSON, name=NAME),),
)


@pytest.fixture
def twin_path(tmp_path: Path) -> Path:
    return tmp_path / "twin.db"


@pytest.fixture
def twin(twin_path: Path) -> Iterator[Database]:
    with open_twin(twin_path) as db:
        yield db


@pytest.fixture
def narrowed(twin: Database) -> Store:
    """Keep everything, correct it, index it; and then narrow it."""
    store = Store(twin)
    people: tuple[Thing, ...] = (SESSION, replace(PERSON, name=NAME))
    words: tuple[Thing, ...] = (SAID, FRENCH, MARK)
    store.apply(Together(tuple(map(Keep, people))))
    store.apply(Together(tuple(map(Keep, words))))
    store.apply(Keep(OTHER))
    store.apply(Keep(replace(SAID, text=f"I, {NAME}, was there, corrected")))
    store.apply(Keep(SAID))
    while store.index_some():
        pass
    assert search(twin, NAME, limit=9) != []
    store.apply(NARROWED)
    return store


def texts(db: Database) -> dict[int, str]:
    return {one.id: one.text for one in gathering.gather(db, [SESSION.id]).contributions}


def test_what_was_rewritten_leaves_no_byte_of_how_it_was(
    narrowed: Store, twin: Database, twin_path: Path
) -> None:
    narrowed.seal()

    assert set(hits(twin_path, NAME).values()) == {0}
    assert not sealing.is_seal_due(twin)


def test_until_it_is_sealed_a_seal_is_due(twin: Database, narrowed: Store) -> None:
    assert sealing.is_seal_due(twin)
    narrowed.seal()


def test_no_name_is_found_any_more_and_the_other_words_are(narrowed: Store, twin: Database) -> None:
    before_it_is_indexed = search(twin, NAME, limit=9)
    while narrowed.index_some():
        pass

    assert before_it_is_indexed == search(twin, NAME, limit=9) == []
    assert search(twin, "étais", limit=9) == [SAID.id]


def test_undoing_brings_back_nothing_of_how_it_was(narrowed: Store, twin: Database) -> None:
    narrowed.undo()
    narrowed.undo()

    assert texts(twin)[SAID.id] == "I, [name], was there"
    assert reading.participants(twin) == []


def test_undoing_further_takes_out_what_was_said_and_redoing_brings_the_narrowed_words_back(
    narrowed: Store, twin: Database
) -> None:
    for _ in range(4):
        narrowed.undo()
    gone = texts(twin)
    for _ in range(4):
        narrowed.redo()

    assert gone == {}
    assert texts(twin) == {SAID.id: "I, [name], was there", OTHER.id: "As [name] said"}


def test_an_open_session_keeps_its_order(narrowed: Store, twin: Database) -> None:
    assert list(texts(twin)) == [SAID.id, OTHER.id]
    narrowed.seal()


def test_nothing_of_it_is_journalled(narrowed: Store, twin: Database) -> None:
    [[changes]] = twin.execute("SELECT group_concat(change) FROM journal").fetchall()

    assert "Rewrite" not in changes
    assert "Consent" not in changes
    narrowed.seal()


def test_a_closed_session_is_rewritten_too(twin: Database, narrowed: Store) -> None:
    narrowed.apply(CloseSession(SESSION.id))

    narrowed.apply(Rewrite((replace(reading.get_contribution(twin, OTHER.id), text="Shorter"),)))

    assert texts(twin)[OTHER.id] == "Shorter"


def test_somebody_who_still_has_contributions_does_not_go(narrowed: Store, twin: Database) -> None:
    named = replace(PERSON, id=77, handle="P7", name="Somebody Else")
    theirs = contribution(attribution=Attribution.NAMED, participant_id=77)
    narrowed.apply(Together((Keep(named), Keep(theirs))))

    with pytest.raises(RefusedError, match="still needed"):
        narrowed.apply(Rewrite((), gone=(named,)))

    assert reading.participants(twin) == [named]


def test_what_belongs_to_nothing_is_not_rewritten(twin: Database, narrowed: Store) -> None:
    consent = Consent(contribution_id=99, attribution=Attribution.REGION, use=Use.QUOTE)

    with pytest.raises(NotFoundError):
        narrowed.apply(Rewrite((consent,)))

    assert [one.contribution_id for one in reading.consents(twin)] == [SAID.id]


@pytest.mark.usefixtures("narrowed")
def test_no_day_is_kept_of_when_somebody_anonymous_agreed(twin: Database) -> None:
    with pytest.raises(ValueError, match="nothing is kept of when"):
        Consent(
            contribution_id=1,
            attribution=Attribution.ANONYMOUS,
            use=Use.QUOTE,
            agreed_on=SESSION.held_on,
        )
    with pytest.raises(DriverError, match="CHECK"):
        twin.execute("UPDATE consents SET agreed_on = '2026-01-01'")


def test_words_in_every_language_are_rewritten_each_in_its_place(
    twin: Database, narrowed: Store
) -> None:
    arabic = Translation(contribution_id=SAID.id, language="ar", text="كنت هناك")
    narrowed.apply(Keep(arabic))

    narrowed.apply(Rewrite((replace(arabic, text="كنت هنا"),)))
    narrowed.undo()
    narrowed.redo()

    kept = gathering.gather(twin, [SESSION.id]).translations
    assert {one.language: one.text for one in kept} == {
        "ar": "كنت هنا",
        "fr": "Moi, [name], j'y étais",
    }
