"""What can be done to a question of the ledger, from its list and from a thread."""

from collections.abc import Callable, Collection
from typing import Final, TypeVar

from textual.screen import Screen

from convo.errors import ConvoError
from convo.model.words import Kind, QuestionState
from facilitation.desk import answering
from facilitation.desk.amending import contribution_called
from facilitation.desk.feed import short_code
from facilitation.desk.ledger import Scope, linked_with, merged_with
from facilitation.desk.opening import Desk
from facilitation.desk.queueing import briefs
from facilitation.desk.recommending import RECOMMENDING, recommendation_of, set_addressee
from facilitation.display import sentence
from facilitation.screens.background import aside
from facilitation.screens.ledger_lines import SIGNS, brief_label
from facilitation.screens.ledger_picking import ask, pick_screen
from facilitation.screens.ledger_promising import Promising
from facilitation.screens.sheets import Choice, ChoiceScreen, EditScreen
from facilitation.screens.undoing import Undoing

T = TypeVar("T")

_PROMISE: Final = "PROMISE   type words of what promises something, or its code"
_RECOMMENDATION: Final = "RECOMMENDATION   type words of what recommends something, or its code"


class Doing:
    """Asks what is to become of a question, and has the desk do it."""

    def __init__(
        self,
        screen: Screen[None],
        desk: Desk,
        *,
        scope: Callable[[], Scope],
        changed: Callable[[], None],
    ) -> None:
        """Act for *screen* in a *scope*; *changed* is called once something is on disk."""
        self._screen, self._desk = screen, desk
        self._scope, self._changed = scope, changed
        self._promising = Promising(screen, desk, changed=changed)
        self.undoing = Undoing(
            screen, desk, session_id=lambda: scope().session_id, then=lambda _saved: changed()
        )
        """Takes back what was done in one session, or in the whole record."""

    def do(self, what: str, id_: int) -> None:
        """Do to a contribution what a key is for: see `facilitation.keys`, question."""
        match what:
            case "set_state" | "link" | "unlink" | "merge" | "take_apart" | "promise" | "addressee":
                getattr(self, what)(id_)
            case _:
                raise ValueError("there is no such thing to do")

    def set_state(self, id_: int) -> None:
        """Have the state chosen: people set it, whatever links say."""
        choices = [Choice(f"{SIGNS[each]} {each}", each) for each in QuestionState]
        sheet = ChoiceScreen(f"STATE of {short_code(id_)}", choices)

        def work(state: QuestionState) -> Callable[[Desk], object]:
            return lambda own: answering.set_state(own, contribution_called(own, id_), state)

        self._ask(sheet, lambda state: self._change(work(state)))

    def link(self, id_: int) -> None:
        """Have what responds to it picked."""

        def work(said: int) -> Callable[[Desk], object]:
            return lambda own: answering.answer(
                own, contribution_called(own, id_), contribution_called(own, said)
            )

        title = f"RESPONSE to {short_code(id_)}   type words of it, or its code"
        self._pick(title, id_, (), lambda said: self._change(work(said)))

    def unlink(self, id_: int) -> None:
        """Have the link picked that is to be taken back; what was linked stays."""
        links = linked_with(self._desk, id_)
        texts = briefs(self._desk, [one.contribution_id for one in links] + [id_])
        choices = [
            Choice(brief_label(texts[one.contribution_id]), one)
            for one in links
            if one.contribution_id in texts
        ]
        if not choices:
            self._tell("Nothing is linked to it: r links a response.")
            return
        sheet = ChoiceScreen("UNLINK   this response from its question; both stay", choices)
        self._ask(
            sheet,
            lambda one: self._change(
                lambda own: answering.unanswer(
                    own,
                    contribution_called(own, one.question_id),
                    contribution_called(own, one.contribution_id),
                )
            ),
        )

    def merge(self, id_: int) -> None:
        """Have the question picked that stands for this one too."""

        def work(into: int) -> Callable[[Desk], object]:
            return lambda own: answering.merge_questions(
                own, contribution_called(own, id_), contribution_called(own, into)
            )

        title = f"MERGE {short_code(id_)} INTO   the question that stands for both"
        self._pick(title, id_, (Kind.QUESTION,), lambda into: self._change(work(into)))

    def take_apart(self, id_: int) -> None:
        """Have a question picked that is to stand for itself again."""
        merged = briefs(self._desk, merged_with(self._desk, id_))
        if not merged:
            self._tell("Nothing is merged in it: m merges it into another.")
            return
        sheet = ChoiceScreen(
            "TAKE APART   the question that stands for itself again",
            [Choice(brief_label(one), one.id) for one in merged.values()],
        )
        self._ask(
            sheet,
            lambda one: self._change(
                lambda own: answering.unmerge_question(own, contribution_called(own, one))
            ),
        )

    def promise(self, id_: int) -> None:
        """Note what is known of a promise, or to whom something is recommended.

        Of a question, the promise is picked first.
        """
        try:
            kind = contribution_called(self._desk, id_).kind
        except ConvoError as error:
            self._tell(sentence(error))
            return
        if kind is Kind.QUESTION:
            self._pick(_PROMISE, id_, (), self._promising.note)
        elif kind is Kind.RECOMMENDATION:
            self.addressee(id_)
        else:
            self._promising.note(id_)

    def addressee(self, id_: int) -> None:
        """Have it typed to whom something is recommended."""
        try:
            said = contribution_called(self._desk, id_)
        except ConvoError as error:
            self._tell(sentence(error))
            return
        known = recommendation_of(self._desk, id_).addressee
        title = f"ADDRESSEE of {short_code(id_)}: a team, never a person"
        sheet = EditScreen(title, known, about=said.text)

        def work(typed: str) -> Callable[[Desk], object]:
            return lambda own: set_addressee(own, contribution_called(own, id_), typed)

        self._ask(sheet, lambda typed: self._change(work(typed)))

    def new_recommendation(self) -> None:
        """Have what recommends something picked, and to whom it does."""
        self._pick(_RECOMMENDATION, 0, RECOMMENDING, self.addressee)

    def new_promise(self) -> None:
        """Have what promises something picked, and noted as a promise."""
        self._pick(_PROMISE, 0, (), self._promising.note)

    def _pick(
        self, title: str, besides: int, kinds: Collection[Kind], then: Callable[[int], None]
    ) -> None:
        sheet = pick_screen(self._desk, title, self._scope(), kinds=kinds, besides=(besides,))
        self._ask(sheet, then)

    def _ask(self, sheet: Screen[T | None], then: Callable[[T], None]) -> None:
        ask(self._screen, sheet, then)

    def _change(self, work: Callable[[Desk], object]) -> None:
        aside(self._screen, self._desk, work, lambda _done: self._changed())

    def _tell(self, words: str) -> None:
        self._screen.notify(words, markup=False)
