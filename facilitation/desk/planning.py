"""What the form of a new session offers, and what is wrong with what it was given."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import Final
from zoneinfo import available_timezones

from convo.errors import RefusedError
from convo.languages.tags import canonical
from convo.model.sessions import Session
from convo.model.words import Rule
from convo.records import reading
from convo.regions import WIKIMEDIA
from facilitation.desk.opening import Desk
from facilitation.desk.sessions import (
    in_utc,
    new_session,
    prompt_of,
    region_of,
    start_of,
    title_of,
    zone_called,
)

RULES: Final[Mapping[Rule, str]] = {
    Rule.NAMED: (
        "A name may stand beside words where its owner agreed to that for those who read them;"
        " else the region or the role."
    ),
    Rule.CHATHAM: (
        "Nobody is named, nor their organisations, nor who was there: beside words stands at most"
        ' the region, or "volunteer".'
    ),
    Rule.SWAN: (
        "Staff on duty may be named with their role; of everybody else the region or the role is"
        " told, and never the organisation."
    ),
    Rule.FKAGEU: (
        "Beside words stands at most the region; no organisation is told, not even one that was"
        " spoken about unless that is public already, nor how many took part."
    ),
    Rule.FOCUS_GROUP: (
        "Nothing is told of anybody: words are paraphrased unless a quote was agreed, and it is"
        ' told only about how many took part, such as "5 to 9".'
    ),
}
"""What each rule allows at most, in one sentence; see `convo.disclosure.attribution.CEILINGS`."""

DEFAULT_AGENDA: Final[tuple[tuple[str, int], ...]] = (
    ("Welcome, and the rule is read aloud", 5),
    ("What is hard or dangerous where you are?", 20),
    ("What helps already, and who helps?", 15),
    ("Whom should people turn to first, in their own language?", 15),
    ("What should be done, and by whom?", 20),
    ("What we understood, read back to you; how to take words back", 10),
)
"""Prompts with their minutes: 85 of the 90 that people stay."""

_NO_PLACES: Final = frozenset({"Factory", "localtime"})  # files beside the zones, of any place


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A session as a form has it: any of it may be missing yet, or wrong."""

    title: str = field(default="", repr=False)
    region: str = field(default="", repr=False)
    """An id or a name of the region scheme, or a region of one's own."""

    zone: str = ""
    start: str = ""
    """A day and a time, as clocks show it in the zone, or with an offset."""

    rule: Rule | None = None
    languages: tuple[str, ...] = ()
    """BCP 47 tags, the main one first."""

    focus_group: bool = False
    agenda: tuple[tuple[str, int | None], ...] = field(default=DEFAULT_AGENDA, repr=False)
    """Each prompt with its minutes."""

    round_id: int | None = None
    follows: int | None = None


def region_names() -> Mapping[str, str]:
    """Return the regions to choose from: each one's id, and its name in English."""
    return WIKIMEDIA.regions


def zones_like(typed: str) -> list[str]:
    """Return the time zones whose name has what was *typed*, the likeliest first.

    Cities that begin so come first, then those with another word that does, then areas, then
    the rest; "sao p" finds America/Sao_Paulo. Nothing typed finds all. The first call looks at
    the files of all zones, which takes some 30 ms.
    """
    wanted = _folded(typed)
    ranked = [(_rank(city, folded, wanted), zone) for zone, city, folded in _zones()]
    fitting = [(rank, zone) for rank, zone in ranked if rank is not None]
    return [zone for _, zone in sorted(fitting, key=lambda one: one[0])]  # in order within a rank


def plan_like(desk: Desk, session_id: int) -> Plan:
    """Return a plan for a session like one that was held: all of it but when, and which round.

    Raises:
        NotFoundError: There is no such session.
    """
    held = reading.get_session(desk.records, session_id)
    prompts = reading.prompts_in(desk.records, session_id)
    return Plan(
        title=held.title,
        region=held.region,
        zone=held.zone,
        rule=held.rule,
        languages=held.languages,
        focus_group=held.focus_group,
        agenda=tuple((prompt.text, prompt.minutes) for prompt in prompts),
    )


def session_problems(plan: Plan) -> list[str]:
    """Return all that keeps *plan* from becoming a session, a sentence each; none where it can.

    Whether its round and the session it follows are there is asked when it is made.
    """
    problems = [
        _problem(title_of, plan.title),
        _problem(region_of, plan.region),
        _problem(zone_called, plan.zone),
        _problem(start_of, plan.start),
        _problem(_starts, plan),
        _problem(_rule_of, plan),
        *(_problem(canonical, tag) for tag in plan.languages),
        *(_problem(prompt_of, *asked) for asked in plan.agenda),
    ]
    return list(dict.fromkeys(problem for problem in problems if problem is not None))


def session_from(desk: Desk, plan: Plan) -> Session:
    """Make the session that was planned; see `new_session`.

    Raises:
        RefusedError: The plan has problems; the sentence is the first of them.
        NotFoundError: Its round, or the session it follows, is not there.
    """
    for problem in session_problems(plan):
        raise RefusedError(problem)
    return new_session(
        desk,
        title=plan.title,
        region=plan.region,
        zone=plan.zone,
        start=start_of(plan.start),
        rule=_rule_of(plan),
        languages=plan.languages,
        focus_group=plan.focus_group,
        agenda=plan.agenda,
        round_id=plan.round_id,
        follows=plan.follows,
    )


def _problem(check: Callable[..., object], *given: object) -> str | None:
    """Return the sentence with which *check* refuses what was given; None where it does not."""
    try:
        check(*given)
    except RefusedError as error:
        return str(error)
    return None


def _starts(plan: Plan) -> datetime:
    return in_utc(start_of(plan.start), plan.zone)


def _rule_of(plan: Plan) -> Rule:
    if plan.rule is None:
        raise RefusedError("a session needs a rule: it decides the most that may be told")
    return plan.rule


def _rank(city: str, name: str, wanted: str) -> int | None:
    """Return how well a zone fits, 0 being best; None where it does not."""
    if wanted in (city, name):
        return 0
    if city.startswith(wanted):
        return 1
    if f" {wanted}" in city:
        return 2
    if f" {wanted}" in f" {name}":
        return 3
    return 4 if wanted in name else None


@lru_cache(maxsize=1)
def _zones() -> tuple[tuple[str, str, str], ...]:
    """Return each zone with its city and its name as they are compared, in order.

    Names without an area, such as Jamaica, are older names of others: they come last.
    """
    names = sorted(available_timezones() - _NO_PLACES, key=lambda name: ("/" not in name, name))
    return tuple((name, _folded(name.rpartition("/")[2]), _folded(name)) for name in names)


def _folded(text: str) -> str:
    """Return *text* without case and marks, and with a space between any two words."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.split(r"[\s_/-]+", plain)).strip()
