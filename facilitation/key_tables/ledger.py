"""The keys of questions, of threads and of promises."""

from typing import Final

from facilitation.key import Where, key

KEYS: Final = (
    key("questions.all", "a", Where.LEDGER, "show('all')", "All", "Show all questions"),
    key("questions.open", "o", Where.LEDGER, "show('open')", "Open",
        "Show only those that are open"),
    key("questions.waiting", "w", Where.LEDGER, "show('waiting')", "Waiting",
        "Show only those without a response for more than 7 days"),
    key("questions.contested", "c", Where.LEDGER, "show('contested')", "Contested",
        "Show only those that are contested"),
    key("questions.sessions", "g", Where.LEDGER, "sessions", "Sessions",
        "Choose of which sessions: one, those of a round, or all"),
    key("questions.promises", "p", Where.LEDGER, "promises", "Promises",
        "Show what was promised in the same sessions"),
    key("questions.carry", "v", Where.LEDGER, "carry", "Carry over",
        "Carry what is marked, or the row, over into a session after it"),
    key("questions.back", "escape", Where.LEDGER, "peel", "Back",
        "Leave the search, then the marks, then what alone is shown, then the screen"),
    key("question.state", "s", Where.QUESTION, "do('set_state')", "State",
        "Set where it stands, whatever its links say"),
    key("question.link", "r", Where.QUESTION, "do('link')", "Respond",
        "Pick what responds to it, or what came after it"),
    key("question.unlink", "x", Where.QUESTION, "do('unlink')", "Unlink",
        "Take a link back; what was linked stays"),
    key("question.merge", "m", Where.QUESTION, "do('merge')", "Merge",
        "Pick the question that stands for this one too"),
    key("question.take_apart", "M", Where.QUESTION, "do('take_apart')", "Take apart",
        "Let a question that was merged stand for itself again"),
    key("question.promise", "y", Where.QUESTION, "do('promise')", "Promise",
        "Note what promises something: which team, by when, what became of it; of what recommends"
        " something, to whom"),
    key("thread.back", "escape", Where.THREAD, "app.back", "Back", "Leave the thread"),
    key("promises.new", "n", Where.PROMISES, "new", "New",
        "Pick what promises something, or recommends it", shown=True),
    key("promises.recommendations", "a", Where.PROMISES, "recommendations",
        "Recommended", "Show what was recommended and to whom, or what was promised again",
        shown=True),
    key("promises.thread", "h", Where.PROMISES, "thread", "Thread", "Show the thread it is in"),
    key("promises.back", "escape", Where.PROMISES, "app.back", "Back", "Go back to the questions"),
)  # fmt: skip
