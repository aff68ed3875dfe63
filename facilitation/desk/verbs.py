r"""What the live screen does, as lines: for a screen reader, a pipe, or a simple terminal.

A line that begins with a stroke is a verb, as in `/next`. All others are of the quick grammar.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

from convo.errors import RefusedError
from convo.languages.tags import canonical
from convo.model.words import Attribution, Form, Kind, Role, Use
from facilitation.desk.amending import agree, amend, contribution_called, reassign
from facilitation.desk.checking import mid_check
from facilitation.desk.choosing import NOTHING_CHOSEN
from facilitation.desk.erasing import erase
from facilitation.desk.feed import Feed, codes_of, id_called
from facilitation.desk.guessing import guess_for
from facilitation.desk.live import Live
from facilitation.desk.narrowing import narrow
from facilitation.desk.opening import Desk
from facilitation.desk.reading_back import read_back, words_of
from facilitation.desk.roster import Roster
from facilitation.desk.sessions import close_session
from facilitation.desk.tagging import tag_soon
from facilitation.desk.undoing import subject_of

_LAST: Final = 5
"""Contributions that are listed where nobody says how many."""

K = TypeVar("K", bound=StrEnum)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of a line."""

    saved: int | None = None
    """The id of the contribution that is on disk; None where nothing was kept."""

    said: str = ""
    """A sentence for the note-taker."""

    lines: tuple[str, ...] = field(default=(), repr=False)
    """What was asked to be listed, a row each."""


