"""What may be kept of who said something, and where words may go unless somebody says more."""

from typing import Final

from convo.disclosure.attribution import Told, ceiling_of
from convo.model.sessions import Session
from convo.model.words import Attribution, Form, Role, Use
from convo.rules.consent import FROM_LEAST

_WIDEST: Final = {
    Told.NOTHING: Attribution.ANONYMOUS,
    Told.REGION: Attribution.REGION,
    Told.ROLE: Attribution.ROLE,
    Told.NAME: Attribution.NAMED,
    Told.NAME_AND_ROLE: Attribution.NAMED,
}


def widest(session: Session, *, role: Role | None = None) -> Attribution:
    """Return the most that a contributor may be attributed under the session's rule.

    Some rules let more be told of those who speak as staff.
    """
    ceiling = ceiling_of(session)
    return _WIDEST[ceiling.staff if role is Role.STAFF else ceiling.contributor]


def is_within(attribution: Attribution, session: Session, *, role: Role | None = None) -> bool:
    """Tell whether the session's rule allows *attribution* of what was said in a *role*."""
    return FROM_LEAST.index(attribution) <= FROM_LEAST.index(widest(session, role=role))


def by_handle(session: Session) -> Attribution:
    """Return how words noted under a handle are attributed until somebody chooses."""
    return Attribution.REGION if is_within(Attribution.REGION, session) else Attribution.ANONYMOUS


def safest_use(form: Form) -> Use:
    """Return where words may go until somebody agrees to more.

    A note-taker's paraphrase may be read outside. Somebody's very words may not: they can be
    recognised, or searched for.
    """
    return Use.INTERNAL if form is Form.QUOTE else Use.PARAPHRASE
