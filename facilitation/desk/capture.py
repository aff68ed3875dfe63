"""Taking down what is being said, one line of the quick grammar after the other."""

from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import datetime

from convo.disclosure.mentions_contacts import has_contact
from convo.errors import RefusedError, SessionClosedError
from convo.model.changes import Change, Keep, Saved
from convo.model.contributions import Agreement, Contribution
from convo.model.ids import new_id
from convo.model.themes import Tag
from convo.records import reading
from convo.sources.quick_line import (
    Agreed,
    Blank,
    Continuation,
    Correction,
    Line,
    OffTheRecord,
    OnTheRecord,
    Skipped,
    Spoken,
    Topic,
    Unreadable,
    read_line,
    read_noted_line,
)
from convo.text import clean
from facilitation.desk.afterwards import afterwards, at_once
from facilitation.desk.choosing import NOTHING_CHOSEN, Chosen, spoken_by
from facilitation.desk.finding import Finder
from facilitation.desk.guessing import Guess, guess_for
from facilitation.desk.opening import Desk

_NAME = "it may begin with a name: take it out with s/old/new/, and write a handle"
_CONTACT = "it tells how to reach somebody: that is masked in every summary"
_OFF = "off the record: nothing is kept until a line says `on the record`"


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of a line."""

    saved: int | None = None
    """The id of the contribution that is on disk; None where nothing was kept."""

    said: str = ""
    """What to tell the note-taker; none of the words."""

    at: datetime | None = None
    """UTC, when it was on disk; None where nothing was kept."""


class Capture:
    """The lines of one session, as they are typed. Off the record, nothing is kept of them."""

    def __init__(self, desk: Desk, session_id: int, *, guess: Guess | None = None) -> None:
        """Begin to take lines down.

        Args:
            desk: Where.
            session_id: The session.
            guess: What guesses languages; None to load it with the first words, which then take
                half a second.

        Raises:
            NotFoundError: There is no such session.
        """
        self._desk = desk
        self._session_id = session_id
        self.guess = guess
        """What guesses languages; None to load it with the first words."""

        self._last: int | None = None
        self.prompt_id: int | None = None
        """What is being asked: the next words answer it."""

        self.is_off_the_record = False
        Finder(desk, session_id)

    def take(self, line: str, *, chosen: Chosen = NOTHING_CHOSEN) -> Noted:
        """Do what *line* says, and wait until it is on disk; see `hand_in`."""
        return self.hand_in(line, chosen=chosen).result()

    def hand_in(self, line: str, *, chosen: Chosen = NOTHING_CHOSEN) -> Future[Noted]:
        """Do what *line* says; what comes back is there once it is on disk.

        The next line is handed in after that: it may change what this one says.

        Args:
            line: As it was typed.
            chosen: What holds where the line does not say otherwise.

        Raises:
            SessionClosedError: The session takes nothing new.
            RuleError: The session's rule does not allow the attribution that was chosen.
            RefusedError: The line asks for what cannot be done, or is too long.
            StoreError: The record could not be written to. The future may raise it too.
        """
        read = read_line(line)
        warning = _warning(line, read)
        if isinstance(read, OffTheRecord | OnTheRecord):
            self._last = None  # what goes on after a gap belongs to nobody
            self.is_off_the_record = isinstance(read, OffTheRecord)
            return at_once(Noted(said=_OFF if self.is_off_the_record else "on the record"))
        if self.is_off_the_record or isinstance(read, Skipped | Blank):
            return at_once(Noted())
        if isinstance(read, Unreadable):
            self._last = None  # the lines after it belong to what was not kept
            raise RefusedError(read.message)
        if isinstance(read, Topic):
            return self._next_prompt(read.title)
        if isinstance(read, Spoken):
            return self._spoken(read, chosen, warning)
        return self._more(read, warning)

    def _more(self, line: Continuation | Correction | Agreed, warning: str) -> Future[Noted]:
        """Do what *line* says about the last contribution."""
        last = self._last_one()
        match line:
            case Continuation(text=text, themes=themes, agreed=agreed):
                longer = replace(last, text=clean(f"{last.text} {text}"))
                return self._change(
                    last.id, Keep(longer), themes=themes, agreed=agreed, warning=warning
                )
            case Correction():
                return self._change(last.id, Keep(_corrected(last, line)))
            case Agreed(count=count):
                return self._change(last.id, agreed=count)

    def _next_prompt(self, title: str) -> Future[Noted]:
        finder = Finder(self._desk, self._session_id)
        self._last = None
        self.prompt_id = finder.prompt(title).id
        asked = Noted(said="next prompt")
        if not finder.new:
            return at_once(asked)
        return afterwards(self._desk.hand_in(*map(Keep, finder.new)), lambda _saved: asked)

    def _spoken(self, line: Spoken, chosen: Chosen, warning: str) -> Future[Noted]:
        self._last = None  # should it not be kept, nothing may go on with what was said before
        finder = Finder(self._desk, self._session_id)
        attributed = spoken_by(line, chosen, finder)
        if self.guess is None:
            self.guess = guess_for(self._desk, self._session_id)
        said = Contribution(
            id=new_id(),
            session_id=self._session_id,
            prompt_id=self.prompt_id,
            participant_id=attributed.participant_id,
            role=attributed.role,
            attribution=attributed.attribution,
            use=attributed.use,
            kind=attributed.kind,
            form=attributed.form,
            language=chosen.language or self.guess(line.text),
            language_confirmed=chosen.language is not None,
            text=line.text,
        )
        changes = [*map(Keep, finder.new), Keep(said)]
        return self._change(
            said.id, *changes, themes=line.themes, agreed=line.agreed, warning=warning
        )

    def _change(
        self,
        id_: int,
        *changes: Change,
        themes: tuple[str, ...] = (),
        agreed: int = 0,
        warning: str = "",
    ) -> Future[Noted]:
        """Make *changes* to a contribution, tag it, and count who agrees."""
        finder = Finder(self._desk, self._session_id)
        if finder.session.closed:
            raise SessionClosedError(f"session {self._session_id} is closed: nothing was changed")
        tags = [Tag(contribution_id=id_, theme_id=finder.theme(name).id) for name in themes]
        made = [*changes, *map(Keep, finder.new), *map(Keep, tags)]
        if agreed:
            count = reading.agreed_with(self._desk.records, id_) + agreed
            made.append(Keep(Agreement(contribution_id=id_, count=count)))
        return self._told(self._desk.hand_in(*made), id_, warning)

    def _told(self, saved: Future[Saved], id_: int, warning: str) -> Future[Noted]:
        """Return what to tell of a contribution once it is *saved*."""

        def tell(done: Saved) -> Noted:
            self._last = id_
            return Noted(saved=id_, said=warning, at=done.at)

        return afterwards(saved, tell)

    def _last_one(self) -> Contribution:
        if self._last is None:
            raise RefusedError("nothing was said yet that this line could change")
        return reading.get_contribution(self._desk.records, self._last)


def _warning(line: str, read: Line) -> str:
    """Return what the note-taker had better look at, as a sentence; nothing where all is well."""
    if _begins_with_a_name(line, read):
        return _NAME
    if isinstance(read, Spoken | Continuation) and has_contact(read.text):
        return _CONTACT
    return ""


def _begins_with_a_name(line: str, read: Line) -> bool:
    """Tell whether imported notes would take the beginning of *line* for somebody's name."""
    if not isinstance(read, Spoken) or read.anonymous or read.who is not None:
        return False
    as_noted = read_noted_line(line, known=frozenset(), recurring=None)
    return isinstance(as_noted, Spoken) and as_noted.who is not None


def _corrected(last: Contribution, line: Correction) -> Contribution:
    if line.old not in last.text:
        raise RefusedError("the last contribution does not have these words: nothing was changed")
    text = clean(last.text.replace(line.old, line.new, -1 if line.everywhere else 1)).strip()
    if not text:
        raise RefusedError("this correction would leave no words, and was not made")
    return replace(last, text=text)
