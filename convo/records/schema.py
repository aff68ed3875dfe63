"""The tables, one migration a step.

A migration that has shipped is never edited, renamed or removed: its function's name
is what records it as applied. Tables are STRICT, so SQLite refuses a value of the
wrong type. Ids are random (see `convo.model.ids`), and nothing here is finer than a
date except in the journal, which closing a session empties, in the start of a session
that is still open, and on words imported as named from a source that is public already.
"""

import secrets

from convo.model.ids import new_id
from convo.records.driver import Database, Migrations
from convo.records.schema_desk import ANSWERED, DATED, DESK
from convo.records.schema_reports import REPORTS

migrations = Migrations("convo")


@migrations()
def m001_conversation(db: Database) -> None:
    """Create what a conversation is made of."""
    _create(db, _CONVERSATION)


@migrations()
def m002_keeping(db: Database) -> None:
    """Create what keeps it: journal, search, imports, exports, and what was erased."""
    _create(db, _KEEPING)
    db.execute(
        "INSERT INTO this_store VALUES (:device, 0, 0, :secret)",
        {"device": new_id(), "secret": secrets.token_bytes(32)},
    )


@migrations()
def m003_consent(db: Database) -> None:
    """Create what is asked about people later: consent, other names, words that are no names."""
    _create(db, _CONSENT)


@migrations()
def m004_live(db: Database) -> None:
    """Create what is kept of a session while it is held."""
    _create(db, _LIVE)


@migrations()
def m005_codebook(db: Database) -> None:
    """Create what a codebook says of its themes besides names and definitions."""
    _create(db, _CODEBOOK)


@migrations()
def m006_desk(db: Database) -> None:
    """Create what the note-takers' desk and the summary need besides."""
    _create(db, DESK)


@migrations()
def m007_dated(db: Database) -> None:
    """Create what finds the few words that have a day of their own: a million are read in 10 s."""
    _create(db, DATED)


@migrations()
def m008_reports(db: Database) -> None:
    """Create what reports tell of recommendations, and what they remember of their tables."""
    _create(db, REPORTS)


@migrations()
def m009_answered(db: Database) -> None:
    """Keep whether somebody answered a call for help apart from when it was made."""
    _create(db, ANSWERED)


def _create(db: Database, script: str) -> None:
    """Run the statements of *script*; the driver's own way to do so would commit first."""
    for statement in script.split(";\n"):
        db.execute(statement)


