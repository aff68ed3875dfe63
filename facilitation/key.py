"""One key, and the places in which keys mean something."""

from dataclasses import dataclass
from enum import StrEnum


def listed(keys: str) -> list[str]:
    """Return the names of keys that stand in one string, with commas between them."""
    return [each.strip() for each in keys.split(",")]


def has_single(keys: str) -> bool:
    """Tell whether one of the keys is a single letter or sign."""
    return any(len(each) == 1 for each in listed(keys))


class Where(StrEnum):
    """A place in which keys mean something."""

    EVERYWHERE = "everywhere"
    LIVE = "live"
    """In a live session, in its editor and in its list."""
    EDITOR = "editor"
    """In the editor of a live session alone."""
    LIVE_LIST = "live list"
    """In the list of a live session alone."""
    LISTS = "lists"
    SESSIONS = "sessions"
    SHEET = "sheet"
    EDIT = "edit"
    HELP = "help"
    CURTAIN = "curtain"
    UNLOCK = "unlock"
    FIRST_RUN = "first run"
    CODE = "recovery code"
    """Where the recovery code of a new record is shown."""
    HOME = "home"
    FORM = "new session"
    CARRY = "carried over"
    PREFLIGHT = "preflight"
    SCRIPT = "script"
    TAGGING = "tagging"
    TAGGING_LIST = "tagging list"
    """In the list of the tagging screen alone."""
    READING = "tagging and second reading"
    SECOND = "second reading"
    COMPARING = "comparing readings"
    DIVIDING = "dividing"
    LEDGER = "questions"
    QUESTION = "question"
    """In the list of questions, and in a thread."""
    THREAD = "thread"
    PROMISES = "promises"
    REGISTERS = "registers"
    ENTRY = "register form"
    URGENT = "urgent"
    CODEBOOK = "codebook"
    THEME = "theme"
    """In the form of a theme."""
    SPLIT = "split"
    """Where it is chosen what goes under another theme."""
    MATRIX = "matrix"
    EXPORT = "export"
    LEFT = "documents that left"
    WRITING = "writing"
    NAMES = "names"
    """In the list of names that a summary would tell, or mask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """One thing that people can do by a key.

    Its id names the part it belongs to and what it does there, as in `list.mark`. Ids that do the
    same in two parts, as `app.back` and `live.back`, may share a key: the nearer one is meant.

    Raises:
        ValueError: The id has no dot, or a single letter would erase for good.
    """

    id: str
    """What the settings call it; never renamed once it shipped."""

    keys: str
    """Names of keys as Textual has them, with commas between them."""

    where: Where
    label: str
    """One or two words for the footer."""

    help: str
    """What it does, as a sentence without its full stop."""

    action: str
    """What Textual is to run: the name of an `action_` method, with its arguments."""

    shown: bool = False
    """Whether the footer has it: at most six in one place, and they fit 80 columns."""

    priority: bool = False
    """Whether it works above dialogs, and in an editor that would take the key itself."""

    erases_for_good: bool = False
    """Whether what it does cannot be undone."""

    def __post_init__(self) -> None:
        if not self.doing:
            raise ValueError("a key's id names the part it belongs to, and what it does there")
        if self.erases_for_good and has_single(self.keys):
            raise ValueError("a single letter never erases for good")

    @property
    def doing(self) -> str:
        """What it does, whichever part does it: the end of its id."""
        return self.id.partition(".")[2]


def key(  # noqa: PLR0917 - a table reads best in columns
    id_: str, keys: str, where: Where, action: str, label: str, help_: str, **more: bool
) -> Key:
    """Return a row of a table of keys: its place among them is told by the table."""
    return Key(id=id_, keys=keys, where=where, action=action, label=label, help=help_, **more)
