"""How the registers are shown: fixed columns first, what people typed last."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Final, TypeAlias

from textual.content import Content

from convo.model.registers import ChecklistItem, Contact, Forum
from convo.rules.directory import Gap, checked, is_stale
from facilitation.desk.registers import PracticeLine, Registers
from facilitation.display import one_line
from facilitation.terminal.isolates import isolated

Thing: TypeAlias = Contact | Gap | Forum | PracticeLine | ChecklistItem
"""What a row stands for."""

_ALARM: Final = "$text-error"
_EVERYWHERE: Final = "everywhere"


class Section(StrEnum):
    """A register."""

    DIRECTORY = "directory"
    FORA = "fora"
    PRACTICES = "practices"
    CHECKLISTS = "checklists"


COLUMNS: Final = {
    Section.DIRECTORY: f"   {'urgent':7}{'region':15}{'answers':8}{'checked':24}route",
    Section.FORA: f"   {'region':15}{'languages':12}{'said':>4}  {'printed':8}name",
    Section.PRACTICES: f"   {'model':6}{'forums':>6}  {'language':9}words",
    Section.CHECKLISTS: f"   {'for':13}{'region':15}{'made of':9}to have ready",
}
"""What stands above the rows."""

NOTHING: Final = {
    Section.DIRECTORY: "   No contact yet: n adds one. Nothing else ever does.",
    Section.FORA: "   No forum yet: n adds one.",
    Section.PRACTICES: "   No practice was told yet: say :p in a line, or give it that kind.",
    Section.CHECKLISTS: "   Nothing to have ready yet: n adds it, or c in the practices.",
}
"""What stands in place of rows where there is none."""


def heading(registers: Registers, section: Section) -> str:
    """Return the names of all registers with their numbers; the one that is shown in capitals."""
    counts = {
        Section.DIRECTORY: len(registers.contacts),
        Section.FORA: len(registers.forums),
        Section.PRACTICES: len(registers.practices),
        Section.CHECKLISTS: len(registers.checklist),
    }
    told = (
        f"[{each.upper()} {count}]" if each is section else f" {each} {count} "
        for each, count in counts.items()
    )
    return f"REGISTERS  {' '.join(told)}"


def things_in(registers: Registers, section: Section) -> Iterator[tuple[str, Thing]]:
    """Yield what a register has, each under an id of its own; what is missing comes first."""
    match section:
        case Section.DIRECTORY:
            for gap in registers.gaps:
                yield f"{gap.region} {gap.language}", gap
            yield from ((str(one.id), one) for one in registers.contacts)
        case Section.FORA:
            yield from ((str(one.id), one) for one in registers.forums)
        case Section.PRACTICES:
            yield from ((str(one.said.id), one) for one in registers.practices)
        case Section.CHECKLISTS:
            yield from ((str(one.id), one) for one in registers.checklist)


def row(thing: Thing, registers: Registers, *, today: date) -> Content:
    """Return a row; what is missing or stale is red, and says so. *today* is in UTC."""
    match thing:
        case Gap():
            told = isolated(one_line(f"{thing.region} · {thing.language}"))
            return Content.assemble((f"   {thing.lack}: ", _ALARM), (told, _ALARM))
        case Contact():
            return _contact_row(thing, today=today)
        case Forum():
            said = len(registers.mentions.get(thing.id, ()))
            printed = "yes" if thing.may_print else "no"
            languages = ",".join(thing.languages) or "any"
            columns = f"{languages:11.11} {said:4}  {printed:8}"
            return _placed("   ", thing.region, columns, thing.name)
        case PracticeLine():
            model = "yes" if thing.may_share else "no"
            columns = f"   {model:6}{len(thing.forum_ids):6}  {thing.said.language or '?':9.8}"
            return Content.assemble(columns, isolated(one_line(thing.said.text)))
        case ChecklistItem():
            made_of = "words" if thing.contribution_id else "-"
            return _placed(f"   {thing.preparer:13}", thing.region, f"{made_of:9}", thing.text)


def detail(thing: Thing | None, registers: Registers) -> list[str]:
    """Return all there is of what is under the cursor, a line each."""
    match thing:
        case Contact():
            printed = "may stand in documents" if thing.may_print else "stands in no document"
            return [
                one_line(thing.purpose) or "for nothing in particular",
                one_line(thing.route),
                f"else: {one_line(thing.fallback) or '-'}",
                f"{printed}; v notes that somebody tried it today, and it answered",
            ]
        case Forum():
            printed = "may be named in documents" if thing.may_print else "is named in no document"
            return [one_line(thing.name), one_line(thing.about) or "-", printed]
        case PracticeLine():
            names = [one_line(one.name) for one in registers.forums if one.id in thing.forum_ids]
            return [
                "s lets it be a model, l links it to a forum, c puts it on a checklist",
                f"speaks of: {', '.join(names) or '-'}",
                one_line(thing.said.text),
            ]
        case ChecklistItem():
            return [one_line(thing.text), "J moves it down, K up"]
        case Gap():
            return ["Sessions are held in that language there. Enter adds a contact for it."]
        case None:
            return []


def _contact_row(contact: Contact, *, today: date) -> Content:
    when = f"{checked(contact, today=today):24}"
    # A region of one's own may run from right to left: it stands with the route, not before.
    region = contact.region or _EVERYWHERE
    typed = contact.route if region.isascii() else f"{region} · {contact.route}"
    return Content.assemble(
        f"   {'urgent' if contact.is_urgent else '':7}{region if region.isascii() else '':15.14}",
        f"{contact.language or 'any':8.7}",
        (when, _ALARM) if is_stale(contact, today=today) else when,
        isolated(one_line(typed)),
    )


def _placed(before: str, region: str, columns: str, typed: str) -> Content:
    """Return a row with its region in a column, or before what was typed where it is no ASCII."""
    region = region or _EVERYWHERE
    shown = typed if region.isascii() else f"{region} · {typed}"
    placed = f"{region if region.isascii() else '':15.14}"
    return Content.assemble(f"{before}{placed}{columns}", isolated(one_line(shown)))
