"""Who may be told to have said what, for all statements of a report."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from convo.disclosure.attribution import Told, most_told
from convo.disclosure.counts import people
from convo.disclosure.credit import Credit, Speaker, credit
from convo.languages.tags import language_of
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.words import Attribution, Role
from exports.report.links import linked
from exports.report.sifting import Sifted
from exports.report.tongues import spoken

_Traits: TypeAlias = tuple[str | None, Role | None, str | int | None]
"""Language, role and place: a region, or of those who share a role a session; None for any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Crediting:
    """What credits are made from, looked up once."""

    sifted: Sifted
    at_least: int
    names: Mapping[int, str | None]
    """Of participants, by id."""

    teams: Mapping[int, str]
    """Of commitments whose team may be told, by contribution id."""

    addressees: Mapping[int, str]
    """Of recommendations whose addressee may be told, by contribution id."""

    links: tuple[frozenset[int], ...]
    """The ids of listed contributions that the ledger tells to be of one session, where that
    could hand one's place to another."""

    crowds: Mapping[_Traits, int]
    """How many people share some traits, by what is listed of them.

    Roles and regions count only those who agreed to be told by one: whoever spoke anonymously
    may be one of the same people. Those of a role count within their session: the same words stand
    in a copy of that session too, so whoever has both documents knows the session and the role.
    """

    def of(self, given: Contribution, *, language_told: bool) -> Credit:
        """Return who may be told to have said *given*.

        Args:
            given: A listed contribution.
            language_told: Whether its words show the language: that is a trait as well, so
                another is told only where enough people share both.
        """
        session = self.sifted.session(given)
        language = spoken(given, session) if language_told else None
        told = most_told(given, self.sifted.ceilings[session.id])
        name = None if given.participant_id is None else self.names.get(given.participant_id)
        if given.id in self.teams and (told < Told.NAME or name is None):
            told = Told.NOTHING
        speaker = Speaker(
            name=name,
            role=given.role,
            region=session.region,
            role_size=self.crowds.get((language, given.role, session.id), 0),
            region_size=self.crowds.get((language, None, session.region), 0),
        )
        return credit(speaker, told=told, at_least=self.at_least)

    def placed_by(self, told: Credit) -> str | None:
        """Return by which trait a credit may tell where something was said; None for by none.

        Where somebody lives whose name is told may be known as well. So may a hat, where not all
        sessions have a rule that lets it be told: the rules are printed, and leave fewer places.
        """
        if told.name is not None:
            return "name"
        if told.region is not None:
            return "region"
        everywhere = all(told.role in ceiling.roles for ceiling in self.sifted.ceilings.values())
        return None if told.role is None or everywhere else told.role

    def is_common(self, language: str | None) -> bool:
        """Tell whether enough people spoke in *language* for it to say nothing of anybody."""
        return self.crowds.get((language, None, None), 0) >= self.at_least

    def is_rare(self, given: Contribution, *, language: str) -> bool:
        """Tell whether the language of *given* may tell who said it.

        It tells nothing where many speak it, where the session was announced in it, or where it
        is *language*, which the report is in: a note-taker may have written that.
        """
        session = self.sifted.session(given)
        tongue = spoken(given, session)
        return not (
            tongue in session.languages[:1]
            or self.is_common(tongue)
            or (tongue is not None and language_of(tongue) == language_of(language))
        )


def crediting(gathered: Gathered, sifted: Sifted, *, at_least: int) -> Crediting:
    """Look up what the credits of a report are made from."""
    named = {given.id for given in sifted.listed} if sifted.teams_told else set[int]()
    regions = {session.region for session in sifted.sessions.values()}
    # A reader knows the place of all words in a report about one region.
    links = linked(gathered, sifted.listed) if len(regions) > 1 else ()

    def tellable(teams: Iterable[tuple[int, str]]) -> dict[int, str]:
        return {id_: team for id_, team in teams if team and id_ in named}

    return Crediting(
        sifted=sifted,
        at_least=at_least,
        names={person.id: person.name for person in gathered.participants},
        teams=tellable((one.contribution_id, one.team) for one in gathered.commitments),
        addressees=tellable(
            (one.contribution_id, one.addressee) for one in gathered.recommendations
        ),
        links=links,
        crowds=_crowds(sifted),
    )


def _crowds(sifted: Sifted) -> dict[_Traits, int]:
    sharing: defaultdict[_Traits, list[Contribution]] = defaultdict(list)
    for given in sifted.listed:
        session = sifted.session(given)
        language = spoken(given, session)
        sharing[language, None, None].append(given)
        if given.attribution is Attribution.ANONYMOUS:
            continue
        for tongue in {language, None}:
            sharing[tongue, None, session.region].append(given)
            if given.role is not None:
                sharing[tongue, given.role, session.id].append(given)
    return {traits: people(theirs) for traits, theirs in sharing.items()}
