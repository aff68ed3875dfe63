"""Taking down what is being said, one line of the quick grammar after the other."""

from dataclasses import dataclass, replace

from convo.errors import RefusedError, SessionClosedError
from convo.model.changes import Change, Keep
from convo.model.contributions import Agreement, Contribution
from convo.model.ids import new_id
from convo.model.themes import Tag
from convo.model.words import Attribution
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
from facilitation.desk.attributing import by_handle, safest_use
from facilitation.desk.finding import Finder
from facilitation.desk.guessing import Guess, guess_for
from facilitation.desk.opening import Desk

_NAME = "it may begin with a name: take it out with s/old/new/, and write a handle"
_OFF = "off the record: nothing is kept until a line says `on the record`"


@dataclass(frozen=True, slots=True)
class Noted:
    """What became of a line."""

    saved: int | None = None
    """The id of the contribution that is on disk; None where nothing was kept."""

    said: str = ""
    """What to tell the note-taker; none of the words."""


class Capture:
    """The lines of one session, as they are typed. Off the record, nothing is kept of them."""

    def __init__(self, desk: Desk, session_id: int) -> None:
        """Begin to take lines down.

        Raises:
            NotFoundError: There is no such session.
        """
        self._desk = desk
        self._session_id = session_id
        self._guess: Guess | None = None
        self._prompt_id: int | None = None
        self._last: int | None = None
        self.is_off_the_record = False
        Finder(desk, session_id)

    def take(self, line: str) -> Noted:
        """Do what *line* says, and wait until it is on disk.

        Raises:
            SessionClosedError: The session takes nothing new.
            RefusedError: The line asks for what cannot be done, or is too long.
            StoreError: The record could not be written to.
        """
        read = read_line(line)
        noted = self._do(read)
        if noted.saved is not None and _begins_with_a_name(line, read):
            return replace(noted, said=_NAME)
        return noted

    def _do(self, line: Line) -> Noted:
        if isinstance(line, OffTheRecord | OnTheRecord):
            self._last = None  # what goes on after a gap belongs to nobody
            self.is_off_the_record = isinstance(line, OffTheRecord)
            return Noted(said=_OFF if self.is_off_the_record else "on the record")
        if self.is_off_the_record or isinstance(line, Skipped | Blank):
            return Noted()
        if isinstance(line, Unreadable):
            self._last = None  # the lines after it belong to what was not kept
            raise RefusedError(line.message)
        if isinstance(line, Topic):
            return self._next_prompt(line.title)
        return self._spoken(line) if isinstance(line, Spoken) else self._more(line)

    def _more(self, line: Continuation | Correction | Agreed) -> Noted:
        """Do what *line* says about the last contribution."""
        last = self._last_one()
        match line:
            case Continuation(text=text, themes=themes, agreed=agreed):
                longer = replace(last, text=clean(f"{last.text} {text}"))
                return self._change(last.id, Keep(longer), themes=themes, agreed=agreed)
            case Correction():
                return self._change(last.id, Keep(_corrected(last, line)))
            case Agreed(count=count):
                return self._change(last.id, agreed=count)

    def _next_prompt(self, title: str) -> Noted:
        finder = Finder(self._desk, self._session_id)
        self._last = None
        self._prompt_id = finder.prompt(title).id
        if finder.new:
            self._desk.keep(*finder.new)
        return Noted(said="next prompt")

    def _spoken(self, line: Spoken) -> Noted:
        self._last = None  # should it not be kept, nothing may go on with what was said before
        finder = Finder(self._desk, self._session_id)
        attribution, participant_id = Attribution.ANONYMOUS, None
        if line.who is not None:
            attribution = by_handle(finder.session)
        if line.who is not None and attribution is not Attribution.ANONYMOUS:
            participant_id = finder.by_handle(line.who).id
        if self._guess is None:
            self._guess = guess_for(self._desk, self._session_id)
        said = Contribution(
            id=new_id(),
            session_id=self._session_id,
            prompt_id=self._prompt_id,
            participant_id=participant_id,
            attribution=attribution,
            use=safest_use(line.form),
            kind=line.kind,
            form=line.form,
            language=self._guess(line.text),
            text=line.text,
        )
        changes = [*map(Keep, finder.new), Keep(said)]
        noted = self._change(said.id, *changes, themes=line.themes, agreed=line.agreed)
        self._last = said.id
        return noted

    def _change(
        self, id_: int, *changes: Change, themes: tuple[str, ...] = (), agreed: int = 0
    ) -> Noted:
        """Make *changes* to a contribution, tag it, and count who agrees."""
        finder = Finder(self._desk, self._session_id)
        if finder.session.closed:
            raise SessionClosedError(f"session {self._session_id} is closed: nothing was changed")
        tags = [Tag(contribution_id=id_, theme_id=finder.theme(name).id) for name in themes]
        made = [*changes, *map(Keep, finder.new), *map(Keep, tags)]
        if agreed:
            count = reading.agreed_with(self._desk.records, id_) + agreed
            made.append(Keep(Agreement(contribution_id=id_, count=count)))
        self._desk.change(*made)
        return Noted(saved=id_)

    def _last_one(self) -> Contribution:
        if self._last is None:
            raise RefusedError("nothing was said yet that this line could change")
        return reading.get_contribution(self._desk.records, self._last)


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
