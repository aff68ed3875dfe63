"""A record of any size, made in one transaction: as many contributions as a test wants.

Its rows are what `Store.apply` would have left, all of them indexed and none in the journal. They
are written in the order of their ids, which costs least.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path
from typing import Final

from convo.languages.segments import segment
from convo.model.answers import Question, Response
from convo.model.changes import Thing
from convo.model.contributions import Contribution
from convo.model.sessions import Session
from convo.model.themes import Tag, Theme
from convo.model.words import Kind, QuestionState
from convo.records.codec import to_row
from convo.records.connection import create_store, open_store, transaction
from convo.records.driver import Database
from convo.records.things import TABLES
from tests.build import IN_EVERY_SCRIPT, KEY, SESSION, contribution

PHRASES: Final = IN_EVERY_SCRIPT[:14]
"""One of each script; the place of a phrase is the number of its script."""

FIRST: Final = 1_000
"""Contributions of the first session, or all where there are fewer."""

SESSIONS: Final = 100
THEMES: Final = 60
_TEXTS: Final = 20_000  # different ones: in a million contributions, each stands 50 times
_QUESTIONS: Final = 2_000  # and as many responses, whatever the size
_TAGGED: Final = 0.5
_AT_ONCE: Final = 10_000
_ADD: Final = {table.kind: table.add for table in TABLES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """What is said in a large record, and what can be looked for in it."""

    said: tuple[str, ...] = field(repr=False)
    segments: tuple[str, ...] = field(repr=False)
    """What the index holds of each."""

    rare: tuple[tuple[str, ...], ...] = field(repr=False)
    """By script: made-up words, each of which stands in one text."""

    common: tuple[str, ...] = field(repr=False)
    """By script: two letters that stand in at least one text of fourteen."""


def make_texts() -> Texts:
    """Return the same texts each time: two phrases of a script, and a word made up of it."""
    pick = random.Random(5)  # noqa: S311 - nothing secret
    letters = [sorted(set(filter(str.isalpha, phrase))) for phrase in PHRASES]
    made_up = ["".join(pick.choices(letters[n % 14], k=6)) for n in range(_TEXTS)]
    said = tuple(f"{PHRASES[n % 14]} {word} {PHRASES[n % 14]}" for n, word in enumerate(made_up))
    return Texts(
        said=said,
        segments=tuple(map(segment, said)),
        rare=tuple(tuple(made_up[n : 14 * 60 : 14]) for n in range(14)),
        common=tuple(phrase[:2] for phrase in PHRASES),
    )


def make_large(path: Path, rows: int, texts: Texts) -> None:
    """Make a record of so many contributions, half of them under one of 60 themes each.

    The first session is open; the others are closed, and share what the first one leaves.
    """
    pick = random.Random(7)  # noqa: S311 - the same record each time
    create_store(path, KEY)
    with open_store(path, KEY) as db:
        with transaction(db):
            _add(db, list(_sessions()))
            _add(db, [Theme(id=1000 + n, name=f"theme-{n}") for n in range(THEMES)])
            ids = sorted(pick.getrandbits(62) for _ in range(rows))
            asked: list[int] = []
            for begin in range(0, rows, _AT_ONCE):
                numbers = range(begin, min(begin + _AT_ONCE, rows))
                said = [_said(n, ids[n], rows, texts) for n in numbers]
                _add(db, said)
                _add(db, [_tag(one, pick) for one in said if pick.random() < _TAGGED])
                _add(db, [Question(contribution_id=one.id, state=_state(pick)) for one in said
                          if one.kind is Kind.QUESTION])  # fmt: skip
                asked += [one.id for one in said if one.kind is Kind.QUESTION]
                _add(db, [Response(question_id=pick.choice(asked), contribution_id=one.id)
                          for one in said if one.kind is Kind.RESPONSE])  # fmt: skip
                _index(db, numbers, ids, texts)
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _sessions() -> Iterator[Session]:
    yield SESSION
    for n in range(1, SESSIONS):
        held_on = SESSION.held_on + timedelta(days=n)
        yield replace(
            SESSION, id=SESSION.id + n, title=f"Asia {n}", held_on=held_on, starts_at=None,
            closed=True,
        )  # fmt: skip


def _said(n: int, id_: int, rows: int, texts: Texts) -> Contribution:
    """Return contribution number *n*: sessions, kinds and scripts take turns."""
    every = max(10, rows // _QUESTIONS)
    kind = {0: Kind.QUESTION, 1: Kind.RESPONSE}.get(n % every, Kind.COMMENT)
    is_of_first = n % max(1, rows // FIRST) == min(2, rows // FIRST - 1)
    session_id = SESSION.id + (0 if is_of_first else 1 + n % (SESSIONS - 1))
    return contribution(texts.said[n % _TEXTS], id=id_, session_id=session_id, kind=kind)


def _tag(one: Contribution, pick: random.Random) -> Tag:
    return Tag(contribution_id=one.id, theme_id=1000 + pick.randrange(THEMES))


def _state(pick: random.Random) -> QuestionState:
    return pick.choice(list(QuestionState))


def _add(db: Database, things: Sequence[Thing]) -> None:
    """Keep new things of one kind."""
    if things:
        db.conn.executemany(_ADD[type(things[0])], map(to_row, things))


def _index(db: Database, numbers: range, ids: Sequence[int], texts: Texts) -> None:
    db.conn.executemany("INSERT INTO indexed VALUES (?, ?)", ((n + 1, ids[n]) for n in numbers))
    db.conn.executemany(
        "INSERT INTO words (rowid, text, translation) VALUES (?, ?, '')",
        ((n + 1, texts.segments[n % _TEXTS]) for n in numbers),
    )
