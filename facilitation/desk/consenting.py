"""Consent: somebody agrees that more is told of what they said, and that is recorded."""

from dataclasses import replace

from convo.errors import RefusedError, RuleError
from convo.model.changes import Rewrite, Thing
from convo.model.consent import Consent
from convo.model.contributions import Contribution
from convo.model.people import Participant
from convo.model.words import Attribution, Role, Use
from convo.records import reading
from convo.rules.consent import greater, widened
from convo.text import clean
from facilitation.desk.attributing import is_within, widest
from facilitation.desk.finding import Finder
from facilitation.desk.opening import Desk


def consent(
    desk: Desk,
    contribution_id: int,
    *,
    attribution: Attribution | None = None,
    use: Use | None = None,
    role: Role | None = None,
    name: str | None = None,
) -> Contribution:
    """Record that whoever said something agrees to more; return it as it is told now.

    What is one note with it, or the same point noted twice, is told as it is from then on.
    Of what becomes attributed, the day of the agreement is kept; of what stays anonymous, none.

    Args:
        desk: Where.
        contribution_id: What they said.
        attribution: How much may be told of them; None for as much as now.
        use: Where their words may go; None for where they may go now.
        role: The hat they spoke under, where none is known.
        name: Who they are, where nobody is known.

    Raises:
        NotFoundError: There is no such contribution.
        RuleError: The session's rule does not allow that attribution.
        RefusedError: That is no wider, or a role or a name is needed and there is none.
    """
    said = reading.get_contribution(desk.records, contribution_id)
    finder = Finder(desk, said.session_id)
    wanted = attribution or said.attribution
    role = role or said.role
    if not is_within(wanted, finder.session, role=role):
        most = widest(finder.session, role=role)
        raise RuleError(f"this session's rule allows `{most}` at the most")
    people = _people(finder, said, wanted, name)
    wider = widened(
        said,
        attribution=wanted,
        use=use or said.use,
        role=role,
        participant_id=people[-1].id if people else said.participant_id,
    )
    agreed_on = None if wanted is Attribution.ANONYMOUS else desk.now().date()
    told = [wider, *_as_wide(desk, said, wider)]
    things: list[Thing] = [
        *people,
        *told,
        *(
            Consent(
                contribution_id=one.id,
                attribution=one.attribution,
                use=one.use,
                agreed_on=agreed_on,
            )
            for one in told
        ),
    ]
    desk.change(Rewrite(tuple(things)))  # nothing but narrowing takes it back
    return wider


def _as_wide(desk: Desk, said: Contribution, wider: Contribution) -> list[Contribution]:
    """Return all that is one note with *said*, or the same point, at least as wide as that."""
    agreed = Consent(contribution_id=said.id, attribution=wider.attribution, use=wider.use)
    told = []
    for one in reading.one_with(desk.records, said):
        attribution, use = greater(one, agreed)
        like = one if attribution is one.attribution else wider
        told.append(
            replace(
                one,
                attribution=attribution,
                use=use,
                role=like.role,
                participant_id=like.participant_id,
            )
        )
    return [one for one in told if one.id != said.id]


def _people(
    finder: Finder, said: Contribution, wanted: Attribution, name: str | None
) -> list[Participant]:
    """Return the participant who gets a name by this, in a list; nobody where none is needed."""
    if wanted is not Attribution.NAMED:
        return []
    known = finder.person(said.participant_id)
    if known is not None and known.name is not None:
        return []
    if name is None or not clean(name).strip():
        raise RefusedError("say who it was, with --name")
    called = clean(name).strip()
    if known is not None:
        return [replace(known, name=called)]
    return [finder.by_name(called)]
