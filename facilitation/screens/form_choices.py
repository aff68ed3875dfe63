"""What can be chosen in the form of a new session."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, TypeAlias

from rich.text import Text

from convo.languages.tags import name_of
from convo.model.words import Rule
from facilitation.desk.opening import Desk
from facilitation.desk.overview import overview
from facilitation.desk.planning import RULES, Plan, region_names, zones_like
from facilitation.display import one_line, show
from facilitation.screens.sheets import Choice, ChoiceScreen
from facilitation.terminal.isolates import isolated

Fields: TypeAlias = Mapping[str, Any]
"""Fields of a plan, and what they are from now on."""

_ZONES: Final = 60
"""Zones that are listed at once: who does not see the one that is meant types another letter."""

_NONE: Final = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """What the record has to choose from: rounds and sessions by their ids, as they are shown."""

    rounds: Mapping[int, str] = field(default_factory=dict, repr=False)
    sessions: Mapping[int, str] = field(default_factory=dict, repr=False)

    def chosen(self, plan: Plan, *, new_round: str | None) -> Mapping[str, Text]:
        """Return what was chosen, by the names of the lines that show it.

        Args:
            plan: The form.
            new_round: The title of a round that is to be made with the session; None for none.
        """
        round_title = new_round or self.rounds.get(plan.round_id or 0, _NONE)
        region = region_names().get(plan.region)
        return {
            "round": show(round_title),
            "follows": show(self.sessions.get(plan.follows or 0, _NONE)),
            "region": show(f"{plan.region}  {region}" if region else plan.region or "?"),
            "zone": Text(plan.zone or "?"),
            "rule": Text(plan.rule or "?"),
            "focus": Text("yes" if plan.focus_group else "no"),
        }


def load(desk: Desk) -> Offered:
    """Return what can be chosen, and get what takes long to load out of the way of the keys.

    The first name of a language and the first zone take some 100 ms.
    """
    name_of("en", within="en")
    zones_like("")
    rounds = overview(desk, mine=None)
    return Offered(
        rounds={one.id: one.title for one in rounds if one.id is not None and one.title},
        sessions={
            line.id: f"{line.held_on}  {line.title}" for one in rounds for line in one.sessions
        },
    )


def asked_for(name: str, offered: Offered) -> ChoiceScreen[Fields]:
    """Return the sheet to choose from for the line called *name*."""
    match name:
        case "round":
            rows = [Choice("none", _fields(round_id=None)), *_called("round_id", offered.rounds)]
            return _OpenChoiceScreen("ROUND", rows, _new_round)
        case "follows":
            rows = [Choice("none", _fields(follows=None)), *_called("follows", offered.sessions)]
            return ChoiceScreen("FOLLOWS", rows)
        case "region":
            return regions()
        case "zone":
            return _ZoneScreen("TIME ZONE   a city, as in Jakarta", ())
        case _:
            rules = [Choice(f"{rule:12} {RULES[rule]}", _fields(rule=rule)) for rule in Rule]
            return ChoiceScreen("RULE   the most that may be told", rules)


def regions(*before: Choice[Fields]) -> ChoiceScreen[Fields]:
    """Return the sheet to choose a region from: what stands *before* the scheme, and one's own."""
    listed = [
        Choice(f"{id_:14} {told}", _fields(region=id_)) for id_, told in region_names().items()
    ]
    return _OpenChoiceScreen("REGION", [*before, *listed], _own_region)


class _OpenChoiceScreen(ChoiceScreen[Fields]):
    """A list to choose from, and behind it what was typed, for something of one's own."""

    def __init__(
        self,
        title: str,
        choices: Sequence[Choice[Fields]],
        own: Callable[[str], Choice[Fields]],
    ) -> None:
        super().__init__(title, choices)
        self._own = own

    def fitting(self, typed: str) -> list[Choice[Fields]]:
        """Return what has all the words, and what was typed."""
        typed = typed.strip()
        return [*super().fitting(typed), *([self._own(typed)] if typed else [])]


class _ZoneScreen(ChoiceScreen[Fields]):
    """The time zones, the likeliest first."""

    def fitting(self, typed: str) -> list[Choice[Fields]]:
        """Return the zones that fit best."""
        return [Choice(zone, _fields(zone=zone)) for zone in zones_like(typed)[:_ZONES]]


def _own_region(typed: str) -> Choice[Fields]:
    return Choice(f"a region of our own: {isolated(one_line(typed))}", _fields(region=typed))


def _new_round(typed: str) -> Choice[Fields]:
    return Choice(f"a new round: {isolated(one_line(typed))}", _fields(round_id=typed))


def _called(name: str, titles: Mapping[int, str]) -> list[Choice[Fields]]:
    return [Choice(isolated(one_line(title)), {name: id_}) for id_, title in titles.items()]


def _fields(**fields: object) -> Fields:
    return fields
