"""Consent that changes: narrowed by anybody at any time, widened only by who said it."""

from dataclasses import replace
from typing import Final

from convo.errors import RefusedError
from convo.model.consent import Consent
from convo.model.contributions import Contribution
from convo.model.words import Attribution, Role, Use

FROM_LEAST: Final = (
    Attribution.ANONYMOUS,
    Attribution.REGION,
    Attribution.ROLE,
    Attribution.NAMED,
)
"""Attributions, from what tells nothing to what tells most."""

_USES_FROM_LEAST: Final = (Use.RESTRICTED, Use.INTERNAL, Use.PARAPHRASE, Use.QUOTE)


def is_wider(said: Contribution, consent: Consent) -> bool:
    """Tell whether more is kept or told of a contribution than was agreed to."""
    return (
        _told(said.attribution) > _told(consent.attribution)
        or _used(said.use) > _used(consent.use)
        or (said.participant_id is not None and consent.attribution is Attribution.ANONYMOUS)
    )


def lesser(said: Contribution, consent: Consent) -> tuple[Attribution, Use]:
    """Return how a contribution may be attributed, and used, so that *consent* is not exceeded.

    Where it has no role, a role that was agreed to is a region.
    """
    attribution = min(said.attribution, consent.attribution, key=_told)
    if attribution is Attribution.ROLE and said.role is None:
        attribution = Attribution.REGION
    return attribution, min(said.use, consent.use, key=_used)


def greater(said: Contribution, consent: Consent) -> tuple[Attribution, Use]:
    """Return how a contribution may be attributed, and used, where *consent* allows that too."""
    attribution = max(said.attribution, consent.attribution, key=_told)
    return attribution, max(said.use, consent.use, key=_used)


def narrowed(said: Contribution, *, attribution: Attribution, use: Use) -> Contribution:
    """Return a contribution of which no more is kept than *attribution* and *use* need.

    Anonymous, it keeps no person, hat, day or place in an order, and answers nothing. Its
    participant stays otherwise, with a handle: how many people spoke is counted by them.

    Raises:
        RefusedError: That is wider than what was agreed to, or changes nothing; or there is no
            role to attribute it to.
    """
    is_less = _told(attribution) <= _told(said.attribution) and _used(use) <= _used(said.use)
    if not is_less:
        raise RefusedError("that tells more than was agreed to: see `convo consent`")
    if (attribution, use) == (said.attribution, said.use):
        raise RefusedError(f"contribution {said.id} is no wider than that: nothing was changed")
    if attribution is Attribution.ROLE and said.role is None:
        raise RefusedError("no role is known: attribute it to the region, or to nobody")
    return replace(
        said,
        attribution=attribution,
        use=use,
        role=said.role if _told(attribution) >= _told(Attribution.ROLE) else None,
        participant_id=None if attribution is Attribution.ANONYMOUS else said.participant_id,
        said_at=said.said_at if attribution is Attribution.NAMED else None,
        said_on=None if attribution is Attribution.ANONYMOUS else said.said_on,
        position=None if attribution is Attribution.ANONYMOUS else said.position,
        reply_to=None if attribution is Attribution.ANONYMOUS else said.reply_to,
    )


def widened(
    said: Contribution,
    *,
    attribution: Attribution,
    use: Use,
    role: Role | None,
    participant_id: int | None,
) -> Contribution:
    """Return a contribution as its contributor now agrees that it is told.

    Raises:
        RefusedError: That is narrower than what was agreed to before, or changes nothing; or a
            role or a name is needed, and there is none.
    """
    is_more = _told(attribution) >= _told(said.attribution) and _used(use) >= _used(said.use)
    if not is_more:
        raise RefusedError("that tells less than was agreed to: see `convo narrow`")
    if (attribution, use) == (said.attribution, said.use):
        raise RefusedError(f"contribution {said.id} is as wide as that: nothing was changed")
    role = role or said.role
    if attribution is Attribution.ROLE and role is None:
        raise RefusedError("say which role, with --role")
    if attribution is Attribution.NAMED and participant_id is None:
        raise RefusedError("say who it was, with --name")
    return replace(
        said,
        attribution=attribution,
        use=use,
        role=role if _told(attribution) >= _told(Attribution.ROLE) else None,
        participant_id=None if attribution is Attribution.ANONYMOUS else participant_id,
    )


def _told(attribution: Attribution) -> int:
    return FROM_LEAST.index(attribution)


def _used(use: Use) -> int:
    return _USES_FROM_LEAST.index(use)
