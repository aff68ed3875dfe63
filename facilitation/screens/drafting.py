"""What a note-taker typed, until it is on disk: lines on their way, and the draft of the rest."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial

from textual.screen import Screen

from convo.errors import ConvoError
from facilitation.desk.capture import Noted
from facilitation.desk.choosing import NOTHING_CHOSEN, Chosen
from facilitation.desk.live import Live
from facilitation.display import sentence
from facilitation.widgets.capture_editor import CaptureEditor

_OFF, _ON = "off the record", "on the record"
_NOTHING = ("", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """Something that was asked for, and waits for what was asked before."""

    begin: Callable[[], Awaitable[Noted]]
    text: str = field(default="", repr=False)
    """A line that left the editor: it is in the draft until it is on disk."""

    cursor: int = 0
    chosen: Chosen = NOTHING_CHOSEN


class Drafting:
    """Hands lines in one after the other while more are typed, and keeps the rest as a draft.

    A line leaves the editor at once, and comes back in front of what was typed since should it be
    refused. Nothing waits for it but the line behind it.
    """

    def __init__(
        self,
        screen: Screen[None],
        live: Live,
        *,
        is_ready: Callable[[], Awaitable[None]],
        saved: Callable[[Noted], None],
        refused: Callable[[Chosen], None],
    ) -> None:
        """Begin with nothing on its way.

        Args:
            screen: What has the editor.
            live: The session.
            is_ready: Waits until a line may be handed in.
            saved: Called with what became of each line, once it is on disk.
            refused: Called with what was chosen for a line that came back.
        """
        self._screen = screen
        self._live = live
        self._is_ready = is_ready
        self._saved = saved
        self._refused = refused
        self._sent: deque[_Sent] = deque()
        self._back: list[_Sent] = []
        self._is_working = False
        self._set_aside = _NOTHING
        self._asked: tuple[str, int] | None = _NOTHING
        """The draft that is on disk, or on its way there; None where nobody can tell."""
        self._writing: Future[None] | None = None
        self._is_told = False

    @property
    def _editor(self) -> CaptureEditor:
        return self._screen.query_one(CaptureEditor)

    @property
    def is_empty(self) -> bool:
        """Whether no words would be lost if the session ended now."""
        typed = (self._editor.text, self._set_aside[0])
        return not (self._sent or self._back or any(text.strip() for text in typed))

    def bring_back(self) -> str:
        """Show what was being typed when a window ended; return what to say of it.

        It is what this note-taker was typing; else what another was whose window is gone.
        """
        if draft := self._live.draft():
            self._editor.show_text(draft.text, draft.cursor)
            self._asked = (draft.text, draft.cursor)
            return "What you were typing is back."
        if left := self._live.left_draft():
            self._editor.show_text(left.text, left.cursor)
            self.keep()
            self._live.forget_draft(taker=left.taker)  # behind ours, which holds it by then
            return "What was being typed in a window that is gone is here."
        return ""

    def send(self, chosen: Chosen) -> None:
        """Have the line in the editor handed in, and leave the editor empty."""
        text, cursor = self._take()
        begin = partial(self._hand_in, text, chosen)
        self._do(_Sent(begin=begin, text=text, cursor=cursor, chosen=chosen))

    def switch(self) -> None:
        """Go off the record, with the line set aside that is being typed; or come back to it."""
        self._do(_Sent(begin=partial(self._switch, self._take())))

    def step(self, by: int) -> None:
        """Ask the prompt that many further: what is said next answers it."""
        self._do(_Sent(begin=partial(self._step, by)))

    def keep(self) -> None:
        """Keep what is not on disk as a draft, where it is not kept yet.

        Where that fails it is said once, and tried again the next time.
        """
        self._look_back()
        wanted = self._wanted()
        if wanted == self._asked:
            return
        self._asked = wanted
        try:
            if self._live.is_off_the_record:
                self._writing = self._live.forget_draft()
            else:
                self._writing = self._live.keep_draft(*wanted)
        except ConvoError as error:
            self._fail(error)

    def keep_again(self) -> None:
        """Keep the draft once more where somebody erased it: an erasure takes all drafts along."""
        self._look_back()
        if self._asked and self._asked[0] and self._writing is None and not self._live.draft():
            self._asked = None
        self.keep()

    def _look_back(self) -> None:
        """See what became of the draft that was written last."""
        if self._writing is None or not self._writing.done():
            return
        written, self._writing = self._writing, None
        try:
            written.result()
        except ConvoError as error:
            self._fail(error)
        else:
            self._is_told = False

    def _fail(self, error: ConvoError) -> None:
        self._asked = None
        if not self._is_told:
            self._is_told = True
            told = f"The draft is not kept: {error}."
            self._screen.notify(told, severity="warning", markup=False)

    def _wanted(self) -> tuple[str, int]:
        """Return all that is not on disk: lines that left the editor come first."""
        if self._live.is_off_the_record:
            return _NOTHING
        lines = [one.text for one in (*self._back, *self._sent) if one.text]
        return _in_front(lines, self._editor.text, self._editor.cursor)

    def _take(self) -> tuple[str, int]:
        taken = (self._editor.text, self._editor.cursor)
        self._editor.show_text(*_NOTHING)
        return taken

    def _do(self, sent: _Sent) -> None:
        self._sent.append(sent)
        if not self._is_working:
            self._is_working = True
            self._screen.run_worker(self._work())

    async def _work(self) -> None:
        """Do what was asked for, in order. What is refused does not hold up what is behind it."""
        while self._sent:
            sent = self._sent[0]
            try:
                noted = await sent.begin()
            except ConvoError as error:
                self._say(sent, error)
                self._sent.popleft()
            else:
                self._sent.popleft()
                self._saved(noted)
            self.keep()
        self._is_working = False
        self._put_back()

    def _say(self, sent: _Sent, error: ConvoError) -> None:
        if not sent.text:
            self._screen.notify(sentence(error), markup=False)
            return
        self._back.append(sent)
        self._screen.notify(f"Not saved: {error}.", severity="error", markup=False)

    def _put_back(self) -> None:
        """Show what was refused, in front of what was typed since."""
        if not self._back:
            return
        *lines, last = (one.text for one in self._back)
        chosen, cursor = self._back[-1].chosen, self._back[-1].cursor
        self._back.clear()
        typed, at = self._editor.text, self._editor.cursor
        shown = _in_front([*lines, last], typed, at) if typed else _in_front(lines, last, cursor)
        self._editor.show_text(*shown)
        self._refused(chosen)

    async def _hand_in(self, line: str, chosen: Chosen) -> Noted:
        if chosen.language is None:
            await self._is_ready()
        was_off = self._live.is_off_the_record
        # Whoever leaves the screen meanwhile has handed it in all the same.
        told = asyncio.wrap_future(self._live.hand_in(line, chosen=chosen))
        if was_off and not self._live.is_off_the_record:
            text, cursor = self._set_aside
            self._set_aside = _NOTHING
            typed, at = self._editor.text, self._editor.cursor
            self._editor.show_text(*(_in_front([text], typed, at) if typed else (text, cursor)))
        return await asyncio.shield(told)

    async def _switch(self, taken: tuple[str, int]) -> Noted:
        is_off = self._live.is_off_the_record
        if not is_off:
            self._set_aside = taken
        await self._hand_in(_ON if is_off else _OFF, NOTHING_CHOSEN)
        return Noted()  # the frame says it

    async def _step(self, by: int) -> Noted:
        await asyncio.shield(asyncio.wrap_future(self._live.go_to_prompt(by)))
        return Noted()


def _in_front(lines: list[str], text: str, cursor: int) -> tuple[str, int]:
    """Return *lines* with *text* behind them, and where its cursor is then."""
    before = "".join(f"{line}\n" for line in lines if line)
    whole = f"{before}{text}" if text else before.removesuffix("\n")
    return whole, min(len(before) + cursor, len(whole))
