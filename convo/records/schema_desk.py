"""Tables of the note-takers' desk and of what organisers keep; see `schema`."""

from typing import Final

DESK: Final = """
ALTER TABLE contributions ADD COLUMN one_with INTEGER REFERENCES contributions
    CHECK (one_with <> id);
ALTER TABLE contributions ADD COLUMN same_as INTEGER REFERENCES contributions
    CHECK (same_as <> id);
CREATE INDEX contributions_by_one ON contributions (one_with) WHERE one_with IS NOT NULL;
CREATE INDEX contributions_by_same ON contributions (same_as) WHERE same_as IS NOT NULL;

CREATE TABLE second_readings (  -- by nobody in particular
    contribution_id INTEGER PRIMARY KEY REFERENCES contributions,
    first TEXT  -- JSON: what the first reader had chosen, once both were compared
) STRICT;

CREATE TABLE second_tags (
    contribution_id INTEGER NOT NULL REFERENCES contributions,
    theme_id INTEGER NOT NULL REFERENCES themes,
    PRIMARY KEY (contribution_id, theme_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX second_tags_by_theme ON second_tags (theme_id);

CREATE TABLE contacts (
    id INTEGER PRIMARY KEY,
    region TEXT NOT NULL,
    language TEXT NOT NULL,
    purpose TEXT NOT NULL,
    route TEXT NOT NULL,
    fallback TEXT NOT NULL,
    is_urgent INTEGER NOT NULL CHECK (is_urgent IN (0, 1)),
    verified_on TEXT CHECK (verified_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    may_print INTEGER NOT NULL CHECK (may_print IN (0, 1))
) STRICT;

CREATE TABLE forums (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    region TEXT NOT NULL,
    about TEXT NOT NULL,
    languages TEXT NOT NULL,  -- JSON
    may_print INTEGER NOT NULL CHECK (may_print IN (0, 1))
) STRICT;

CREATE TABLE forum_mentions (
    contribution_id INTEGER NOT NULL REFERENCES contributions,
    forum_id INTEGER NOT NULL REFERENCES forums,
    PRIMARY KEY (contribution_id, forum_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX forum_mentions_by_forum ON forum_mentions (forum_id);

CREATE TABLE practices (
    contribution_id INTEGER PRIMARY KEY REFERENCES contributions,
    may_share INTEGER NOT NULL CHECK (may_share IN (0, 1))
) STRICT;

CREATE TABLE checklist_items (
    id INTEGER PRIMARY KEY,
    preparer TEXT NOT NULL CHECK (preparer IN ('organisation', 'person')),
    region TEXT NOT NULL,
    position INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 100000),
    contribution_id INTEGER REFERENCES contributions
) STRICT;
CREATE INDEX checklist_by_contribution ON checklist_items (contribution_id)
    WHERE contribution_id IS NOT NULL;

CREATE TABLE escalations (  -- no word of what happened, or to whom
    id INTEGER PRIMARY KEY,
    asked_on TEXT NOT NULL CHECK (asked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    waits_since TEXT,  -- UTC; none once somebody answered
    route TEXT NOT NULL
) STRICT;

-- Which numbers a document withheld: a later one must not tell them. All JSON.
ALTER TABLE exports ADD COLUMN session_ids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE exports ADD COLUMN withheld TEXT NOT NULL DEFAULT '[]';
ALTER TABLE exports ADD COLUMN apart TEXT NOT NULL DEFAULT '[]';

CREATE TABLE written (
    id INTEGER PRIMARY KEY,
    part TEXT NOT NULL CHECK (part IN ('finding', 'lead', 'disagreement', 'next-step')),
    session_id INTEGER REFERENCES sessions,
    round_id INTEGER REFERENCES rounds,
    theme_id INTEGER REFERENCES themes,
    position INTEGER NOT NULL,
    text TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 100000),
    audience INTEGER NOT NULL CHECK (audience IN (2, 3)),
    CHECK ((session_id IS NULL) <> (round_id IS NULL)),
    CHECK ((theme_id IS NOT NULL) = (part = 'lead'))
) STRICT;
CREATE INDEX written_by_session ON written (session_id) WHERE session_id IS NOT NULL;
CREATE INDEX written_by_round ON written (round_id) WHERE round_id IS NOT NULL;
CREATE INDEX written_by_theme ON written (theme_id) WHERE theme_id IS NOT NULL;
"""

DATED: Final = """
CREATE INDEX contributions_dated ON contributions (session_id, id)
    WHERE said_on IS NOT NULL OR said_at IS NOT NULL;
"""

# Of a call whose time is gone nobody knows whether a closed session took it: it counts as answered.
ANSWERED: Final = """
ALTER TABLE escalations ADD COLUMN is_answered INTEGER NOT NULL DEFAULT 0
    CHECK (is_answered IN (0, 1) AND NOT (is_answered AND waits_since IS NOT NULL));
UPDATE escalations SET is_answered = 1 WHERE waits_since IS NULL;
"""
