from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from convo.errors import NotFoundError, NothingToUndoError, RefusedError, SessionClosedError
from convo.model.answers import Commitment, Question, Recommendation, Response
from convo.model.changes import Change, CloseSession, Drop, Erase, Keep, Rewrite, Thing, Together
from convo.model.consent import Consent
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.exported import Export
from convo.model.imported import Imported
from convo.model.people import PlainWord
from convo.model.registers import (
    ChecklistItem,
    Contact,
    Escalation,
    Forum,
    ForumMention,
    Practice,
)
from convo.model.second import SecondReading, SecondTag
from convo.model.sessions import Round
from convo.model.themes import Tag
from convo.model.underway import Draft, Underway
from convo.model.words import (
    Attribution,
    Audience,
    Form,
    Kind,
    Part,
    Preparer,
    QuestionState,
    Role,
    Use,
)
from convo.model.written import Written
from convo.records import gathering, reading, things
from convo.records.codec import columns, decode, encode
from convo.records.connection import open_store
from convo.records.driver import Database, DriverError
from convo.records.store import Store
from tests.build import IN_EVERY_SCRIPT, KEY, NOON, PERSON, PROMPT, SAFETY, SESSION, contribution

FULL = contribution(
    IN_EVERY_SCRIPT[2],
    id=10,
    prompt_id=PROMPT.id,
    participant_id=PERSON.id,
    role=Role.AFFILIATE,
    attribution=Attribution.NAMED,
    use=Use.INTERNAL,
    kind=Kind.QUESTION,
    form=Form.QUOTE,
    said_on=date(2022, 5, 16),
    said_at=NOON,
    position=0,
    language="fa",
    language_confirmed=True,
)
REPLY = replace(FULL, id=11, reply_to=10, kind=Kind.RESPONSE, position=1)
THINGS: tuple[Thing, ...] = (
    Round(id=20, title="Policy"),
    SESSION,
    PROMPT,
    PERSON,
    FULL,
    REPLY,
    Translation(contribution_id=10, language="en", text="I want to know who answers", checked=True),
    Agreement(contribution_id=10, role=Role.STAFF, region="MENA", count=2),
    Agreement(contribution_id=10, count=3),
    SAFETY,
    replace(SAFETY, id=5, name="contact", parent_id=SAFETY.id),
    Tag(contribution_id=10, theme_id=SAFETY.id),
    Question(contribution_id=10, state=QuestionState.PARTLY),
    Response(question_id=10, contribution_id=11),
    Commitment(contribution_id=11, team="Trust", due=date(2026, 1, 1)),
    Imported(contribution_id=10, words_mark="aa", source_mark="bb"),
    Export(
        id=30,
        format="word",
        audience=Audience.PUBLIC,
        final=False,
        made_on=date(2026, 1, 1),
        digest="0" * 64,
        contribution_ids=frozenset({10, 11}),
        unlisted_ids=frozenset({12}),
    ),
    Consent(
        contribution_id=11, attribution=Attribution.NAMED, use=Use.QUOTE, agreed_on=NOON.date()
    ),
    PlainWord(word="शांति"),
    Underway(session_id=SESSION.id, prompt_id=PROMPT.id, since=NOON, queue=("P3", "P7")),
    Draft(session_id=SESSION.id, taker=1, text="0 می‌خواهم", cursor=3),
    contribution("A second point", id=12, one_with=11),
    contribution("The second point", id=13, one_with=11, same_as=12),
    SecondReading(contribution_id=10),
    SecondTag(contribution_id=10, theme_id=5),
    Contact(
        id=40,
        region="MENA",
        language="ar",
        purpose="طوارئ",
        route="desk@example.org",
        fallback="+00 000",
        is_urgent=True,
        verified_on=date(2026, 1, 1),
        may_print=True,
    ),
    Forum(id=41, name="ကွန်ရက်", region="ESEAP", about="Meets monthly", languages=("my", "en")),
    ForumMention(contribution_id=10, forum_id=41),
    Practice(contribution_id=11, may_share=True),
    ChecklistItem(id=42, preparer=Preparer.PERSON, position=0, text="连络方法", contribution_id=10),
    ChecklistItem(id=43, preparer=Preparer.ORGANISATION, region="MENA", position=1, text="ዝግጁ"),
    Escalation(id=44, asked_on=NOON.date(), waits_since=None, route="desk@example.org"),
    Written(id=45, part=Part.FINDING, session_id=SESSION.id, position=0, text="They agree"),
    contribution("ዝርዝር ይዘጋጅ", id=14, kind=Kind.RECOMMENDATION),
    Recommendation(contribution_id=14, addressee="ทีมนโยบาย"),
    Export(
        id=31,
        format="xlsx",
        audience=Audience.INTERNAL,
        final=True,
        made_on=date(2026, 1, 2),
        digest="1" * 64,
        contribution_ids=frozenset({10, 11}),
        cells=(((10, 11), (7,)), ((12,), ())),
    ),
    Written(id=46, part=Part.LEAD, round_id=20, theme_id=4, position=0, text="नेतृत्व"),
)


