"""Tables of what reports tell, and of what later ones must know of them; see `schema`."""

from typing import Final

REPORTS: Final = """
CREATE TABLE recommendations (
    contribution_id INTEGER PRIMARY KEY REFERENCES contributions,
    addressee TEXT NOT NULL
) STRICT;

-- Which numbers the table of themes and regions told. JSON.
ALTER TABLE exports ADD COLUMN cells TEXT NOT NULL DEFAULT '[]';
"""
