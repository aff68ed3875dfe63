"""The directory: which contact is for whom, which were not checked for long, and what is missing.

A contact serves a region where it is for that region or for every region, and a language where
those who answer speak it, or any. Languages are compared without script and country: whoever
answers in Arabic answers a session in Egyptian Arabic.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from convo.model.registers import Contact
from convo.model.sessions import Session
from convo.regions import WIKIMEDIA

STALE_AFTER: Final = timedelta(days=90)
"""A contact nobody tried for longer than this may be gone."""

WITHDRAWAL: Final = "correction or withdrawal"
"""The purpose of contacts that are no first ones: they take words back."""

_NEVER: Final = date.min


class Lack(StrEnum):
    """What nobody is there for."""

    CONTACT = "no contact"
    FIRST = "no contact but urgent ones"
    URGENT = "no urgent contact"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A language that sessions of a region are held in, and that no contact there answers in."""

    region: str = field(repr=False)
    language: str
    """BCP 47."""

    lack: Lack


def is_stale(contact: Contact, *, today: date) -> bool:
    """Tell whether a contact is to be checked: nobody did for 90 days before *today*, in UTC."""
    return contact.verified_on is None or today - contact.verified_on > STALE_AFTER


def checked(contact: Contact, *, today: date) -> str:
    """Return when a contact was last tried, in words; *today* is in UTC."""
    if contact.verified_on is None:
        return "never checked"
    if is_stale(contact, today=today):
        return f"not checked for {(today - contact.verified_on).days} days"
    return f"checked {contact.verified_on}"


def ranked(
    contacts: Iterable[Contact], *, region: str | None, languages: Sequence[str], urgent: bool
) -> list[Contact]:
    """Return the contacts for a region, the best first.

    Those who answer in one of the languages come first, in a language before they answer in any;
    of these, those for the region before those for every region. Then come those who answer in
    another language: in danger, they are better than nobody. Of equals, the last checked is first.

    Args:
        contacts: The directory.
        region: An id of the region scheme, or a region of one's own; None for wherever it may be:
            those for every region come first then.
        languages: BCP 47, the main one first.
        urgent: Whether those for danger to somebody's life are wanted, or first contacts.
    """
    spoken = list(dict.fromkeys(map(_spoken, languages)))

    def rank(contact: Contact) -> tuple[bool, bool, int, int, int]:
        answers = _spoken(contact.language)
        is_other = bool(spoken) and answers not in (*spoken, "")
        order = spoken.index(answers) if answers in spoken else len(spoken)
        checked = (contact.verified_on or _NEVER).toordinal()
        is_far = (contact.region == "") is (region is not None)
        return is_other, is_far, order, -checked, contact.id

    fitting = (
        one
        for one in contacts
        if (one.is_urgent if urgent else is_first(one))
        and (region is None or one.region in (region, ""))
    )
    return sorted(fitting, key=rank)


def best(
    contacts: Iterable[Contact], *, region: str | None, languages: Sequence[str], urgent: bool
) -> Contact | None:
    """Return the contact that is first of those `ranked`; None where there is none."""
    return next(iter(ranked(contacts, region=region, languages=languages, urgent=urgent)), None)


def is_first(contact: Contact) -> bool:
    """Tell whether somebody can turn there first: it is for neither danger nor withdrawal."""
    return not contact.is_urgent and contact.purpose.casefold() != WITHDRAWAL


def serves(contact: Contact, *, region: str, language: str) -> bool:
    """Tell whether a contact is for that region, and answers in that language."""
    return contact.region in (region, "") and _spoken(contact.language) in (_spoken(language), "")


def gaps(contacts: Sequence[Contact], sessions: Iterable[Session]) -> list[Gap]:
    """Return what is missing, by the order of the region scheme; regions of one's own are last.

    Each region is looked at with each language its sessions are held in, in their order.
    """
    regions = list(WIKIMEDIA.regions)
    pairs = dict.fromkeys(
        (session.region, language) for session in sessions for language in session.languages
    )
    in_order = sorted(
        pairs,
        key=lambda pair: regions.index(pair[0]) if pair[0] in regions else len(regions),
    )
    found = ((region, language, _lack(contacts, region, language)) for region, language in in_order)
    return [
        Gap(region=region, language=language, lack=lack)
        for region, language, lack in found
        if lack is not None
    ]


def _lack(contacts: Iterable[Contact], region: str, language: str) -> Lack | None:
    there = [one for one in contacts if serves(one, region=region, language=language)]
    has_first = any(map(is_first, there))
    has_urgent = any(one.is_urgent for one in there)
    if not has_first:
        return Lack.FIRST if has_urgent else Lack.CONTACT
    return None if has_urgent else Lack.URGENT


def _spoken(tag: str) -> str:
    """Return the language of a tag that is spelled as it is kept, without script and country."""
    return tag.partition("-")[0]
