"""A look at a session that is held, half way: sums alone, nothing of anybody."""

from dataclasses import dataclass
from datetime import timedelta

from convo.languages.tags import language_of
from convo.model.words import Role
from convo.records import glance
from facilitation.desk.feed import noted_in
from facilitation.desk.live import Standing
from facilitation.desk.opening import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class MidCheck:
    """What may be missing yet."""

    contributions: int
    anonymous: int
    untagged: int
    questions: int
    """Those without a response."""

    withdrawn: int
    unheard_roles: tuple[Role, ...]
    unheard_languages: tuple[str, ...]
    """BCP 47 tags of those that were expected."""

    time_left: timedelta
    """Of the prompts that are left, the one being asked included; below zero when it is late."""


def mid_check(desk: Desk, standing: Standing) -> MidCheck:
    """Return what may be missing in a session that stands so. It reads all that was said in it."""
    session = standing.session
    noted = noted_in(desk, session.id)
    roles, spoken = glance.kinds_of_speakers(desk.records, session.id)
    heard = {language_of(tag) for tag in spoken}
    return MidCheck(
        contributions=noted["contributions"],
        anonymous=noted["anonymous"],
        untagged=noted["untagged"],
        questions=noted["questions"],
        withdrawn=noted["withdrawn"],
        unheard_roles=tuple(role for role in Role if role not in roles),
        unheard_languages=tuple(tag for tag in session.languages if language_of(tag) not in heard),
        time_left=_time_left(standing),
    )


def _time_left(standing: Standing) -> timedelta:
    after = standing.prompts[0 if standing.at is None else standing.at + 1 :]
    left = timedelta(minutes=sum(prompt.minutes or 0 for prompt in after))
    return left + (standing.remaining or timedelta(0))