@pytest.fixture
def filled(store: Store) -> Store:
    store.apply(Together(tuple(Keep(thing) for thing in THINGS)))
    return store


def record(store: Store, *lines: str) -> list[Contribution]:
    said = [contribution(line) for line in lines]
    for one in said:
        store.apply(Keep(one))
    return said


def lines_in(db: Database) -> list[str]:
    return [kept.text for kept in gathering.gather(db, [SESSION.id]).contributions]


def everything(db: Database) -> list[tuple[Any, ...]]:
    return [row for table in things.TABLES for row in db.execute(table.select).fetchall()]


def test_what_was_said_is_kept_as_it_was_in_every_script(store: Store, db: Database) -> None:
    said = record(store, *IN_EVERY_SCRIPT)

    assert list(gathering.gather(db, [SESSION.id]).contributions) == said


@pytest.mark.parametrize("thing", THINGS, ids=lambda thing: type(thing).__name__)
@pytest.mark.usefixtures("filled")
def test_every_kind_of_thing_comes_back_from_its_table(db: Database, thing: Thing) -> None:
    assert thing in list(things.find(db, type(thing), "1", {}))


@pytest.mark.parametrize("table", things.TABLES, ids=lambda table: table.word)
def test_a_table_has_one_column_for_each_field(db: Database, table: things.Table) -> None:
    cursor = db.execute(f"{table.select} LIMIT 0")

    assert tuple(column[0] for column in cursor.description) == columns(table.kind)


@pytest.mark.parametrize(
    "change",
    [
        *(Keep(thing) for thing in THINGS),
        Drop(FULL),
        CloseSession(SESSION.id),
        Erase(10),
        Together((Keep(FULL), Together((Drop(REPLY),)))),
        Rewrite((FULL, REPLY), gone=(PERSON,)),
    ],
    ids=lambda change: f"{type(change).__name__} {type(getattr(change, 'thing', 0)).__name__}",
)
def test_a_change_comes_back_from_the_journal_as_it_was(change: Change) -> None:
    assert decode(encode(change)) == change


def test_saved_is_said_with_the_time_it_was_saved(store: Store) -> None:
    assert store.apply(Keep(contribution())).at == NOON


def test_an_open_session_keeps_the_order_of_what_was_said(store: Store, db: Database) -> None:
    record(store, *"abcdefgh")

    assert lines_in(db) == list("abcdefgh")


def test_closing_a_session_forgets_its_order_and_its_start(store: Store, db: Database) -> None:
    record(store, *"abcdefgh")

    store.apply(CloseSession(SESSION.id))

    kept = gathering.gather(db, [SESSION.id])
    assert list(kept.contributions) == sorted(kept.contributions, key=lambda one: one.id)
    assert kept.sessions[0].starts_at is None
    assert db.execute("SELECT count(*) FROM journal").fetchone() == (0,)


def test_a_closed_session_takes_nothing_new(store: Store, db: Database) -> None:
    store.apply(CloseSession(SESSION.id))

    with pytest.raises(SessionClosedError, match="session 1 is closed"):
        record(store, "late")

    assert lines_in(db) == []


def test_a_closed_session_can_still_be_tidied(store: Store, db: Database) -> None:
    [said] = record(store, "said")
    store.apply(Keep(SAFETY))
    store.apply(CloseSession(SESSION.id))

    store.apply(Keep(replace(said, text="corrected")))
    store.apply(Keep(Tag(contribution_id=said.id, theme_id=SAFETY.id)))

    assert lines_in(db) == ["corrected"]
    assert reading.tags_of(db, said.id) != []


def test_what_belongs_to_something_missing_is_refused(db: Database) -> None:
    with pytest.raises(NotFoundError, match="contribution belongs to something missing"):
        record(Store(db), "lost")


