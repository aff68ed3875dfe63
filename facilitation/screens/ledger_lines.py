"""What the screens of the ledger say: fixed words first, typed ones last."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Final

from rich.text import Text

from convo.model.contributions import Brief, Contribution
from convo.model.words import CommitmentState, Kind, QuestionState
from convo.rules.ledger import Entry
from facilitation.desk.feed import short_code
from facilitation.desk.ledger import Filters, Ledger, Scope
from facilitation.desk.listing import Row
from facilitation.display import one_line, show
from facilitation.terminal.isolates import isolated
from facilitation.widgets.contribution_list import Line

LONG: Final = 7
"""Days without a response after which a question is asked for by a key of its own."""

SIGNS: Final[Mapping[QuestionState, str]] = {
    QuestionState.OPEN: "?",
    QuestionState.ANSWERED: "v",
    QuestionState.PARTLY: "~",
    QuestionState.CONTESTED: "!",
    QuestionState.ANSWERED_RESTRICTED: "#",
    QuestionState.WITHDRAWN: "x",
}
"""A sign as well as a word and no colour: each state is told from the others by either."""

SHOWN: Final[Mapping[str, tuple[str, Filters]]] = {
    "all": ("a", Filters()),
    "open": ("o", Filters(is_open=True)),
    "waiting": ("w", Filters(waiting_longer_than=LONG)),
    "contested": ("c", Filters(is_contested=True)),
}
"""What is shown by a key, and the key."""

HEAD: Final = "     state            asked more response   question"
"""What stands above the questions: where each was asked, and what more is merged in it."""

THREAD_HEAD: Final = "  turn                    who           words"
"""What stands above the turns of a thread."""

PROMISES_HEAD: Final = "  stands   due         team · promise"
"""What stands above the promises."""

RECOMMENDATIONS_HEAD: Final = "  to whom · recommendation"
"""What stands above the recommendations."""

_TURN: Final = 24
"""Columns of what a turn is: as many as a recommendation takes in the fourth row below another."""

_WORDS: Final = {
    "all": "all",
    "open": "open",
    "waiting": f"no response for > {LONG} days",
    "contested": "contested",
}
_KEYS: Final = (
    "s state   r link   x unlink",
    "m merge into   M take apart",
    "y promise      p promises",
    "v carry over   g sessions",
)
_PROMISED: Final = {
    CommitmentState.OPEN: "o",
    CommitmentState.KEPT: "v",
    CommitmentState.DROPPED: "x",
}


def word_of(state: QuestionState) -> str:
    """Return a state as a list has it."""
    return "restricted" if state is QuestionState.ANSWERED_RESTRICTED else str(state)


def question_line(entry: Entry, text: str, *, sessions: int, today: date) -> Line:
    """Return a question as a row: state, what links say, where it was raised, responses, words."""
    says = f"({SIGNS[entry.says]})" if entry.says else ""
    raised = f"{entry.raised_in}/{sessions}"
    merged = f"+{len(entry.merged)}" if entry.merged else ""
    columns = (
        f"{SIGNS[entry.state]} {word_of(entry.state):10} {says:3} {raised:>6} {merged:>4}"
        f" {_answered(entry, today):10}"
    )
    return Line(columns=columns, text=text)


def _answered(entry: Entry, today: date) -> str:
    waits = entry.waiting(today)
    if not entry.responses:
        return "none" if waits is None else f"none {waits}d"
    number = len(entry.responses)
    return f"{number}" if entry.latency is None else f"{number} in {entry.latency}d"


def title_line(place: str, *, position: str, shown: str, words: str) -> Text:
    """Return the first line: where one is, what alone is shown, and of which sessions."""
    told = ["QUESTIONS", position, _WORDS[shown]]
    typed = [f"with {words}"] if words.strip() else []
    return _typed_last(told, [*typed, place])


def _typed_last(told: Sequence[str], typed: Sequence[str]) -> Text:
    last = [isolated(one_line(one)) for one in typed]
    return Text(" · ".join((*told, *last)), no_wrap=True, overflow="ellipsis")


def shown_lines(ledger: Ledger, shown: str, *, today: date) -> list[str]:
    """Return what can be shown by a key, each with how many questions it has, and other keys."""
    lines = ["SHOW"]
    for name, (key, filters) in SHOWN.items():
        number = len(ledger.with_all(filters, today=today))
        lines.append(f"{'>' if name == shown else ' '}{key} {number:5} {_WORDS[name]}")
    states = [entry.state for entry in ledger.entries]
    lines += ["", "STATES"]
    lines += [f" {SIGNS[each]} {states.count(each):5} {word_of(each)}" for each in QuestionState]
    return [*lines, "", "KEYS, f1: all of them", *(f" {line}" for line in _KEYS)]


def strip_line(ledger: Ledger, *, today: date) -> str:
    """Return what can be shown by a key on one line."""
    told = [
        f"{key} {name} {len(ledger.with_all(filters, today=today))}"
        for name, (key, filters) in SHOWN.items()
    ]
    return "  ".join((*told, "s state  r link  p promises"))


def facts_line(entry: Entry, *, sessions: int) -> str:
    """Return where a question stands, and beside it what its links say of that."""
    says = f", links say: {entry.says}" if entry.says else ""
    return (
        f"{short_code(entry.question_id)} · {SIGNS[entry.state]} {entry.state}{says}"
        f" · asked {entry.asked_on} · raised in {entry.raised_in} of {sessions}"
    )


def answers_line(entry: Entry, *, today: date) -> str:
    """Return how many responses it has, from whom as far as that is kept, and what came after."""
    waits = entry.waiting(today)
    told = [counted(len(entry.responses), "response") if entry.responses else "no response"]
    if waits is not None:
        told = [f"no response, for {counted(waits, 'day')}"]
    if entry.latency is not None:
        days = counted(entry.latency, "day")
        told.append(f"the first after {days}" if entry.latency else "the first on the same day")
    if entry.answered_by:
        by = (f"{role or 'role not kept'} {number}" for role, number in entry.answered_by)
        told.append(f"by {', '.join(by)}")
    if entry.follow_ups:
        told.append(counted(len(entry.follow_ups), "follow-up"))
    return " · ".join(told)


def merged_lines(entry: Entry, said: Mapping[int, Contribution], *, rows: int) -> list[str]:
    """Return the questions that are merged in it, in as many rows as there are."""
    lines = [f"+ {isolated(one_line(said[id_].text))}" for id_ in entry.merged]
    if len(lines) <= rows:
        return lines
    return [*lines[: rows - 1], f"+ {len(lines) - rows + 1} more, merged into it"]


def counted(number: int, what: str) -> str:
    """Return a number of things in words."""
    return f"{number} {what}{'' if number == 1 else 's'}"


def brief_label(brief: Brief) -> str:
    """Return a contribution as it is listed to be picked: its words come last."""
    who = brief.handle or "anon"
    return f"{short_code(brief.id)} {who:6} {brief.kind:14} {isolated(one_line(brief.text))}"


def turn_line(row: Row) -> Text:
    """Return a turn of a thread as a row: how deep it is, what it is, who said it, its words."""
    kind, state, depth = row["kind"], row["state"], min(row["depth"], 4)
    what = f"{SIGNS[state]} {word_of(state)}" if kind is Kind.QUESTION else f"  {kind}"
    if row["merged_into"]:
        what = "+ merged"
    who = " ".join(filter(None, (row["role"], row["handle"]))) or "anon"
    columns = f" {'  ' * depth}{what:{_TURN - 2 * depth}} {who:13} "
    return Text.assemble(columns, show(row["text"]), no_wrap=True, overflow="ellipsis")


def thread_title(code: str, rows: Sequence[Row]) -> str:
    """Return the first line of a thread: whose it is, and how many turns it has."""
    tops = sum(row["depth"] == 0 and not row["merged_into"] for row in rows)
    several = f" · in {tops} threads" if tops > 1 else ""
    return f"THREAD of {code} · {counted(len(rows), 'turn')}{several}"


def scope_label(scope: Scope, title: str) -> str:
    """Return what a ledger can be of, as it is listed to be chosen."""
    if scope == Scope():
        return title
    return f"{'session' if scope.session_id else 'round  '} {isolated(one_line(title))}"


def promise_line(row: Row, *, today: date) -> Text:
    """Return a promise as a row: where it stands, when it is due, who owns it, and its words."""
    state, due = row["state"], row["due"]
    late = is_late(row, today=today)
    stands = "! overdue" if late else f"{_PROMISED[state]} {state}"
    columns = f" {stands:9} {due or 'no day yet':10}  "
    team = show(row["team"]) if row["team"] else Text("no team yet")
    return Text.assemble(columns, team, " · ", show(row["text"]), no_wrap=True, overflow="ellipsis")


def recommendation_line(row: Row) -> Text:
    """Return a recommendation as a row: to whom it is addressed, and its words."""
    team = show(row["addressee"]) if row["addressee"] else Text("nobody yet")
    return Text.assemble("  ", team, " · ", show(row["text"]), no_wrap=True, overflow="ellipsis")


def recommendations_title(rows: Collection[Row], place: str) -> Text:
    """Return the first line: how many recommendations there are, how many without addressee."""
    bare = sum(row["addressee"] is None for row in rows)
    return _typed_last(["RECOMMENDATIONS", f"{len(rows)}", f"{bare} to nobody yet"], [place])


def is_late(row: Row, *, today: date) -> bool:
    """Tell whether a promise that is open still was due before a day."""
    due = row["due"]
    return row["state"] is CommitmentState.OPEN and due is not None and due < today.isoformat()


def promises_title(rows: Collection[Row], place: str, *, today: date) -> Text:
    """Return the first line: how many promises there are, how many of them are overdue."""
    late = sum(is_late(row, today=today) for row in rows)
    still = sum(row["state"] is CommitmentState.OPEN for row in rows)
    return _typed_last(["PROMISES", f"{len(rows)}", f"{still} open", f"{late} overdue"], [place])
