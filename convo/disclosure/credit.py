"""What stands beside somebody's words."""

from dataclasses import dataclass, field

from convo.disclosure.attribution import Told
from convo.model.words import Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """Who may be told to have said something; all None for nobody."""

    name: str | None = field(default=None, repr=False)
    role: Role | None = None
    region: str | None = None


NOBODY = Credit()


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """What is known of who said something, and how many share it.

    Both sizes count people who have the trait and, where the words show it, the same language:
    the words have told that already, so a trait beside them tells both. Those of a role took part
    in the same session: another document may tell that of the same words.
    """

    name: str | None = field(repr=False)
    role: Role | None
    region: str
    role_size: int
    region_size: int


def credit(speaker: Speaker, *, told: Told, at_least: int) -> Credit:
    """Return the credit for somebody's words: a name that was agreed, or at most one trait.

    Args:
        speaker: Who said it.
        told: The most that may be told.
        at_least: How many people must share a trait before it may be told.
    """
    if told >= Told.NAME and speaker.name is not None:
        return Credit(name=speaker.name, role=speaker.role if told > Told.NAME else None)
    if told >= Told.ROLE and speaker.role is not None and speaker.role_size >= at_least:
        return Credit(role=speaker.role)
    if told >= Told.REGION and speaker.region_size >= at_least:
        return Credit(region=speaker.region)
    return NOBODY
