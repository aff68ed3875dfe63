"""What the form of an entry asks for, register by register."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from convo.model.registers import ChecklistItem, Contact, Forum
from convo.model.words import Preparer
from convo.rules.directory import Gap, Lack
from facilitation.desk.registers import PracticeLine

YES_NO: Final[Mapping[Any, str]] = {False: "no", True: "yes"}
_FOR: Final[Mapping[Any, str]] = {
    Preparer.PERSON: "a person",
    Preparer.ORGANISATION: "an organisation",
}
_ANYWHERE: Final = "en, pt-BR; empty for any"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One line of a form."""

    name: str
    """The field of the entry."""

    label: str
    """At most 11 columns."""

    value: Any = field(default="", repr=False)
    """What stands in it at first."""

    options: Mapping[Any, str] = field(default_factory=dict)
    """What it can be, in the order in which it is gone through; empty where it is typed."""

    hint: str = ""
    """What stands in the place of what is not typed yet."""

    @property
    def is_region(self) -> bool:
        """Whether it is chosen from the scheme of regions, or of one's own."""
        return self.name == "region"


def contact_fields(given: Contact | Gap | None) -> Sequence[Asked]:
    """Return the lines for a contact; for a gap, those of one that would close it."""
    contact = given if isinstance(given, Contact) else None
    is_urgent = isinstance(given, Gap) and given.lack is Lack.URGENT
    purpose = "urgent danger" if is_urgent else "first contact"
    return (
        Asked(name="region", label="Region", value=given.region if given else ""),
        Asked(
            name="language",
            label="Language",
            value=given.language if given else "",
            hint=_ANYWHERE,
        ),
        Asked(
            name="purpose",
            label="Purpose",
            value=contact.purpose if contact else purpose,
            hint="first contact, urgent danger, correction or withdrawal",
        ),
        Asked(
            name="route",
            label="Route",
            value=contact.route if contact else "",
            hint="a desk's address or number, never a person's own",
        ),
        Asked(
            name="fallback",
            label="Else",
            value=contact.fallback if contact else "",
            hint="what to try where nobody answers",
        ),
        Asked(
            name="is_urgent",
            label="Urgent",
            value=contact.is_urgent if contact else is_urgent,
            options=YES_NO,
        ),
        Asked(
            name="may_print",
            label="Printed",
            value=contact.may_print if contact else False,
            options=YES_NO,
        ),
    )


def forum_fields(given: Forum | None) -> Sequence[Asked]:
    """Return the lines for a forum."""
    return (
        Asked(name="name", label="Name", value=given.name if given else ""),
        Asked(name="region", label="Region", value=given.region if given else ""),
        Asked(
            name="about",
            label="About",
            value=given.about if given else "",
            hint="what it is for, and whom",
        ),
        Asked(
            name="languages",
            label="Languages",
            value=", ".join(given.languages) if given else "",
            hint=_ANYWHERE,
        ),
        Asked(
            name="may_print",
            label="Printed",
            value=given.may_print if given else False,
            options=YES_NO,
        ),
    )


def item_fields(given: ChecklistItem | PracticeLine | None) -> Sequence[Asked]:
    """Return the lines for an item of a checklist; for a practice, those of one made of it."""
    item = given if isinstance(given, ChecklistItem) else None
    text = item.text if item else ""
    if isinstance(given, PracticeLine):
        text = given.said.text
    return (
        Asked(
            name="preparer",
            label="For",
            value=item.preparer if item else Preparer.PERSON,
            options=_FOR,
        ),
        Asked(name="region", label="Region", value=item.region if item else ""),
        Asked(name="text", label="To have", value=text, hint="what to have ready"),
    )
