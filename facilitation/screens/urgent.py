"""The card for when somebody is in danger: whom to ask, what to say, and what not to ask.

It shows nobody's words, so that it may stand above anything.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, ClassVar, Final

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Footer, Label, OptionList, Static
from textual.widgets.option_list import Option

from convo.errors import NotFoundError
from convo.model.registers import Escalation
from convo.rules.directory import checked, is_stale
from facilitation.desk.escalating import (
    DO_NOT_ASK,
    SAY,
    Card,
    Way,
    answered,
    ask,
    card_for,
    overdue,
)
from facilitation.desk.opening import Desk
from facilitation.display import one_line
from facilitation.key import Where
from facilitation.screens.background import once_saved
from facilitation.terminal.bindings import bindings
from facilitation.terminal.isolates import isolated
from facilitation.widgets.lines import Lines
from facilitation.widgets.row_list import RowList

_LOOK_EVERY: Final = 5.0
"""Seconds between two looks at who was asked and has not answered."""

_AGAIN_AFTER: Final = timedelta(minutes=2)
"""How long a reminder is good for."""

_SHOWN_FOR: Final = 60.0
"""Seconds a reminder stays on the screen."""

_NO_WAY: Final = (
    "   No urgent contact for here yet: add one to the registers, or with",
    "   convo contacts add --urgent --route ...",
)


class UrgentScreen(ModalScreen[None]):
    """Whom to ask, the best first; Enter notes that they were asked."""

    CSS_PATH = "urgent.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.URGENT)

    def __init__(self, desk: Desk, session_id: int | None, *, now: Callable[[], datetime]) -> None:
        """Show the ways of the session; of all regions where there is none."""
        super().__init__()
        self._desk = desk
        self._session_id = session_id
        self._now = now
        self._card = self._read_card()

    def compose(self) -> ComposeResult:
        """Lay out the card."""
        yield Label("URGENT   somebody is in danger: whom to ask, and how", markup=False)
        yield Lines(id="route", markup=False)
        yield RowList(id="ways")
        yield Label("SAY", markup=False)
        yield Static("\n".join(f"   {line}" for line in SAY), markup=False)
        yield Label("DO NOT ASK", markup=False)
        yield Static("\n".join(f"   {line}" for line in DO_NOT_ASK), markup=False)
        yield Label(id="waiting-head", markup=False)
        yield Lines(id="waiting", markup=False)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Stand on the best way, and keep the minutes right."""
        rows = self.query_one(RowList)
        ways = self._card.ways
        today = self._now().date()
        rows.add_options(Option(_row(way, today=today), id=str(n)) for n, way in enumerate(ways))
        if not ways:
            rows.add_options(Option(line, disabled=True) for line in _NO_WAY)
        rows.put_cursor(None)
        rows.focus()
        self._show(self._card)
        self.set_interval(_LOOK_EVERY, self._look)

    @property
    def _way(self) -> Way | None:
        at = self.query_one(RowList).current
        return None if at is None else self._card.ways[int(at)]

    def on_option_list_option_highlighted(self) -> None:
        """Show the whole of the route under the cursor."""
        way = self._way
        self.query_one("#route", Static).update(f"ASK   {one_line(way.route)}" if way else "")

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Go no further: a click alone notes nothing."""
        event.stop()

    def action_asked(self) -> None:
        """Note that the way under the cursor was taken."""
        if (way := self._way) is not None:
            now = self._now()
            once_saved(self, lambda: ask(self._desk, way, now=now), lambda _: self._look())

    def action_answered(self) -> None:
        """Note that somebody answered: nobody is waited for any more."""
        for done in answered(self._desk, self._card.waiting):
            once_saved(self, lambda done=done: done, lambda _: self._look())  # type: ignore[misc] # mypy infers no default of a lambda

    def action_back(self) -> None:
        """Close the card."""
        self.dismiss()

    def _look(self) -> None:
        self._show(self._read_card())

    def _read_card(self) -> Card:
        try:
            return card_for(self._desk, self._session_id)
        except NotFoundError:  # the session is gone: help is asked for as before
            return card_for(self._desk, None)

    def _show(self, card: Card) -> None:
        """Say who was asked; the ways stay in their order while the card is open."""
        self._card = Card(region=card.region, ways=self._card.ways, waiting=card.waiting)
        lines = [_waiting_line(one, now=self._now()) for one in card.waiting]
        self.query_one("#waiting-head", Label).update("NOBODY ANSWERED YET" if lines else "")
        self.query_one("#waiting", Static).update("\n".join(lines))


class Urgent:
    """Shows the card, and reminds of who was asked until somebody notes that they answered."""

    def __init__(
        self, app: App[Any], desk: Callable[[], Desk | None], *, now: Callable[[], datetime]
    ) -> None:
        """Begin without a reminder.

        Args:
            app: Where it is shown.
            desk: Returns the record; None while none is open.
            now: The time, in UTC.
        """
        self._app = app
        self._desk = desk
        self._now = now
        self._told_at: datetime | None = None

    def show_card(self) -> None:
        """Show the card for the session that is open, above everything."""
        if (desk := self._desk()) is None or isinstance(self._app.screen, UrgentScreen):
            return
        open_now = (getattr(each, "session_id", None) for each in reversed(self._app.screen_stack))
        session_id = next((id_ for id_ in open_now if id_ is not None), None)
        self._app.push_screen(UrgentScreen(desk, session_id, now=self._now))

    def remind_at_times(self) -> None:
        """Look now, and again and again, whether somebody did not answer in time."""
        self._app.call_later(self.remind)
        self._app.set_interval(_LOOK_EVERY, self.remind)

    def remind(self) -> None:
        """Say who did not answer, and what to try now, unless that was said a moment ago."""
        desk, now = self._desk(), self._now()
        is_told = self._told_at is not None and now - self._told_at < _AGAIN_AFTER
        if desk is None or is_told or not (late := overdue(desk, now=now)):
            return
        self._told_at = now
        told = f"{_since(late[-1].escalation)} and nobody answered."
        told += f" Try: {isolated(one_line(late[-1].then))}" if late[-1].then else " Try again."
        self._app.notify(told, severity="warning", timeout=_SHOWN_FOR, markup=False)


def _row(way: Way, *, today: date) -> Content:
    """Return a way as a row: what it is, for where, in which language, checked when, its route."""
    contact = way.contact
    region = contact.region or "everywhere"
    when = f"{checked(contact, today=today):25}"
    typed = way.route if region.isascii() else f"{region} · {way.route}"
    return Content.assemble(
        f" {'else' if way.is_fallback else '':5}{region if region.isascii() else '':15.14}",
        f"{contact.language or 'any':8.7}",
        (when, "$text-error") if is_stale(contact, today=today) else when,
        isolated(one_line(typed)),
    )


def _since(one: Escalation) -> str:
    """Return when somebody was asked, on this machine's clock; the day where that is all."""
    if one.waits_since is None:
        return f"Asked on {one.asked_on}"
    return f"Asked at {one.waits_since.astimezone():%H:%M}"


def _waiting_line(one: Escalation, *, now: datetime) -> str:
    ago = ""
    if one.waits_since is not None:
        ago = f", {int((now - one.waits_since).total_seconds() // 60)} min ago"
    return f"   {_since(one)}{ago}: {one_line(one.route)}"
