"""Every key there is: bindings, footer, help and the README's table are made from it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from enum import StrEnum
from itertools import combinations
from typing import Final

from convo.errors import RefusedError

_KEY = re.compile(r"(?:(?:ctrl|alt|shift|super)\+)*(?:[a-z][a-z0-9_]*|\S)")
_NAMES: Final = {"/": "slash", "?": "question_mark", ".": "full_stop", "-": "minus", "+": "plus"}


def _listed(keys: str) -> list[str]:
    return [each.strip() for each in keys.split(",")]


def _has_single(keys: str) -> bool:
    return any(len(each) == 1 for each in _listed(keys))


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
        if self.erases_for_good and _has_single(self.keys):
            raise ValueError("a single letter never erases for good")

    @property
    def doing(self) -> str:
        """What it does, whichever part does it: the end of its id."""
        return self.id.partition(".")[2]


def _key(  # noqa: PLR0917 - a table reads best in columns
    id_: str, keys: str, where: Where, action: str, label: str, help_: str, **more: bool
) -> Key:
    return Key(id=id_, keys=keys, where=where, action=action, label=label, help=help_, **more)


_TOGETHER = (
    {Where.LISTS, Where.SESSIONS},
    {Where.LIVE, Where.EDITOR},
    {Where.LIVE, Where.LIVE_LIST},
    {Where.LISTS, Where.LIVE},
    {Where.LISTS, Where.LIVE_LIST},
    {Where.LISTS, Where.HOME},
    {Where.LISTS, Where.TAGGING},
    {Where.LISTS, Where.TAGGING_LIST},
    {Where.TAGGING, Where.TAGGING_LIST},
    {Where.LISTS, Where.READING},
    {Where.TAGGING, Where.READING},
    {Where.TAGGING_LIST, Where.READING},
    {Where.LISTS, Where.SECOND},
    {Where.TAGGING_LIST, Where.SECOND},
    {Where.READING, Where.SECOND},
    {Where.LISTS, Where.COMPARING},
)
_DIALOGS = {Where.HELP, Where.CURTAIN, Where.SHEET, Where.EDIT, Where.CARRY, Where.DIVIDING}
_TYPED_IN = {Where.LIVE, Where.EDITOR, Where.UNLOCK, Where.FIRST_RUN, Where.CODE, Where.FORM}
_W = Where
# Left alone: F6, F7 and most of ctrl with a letter belong to editors; alt+enter is enter in most
# terminals; F9 is kept for a card of safety contacts.
KEYS: Final = (
    _key("live.save", "enter", _W.EDITOR, "screen.save", "Save", "Save what is typed", shown=True,
         priority=True),
    _key("live.new_line", "ctrl+j", _W.EDITOR, "new_line", "New line", "Begin a new line",
         priority=True),
    _key("live.pick", "tab", _W.EDITOR, "pick", "Pick", "Take the theme that is shown first",
         priority=True),
    _key("live.back", "escape", _W.EDITOR, "screen.to_list", "List",
         "Go from the editor to the list", priority=True),
    _key("live.who", "ctrl+o", _W.LIVE, "who", "Who",
         "Choose who speaks, how they are attributed, and the rest of it", shown=True),
    _key("live.consent", "f4", _W.LIVE, "use", "Use", "Choose where the words may go", shown=True),
    _key("live.kind", "f5", _W.LIVE, "kind", "Kind", "Choose what sort of point it is"),
    _key("live.next_prompt", "ctrl+n", _W.LIVE, "prompt(1)", "Next", "Ask the next prompt",
         shown=True),
    _key("live.previous_prompt", "ctrl+b", _W.LIVE, "prompt(-1)", "Previous",
         "Ask the prompt before"),
    _key("live.agenda", "f8", _W.LIVE, "agenda", "Agenda", "Show the agenda"),
    _key("live.handles", "ctrl+r", _W.LIVE, "handles", "Handles",
         "Put handles in the place of names"),
    _key("live.off", "ctrl+t", _W.LIVE, "off", "Off record",
         "Go off the record, or come back: nothing is kept meanwhile"),
    _key("live.check", "ctrl+g", _W.LIVE, "check", "Mid-check", "Say what may be missing yet"),
    _key("live.read_back", "f12", _W.LIVE, "read_back", "Read back",
         "Show the key points, to be read to the room"),
    _key("live.close", "ctrl+f", _W.LIVE, "close", "End", "End the session, once you say yes"),
    _key("live_list.edit", "e", _W.LIVE_LIST, "entry('edit')", "Edit", "Correct the words"),
    _key("live_list.kind", "k", _W.LIVE_LIST, "entry('change_kind')", "Kind",
         "Choose another kind"),
    _key("live_list.form", "f", _W.LIVE_LIST, "entry('change_form')", "Form",
         "Choose another form: quote, paraphrase, observation"),
    _key("live_list.language", "l", _W.LIVE_LIST, "entry('change_language')", "Language",
         "Choose another language"),
    _key("live_list.who", "w", _W.LIVE_LIST, "entry('who')", "Who", "Choose another handle"),
    _key("live_list.tag", "t", _W.LIVE_LIST, "entry('tag')", "Theme", "Put it under a theme"),
    _key("live_list.agree", "+", _W.LIVE_LIST, "entry('agree')", "Agree",
         "Count one more who agrees"),
    _key("live_list.restrict", "r", _W.LIVE_LIST, "entry('restrict')", "Restrict",
         "Keep the words for the restricted annex, once you say yes"),
    _key("live_list.purge", "delete", _W.LIVE_LIST, "entry('purge')", "Purge",
         "Erase it for good, once you say yes", erases_for_good=True),
    _key("live_list.to_editor", "i", _W.LIVE_LIST, "to_editor", "Editor",
         "Go from the list to the editor"),
    _key("sheet.back", "escape", _W.SHEET, "back", "Close", "Close the sheet", shown=True),
    _key("sheet.choose", "enter", _W.SHEET, "choose", "Choose", "Choose what is under the cursor",
         shown=True, priority=True),
    _key("sheet.next", "down", _W.SHEET, "move(1)", "Next", "Go one row down"),
    _key("sheet.previous", "up", _W.SHEET, "move(-1)", "Previous", "Go one row up"),
    _key("edit.keep", "enter", _W.EDIT, "keep", "Keep", "Keep the words", shown=True,
         priority=True),
    _key("edit.new_line", "ctrl+j", _W.EDIT, "new_line", "New line", "Begin a new line",
         priority=True),
    _key("edit.back", "escape", _W.EDIT, "back", "Leave", "Leave the words as they were",
         shown=True, priority=True),
    _key("list.next", "down", _W.LISTS, "move(1)", "Next", "Go one row down"),
    _key("list.previous", "up", _W.LISTS, "move(-1)", "Previous", "Go one row up"),
    _key("list.page_down", "pagedown", _W.LISTS, "page(1)", "Page down", "Go one screen down"),
    _key("list.page_up", "pageup", _W.LISTS, "page(-1)", "Page up", "Go one screen up"),
    _key("list.first", "home", _W.LISTS, "go(0)", "First", "Go to the first row"),
    _key("list.last", "end", _W.LISTS, "go(-1)", "Last", "Go to the last row, and stay there"),
    _key("list.mark", "space", _W.LISTS, "mark", "Mark", "Mark the row, or unmark it", shown=True),
    _key("list.filter", "slash", _W.LISTS, "filter", "Filter", "Show only rows with these words",
         shown=True),
    _key("list.undo", "u", _W.LISTS, "undo", "Undo", "Take the last change back", shown=True),
    _key("list.redo", "U", _W.LISTS, "redo", "Redo", "Make it again"),
    _key("list.open", "enter", _W.LISTS, "open", "Open", "Open the row", shown=True),
    _key("contributions.back", "escape", _W.SESSIONS, "app.back", "Sessions",
         "Go back to the sessions", shown=True),
    _key("app.back", "escape", _W.EVERYWHERE, "back", "Back", "Close what is on top"),
    _key("app.quit", "ctrl+q", _W.EVERYWHERE, "quit", "Quit", "Leave convo", shown=True,
         priority=True),
    _key("app.how_to_quit", "ctrl+c", _W.EVERYWHERE, "how_to_quit", "How to quit",
         "Say which key leaves convo"),
    _key("app.lock", "ctrl+l", _W.EVERYWHERE, "lock", "Lock",
         "Close the record, and forget its words", shown=True, priority=True),
    _key("app.jump", "f2", _W.EVERYWHERE, "jump", "Jump",
         "Go to a session, a theme, or a contribution by its code"),
    _key("app.palette", "ctrl+p", _W.EVERYWHERE, "command_palette", "Palette",
         "Everything there is to do here, by name"),
    _key("app.curtain", "f3", _W.EVERYWHERE, "curtain", "Curtain",
         "Hide everything behind a clock", shown=True, priority=True),
    _key("app.help", "f1", _W.EVERYWHERE, "help", "Help", "What the keys do here", shown=True),
    _key("help.back", "escape", _W.HELP, "back", "Close", "Close the help", shown=True),
    _key("help.next", "down", _W.HELP, "scroll(1)", "Next", "Scroll one line down"),
    _key("help.previous", "up", _W.HELP, "scroll(-1)", "Previous", "Scroll one line up"),
    _key("help.page_down", "pagedown", _W.HELP, "scroll(10)", "Page down",
         "Scroll ten lines down"),
    _key("help.page_up", "pageup", _W.HELP, "scroll(-10)", "Page up", "Scroll ten lines up"),
    _key("unlock.open", "enter", _W.UNLOCK, "open", "Open", "Open the record", shown=True,
         priority=True),
    _key("unlock.other", "f4", _W.UNLOCK, "other", "Other way",
         "Change between the passphrase and the recovery code", shown=True),
    _key("first_run.go_on", "enter", _W.FIRST_RUN, "go_on", "Go on",
         "Choose what is under the cursor, or go on with what is typed", shown=True,
         priority=True),
    _key("first_run.back", "escape", _W.FIRST_RUN, "back", "Back",
         "Go back to what opens the record"),
    _key("code.check", "enter", _W.CODE, "check", "Check",
         "Compare what is typed with the recovery code", shown=True, priority=True),
    _key("code.skip", "f4", _W.CODE, "skip", "Skip",
         "Go on without typing the code, once you say so", shown=True),
    _key("code.back", "escape", _W.CODE, "skip", "Skip",
         "Go on without typing the code, once you say so"),
    _key("home.new", "n", _W.HOME, "new", "New", "Plan a session", shown=True),
    _key("home.like", "s", _W.HOME, "like", "Like it", "Plan a session like this one",
         shown=True),
    _key("home.contributions", "o", _W.HOME, "contributions", "Words",
         "Show what was said in it"),
    _key("home.tag", "t", _W.HOME, "tag", "Themes",
         "Put what was said in it under themes"),
    _key("home.tag_all", "T", _W.HOME, "tag_all", "All themes",
         "Put what was said in any session under themes"),
    _key("home.back", "escape", _W.HOME, "back", "All", "Show all sessions again"),
    _key("form.plan", "ctrl+s", _W.FORM, "plan", "Plan it", "Make the session", shown=True),
    _key("form.go_on", "enter", _W.FORM, "go_on", "Go on",
         "Go to the next line, or choose what stands in this one", shown=True, priority=True),
    _key("form.choose", "space", _W.FORM, "choose", "Choose", "Choose what stands in this line"),
    _key("form.back", "escape", _W.FORM, "back", "Leave",
         "Leave the form, once you say so where words would be lost", shown=True),
    _key("carry.add", "enter", _W.CARRY, "add", "Add", "Put what is marked on the agenda",
         shown=True, priority=True),
    _key("carry.mark", "space", _W.CARRY, "mark", "Mark", "Mark the question, or unmark it",
         shown=True),
    _key("carry.back", "escape", _W.CARRY, "back", "None", "Put none on the agenda", shown=True),
    _key("preflight.go_on", "enter", _W.PREFLIGHT, "go_on", "Go on",
         "Go on to the rule, to be read aloud", shown=True),
    _key("preflight.again", "f5", _W.PREFLIGHT, "again", "Again", "Look at everything again",
         shown=True),
    _key("preflight.next", "down", _W.PREFLIGHT, "scroll(1)", "Next", "Scroll one line down"),
    _key("preflight.previous", "up", _W.PREFLIGHT, "scroll(-1)", "Previous",
         "Scroll one line up"),
    _key("preflight.back", "escape", _W.PREFLIGHT, "app.back", "Back",
         "Go back to the sessions", shown=True),
    _key("script.begin", "enter", _W.SCRIPT, "begin", "We have read it: begin",
         "Note that the rule was read, and begin the session", shown=True),
    _key("script.language", "f4", _W.SCRIPT, "language", "Language",
         "Read it in another language of the session", shown=True),
    _key("script.next", "down", _W.SCRIPT, "scroll(1)", "Next", "Scroll one line down"),
    _key("script.previous", "up", _W.SCRIPT, "scroll(-1)", "Previous", "Scroll one line up"),
    _key("script.page_down", "pagedown,space", _W.SCRIPT, "scroll(10)", "Page down",
         "Scroll ten lines down"),
    _key("script.page_up", "pageup", _W.SCRIPT, "scroll(-10)", "Page up",
         "Scroll ten lines up"),
    _key("script.back", "escape", _W.SCRIPT, "app.back", "Back", "Go back to the sessions"),
    *(
        _key(f"tagging.theme_{n}", str(n), _W.READING, f"theme({n})", f"Theme {n}",
             f"Put what is marked, or the row, under theme {n}; a second time takes it out")
        for n in range(1, 10)
    ),
    _key("tagging.pick", "t,number_sign", _W.READING, "pick", "Theme",
         "Put what is marked, or the row, under a theme that you choose or make"),
    _key("tagging.next_bare", "n", _W.READING, "next_bare", "Next",
         "Go to the next that waits for a theme, or for a second reading"),
    _key("tagging.suggested_a", "a", _W.TAGGING, "suggested(0)", "Suggested a",
         "Put the row under the first theme that is suggested"),
    _key("tagging.suggested_b", "b", _W.TAGGING, "suggested(1)", "Suggested b",
         "Put the row under the second theme that is suggested"),
    _key("tagging.suggested_c", "c", _W.TAGGING, "suggested(2)", "Suggested c",
         "Put the row under the third theme that is suggested"),
    _key("tagging_list.mark_from", "m", _W.TAGGING_LIST, "mark_from", "Mark from",
         "Mark the row, as one end of a range"),
    _key("tagging_list.mark_to", "M", _W.TAGGING_LIST, "mark_to", "Mark to",
         "Mark all rows from that end to here"),
    _key("tagging_list.mark_all", "asterisk", _W.TAGGING_LIST, "mark_all", "Mark all",
         "Mark all rows that are shown"),
    _key("tagging.narrow", "f", _W.READING, "narrow", "Narrow",
         "Show only what has one session, region, kind, hat, use, audience, language or theme"),
    _key("tagging.read", "r", _W.READING, "read", "Read", "Show all words, and what was done"),
    _key("tagging.back", "escape", _W.READING, "peel", "Back",
         "Leave the search, then the marks, then the filters, then the screen"),
    _key("tagging.divide", "S", _W.TAGGING, "divide", "Divide", "Divide the note in two"),
    _key("tagging.join", "d", _W.TAGGING, "join", "Same", "What is marked is the row's point too"),
    _key("tagging.apart", "D", _W.TAGGING, "take_apart", "Apart", "Take second notes apart again"),
    _key("tagging.second", "R", _W.TAGGING, "second", "Second", "Read a second time, blind"),
    _key("tagging.compare", "C", _W.TAGGING, "compare", "Compare", "Compare both readings"),
    *(
        _key(f"tagging_list.extend_{to}", f"shift+{to}", _W.TAGGING_LIST, f"extend({by})", "Mark",
             f"Mark the row and the next one {to}, and go there")
        for to, by in (("down", 1), ("up", -1))
    ),
    _key("second.none", "0", _W.SECOND, "nothing_fits", "None", "It was read, and no theme fits"),
    _key("second.compare", "C", _W.SECOND, "compare", "Compare", "Compare both readings"),
    _key("comparing.first", "1", _W.COMPARING, "prefer_first", "First",
         "Leave it under the themes of the first reader", shown=True),
    _key("comparing.second", "2", _W.COMPARING, "prefer_second", "Second",
         "Put it under the themes of the second reader", shown=True),
    _key("comparing.figures", "a", _W.COMPARING, "figures", "Agreement",
         "Show how far both agree, theme by theme", shown=True),
    _key("comparing.read", "r", _W.COMPARING, "read", "Read", "Show all of the words"),
    _key("dividing.here", "enter", _W.DIVIDING, "here", "Divide here",
         "Divide it where the cursor is", shown=True, priority=True),
    _key("dividing.back", "escape", _W.DIVIDING, "back", "Leave", "Leave it in one", shown=True,
         priority=True),
    _key("curtain.open", "ctrl+r", _W.CURTAIN, "open", "Show", "Take the curtain away", shown=True),
)  # fmt: skip


def keys_in(where: Where, *, keymap: Mapping[str, str]) -> list[Key]:
    """Return the keys of a place in their order, with those that *keymap* puts elsewhere.

    Raises:
        RefusedError: As `remapped` does.
    """
    return [key for key in remapped(keymap) if key.where is where]


def remapped(keymap: Mapping[str, str], *, keys: Sequence[Key] = KEYS) -> list[Key]:
    """Return all *keys*, with other keys where *keymap* has some for their ids.

    Raises:
        RefusedError: An id is unknown, what is given is no key, two actions would share a key in
            one place, a letter would be taken from an editor, or a single letter would erase for
            good. The sentence names them.
    """
    known = {key.id for key in keys}
    for id_ in keymap:
        if id_ not in known:
            raise RefusedError(f"no key is called {id_!r}{nearest(id_, known)}")
    changed = [_with_keys(key, keymap[key.id]) if key.id in keymap else key for key in keys]
    for one, other in combinations(changed, 2):
        shared = _names(one.keys) & _names(other.keys)
        if shared and one.doing != other.doing and _meet(one, other):
            raise RefusedError(f"{one.id} and {other.id} are both on the key {min(shared)}")
    return changed


def nearest(name: str, known: Iterable[str]) -> str:
    """Return ": did you mean ...?" with the name most like *name*, or nothing where none is."""
    found = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return f": did you mean {found[0]!r}?" if found else ""


def key_table(keymap: Mapping[str, str]) -> list[str]:
    """Return all keys as the lines of a Markdown table, those of one place together."""
    rows = [
        f"| {key.where} | {' '.join(f'`{each}`' for each in _listed(key.keys))} | {key.help}"
        f" | `{key.id}` |"
        for where in Where
        for key in keys_in(where, keymap=keymap)
    ]
    return ["| where | key | does | id |", "|---|---|---|---|", *rows]


def _with_keys(key: Key, chosen: str) -> Key:
    if not all(map(_KEY.fullmatch, _listed(chosen))):
        raise RefusedError(f"{key.id} is given no key: write one as in 'f4', 'ctrl+o' or 'x'")
    if key.erases_for_good and _has_single(chosen):
        raise RefusedError(f"{key.id} erases for good: a single letter is too easily pressed")
    if (key.priority or key.where in _TYPED_IN) and (_has_single(chosen) or "space" in chosen):
        raise RefusedError(f"{key.id} works while people type: it needs a key that types nothing")
    return replace(key, keys=chosen)


def _meet(one: Key, other: Key) -> bool:
    """Tell whether both keys work at once."""
    if one.where is other.where or {one.where, other.where} in _TOGETHER:
        return True
    if Where.EVERYWHERE in {one.where, other.where}:  # of which few work above dialogs
        return not {one.where, other.where} & _DIALOGS or one.priority or other.priority
    return False


def _names(keys: str) -> set[str]:
    """Return the keys by one name each: `/` is called slash."""
    return {_NAMES.get(each, each) for each in _listed(keys)}
