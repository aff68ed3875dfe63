"""The keys of the note-taker's desk."""

from typing import Final

from facilitation.key import Where, key

KEYS: Final = (
    *(
        key(f"tagging.theme_{n}", str(n), Where.TAGGING, f"theme({n})", f"Theme {n}",
            f"Put what is marked, or the row, under theme {n}; a second time takes it out")
        for n in range(1, 10)
    ),
    key("tagging.pick", "t,number_sign", Where.TAGGING, "pick", "Theme",
        "Put what is marked, or the row, under a theme that you choose or make"),
    key("tagging.next_bare", "n", Where.TAGGING, "next_bare", "Next",
        "Go to the next without a theme"),
    key("tagging.suggested_a", "a", Where.TAGGING, "suggested(0)", "Suggested a",
        "Put the row under the first theme that is suggested"),
    key("tagging.suggested_b", "b", Where.TAGGING, "suggested(1)", "Suggested b",
        "Put the row under the second theme that is suggested"),
    key("tagging.suggested_c", "c", Where.TAGGING, "suggested(2)", "Suggested c",
        "Put the row under the third theme that is suggested"),
    key("tagging_list.mark_from", "m", Where.TAGGING_LIST, "mark_from", "Mark from",
        "Mark the row, as one end of a range"),
    key("tagging_list.mark_to", "M", Where.TAGGING_LIST, "mark_to", "Mark to",
        "Mark all rows from that end to here"),
    key("tagging_list.mark_all", "asterisk", Where.TAGGING_LIST, "mark_all", "Mark all",
        "Mark all rows that are shown"),
    key("tagging.narrow", "f", Where.TAGGING, "narrow", "Narrow",
        "Show only one kind, role, attribution, use, language or theme"),
    key("tagging.read", "r", Where.TAGGING, "read", "Read", "Show all of the words"),
    key("tagging.thread", "h", Where.TAGGING, "thread", "Thread",
        "Show the thread it is in: question, responses, what came after"),
    key("tagging.ledger", "q", Where.TAGGING, "ledger", "Questions",
        "Show the questions of the same sessions, and what became of them"),
    key("tagging.codebook", "C", Where.TAGGING, "codebook", "Codebook",
        "Show the themes, and change them"),
    key("tagging.matrix", "x", Where.TAGGING, "matrix", "Matrix",
        "Count who spoke about what: themes by region, or by role"),
    key("tagging.back", "escape", Where.TAGGING, "peel", "Back",
        "Leave the search, then the marks, then the filters, then the screen"),
)  # fmt: skip
