"""Every kind of thing as a table: one row a thing, one column a field.

The statements are made once from the fields of the value, which `schema` spells out as
columns; a test holds the two together.
"""

from collections.abc import Collection, Mapping
from typing import Any, TypeVar, cast

from convo.errors import NotFoundError, RefusedError
from convo.model.answers import Commitment, Question, Recommendation, Response
from convo.model.changes import Keep, Thing
from convo.model.consent import Consent
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.exported import Export
from convo.model.imported import Imported
from convo.model.people import Participant, PlainWord
from convo.model.registers import (
    ChecklistItem,
    Contact,
    Escalation,
    Forum,
    ForumMention,
    Practice,
)
from convo.model.second import SecondReading, SecondTag
from convo.model.sessions import Prompt, Round, Session
from convo.model.themes import Tag, Theme
from convo.model.underway import Draft, Underway
from convo.model.written import Written
from convo.records.codec import columns, from_row, to_row
from convo.records.driver import Database, DriverError

T = TypeVar("T")
AnyThing = TypeVar("AnyThing", bound=Thing)

# The driver tells constraints apart by its messages alone.
_NOT_THERE, _THERE_ALREADY = "FOREIGN KEY constraint", "UNIQUE constraint"


class Table:
    """Where the things of one kind are."""

    def __init__(
        self,
        kind: type[Thing],
        name: str,
        *,
        key: tuple[str, ...] = ("id",),
        part_of: Mapping[str, type] | None = None,
        points_at: Mapping[str, type] | None = None,
    ) -> None:
        """Describe a table.

        Args:
            kind: What its rows are.
            name: What it is called.
            key: The columns that tell its rows apart.
            part_of: Columns that hold the id of what a row is part of: it goes when that goes.
            points_at: Columns that hold the id of something else: they are emptied when that goes.
        """
        names = columns(kind)
        same_key = " AND ".join(f"{column} IS :{column}" for column in key)
        others = [column for column in names if column not in key]
        conflict = ", ".join("ifnull(role, '')" if column == "role" else column for column in key)
        update = ", ".join(f"{column} = excluded.{column}" for column in others)
        self.kind, self.key, self.word = kind, key, kind.__name__.lower()
        self.part_of, self.points_at = dict(part_of or {}), dict(points_at or {})
        self.select = f"SELECT {', '.join(names)} FROM {name}"  # noqa: S608 - names of ours, as below
        self.find = f"{self.select} WHERE {same_key}"
        self.drop = f"DELETE FROM {name} WHERE {same_key}"  # noqa: S608
        insert = (
            f"INSERT INTO {name} ({', '.join(names)})"  # noqa: S608
            f" VALUES ({', '.join(':' + column for column in names)}) ON CONFLICT ({conflict}) DO"
        )
        self.add = f"{insert} NOTHING"
        self.replace = f"{insert} UPDATE SET {update}" if update else self.add


_OF_CONTRIBUTION = {"contribution_id": Contribution}
TABLES = (
    Table(Round, "rounds"),
    Table(Session, "sessions", points_at={"round_id": Round, "follows": Session}),
    Table(Prompt, "prompts", part_of={"session_id": Session, "carried_from": Contribution}),
    Table(Participant, "participants", part_of={"session_id": Session}),
    Table(
        Contribution,
        "contributions",
        part_of={"session_id": Session},
        points_at={
            "prompt_id": Prompt,
            "reply_to": Contribution,
            "one_with": Contribution,
            "same_as": Contribution,
        },
    ),
    Table(
        Translation,
        "translations",
        key=("contribution_id", "language"),
        part_of=_OF_CONTRIBUTION,
    ),
    Table(
        Agreement,
        "agreements",
        key=("contribution_id", "role", "region"),
        part_of=_OF_CONTRIBUTION,
    ),
    Table(Theme, "themes", points_at={"parent_id": Theme, "merged_into": Theme}),
    Table(
        Tag,
        "tags",
        key=("contribution_id", "theme_id"),
        part_of=_OF_CONTRIBUTION | {"theme_id": Theme},
    ),
    Table(
        Question,
        "questions",
        key=("contribution_id",),
        part_of=_OF_CONTRIBUTION,
        points_at={"merged_into": Contribution},
    ),
    Table(
        Response,
        "responses",
        key=("question_id", "contribution_id"),
        part_of=_OF_CONTRIBUTION | {"question_id": Contribution},
    ),
    Table(Commitment, "commitments", key=("contribution_id",), part_of=_OF_CONTRIBUTION),
    Table(Imported, "imported", key=("contribution_id",), part_of=_OF_CONTRIBUTION),
    Table(Export, "exports"),
    Table(Consent, "consents", key=("contribution_id",), part_of=_OF_CONTRIBUTION),
    Table(PlainWord, "plain_words", key=("word",)),
    Table(
        Underway,
        "underway",
        key=("session_id",),
        part_of={"session_id": Session},
        points_at={"prompt_id": Prompt},
    ),
    Table(Draft, "drafts", key=("session_id", "taker"), part_of={"session_id": Session}),
    Table(SecondReading, "second_readings", key=("contribution_id",), part_of=_OF_CONTRIBUTION),
    Table(
        SecondTag,
        "second_tags",
        key=("contribution_id", "theme_id"),
        part_of=_OF_CONTRIBUTION | {"theme_id": Theme},
    ),
    Table(Contact, "contacts"),
    Table(Forum, "forums"),
    Table(
        ForumMention,
        "forum_mentions",
        key=("contribution_id", "forum_id"),
        part_of=_OF_CONTRIBUTION | {"forum_id": Forum},
    ),
    Table(Practice, "practices", key=("contribution_id",), part_of=_OF_CONTRIBUTION),
    Table(ChecklistItem, "checklist_items", part_of=_OF_CONTRIBUTION),
    Table(Escalation, "escalations"),
    Table(
        Written,
        "written",
        part_of={"session_id": Session, "round_id": Round, "theme_id": Theme},
    ),
    Table(Recommendation, "recommendations", key=("contribution_id",), part_of=_OF_CONTRIBUTION),
)
_BY_KIND: Mapping[type, Table] = {table.kind: table for table in TABLES}


