"""What of a conversation a report may list, what it may count, and what it leaves out."""

import hmac
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from convo.disclosure.attribution import Ceiling, Telling, ceiling_of, telling
from convo.disclosure.counts import Count, count, people
from convo.disclosure.reasons import Reason
from convo.errors import NotFoundError
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.sessions import Session
from convo.model.words import Audience, Use

_KEY_BYTES = 16
"""128 bits: what no one can try out."""

_KEPT_BACK: Final = {Reason.INTERNAL: Use.INTERNAL, Reason.RESTRICTED: Use.RESTRICTED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sifted:
    """The contributions of some sessions, by what an audience may know of each."""

    audience: Audience
    sessions: Mapping[int, Session]
    ceilings: Mapping[int, Ceiling]
    """Of each session, by its id."""

    listed: tuple[Contribution, ...]
    """Those whose words may be read, by id."""

    counted: tuple[Contribution, ...]
    """Those whose words may not be read, but which count, by id."""

    unlisted: Mapping[Reason, frozenset[int]]
    """The ids of all that are not listed, by why; none for some. With those that are listed these
    are all that was captured. Of what was withdrawn it is the complement (`~id`): so such ids
    also tell what was withdrawn since they were kept."""

    unread: Mapping[int, Contribution]
    """What is kept of those that are not listed, by id."""

    @property
    def teams_told(self) -> bool:
        """Whether teams that answer for something, or that it is addressed to, may be told.

        Where the rule of one session forbids it none is told of any: those without one would be
        the words of that session.
        """
        return all(ceiling.teams for ceiling in self.ceilings.values())

    def session(self, given: Contribution) -> Session:
        """Return the session that a contribution was made in."""
        return self.sessions[given.session_id]

    def counting(self, at_least: int) -> tuple[Contribution, ...]:
        """Return all that count: without those that are not listed, where few made these."""
        if people(self.counted) < at_least:
            return self.listed
        return self.listed + self.counted

    def count(self, unlisted: Collection[int]) -> Count:
        """Count some of those that are not listed, by the ids that `unlisted` has of them.

        Nobody knows who said what was withdrawn: each counts as a person of its own.
        """
        kept = count([self.unread[id_] for id_ in unlisted if id_ in self.unread])
        gone = len(unlisted) - kept.number
        return Count(number=kept.number + gone, people=kept.people + gone)


def sift(gathered: Gathered, *, audience: Audience) -> Sifted:
    """Divide contributions by what *audience* may know of each.

    Raises:
        NotFoundError: A contribution belongs to a session that is not there.
    """
    sessions = {session.id: session for session in gathered.sessions}
    ceilings = {session.id: ceiling_of(session) for session in gathered.sessions}
    sorted_out: defaultdict[Telling, list[Contribution]] = defaultdict(list)
    # By id, which is random: the order in which people spoke would name some of them.
    for contribution in sorted(gathered.contributions, key=lambda given: given.id):
        ceiling = ceilings.get(contribution.session_id)
        if ceiling is None:
            raise NotFoundError(f"there is no session {contribution.session_id}")
        sorted_out[telling(contribution, ceiling, audience=audience)].append(contribution)
    kept_back = {
        reason: tuple(given for given in sorted_out[Telling.NOTHING] if given.use is use)
        for reason, use in _KEPT_BACK.items()
        # A reason that never applies to an audience would only hide others there in appearance.
        if not (reason is Reason.INTERNAL and audience is Audience.INTERNAL)
    }
    unlisted = {Reason.COUNTED_ONLY: tuple(sorted_out[Telling.COUNT]), **kept_back}
    return Sifted(
        audience=audience,
        sessions=sessions,
        ceilings=ceilings,
        listed=tuple(
            sorted(
                sorted_out[Telling.QUOTE] + sorted_out[Telling.PARAPHRASE],
                key=lambda given: given.id,
            )
        ),
        counted=unlisted[Reason.COUNTED_ONLY],
        unlisted={
            **{reason: frozenset(each.id for each in given) for reason, given in unlisted.items()},
            Reason.WITHDRAWN: frozenset(~id_ for id_ in gathered.withdrawn),
        },
        unread={each.id: each for given in unlisted.values() for each in given},
    )


def numbered(contributions: Iterable[Contribution], *, key: bytes) -> dict[int, int]:
    """Return a number from 1 for each contribution's id: its rank by a keyed hash.

    Only those that are listed get one: a gap would say that something is missing there.

    Raises:
        ValueError: The key is shorter than 16 bytes.
    """
    if len(key) < _KEY_BYTES:
        raise ValueError("a report's key has 16 bytes or more")
    marks = {
        contribution.id: hmac.digest(key, contribution.id.to_bytes(8, "big"), "sha256")
        for contribution in contributions
    }
    return {id_: rank for rank, id_ in enumerate(sorted(marks, key=marks.__getitem__), 1)}
