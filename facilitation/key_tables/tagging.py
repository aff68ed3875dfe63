"""The keys of the note-taker's desk."""

from typing import Final

from facilitation.key import Where, key

KEYS: Final = (
    *(
        key(f"tagging.theme_{n}", str(n), Where.READING, f"theme({n})", f"Theme {n}",
            f"Put what is marked, or the row, under theme {n}; a second time takes it out")
        for n in range(1, 10)
    ),
    key("tagging.pick", "t,number_sign", Where.READING, "pick", "Theme",
        "Put what is marked, or the row, under a theme that you choose or make"),
    key("tagging.next_bare", "n", Where.READING, "next_bare", "Next",
        "Go to the next that waits for a theme, or for a second reading"),
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
    key("tagging.narrow", "f", Where.READING, "narrow", "Narrow",
        "Show only what has one session, region, kind, hat, use, audience, language or theme"),
    key("tagging.read", "r", Where.READING, "read", "Read", "Show all words, and what was done"),
    key("tagging.thread", "h", Where.TAGGING, "thread", "Thread",
        "Show the thread it is in: question, responses, what came after"),
    key("tagging.ledger", "q", Where.TAGGING, "ledger", "Questions",
        "Show the questions of the same sessions, and what became of them"),
    key("tagging.codebook", "C", Where.TAGGING, "codebook", "Codebook",
        "Show the themes, and change them"),
    key("tagging.matrix", "x", Where.TAGGING, "matrix", "Matrix",
        "Count who spoke about what: themes by region, or by role"),
    key("tagging.back", "escape", Where.READING, "peel", "Back",
        "Leave the search, then the marks, then the filters, then the screen"),
    key("tagging.divide", "S", Where.TAGGING, "divide", "Divide", "Divide the note in two"),
    key("tagging.join", "d", Where.TAGGING, "join", "Same",
        "What is marked is the row's point too"),
    key("tagging.apart", "D", Where.TAGGING, "take_apart", "Apart",
        "Take second notes apart again"),
    key("tagging.second", "R", Where.TAGGING, "second", "Second", "Read a second time, blind"),
    key("tagging.compare", "A", Where.TAGGING, "compare", "Compare", "Compare both readings"),
    *(
        key(f"tagging_list.extend_{to}", f"shift+{to}", Where.TAGGING_LIST, f"extend({by})", "Mark",
            f"Mark the row and the next one {to}, and go there")
        for to, by in (("down", 1), ("up", -1))
    ),
    key("second.none", "0", Where.SECOND, "nothing_fits", "None", "It was read, and no theme fits"),
    key("second.compare", "A", Where.SECOND, "compare", "Compare", "Compare both readings"),
    key("comparing.first", "1", Where.COMPARING, "prefer_first", "First",
        "Leave it under the themes of the first reader", shown=True),
    key("comparing.second", "2", Where.COMPARING, "prefer_second", "Second",
        "Put it under the themes of the second reader", shown=True),
    key("comparing.figures", "a", Where.COMPARING, "figures", "Agreement",
        "Show how far both agree, theme by theme", shown=True),
    key("comparing.read", "r", Where.COMPARING, "read", "Read", "Show all of the words"),
    key("dividing.here", "enter", Where.DIVIDING, "here", "Divide here",
        "Divide it where the cursor is", shown=True, priority=True),
    key("dividing.back", "escape", Where.DIVIDING, "back", "Leave", "Leave it in one", shown=True,
        priority=True),
)  # fmt: skip
