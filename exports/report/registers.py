"""The registers of a report: models, forums, contacts and checklists that may be printed."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import Final, TypeAlias

from convo.disclosure.counts import Figure, Withheld, countable, size
from convo.languages.tags import language_of
from convo.model.contributions import Contribution
from convo.model.exported import Export
from convo.model.gathered import Gathered
from convo.model.registers import ChecklistItem, Contact
from convo.model.words import Kind
from convo.regions import CROSS_REGIONAL
from exports.report.beside import Directory, KnownContact, KnownForum, Preparation
from exports.report.earlier import few_joined_parts
from exports.report.sifting import Sifted
from exports.report.values import Statement

STALE_AFTER: Final = timedelta(days=90)
"""How long a contact that somebody tried counts as one that answers."""

Hide: TypeAlias = Callable[[str], str]
"""Puts a neutral mark in the place of each name that may not be read."""


def models(
    gathered: Gathered, statements: Iterable[Statement], *, numbers: Mapping[int, int]
) -> tuple[int, ...]:
    """Return the numbers of the listed practices that may be shown as a model."""
    shared = {
        numbers[practice.contribution_id]
        for practice in gathered.practices
        if practice.may_share and practice.contribution_id in numbers
    }
    return tuple(
        each.number for each in statements if each.kind is Kind.PRACTICE and each.number in shared
    )


def forums(
    gathered: Gathered,
    sifted: Sifted,
    *,
    earlier: Collection[Export],
    hide: Hide,
    at_least: int,
) -> tuple[KnownForum, ...]:
    """Return the forums of the report's regions, each with how many statements speak of it.

    Which ones are shown depends on the regions alone: what few people spoke of is not told by
    that. Where somebody spoke of them under a rule that lets no organisation be told, that does
    not count.
    """
    regions = {session.region for session in sifted.sessions.values()}
    told = _spoken_of(gathered, sifted, earlier=earlier, at_least=at_least)
    return tuple(
        KnownForum(
            name=hide(forum.name),
            region=forum.region,
            about=hide(forum.about),
            languages=forum.languages,
            spoken_of=told.get(forum.id, Withheld()),
        )
        for forum in sorted(gathered.forums, key=lambda forum: (forum.name, forum.id))
        if forum.may_print and _concerns(forum.region, regions)
    )


def _spoken_of(
    gathered: Gathered, sifted: Sifted, *, earlier: Collection[Export], at_least: int
) -> dict[int, Figure]:
    """Return how many statements speak of each forum, by its id, where that may be told.

    A reader can count the statements, but not which of them speak of what. So a number is told
    where enough people are behind it, behind all the others, and behind what changed in either
    since any earlier report: which statements that one listed is known, and of what they speak is
    taken to be what it is now.
    """
    whole = [given for given in sifted.listed if sifted.ceilings[given.session_id].teams]
    known = {given.id: given for given in whole}
    parts: defaultdict[int, list[Contribution]] = defaultdict(list)
    for mention in gathered.forum_mentions:
        if mention.contribution_id in known:
            parts[mention.forum_id].append(known[mention.contribution_id])
    listed = {given.id for given in sifted.listed}
    about_these = listed | sifted.unread.keys() | gathered.withdrawn
    for each in earlier:
        if each.contribution_ids.isdisjoint(about_these):
            continue  # it was about other conversations
        joined = listed - each.contribution_ids
        if not each.contribution_ids <= listed or few_joined_parts(
            parts, joined, whole=whole, at_least=at_least
        ):
            return {}
    return {id_: size(parts[id_]) for id_ in countable(parts, whole=whole, at_least=at_least)}


def directory(
    gathered: Gathered, *, languages: Iterable[str], data_to: date, hide_names: Hide
) -> Directory:
    """Return the contacts of the report's regions, and for which of these there is none.

    Args:
        gathered: Where contacts and sessions are.
        languages: BCP 47, of those that the report tells.
        data_to: The last day of the data: what was tried long before that may not answer.
        hide_names: Leaves ways to reach somebody as they are: contacts are nothing else.
    """
    regions = {session.region for session in gathered.sessions}
    printed = [
        contact
        for contact in gathered.contacts
        if contact.may_print and _concerns(contact.region, regions)
    ]
    answered = {contact.region for contact in printed}
    spoken = {language_of(contact.language) for contact in printed if contact.language}
    for_all = any(not contact.language for contact in printed)
    return Directory(
        contacts=tuple(
            _contact(contact, data_to, hide_names) for contact in sorted(printed, key=_by_purpose)
        ),
        regions_without=()
        if "" in answered or CROSS_REGIONAL in answered
        else tuple(sorted(regions - answered - {CROSS_REGIONAL})),
        languages_without=()
        if for_all
        else tuple(tag for tag in languages if language_of(tag) not in spoken),
    )


def _by_purpose(contact: Contact) -> tuple[bool, str, str, str, int]:
    """Order contacts, with those for urgent danger first."""
    return not contact.is_urgent, contact.purpose, contact.region, contact.language, contact.id


def _contact(given: Contact, data_to: date, hide_names: Hide) -> KnownContact:
    return KnownContact(
        region=given.region,
        language=given.language,
        purpose=hide_names(given.purpose),
        route=hide_names(given.route),
        fallback=hide_names(given.fallback),
        is_urgent=given.is_urgent,
        verified_on=given.verified_on,
        is_stale=given.verified_on is None or given.verified_on < data_to - STALE_AFTER,
    )


def checklist(
    gathered: Gathered,
    statements: Iterable[Statement],
    *,
    numbers: Mapping[int, int],
    hide: Hide,
) -> tuple[Preparation, ...]:
    """Return the things to have ready that the audience may read.

    What was made of a contribution goes as far as that, so it is left out where that is not
    listed. It stands in the order of the numbers, which says nothing of time, and tells a region
    only where the statement does: their words are alike, so one would tell that of the other.
    """
    regions = {session.region for session in gathered.sessions}
    told = {each.number: each for each in statements}
    own = [
        Preparation(
            preparer=item.preparer, region=item.region, text=hide(item.text), statement=None
        )
        for item in sorted(gathered.checklist, key=lambda item: (item.position, item.id))
        if item.contribution_id is None and _concerns(item.region, regions)
    ]
    made = [
        _of_statement(item, told[numbers[item.contribution_id]], regions, hide)
        for item in gathered.checklist
        if item.contribution_id is not None and item.contribution_id in numbers
    ]
    return (*own, *sorted(made, key=lambda one: (one.statement or 0, one.preparer, one.text)))


def _of_statement(
    item: ChecklistItem, statement: Statement, regions: Collection[str], hide: Hide
) -> Preparation:
    is_known = len(regions) == 1 or statement.credit.region == item.region
    # Where a translation stands for the words, the item may repeat their language.
    translated = statement.translation.words if statement.translation else ""
    return Preparation(
        preparer=item.preparer,
        region=item.region if is_known and _concerns(item.region, regions) else "",
        text=hide(item.text if statement.words is not None else translated),
        statement=statement.number,
    )


def _concerns(region: str, regions: Collection[str]) -> bool:
    """Tell whether something for a region is for one of *regions*: those of the report."""
    return region in {"", CROSS_REGIONAL, *regions} or CROSS_REGIONAL in regions
