"""Finding what a line speaks of in the record, or making it."""

from convo.errors import NotFoundError, RefusedError
from convo.model.changes import Thing
from convo.model.contributions import Contribution
from convo.model.ids import new_id, typed_id
from convo.model.people import Participant
from convo.model.sessions import Prompt, Session
from convo.model.themes import Theme
from convo.records import reading
from convo.rules.codebook import find_theme, theme_name
from convo.rules.withdrawal import contribution_of, typed_withdrawal_code
from facilitation.desk.opening import Desk


class Finder:
    """The roster, the agenda and the codebook of one session, and what is to be added to them."""

    def __init__(self, desk: Desk, session_id: int) -> None:
        """Read what there is.

        Raises:
            NotFoundError: There is no such session.
        """
        self.session: Session = reading.get_session(desk.records, session_id)
        self.new: list[Thing] = []
        """What was found nowhere and is to be kept, in order."""

        self._people = reading.participants_in(desk.records, session_id)
        self._prompts = reading.prompts_in(desk.records, session_id)
        self._themes = reading.themes(desk.records)

    def person(self, id_: int | None) -> Participant | None:
        """Return the participant with that id; None for none."""
        return next((person for person in self._people if person.id == id_), None)

    def by_handle(self, handle: str) -> Participant:
        """Return the participant called *handle* (P3), making one without a name if need be."""
        for person in self._people:
            if person.handle == handle:
                return person
        return self._add_person(handle, None)

    def by_name(self, name: str) -> Participant:
        """Return the participant of that *name*, making one with the next handle if need be."""
        for person in self._people:
            if person.name is not None and person.name.casefold() == name.casefold():
                return person
        taken = {int(person.handle[1:]) for person in self._people}
        return self._add_person(f"P{max(taken, default=0) + 1}", name)

    def prompt(self, text: str, *, carried_from: int | None = None) -> Prompt:
        """Return the prompt with that *text*, putting it at the end of the agenda if need be.

        Args:
            text: Its words.
            carried_from: The question of an earlier session that it repeats.
        """
        for prompt in self._prompts:
            if prompt.text == text:
                return prompt
        position = max((prompt.position for prompt in self._prompts), default=-1) + 1
        made = Prompt(
            id=new_id(),
            session_id=self.session.id,
            position=position,
            text=text,
            carried_from=carried_from,
        )
        self._prompts.append(made)
        self.new.append(made)
        return made

    def theme(self, typed: str) -> Theme:
        """Return the theme with that name or alias, making one if need be.

        Raises:
            RefusedError: It cannot be a theme's name.
        """
        found = find_theme(self._themes, typed)
        if found is None:
            found = Theme(id=new_id(), name=theme_name(typed))
            self._themes.append(found)
            self.new.append(found)
        return found

    def _add_person(self, handle: str, name: str | None) -> Participant:
        made = Participant(id=new_id(), session_id=self.session.id, handle=handle, name=name)
        self._people.append(made)
        self.new.append(made)
        return made


def theme_called(desk: Desk, typed: str) -> Theme:
    """Return the theme whose name or alias was typed.

    Raises:
        NotFoundError: There is none.
        RefusedError: It cannot be a theme's name.
    """
    found = find_theme(reading.themes(desk.records), typed)
    if found is None:
        raise NotFoundError("the codebook has no such theme: see `convo theme list`")
    return found


def withdrawn_by(desk: Desk, typed: str) -> int:
    """Return the contribution whose withdrawal code, or else whose whole id, was typed.

    Raises:
        NotFoundError: No contribution has that code: it may have been withdrawn already.
        RefusedError: That is neither.
    """
    code = typed_withdrawal_code(typed)
    if code is None:
        if typed_id(typed) is None:
            raise RefusedError("that is neither a withdrawal code nor the number of a contribution")
        return whole_id(typed)
    secret = reading.secret_of(desk.records)
    found = contribution_of(code, reading.all_contribution_ids(desk.records), secret=secret)
    if found is None and typed.isascii() and typed.isdigit():
        return whole_id(typed)  # an id may have as many digits as a code has letters
    if found is None:
        raise NotFoundError("no contribution has this code: it may have been withdrawn already")
    return found


def whole_id(typed: str) -> int:
    """Return the id that was typed: what erases for good takes no beginning of one.

    Raises:
        RefusedError: That is no number, or larger than ids are.
    """
    number = typed_id(typed)
    if number is None:
        raise RefusedError("say the whole number of the contribution: see `convo contributions`")
    return number


def the_contribution(desk: Desk, typed: str) -> Contribution:
    """Return the contribution whose id, or the beginning of it, was typed.

    Raises:
        NotFoundError: There is none.
        RefusedError: That is none of an id, or several ids begin so.
    """
    if typed_id(typed) is None:
        raise RefusedError("a contribution is known by its number: see `convo contributions`")
    found = reading.ids_like(desk.records, typed)
    if not found:
        raise NotFoundError(f"there is no contribution {typed}")
    if len(found) > 1:
        raise RefusedError(f"several numbers begin with {typed}: type more of it")
    return reading.get_contribution(desk.records, found[0])
