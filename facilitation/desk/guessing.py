"""What language a text may be in, as far as the record can tell."""

from collections.abc import Callable

from convo.languages.guess import suggest
from convo.languages.learnt import learn
from convo.languages.stronger import stronger_detector
from convo.records import reading
from facilitation.desk.opening import Desk

Guess = Callable[[str], str | None]
"""Words in, a BCP 47 tag out; None where nobody can tell."""


def guess_for(desk: Desk, session_id: int) -> Guess:
    """Return what guesses languages in a session.

    It knows the session's languages, and has learnt from what people confirmed in it. The
    first text takes some 0.3 s.

    Raises:
        NotFoundError: There is no such session.
    """
    expected = reading.get_session(desk.records, session_id).languages
    learnt = learn(
        (one.language, one.text)
        for one in reading.confirmed_in(desk.records, session_id)
        if one.language is not None
    )
    detector = stronger_detector()

    def guess(text: str) -> str | None:
        return suggest(text, expected=expected, learnt=learnt, detector=detector).tag

    return guess
