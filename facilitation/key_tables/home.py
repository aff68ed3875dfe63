"""The keys of home."""

from typing import Final

from facilitation.key import Where, key

KEYS: Final = (
    key("home.new", "n", Where.HOME, "new", "New", "Plan a session", shown=True),
    key("home.like", "s", Where.HOME, "like", "Like it", "Plan a session like this one"),
    key("home.contributions", "o", Where.HOME, "contributions", "Words",
        "Show what was said in it"),
    key("home.tag", "t", Where.HOME, "tag", "Themes",
        "Put what was said in it under themes"),
    key("home.tag_all", "T", Where.HOME, "tag_all", "All themes",
        "Put what was said in any session under themes"),
    key("home.ledger", "q", Where.HOME, "ledger", "Questions",
        "Show the questions of it, and what became of them"),
    key("home.ledger_all", "Q", Where.HOME, "ledger_all", "All questions",
        "Show the questions of all sessions"),
    key("home.registers", "r", Where.HOME, "registers", "Registers",
        "Show whom to ask, which groups there are, and what to have ready"),
    key("home.codebook", "C", Where.HOME, "codebook", "Codebook",
        "Show the themes, and change them"),
    key("home.matrix", "x", Where.HOME, "matrix", "Matrix",
        "Count who spoke about what: themes by region, or by role"),
    key("home.export", "e", Where.HOME, "export", "Summary", "Write a summary of it",
        shown=True),
    key("home.export_round", "E", Where.HOME, "export_round", "Round's summary",
        "Write a summary of all sessions of its round"),
    key("home.left", "L", Where.HOME, "left", "Documents", "List the documents that left"),
    key("home.back", "escape", Where.HOME, "back", "All", "Show all sessions again"),
)  # fmt: skip