def keep(db: Database, thing: Thing) -> Thing | None:
    """Keep *thing*, and return what was there before under its key.

    Raises:
        NotFoundError: It belongs to something that is not there.
        RefusedError: Something else has its name or its handle.
    """
    table, row = _BY_KIND[type(thing)], to_row(thing)
    try:
        if db.conn.execute(table.add, row).rowcount == 1:
            return None  # most are new: nothing was asked of the table first
        before = _find(db, table, row)
        db.execute(table.replace, row)
    except DriverError as error:
        if str(error).startswith(_NOT_THERE):
            raise NotFoundError(f"this {table.word} belongs to something missing") from None
        if str(error).startswith(_THERE_ALREADY):
            raise RefusedError(f"there is a {table.word} like that already") from None
        raise
    return before


def drop(db: Database, thing: Thing) -> list[Keep]:
    """Take out *thing* and all that is part of it; return what brings all that back, in order.

    Raises:
        RefusedError: Something needs it: a participant has contributions.
    """
    table, row = _BY_KIND[type(thing)], to_row(thing)
    before = _find(db, table, row)
    if before is None:
        return []
    back = [Keep(before)]
    for part in _parts(db, before):
        back += drop(db, part)
    for pointer, column in _pointers(db, before):
        back.append(Keep(pointer))
        now = there_now(db, pointer) or pointer  # one thing may point twice
        keep(db, from_row(type(now), to_row(now) | {column: None}))
    try:
        db.execute(table.drop, row)
    except DriverError as error:
        if not str(error).startswith(_NOT_THERE):
            raise
        raise RefusedError(f"this {table.word} is still needed by something else") from None
    return back


def there_now(db: Database, thing: AnyThing) -> AnyThing | None:
    """Return what is kept under the key of *thing*; None for nothing."""
    return cast("AnyThing | None", _find(db, _BY_KIND[type(thing)], to_row(thing)))


def key_of(thing: Thing) -> object:
    """Return what tells *thing* apart: its own id, else its kind and its key.

    Ids are random, so that one id is one thing whatever points at it.
    """
    key = _BY_KIND[type(thing)].key
    values = tuple(getattr(thing, column) for column in key)
    return values[0] if key == ("id",) else (type(thing), *values)


def ends_of(thing: Thing, *, besides: Collection[type]) -> set[int]:
    """Return the ids of what *thing* is part of or points at, *besides* those of some kinds."""
    table = _BY_KIND[type(thing)]
    columns_of = (table.part_of | table.points_at).items()
    ids = (getattr(thing, column) for column, kind in columns_of if kind not in besides)
    return {id_ for id_ in ids if id_ is not None}


def find(db: Database, kind: type[T], where: str, values: Mapping[str, Any]) -> list[T]:
    """Return the things of *kind* for which the SQL condition *where* holds.

    All rows are read at once: a statement left unfinished would keep erased words in the log.
    """
    names = columns(kind)
    rows = db.execute(f"{_BY_KIND[kind].select} WHERE {where}", dict(values)).fetchall()
    return [from_row(kind, dict(zip(names, row, strict=True))) for row in rows]


def _find(db: Database, table: Table, row: Mapping[str, Any]) -> Thing | None:
    found = db.execute(table.find, {column: row[column] for column in table.key}).fetchone()
    if found is None:
        return None
    return from_row(table.kind, dict(zip(columns(table.kind), found, strict=True)))


def _parts(db: Database, whole: Thing) -> list[Thing]:
    """Return what is part of *whole*."""
    return [
        part
        for table in TABLES
        for column, kind in table.part_of.items()
        if kind is type(whole)
        for part in find(db, table.kind, f"{column} = :id", to_row(whole))
    ]


def _pointers(db: Database, target: Thing) -> list[tuple[Thing, str]]:
    """Return what points at *target*, each with the column that does."""
    return [
        (pointer, column)
        for table in TABLES
        for column, kind in table.points_at.items()
        if kind is type(target)
        for pointer in find(db, table.kind, f"{column} = :id", to_row(target))
    ]
