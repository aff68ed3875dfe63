"""What a session left open, to be put on the agenda of the one that follows it."""

from collections.abc import Collection
from dataclasses import replace
from typing import ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets import Footer, Label
from textual.widgets.option_list import Option

from facilitation.desk.following import follow, may_follow
from facilitation.desk.opening import Desk
from facilitation.desk.planning import Plan, plan_like
from facilitation.desk.rounds import (
    Carried,
    CarriedOver,
    carried_over,
    carry_over,
)
from facilitation.desk.sessions import get_session
from facilitation.display import one_line, show
from facilitation.key import Where
from facilitation.screens.background import aside
from facilitation.screens.new_session import NewSessionScreen
from facilitation.screens.sheets import Choice, ChoiceScreen
from facilitation.terminal.bindings import bindings
from facilitation.terminal.isolates import isolated
from facilitation.widgets.row_list import RowList


class CarryScreen(ModalScreen[tuple[int, ...]]):
    """Open questions to mark; Enter returns the ids of those that are marked, esc none."""

    CSS_PATH = "carrying.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Where.CARRY)

    def __init__(self, carried: CarriedOver, *, marked: Collection[int] = ()) -> None:
        """List what is *carried* over, with those *marked* that are among it."""
        super().__init__()
        self._carried = carried
        self._marked = {one.question_id for one in carried.questions} & set(marked)

    def compose(self) -> ComposeResult:
        """Lay out the sheet."""
        yield Label("STILL OPEN   space marks what goes on the agenda", markup=False)
        if left_out := self._carried.left_out:
            told = f"{left_out} more may not be read aloud to other people."
            yield Label(told, id="left-out", markup=False)
        yield RowList()
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """List the questions."""
        rows = self.query_one(RowList)
        rows.add_options(Option(self._row(one)) for one in self._carried.questions)
        rows.put_cursor(None)
        rows.focus()

    def on_option_list_option_selected(self) -> None:
        """Mark what was clicked: Enter does not come here."""
        self.action_mark()

    def action_mark(self) -> None:
        """Mark the question under the cursor, or take its mark away."""
        rows = self.query_one(RowList)
        if rows.highlighted is None:
            return
        question = self._carried.questions[rows.highlighted]
        self._marked ^= {question.question_id}
        rows.replace_option_prompt_at_index(rows.highlighted, self._row(question))

    def action_add(self) -> None:
        """Return what is marked."""
        self.dismiss(tuple(sorted(self._marked)))

    def action_back(self) -> None:
        """Return nothing."""
        self.dismiss(())

    def _row(self, one: Carried) -> Text:
        mark = "x" if one.question_id in self._marked else " "
        return Text.assemble(
            f" [{mark}] {one.asked_on}  ", show(one.text), no_wrap=True, overflow="ellipsis"
        )


def offer_carried(
    screen: Screen[None], desk: Desk, session_id: int, *, marked: Collection[int] = ()
) -> None:
    """Offer what the session before left open, and put what is chosen on the agenda.

    Args:
        screen: On which that is asked.
        desk: Where.
        session_id: The session that carries on from another.
        marked: Questions that are marked at first.
    """

    def offer(carried: CarriedOver) -> None:
        if carried.questions or carried.left_out:
            screen.app.push_screen(CarryScreen(carried, marked=marked), add)

    def add(question_ids: tuple[int, ...] | None) -> None:
        if question_ids:
            aside(
                screen,
                desk,
                lambda own: carry_over(own, session_id, question_ids),
                lambda added: screen.notify(f"On the agenda: {len(added)} more.", markup=False),
            )

    aside(screen, desk, lambda own: carried_over(own, session_id), offer)


def carry_from(
    screen: Screen[None], desk: Desk, session_id: int, *, marked: Collection[int]
) -> None:
    """Have a session chosen or planned that carries on from one, and offer what that left open."""

    def chosen(following: int | None) -> None:
        match following:
            case None:
                pass
            case 0:
                screen.app.push_screen(
                    NewSessionScreen(desk, _plan(desk, session_id), mine=None), planned
                )
            case _:
                aside(
                    screen,
                    desk,
                    lambda own: follow(own, following, session_id),
                    lambda _done: planned(following),
                )

    def planned(following: int | None) -> None:
        if following is not None:
            offer_carried(screen, desk, following, marked=marked)

    choices = [
        *(
            Choice(f"session {one.held_on} {isolated(one_line(one.title))}", one.id)
            for one in may_follow(desk, session_id)
        ),
        Choice("plan a session that carries on from it", 0),
    ]
    screen.app.push_screen(ChoiceScreen("CARRY OVER INTO   a session after it", choices), chosen)


def _plan(desk: Desk, session_id: int) -> Plan:
    """Return a plan for a session that carries on from one, and is like it."""
    before = get_session(desk, session_id)
    return replace(plan_like(desk, session_id), round_id=before.round_id, follows=session_id)
