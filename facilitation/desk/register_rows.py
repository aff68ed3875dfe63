"""The registers as plain rows, for listings and for JSON."""

from datetime import date

from convo.rules.directory import is_stale
from facilitation.desk.listing import Row
from facilitation.desk.registers import Registers


def contact_rows(registers: Registers, *, today: date) -> list[Row]:
    """Return the directory, by purpose; *today* is in UTC."""
    return [
        {
            "id": one.id,
            "region": one.region,
            "language": one.language,
            "purpose": one.purpose,
            "route": one.route,
            "fallback": one.fallback,
            "urgent": one.is_urgent,
            "verified_on": one.verified_on and one.verified_on.isoformat(),
            "stale": is_stale(one, today=today),
            "may_print": one.may_print,
        }
        for one in registers.contacts
    ]


def gap_rows(registers: Registers) -> list[Row]:
    """Return the languages that sessions of a region are held in, and nobody answers in."""
    return [
        {"region": one.region, "language": one.language, "lack": one.lack} for one in registers.gaps
    ]


def forum_rows(registers: Registers) -> list[Row]:
    """Return the groups that exist already, by name, with what speaks of them."""
    return [
        {
            "id": one.id,
            "region": one.region,
            "languages": list(one.languages),
            "may_print": one.may_print,
            "contributions": sorted(registers.mentions.get(one.id, ())),
            "name": one.name,
            "about": one.about,
        }
        for one in registers.forums
    ]


def practice_rows(registers: Registers) -> list[Row]:
    """Return what was told as a practice, by id."""
    return [
        {
            "id": one.said.id,
            "session": one.said.session_id,
            "may_share": one.may_share,
            "forums": sorted(one.forum_ids),
            "text": one.said.text,
        }
        for one in registers.practices
    ]


def checklist_rows(registers: Registers) -> list[Row]:
    """Return what there is to have ready, list by list."""
    return [
        {
            "id": one.id,
            "preparer": one.preparer,
            "region": one.region,
            "contribution": one.contribution_id,
            "text": one.text,
        }
        for one in registers.checklist
    ]