def test_two_themes_cannot_have_one_name(filled: Store) -> None:
    with pytest.raises(RefusedError, match="a theme like that already"):
        filled.apply(Keep(replace(SAFETY, id=99)))


def test_somebody_with_contributions_stays(filled: Store, db: Database) -> None:
    before = everything(db)

    with pytest.raises(RefusedError, match="still needed"):
        filled.apply(Drop(PERSON))

    assert everything(db) == before


def test_what_the_journal_refuses_is_not_kept(store: Store, db: Database) -> None:
    db.execute("DROP TABLE journal")

    with pytest.raises(DriverError, match="journal"):
        record(store, "half")

    assert db.execute("SELECT count(*) FROM contributions").fetchone() == (0,)


def test_several_changes_are_made_together_or_not_at_all(store: Store, db: Database) -> None:
    lost = Tag(contribution_id=77, theme_id=88)

    with pytest.raises(NotFoundError):
        store.apply(Together((Keep(contribution("half")), Keep(lost))))

    assert lines_in(db) == []


def test_undo_goes_back_one_by_one_across_a_restart(store: Store, path: Path) -> None:
    record(store, "one", "two", "three")
    store.undo(SESSION.id)
    store.close()

    with open_store(path, KEY) as db:
        reopened = Store(db)
        for left in (["one"], []):
            reopened.undo(SESSION.id)
            assert lines_in(db) == left
        with pytest.raises(NothingToUndoError):
            reopened.undo(SESSION.id)


def test_redo_goes_forward_again_across_a_restart(store: Store, path: Path) -> None:
    record(store, "one", "two", "three")
    for _ in range(3):
        store.undo()
    store.close()

    with open_store(path, KEY) as db:
        reopened = Store(db)
        for left in (["one"], ["one", "two"], ["one", "two", "three"]):
            reopened.redo()
            assert lines_in(db) == left
        with pytest.raises(NothingToUndoError):
            reopened.redo()


def test_what_was_made_again_can_be_taken_back_again(store: Store, db: Database) -> None:
    record(store, "one")
    store.undo()
    store.redo()

    store.undo()

    assert lines_in(db) == []


def test_something_new_ends_what_could_be_made_again(store: Store, db: Database) -> None:
    record(store, "one")
    store.undo()
    record(store, "two")

    with pytest.raises(NothingToUndoError):
        store.redo()

    assert lines_in(db) == ["two"]


def test_what_was_left_for_something_new_is_never_made_again(store: Store, db: Database) -> None:
    record(store, "one")
    store.undo()
    record(store, "two")
    store.undo()

    store.redo()

    assert lines_in(db) == ["two"]
    with pytest.raises(NothingToUndoError):
        store.redo()


@pytest.mark.parametrize(
    "change",
    [
        Keep(replace(FULL, text="otherwise")),
        Drop(FULL),
        Drop(SAFETY),
        Drop(PROMPT),
        Drop(Question(contribution_id=10)),
        Keep(Agreement(contribution_id=10, count=9)),
        Together((Drop(REPLY), Drop(FULL), Keep(contribution("new")))),
    ],
    ids=lambda change: f"{type(change).__name__} {type(getattr(change, 'thing', 0)).__name__}",
)
def test_undo_brings_back_all_that_a_change_took(
    filled: Store, db: Database, change: Change
) -> None:
    before = sorted(map(repr, everything(db)))
    filled.apply(change)
    assert sorted(map(repr, everything(db))) != before

    filled.undo()

    assert sorted(map(repr, everything(db))) == before


def test_undo_of_one_session_leaves_another_alone(store: Store, db: Database) -> None:
    store.apply(Keep(replace(SESSION, id=2)))
    record(store, "here")
    store.apply(Keep(contribution("there", session_id=2)))

    store.undo(SESSION.id)

    assert lines_in(db) == []
    assert reading.contributions_in(db, 2) == 1


def test_undo_and_redo_leave_what_is_not_of_those_that_were_asked_for(store: Store) -> None:
    own = store.apply(Keep(contribution("ours", id=70))).seq
    other = store.apply(Keep(contribution("theirs", id=71))).seq

    with pytest.raises(NothingToUndoError, match="not done here"):
        store.undo(only=set())
    assert store.undo(only={own, other}).seq == other
    with pytest.raises(NothingToUndoError, match="not done here"):
        store.redo(only={own})
    assert store.undo(only={own}).seq == own
