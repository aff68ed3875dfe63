"""The keys of questions, of threads and of promises: rows of the table in `facilitation.keys`."""

from typing import Final

_LIST, _EITHER, _THREAD, _PROMISES = "questions", "question", "thread", "promises"
"""Places of `facilitation.keys.Where`; the second is a list of questions, or a thread."""

LEDGER_KEYS: Final = (
    ("questions.all", "a", _LIST, "show('all')", "All", "Show all questions"),
    ("questions.open", "o", _LIST, "show('open')", "Open", "Show only those that are open"),
    ("questions.waiting", "w", _LIST, "show('waiting')", "Waiting",
     "Show only those without a response for more than 7 days"),
    ("questions.contested", "c", _LIST, "show('contested')", "Contested",
     "Show only those that are contested"),
    ("questions.sessions", "g", _LIST, "sessions", "Sessions",
     "Choose of which sessions: one, those of a round, or all"),
    ("questions.promises", "p", _LIST, "promises", "Promises",
     "Show what was promised in the same sessions"),
    ("questions.carry", "v", _LIST, "carry", "Carry over",
     "Carry what is marked, or the row, over into a session after it"),
    ("questions.back", "escape", _LIST, "peel", "Back",
     "Leave the search, then the marks, then what alone is shown, then the screen"),
    ("question.state", "s", _EITHER, "do('set_state')", "State",
     "Set where it stands, whatever its links say"),
    ("question.link", "r", _EITHER, "do('link')", "Respond",
     "Pick what responds to it, or what came after it"),
    ("question.unlink", "x", _EITHER, "do('unlink')", "Unlink",
     "Take a link back; what was linked stays"),
    ("question.merge", "m", _EITHER, "do('merge')", "Merge",
     "Pick the question that stands for this one too"),
    ("question.take_apart", "M", _EITHER, "do('take_apart')", "Take apart",
     "Let a question that was merged stand for itself again"),
    ("question.promise", "y", _EITHER, "do('promise')", "Promise",
     "Note what promises something: which team, by when, what became of it"),
    ("thread.back", "escape", _THREAD, "app.back", "Back", "Leave the thread"),
    ("promises.new", "n", _PROMISES, "new", "New", "Pick what promises something"),
    ("promises.thread", "h", _PROMISES, "thread", "Thread", "Show the thread it is in"),
    ("promises.back", "escape", _PROMISES, "app.back", "Back", "Go back to the questions"),
)  # fmt: skip
"""Each key's id, keys, place, action, label and help, in the order in which they are listed."""