class Verbs:
    """One window on a session, line by line."""

    def __init__(self, desk: Desk, session_id: int, *, taker: int) -> None:
        """Begin, or go on where the session stands.

        Raises:
            NotFoundError: There is no such session.
        """
        self._desk = desk
        self._id = session_id
        self._live = Live(desk, session_id, taker=taker, guess=guess_for(desk, session_id))
        self._chosen = NOTHING_CHOSEN

    def take(self, line: str) -> Told:
        """Do what a line says, and wait until it is on disk.

        Raises:
            NotFoundError: It speaks of a contribution that is not there.
            RefusedError: There is no such verb, or it cannot be done now.
            StoreError: The record could not be written to.
        """
        verb, _, rest = line.strip().partition(" ")
        if not verb.startswith("/"):
            noted = self._live.hand_in(line, chosen=self._chosen).result()
            return Told(saved=noted.saved, said=noted.said or self._warning(noted.saved))
        if verb[1:] not in VERBS:
            raise RefusedError("there is no such verb: /help lists them")
        if self._live.is_off_the_record and verb not in {"/on", "/help"}:
            return Told(said="off the record: /on ends it")
        return VERBS[verb[1:]].do(self, rest.strip())

    def _warning(self, saved: int | None) -> str:
        """Return what to look at in words that were saved: a name slips in easily."""
        if saved is None:
            return ""
        roster = Roster(self._desk, self._id)
        names = roster.names_in(contribution_called(self._desk, saved).text)
        return f"it seems to name somebody ({names}): /handles puts handles there" if names else ""

    def handles(self, rest: str) -> Told:
        """Put handles in the place of names, in the newest contribution or in one by its code."""
        ids = Feed(self._desk, self._id).ids
        if not rest and not ids:
            raise RefusedError("nothing was said yet")
        id_ = id_called(self._desk, self._id, rest) if rest else ids[-1]
        text = contribution_called(self._desk, id_).text
        amend(self._desk, id_, text=Roster(self._desk, self._id).with_handles(text)).result()
        return Told(saved=id_)

    def assign(self, rest: str) -> Told:
        """Note a contribution under another handle."""
        code, _, handle = rest.partition(" ")
        if not handle.strip("Pp").isdecimal():
            raise RefusedError("say whose it is, as in /assign 3fa1 7")
        id_ = id_called(self._desk, self._id, code)
        reassign(self._desk, id_, f"P{int(handle.strip('Pp'))}").result()
        return Told(saved=id_)

    def agree(self, rest: str) -> Told:
        """Count one more who agrees with a contribution."""
        id_ = id_called(self._desk, self._id, rest)
        agree(self._desk, id_).result()
        return Told(saved=id_)

    def sort(self, rest: str) -> Told:
        """Give a contribution another kind."""
        code, _, kind = rest.partition(" ")
        if kind not in list(Kind):
            raise RefusedError(f"it is one of: {', '.join(Kind)}")
        id_ = id_called(self._desk, self._id, code)
        amend(self._desk, id_, kind=Kind(kind)).result()
        return Told(saved=id_)

    def help(self, _rest: str) -> Told:
        """List the verbs."""
        return Told(lines=tuple(f"/{name} {verb.help}" for name, verb in VERBS.items()))

    def go(self, step: int) -> Told:
        """Ask the prompt that many steps on."""
        said = self._live.go_to_prompt(step).result().said
        asked = self._live.standing()
        return Told(said=said, lines=() if asked.at is None else (asked.prompts[asked.at].text,))

    def agenda(self, _rest: str) -> Told:
        """List the prompts."""
        standing = self._live.standing()
        return Told(
            lines=tuple(
                f"{'>' if n == standing.at else ' '} {n + 1} {one.minutes or '-'} {one.text}"
                for n, one in enumerate(standing.prompts)
            )
        )

    def off(self, *, is_off: bool) -> Told:
        """Go off the record, or come back."""
        line = "off the record" if is_off else "on the record"
        return Told(said=self._live.hand_in(line).result().said)

    def choose(self, field: str, value: object) -> Told:
        """Let something hold for the words to come."""
        self._chosen = replace(self._chosen, **{field: value})  # type: ignore[arg-type]
        return Told(said=f"{field}: {value or 'the safest'}")

    def who(self, rest: str) -> Told:
        """Choose who speaks."""
        handle = f"P{rest.upper().removeprefix('P')}" if rest.strip("Pp").isdecimal() else None
        if rest and handle is None:
            raise RefusedError("say a handle, as in /who 3; /who alone is nobody")
        return self.choose("who", handle)

    def language(self, rest: str) -> Told:
        """Choose the language of the words to come."""
        return self.choose("language", canonical(rest) if rest else None)

    def seat(self, rest: str) -> Told:
        """Give handles to as many as are in the room."""
        if not rest.isdecimal():
            raise RefusedError("say how many are in the room, as in /seat 7")
        if (seated := self._live.seat(int(rest))) is not None:
            seated.result()
        return Told(said=f"present: {self._live.standing().present}")

    def last(self, rest: str) -> Told:
        """List the newest contributions, each with its code."""
        feed = Feed(self._desk, self._id)
        codes = codes_of(feed.ids)
        ids = feed.ids[-(int(rest) if rest.isdecimal() and int(rest) else _LAST) :]
        briefs = feed.briefs(ids)
        return Told(
            lines=tuple(
                f"{codes[id_]} {briefs[id_].handle or 'anon'} {briefs[id_].kind}"
                f" {' '.join(briefs[id_].text.split())}"
                for id_ in ids
                if id_ in briefs
            )
        )

    def undo(self, _rest: str) -> Told:
        """Take the newest change back."""
        return Told(said=f"taken back: {subject_of(self._live.undo().result())}")

    def redo(self, _rest: str) -> Told:
        """Make again what was taken back."""
        return Told(said=f"made again: {subject_of(self._live.redo().result())}")

    def edit(self, rest: str) -> Told:
        """Put other words in the place of a contribution's."""
        code, _, text = rest.partition(" ")
        id_ = id_called(self._desk, self._id, code)
        amend(self._desk, id_, text=text).result()
        return Told(saved=id_)

    def tag(self, rest: str) -> Told:
        """Put a contribution under a theme."""
        code, _, theme = rest.partition(" ")
        id_ = id_called(self._desk, self._id, code)
        tag_soon(self._desk, id_, theme).result()
        return Told(saved=id_)

    def restrict(self, rest: str) -> Told:
        """Keep the words of a contribution for the restricted annex alone."""
        done = narrow(self._desk, id_called(self._desk, self._id, rest), use=Use.RESTRICTED)
        return Told(said=f"{_sealed(is_sealed=done.is_sealed)} {done.heard}".strip())

    def purge(self, rest: str) -> Told:
        """Erase a contribution for good; its code says that it is meant."""
        if not rest:
            raise RefusedError("say which by its code, as in /purge 3fa1: there is no undo")
        done = erase(self._desk, id_called(self._desk, self._id, rest))
        several = f"{done.notes} notes of one person; " if done.notes > 1 else ""
        return Told(said=f"{several}{_sealed(is_sealed=done.is_sealed)}")

    def check(self, _rest: str) -> Told:
        """Say what may be missing yet."""
        found = mid_check(self._desk, self._live.standing())
        minutes = int(found.time_left.total_seconds()) // 60
        return Told(
            lines=(
                f"contributions {found.contributions}, anonymous {found.anonymous}",
                f"without a theme {found.untagged}, questions open {found.questions}",
                f"not heard: {', '.join(map(str, found.unheard_roles)) or '-'}",
                f"minutes left {minutes}",
            )
        )

    def read(self, _rest: str) -> Told:
        """List the key points, to be read to the room."""
        return Told(
            lines=tuple(
                f"{kind}: {' '.join(words_of(one).split())}"
                for kind, statements in read_back(self._desk, self._id)
                for one in statements
            )
        )

    def close(self, rest: str) -> Told:
        """End the session."""
        if rest != "yes":
            raise RefusedError("say /close yes: the session takes no more then")
        closed = close_session(self._desk, self._id)
        counts = f"{closed.contributions} contributions, {closed.untagged} without a theme"
        return Told(said=f"closed: {counts}{closed.reminder and f'; {closed.reminder}'}")


