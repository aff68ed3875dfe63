"""What was recommended, and to whom it is addressed: to a team, never to a person."""

from collections.abc import Collection
from dataclasses import replace
from typing import Final

from convo.errors import RefusedError
from convo.model.answers import Recommendation
from convo.model.contributions import Contribution
from convo.model.words import Kind
from convo.records import gathering, glance, reading
from convo.rules.ledger import in_order
from convo.text import clean
from facilitation.desk.feed import short_code
from facilitation.desk.listing import Row
from facilitation.desk.opening import Desk

RECOMMENDING: Final = frozenset((Kind.RECOMMENDATION, Kind.CHALLENGE, Kind.COMMENT))
"""What may recommend something, or turn out to."""


def recommendation_of(desk: Desk, id_: int) -> Recommendation:
    """Return to whom a contribution recommends something, as far as anybody noted it."""
    known = gathering.gather_only(desk.records, [id_]).recommendations
    return next(iter(known), Recommendation(contribution_id=id_))


def recommendation_rows(desk: Desk, session_ids: Collection[int]) -> list[Row]:
    """Return what was recommended in some sessions by addressee, first what has none yet.

    Raises:
        NotFoundError: There is no such session.
    """
    for id_ in session_ids:
        reading.get_session(desk.records, id_)
    kept = gathering.gather_points(desk.records, glance.recommended_in(desk.records, session_ids))
    known = {one.contribution_id: one.addressee for one in kept.recommendations}
    said = sorted(in_order(kept), key=lambda one: known.get(one.id, ""))
    return [
        {
            "id": one.id,
            "session": one.session_id,
            "addressee": known.get(one.id) or None,
            "text": one.text,
        }
        for one in said
    ]


def set_addressee(desk: Desk, said: Contribution, addressee: str) -> Recommendation:
    """Note to whom something is recommended: a team, never a person; blank for nobody yet.

    A challenge or a comment that recommends something becomes a recommendation. Where nothing is
    different, nothing is kept: there would be nothing to see of taking it back.

    Raises:
        RefusedError: It was noted as something that recommends nothing.
    """
    if said.kind not in RECOMMENDING:
        raise RefusedError(f"{short_code(said.id)} was noted as a {said.kind}: correct that first")
    made = Recommendation(contribution_id=said.id, addressee=clean(addressee).strip())
    now = replace(said, kind=Kind.RECOMMENDATION)
    if now != said:
        desk.keep(now, made)
    elif made != recommendation_of(desk, said.id):
        desk.keep(made)
    return made
