"""Who is in a session, as far as the notes know: handles, and names that are better not typed."""

from convo.disclosure.mentions_typed import finder_while_typing, names_typed, with_handles
from convo.model.people import Participant
from convo.records import reading
from facilitation.desk.opening import Desk


class Roster:
    """The participants of one session, and the words that are nobody's name."""

    def __init__(self, desk: Desk, session_id: int) -> None:
        """Read them."""
        self._desk = desk
        self._session_id = session_id
        self.people: tuple[Participant, ...] = ()
        self._plain: frozenset[str] = frozenset()
        self._finder = finder_while_typing((), plain=())
        self.read_again()

    def read_again(self) -> None:
        """Read who is in the session now."""
        people = tuple(reading.participants_in(self._desk.records, self._session_id))
        plain = reading.plain_words(self._desk.records)
        if (people, plain) != (self.people, self._plain):
            self.people, self._plain = people, plain
            self._finder = finder_while_typing(people, plain=plain)

    def names_in(self, text: str) -> int:
        """Return how many times *text* seems to name somebody: the note-taker is warned."""
        return len(names_typed(text, self._finder))

    def with_handles(self, text: str) -> str:
        """Return *text* with handles in the place of names; see `mentions_typed.with_handles`."""
        return with_handles(text, self.people, plain=self._plain)