@dataclass(frozen=True, slots=True)
class Verb:
    """A word after a stroke."""

    help: str
    """What may follow it, and what it does."""

    do: Callable[[Verbs, str], Told]


def _one_of(kind: type[K], field: str) -> Callable[[Verbs, str], Told]:
    """Return what chooses one of *kind*, or the safest where nothing is said."""

    def do(verbs: Verbs, rest: str) -> Told:
        if rest and rest not in list(kind):
            raise RefusedError(f"it is one of: {', '.join(kind)}")
        return verbs.choose(field, kind(rest) if rest else None)

    return do


def _sealed(*, is_sealed: bool) -> str:
    return "done" if is_sealed else "not yet erased: close other windows, then `convo seal`"


VERBS: Final[Mapping[str, Verb]] = MappingProxyType(
    {
        "help": Verb("lists the verbs", Verbs.help),
        "next": Verb("asks the next prompt", lambda verbs, _: verbs.go(1)),
        "back": Verb("asks the prompt before", lambda verbs, _: verbs.go(-1)),
        "agenda": Verb("lists the prompts", Verbs.agenda),
        "who": Verb("[3]: who speaks from now on; nobody", Verbs.who),
        "as": Verb("[role]: how it is attributed", _one_of(Attribution, "attribution")),
        "role": Verb("[staff]: the hat somebody speaks under", _one_of(Role, "role")),
        "kind": Verb("[question]: what sort of point it is", _one_of(Kind, "kind")),
        "form": Verb("[quote]: how the words are kept", _one_of(Form, "form")),
        "use": Verb("[internal]: where the words may go", _one_of(Use, "use")),
        "language": Verb("[my]: what it is said in; else it is guessed", Verbs.language),
        "seat": Verb("7: gives P1 to P7 to those in the room", Verbs.seat),
        "list": Verb("[5]: lists the newest, each with its code", Verbs.last),
        "undo": Verb("takes the newest change back", Verbs.undo),
        "redo": Verb("makes again what was taken back", Verbs.redo),
        "edit": Verb("3fa1 words: puts other words in its place", Verbs.edit),
        "tag": Verb("3fa1 theme: puts it under a theme", Verbs.tag),
        "handles": Verb("[3fa1]: puts handles in the place of names", Verbs.handles),
        "assign": Verb("3fa1 7: notes it under another handle", Verbs.assign),
        "sort": Verb("3fa1 question: gives it another kind", Verbs.sort),
        "agree": Verb("3fa1: counts one more who agrees", Verbs.agree),
        "restrict": Verb("3fa1: keeps it for the restricted annex alone", Verbs.restrict),
        "purge": Verb("3fa1: erases it for good", Verbs.purge),
        "off": Verb("goes off the record", lambda verbs, _: verbs.off(is_off=True)),
        "on": Verb("comes back on the record", lambda verbs, _: verbs.off(is_off=False)),
        "check": Verb("says what may be missing yet", Verbs.check),
        "read": Verb("lists the key points, to be read to the room", Verbs.read),
        "close": Verb("yes: ends the session", Verbs.close),
    }
)
"""Every verb, by its word."""
