"""The sheet of one promise: whose it is, when it is due, and what became of it."""

from collections.abc import Callable
from datetime import date

from textual.screen import Screen

from convo.errors import ConvoError
from convo.model.words import CommitmentState
from facilitation.desk import answering
from facilitation.desk.amending import contribution_called
from facilitation.desk.feed import short_code
from facilitation.desk.ledger import commitment_of
from facilitation.desk.opening import Desk
from facilitation.display import one_line, sentence
from facilitation.screens.background import aside
from facilitation.screens.ledger_picking import ask
from facilitation.screens.sheets import Choice, ChoiceScreen, EditScreen
from facilitation.terminal.isolates import isolated


class Promising:
    """Asks what is known of a promise, and has the desk note it."""

    def __init__(self, screen: Screen[None], desk: Desk, *, changed: Callable[[], None]) -> None:
        """Act for *screen*; *changed* is called once something is on disk."""
        self._screen, self._desk, self._changed = screen, desk, changed

    def note(self, id_: int) -> None:
        """Ask what is to be noted; whatever it is, the contribution is a promise from then on."""
        known = commitment_of(self._desk, id_)
        team = isolated(one_line(known.team)) if known.team else "nobody's yet"
        choices: list[Choice[Callable[[], None]]] = [
            Choice("it promises something: more is not known yet", lambda: self._keep(id_)),
            Choice(f"due    {known.due or 'on no day yet'}", lambda: self._due(id_)),
            *(
                Choice(f"state  {each}", self._stands(id_, each))
                for each in CommitmentState
                if each is not known.state
            ),
            Choice(f"team   {team}", lambda: self._team(id_, known.team)),
        ]
        title = f"PROMISE {short_code(id_)}   {known.state}"
        ask(self._screen, ChoiceScreen(title, choices), lambda do: do())

    def _stands(self, id_: int, state: CommitmentState) -> Callable[[], None]:
        return lambda: self._keep(id_, state=state)

    def _team(self, id_: int, team: str) -> None:
        sheet = EditScreen(f"TEAM that owns {short_code(id_)}: a team, never a person", team)
        ask(self._screen, sheet, lambda typed: self._keep(id_, team=typed))

    def _due(self, id_: int) -> None:
        def keep(typed: str) -> None:
            try:
                due = answering.due_of(typed)
            except ConvoError as error:
                self._screen.notify(sentence(error), severity="error", markup=False)
            else:
                self._keep(id_, due=due)

        ask(self._screen, EditScreen(f"DUE of {short_code(id_)}, as in 2026-05-16", ""), keep)

    def _keep(
        self,
        id_: int,
        *,
        team: str | None = None,
        due: date | None = None,
        state: CommitmentState | None = None,
    ) -> None:
        def work(own: Desk) -> object:
            said = contribution_called(own, id_)
            return answering.set_commitment(own, said, team=team, due=due, state=state)

        aside(self._screen, self._desk, work, lambda _made: self._changed())