_CONVERSATION = """
CREATE TABLE rounds (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL
) STRICT;

CREATE TABLE sessions (
    id INTEGER PRIMARY KEY,
    round_id INTEGER REFERENCES rounds,
    title TEXT NOT NULL,
    region TEXT NOT NULL,
    zone TEXT NOT NULL,
    held_on TEXT NOT NULL CHECK (held_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    starts_at TEXT,  -- UTC; closing takes it out
    languages TEXT NOT NULL,  -- JSON
    rule TEXT NOT NULL CHECK (rule IN ('named', 'chatham', 'swan', 'fkageu', 'focus-group')),
    focus_group INTEGER NOT NULL CHECK (focus_group IN (0, 1)),
    follows INTEGER REFERENCES sessions,
    closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
    CHECK (NOT closed OR starts_at IS NULL)
) STRICT;

CREATE TABLE prompts (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES sessions,
    position INTEGER NOT NULL,
    text TEXT NOT NULL,
    minutes INTEGER
) STRICT;
CREATE INDEX prompts_by_session ON prompts (session_id);

CREATE TABLE participants (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES sessions,
    handle TEXT NOT NULL CHECK (handle GLOB 'P[1-9]*'),
    name TEXT,  -- only where the rule allows it and the person agreed
    UNIQUE (session_id, handle)
) STRICT;

CREATE TABLE contributions (
    id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL REFERENCES sessions,
    prompt_id INTEGER REFERENCES prompts,
    participant_id INTEGER REFERENCES participants,
    role TEXT CHECK (role IN ('volunteer', 'affiliate', 'staff', 'board', 'observer')),
    attribution TEXT NOT NULL CHECK (attribution IN ('named', 'role', 'region', 'anonymous')),
    use TEXT NOT NULL CHECK (use IN ('quote', 'paraphrase', 'internal', 'restricted')),
    kind TEXT NOT NULL CHECK (kind IN ('comment', 'question', 'response', 'challenge',
        'recommendation', 'commitment', 'practice')),
    form TEXT NOT NULL CHECK (form IN ('quote', 'paraphrase', 'observation')),
    said_on TEXT CHECK (said_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    said_at TEXT,  -- UTC
    position INTEGER,  -- in a public source
    reply_to INTEGER REFERENCES contributions,
    unsigned INTEGER NOT NULL CHECK (unsigned IN (0, 1)),
    language TEXT,
    language_confirmed INTEGER NOT NULL CHECK (language_confirmed IN (0, 1)),
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 100000),
    CHECK (attribution <> 'anonymous' OR (participant_id IS NULL AND role IS NULL
        AND said_on IS NULL AND said_at IS NULL AND position IS NULL AND reply_to IS NULL)),
    CHECK (attribution <> 'region' OR role IS NULL),
    CHECK (attribution <> 'role' OR role IS NOT NULL),
    CHECK (attribution <> 'named' OR participant_id IS NOT NULL),
    CHECK (said_at IS NULL OR attribution = 'named'),
    CHECK (language IS NOT NULL OR NOT language_confirmed)
) STRICT;
-- A list reads ids from this small index, not from the wide table.
CREATE INDEX contributions_by_session ON contributions (session_id, id);
-- Foreign keys look these up whenever the row they point at is deleted.
CREATE INDEX contributions_by_prompt ON contributions (prompt_id) WHERE prompt_id IS NOT NULL;
CREATE INDEX contributions_by_participant ON contributions (participant_id)
    WHERE participant_id IS NOT NULL;
CREATE INDEX contributions_by_reply ON contributions (reply_to) WHERE reply_to IS NOT NULL;

CREATE TABLE translations (
    contribution_id INTEGER NOT NULL REFERENCES contributions,
    language TEXT NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 100000),
    by_machine INTEGER NOT NULL CHECK (by_machine IN (0, 1)),
    checked INTEGER NOT NULL CHECK (checked IN (0, 1)),
    PRIMARY KEY (contribution_id, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE agreements (  -- counts alone: nobody's identity
    contribution_id INTEGER NOT NULL REFERENCES contributions,
    role TEXT CHECK (role IN ('volunteer', 'affiliate', 'staff', 'board', 'observer')),
    region TEXT NOT NULL,
    count INTEGER NOT NULL CHECK (count > 0)
) STRICT;
CREATE UNIQUE INDEX agreements_by_group ON agreements (contribution_id, ifnull(role, ''), region);

CREATE TABLE themes (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    definition TEXT NOT NULL,
    parent_id INTEGER REFERENCES themes,
    aliases TEXT NOT NULL  -- JSON
) STRICT;

CREATE TABLE tags (
    contribution_id INTEGER NOT NULL REFERENCES contributions,
    theme_id INTEGER NOT NULL REFERENCES themes,
    PRIMARY KEY (contribution_id, theme_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX tags_by_theme ON tags (theme_id);

CREATE TABLE questions (
    contribution_id INTEGER PRIMARY KEY REFERENCES contributions,
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'partly', 'contested',
        'answered-but-restricted', 'withdrawn')),
    merged_into INTEGER REFERENCES contributions CHECK (merged_into <> contribution_id)
) STRICT;
CREATE INDEX questions_by_merged ON questions (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE responses (
    question_id INTEGER NOT NULL REFERENCES contributions,
    contribution_id INTEGER NOT NULL REFERENCES contributions,
    PRIMARY KEY (question_id, contribution_id),
    CHECK (question_id <> contribution_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX responses_by_contribution ON responses (contribution_id);

CREATE TABLE commitments (
    contribution_id INTEGER PRIMARY KEY REFERENCES contributions,
    team TEXT NOT NULL,
    due TEXT,
    state TEXT NOT NULL CHECK (state IN ('open', 'kept', 'dropped'))
) STRICT;
"""

