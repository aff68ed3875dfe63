"""What people are called, and what only looks as if somebody were called so."""

from collections.abc import Sequence
from dataclasses import replace

from convo.errors import NotFoundError, RefusedError
from convo.model.people import Participant, PlainWord
from convo.records import reading
from convo.text import clean
from facilitation.desk.opening import Desk


def add_aliases(desk: Desk, session_id: int, handle: str, aliases: Sequence[str]) -> Participant:
    """Note what else a participant is called, and return them.

    Raises:
        NotFoundError: There is no such session, or nobody in it has that handle.
        RefusedError: An alias is blank.
    """
    session = reading.get_session(desk.records, session_id)
    people = reading.participants_in(desk.records, session.id)
    known = next((one for one in people if one.handle == handle.upper()), None)
    if known is None:
        raise NotFoundError("nobody in this session has that handle: see `convo people list`")
    more = (*known.aliases, *map(_word, aliases))
    person = replace(known, aliases=tuple(dict.fromkeys(more)))
    desk.keep(person)
    return person


def clear_words(desk: Desk, words: Sequence[str]) -> None:
    """Note that words look like names and are none: no summary masks them any more.

    The name, an alias or the handle of somebody whom the record knows is masked all the same.

    Raises:
        RefusedError: A word is blank.
    """
    desk.keep(*(PlainWord(word=_word(word)) for word in words))


def _word(typed: str) -> str:
    word = clean(typed).strip()
    if not word:
        raise RefusedError("a name has letters")
    return word