_KEEPING = """
CREATE TABLE this_store (  -- one row
    device INTEGER NOT NULL,  -- random: which copy of the program writes here
    last_seq INTEGER NOT NULL,
    seal_due INTEGER NOT NULL CHECK (seal_due BETWEEN 0 AND 2),  -- 1: words, 2: an order too
    secret BLOB NOT NULL  -- of the keyed hashes: import marks, numbers in reports
) STRICT;

CREATE TABLE journal (  -- closing a session deletes its rows
    device INTEGER NOT NULL,
    seq INTEGER NOT NULL,  -- 1, 2, 3 on each device, and never again
    session_id INTEGER,  -- null: the codebook and the rounds
    subject_id INTEGER,  -- the one contribution it is about; null: none, or several
    at TEXT NOT NULL,  -- UTC
    step TEXT NOT NULL CHECK (step IN ('do', 'undo', 'redo')),
    answers INTEGER,  -- the seq that an undo takes back, or a redo makes again
    undone INTEGER NOT NULL CHECK (undone IN (0, 1)),
    change TEXT NOT NULL,  -- JSON
    inverse TEXT,  -- JSON of the change that takes it back, empty where it takes out what the
        -- change kept; null if none does
    PRIMARY KEY (device, seq),
    CHECK ((step = 'do') = (answers IS NULL))
) STRICT, WITHOUT ROWID;
CREATE INDEX journal_by_subject ON journal (subject_id) WHERE subject_id IS NOT NULL;
CREATE INDEX journal_by_session ON journal (session_id, seq);

CREATE TABLE imported (
    contribution_id INTEGER PRIMARY KEY REFERENCES contributions,
    words_mark TEXT NOT NULL,
    source_mark TEXT
) STRICT;
CREATE INDEX imported_by_words ON imported (words_mark);

CREATE TABLE exports (  -- neither a file name nor a folder: those are traces
    id INTEGER PRIMARY KEY,
    format TEXT NOT NULL,
    audience INTEGER NOT NULL CHECK (audience IN (2, 3)),
    final INTEGER NOT NULL CHECK (final IN (0, 1)),
    made_on TEXT NOT NULL,
    digest TEXT NOT NULL,
    contribution_ids TEXT NOT NULL  -- JSON
) STRICT;

-- "One entry removed at request": a backup that is restored is erased again by these.
CREATE TABLE erased (
    contribution_id INTEGER PRIMARY KEY,
    session_id INTEGER NOT NULL,
    words_mark TEXT  -- of what was imported, so that importing it again does not bring it back
) STRICT;

-- Words are indexed when the writer is idle; until then they are found by reading them.
CREATE TABLE to_index (contribution_id INTEGER PRIMARY KEY) STRICT;
-- The index has numbers of its own, from 1: with random ids it would be three times as large.
-- They count up as things are indexed, so sealing gives them out anew, in the order of the ids.
CREATE TABLE indexed (
    docid INTEGER PRIMARY KEY,
    contribution_id INTEGER NOT NULL UNIQUE
) STRICT;
CREATE VIRTUAL TABLE words USING fts5(
    text, translation,
    content='', contentless_delete=1,
    tokenize='ascii'
);
"""

_CONSENT = """
CREATE TABLE consents (  -- somebody's last word on a contribution, whichever way it went
    contribution_id INTEGER PRIMARY KEY REFERENCES contributions,
    attribution TEXT NOT NULL CHECK (attribution IN ('named', 'role', 'region', 'anonymous')),
    use TEXT NOT NULL CHECK (use IN ('quote', 'paraphrase', 'internal', 'restricted')),
    agreed_on TEXT CHECK (agreed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    CHECK (attribution <> 'anonymous' OR agreed_on IS NULL)
) STRICT;

CREATE TABLE plain_words (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;

-- Both JSON.
ALTER TABLE participants ADD COLUMN aliases TEXT NOT NULL DEFAULT '[]';
ALTER TABLE exports ADD COLUMN unlisted_ids TEXT NOT NULL DEFAULT '[]';
"""

_LIVE = """
ALTER TABLE sessions ADD COLUMN begun_on TEXT
    CHECK (begun_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE sessions ADD COLUMN rule_version TEXT;
ALTER TABLE prompts ADD COLUMN carried_from INTEGER REFERENCES contributions;
CREATE INDEX prompts_by_carried ON prompts (carried_from) WHERE carried_from IS NOT NULL;
CREATE INDEX contributions_asked ON contributions (session_id, id) WHERE kind = 'question';

-- The order of a conversation is read from these two alone: 100,000 rows in a tenth of a second.
DROP INDEX contributions_by_session;
CREATE INDEX contributions_in_order ON contributions (session_id, position, id);
CREATE INDEX journal_in_order ON journal (session_id, subject_id, seq) WHERE step = 'do';

-- Closing a session deletes its rows of both: they hold an order, and a time.
CREATE TABLE underway (
    session_id INTEGER PRIMARY KEY REFERENCES sessions,
    prompt_id INTEGER REFERENCES prompts,
    since TEXT,  -- UTC
    queue TEXT NOT NULL  -- JSON
) STRICT;
CREATE INDEX underway_by_prompt ON underway (prompt_id) WHERE prompt_id IS NOT NULL;

CREATE TABLE drafts (
    session_id INTEGER NOT NULL REFERENCES sessions,
    taker INTEGER NOT NULL CHECK (taker > 0),
    text TEXT NOT NULL CHECK (length(text) <= 100000),
    cursor INTEGER NOT NULL,
    PRIMARY KEY (session_id, taker)
) STRICT, WITHOUT ROWID;
"""

_CODEBOOK = """
ALTER TABLE themes ADD COLUMN when_to_use TEXT NOT NULL DEFAULT '';
ALTER TABLE themes ADD COLUMN when_not TEXT NOT NULL DEFAULT '';
ALTER TABLE themes ADD COLUMN colour TEXT NOT NULL DEFAULT '';
ALTER TABLE themes ADD COLUMN retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1));
ALTER TABLE themes ADD COLUMN merged_into INTEGER REFERENCES themes CHECK (merged_into <> id);
"""
