"""A reader who wants to know what a report withholds, and can count."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.words import Form, Role, Rule, Use
from tests.exports.sums import Edge, Number, Sums

_HATS: Final = {Rule.CHATHAM: {Role.VOLUNTEER}, Rule.NAMED: set(Role), Rule.SWAN: set(Role)}
"""Which hats may be told under which rule; none under others."""


def people_of(said: Iterable[Contribution]) -> int:
    return len({each.participant_id or f"somebody who said {each.id}" for each in said})


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """What a withheld number could be for all that a report tells; both ends belong to it."""

    low: int
    high: int
    alone: tuple[int, int]
    """The same without any number of a place: what the register tells by itself."""

    true: tuple[Contribution, ...]
    seen: int

    def is_small(self, at_least: int) -> bool:
        return 0 < people_of(self.true) < at_least

    def tells(self, at_least: int) -> bool:
        """Tell whether the reader knows it, or that few people are behind it.

        There has to be room for each person missing, and down to the least it can be, or to less
        by the threshold. Nothing is told that the register tells by itself.
        """
        number = len(self.true)
        if not self.is_small(at_least):
            return number > 0 and self.low == self.high and self.alone != (number, number)
        up = number + at_least - people_of(self.true)
        down = max(self.seen, 1, number - at_least)
        return self.high < min(up, self.alone[1]) or self.low > max(down, self.alone[0])


class Reader:
    """Knows all numbers of a report in JSON Lines, and where those are whom a name or hat tells."""

    def __init__(self, file: bytes, gathered: Gathered) -> None:
        """Read it; what is true is only needed to begin with, and to know where names are."""
        things = defaultdict(list)
        for line in file.decode().splitlines()[1:]:
            thing = json.loads(line)
            things[thing["kind"]].append(thing)
        [report] = things["report"]
        self.at_least: int = report["at_least"]
        self._themes = things["theme"]
        self._forums = things["forum"]
        # The words of what is to be prepared are those of a statement: its region is that one's.
        self._prepared = {
            each["contribution"]: each["region"] for each in things["to-prepare"] if each["region"]
        }
        self._questions, self._rows = things["question"], things["theme-by-region"]
        self._gathered = gathered
        self._region = {held.id: held.region for held in gathered.sessions}
        held = sorted(gathered.sessions, key=lambda each: (each.held_on, each.region, each.id))
        self._sessions = dict(zip((each.id for each in held), things["conversation"], strict=True))
        said = {given.text: given for given in gathered.contributions}
        self._listed = [(each, said[each["words"]]) for each in things["contribution"]]
        self._placed = {
            given.id: each["region"] or self._prepared.get(each["number"])
            for each, given in self._listed
            if self._is(each)
        }
        # Those that are not listed but counted are all, or none.
        self._unread = [
            given
            for given in gathered.contributions
            if (given.use, given.form) == (Use.PARAPHRASE, Form.QUOTE)
            and report["contributions"] > len(self._listed)
        ]
        self._sums = Sums()
        self._behind: dict[Edge, list[Contribution]] = {}
        self._add_rows({row["theme"]: row["regions"] for row in things["theme-by-region"]})
        self._add_places()
        counted = sum(number.true for edge, number in self._sums.numbers.items() if "all" in edge)
        self._sums.numbers["unread", "all"] = Number(true=report["contributions"] - counted)

    def _is(self, statement: Mapping[str, Any]) -> bool:
        """Tell whether a statement tells where it was made."""
        rules = [Rule(each["rule"]) for each in self._sessions.values()]
        everywhere = set(Role).intersection(*(_HATS.get(rule, set()) for rule in rules))
        role = statement["role"]
        return bool(
            statement["region"]
            or statement["name"]
            or (role and role not in everywhere)
            or (statement["number"] in self._prepared and len(set(self._region.values())) > 1)
        )

    def counts_where_it_was_raised(self) -> bool:
        """Tell whether all that is said of where something was raised can be counted without it."""
        told = {each["number"]: each["region"] for each, _ in self._listed if each["region"]}
        cells = {
            row["theme"]: {
                name for name, cell in row["regions"].items() if isinstance(cell, int) and cell > 0
            }
            for row in self._rows
        }
        themes = [
            (each["raised_in"], cells.get(each["name"], set()), each["statements"])
            for each in self._themes
        ]
        asked = [
            (each["raised_in"], set[str](), [each["contribution"], *each["merged_with"]])
            for each in self._questions
        ]
        return all(
            number == max(1, len(regions | {told[each] for each in said if each in told}))
            for number, regions, said in (*themes, *asked)
        )

    def guesses(self) -> Iterator[Guess]:
        """Work out what each number could be that is withheld of a place."""
        for edge, true in self._behind.items():
            if self._sums.numbers[edge].printed:
                continue
            low, high = self._sums.between(edge)
            yield Guess(
                low=low,
                high=high,
                alone=self._sums.between(edge, alone=True),
                true=tuple(true),
                seen=self._sums.numbers[edge].seen,
            )

    def told(self) -> Iterator[list[Contribution]]:
        """Yield what is behind each number of a place, and of a theme besides the register."""
        for edge, true in self._behind.items():
            if self._sums.numbers[edge].printed and len(self._sessions) > 1:
                yield true
        themes = {theme.id: theme.name for theme in self._gathered.themes}
        for theme in self._themes:
            if theme["contributions"] > len(theme["statements"]):
                about = {
                    tag.contribution_id
                    for tag in self._gathered.tags
                    if themes[tag.theme_id] == theme["name"]
                }
                yield [given for given in self._unread if given.id in about]
                yield [given for given in self._unread if given.id not in about]
        yield from self._speaking_of_forums()

    def _speaking_of_forums(self) -> Iterator[list[Contribution]]:
        """Yield who speaks of a forum, and who does not, where a number tells how many these are.

        A number counts those alone whose rule lets an organisation be told: the rules are printed.
        """
        rules = {id_: Rule(each["rule"]) for id_, each in self._sessions.items()}
        counting = [
            given
            for _, given in self._listed
            if rules[given.session_id] not in {Rule.FKAGEU, Rule.FOCUS_GROUP}
        ]
        ids = {forum.name: forum.id for forum in self._gathered.forums}
        for forum in self._forums:
            if isinstance(forum["contributions"], int):
                about = {
                    mention.contribution_id
                    for mention in self._gathered.forum_mentions
                    if mention.forum_id == ids[forum["name"]]
                }
                speaking = [given for given in counting if given.id in about]
                assert len(speaking) == forum["contributions"]
                yield speaking
                yield [given for given in counting if given.id not in about]

    def _add_rows(self, table: Mapping[str, Mapping[str, object]]) -> None:
        rank = [theme["name"] for theme in self._themes]
        rows: defaultdict[str, list[Contribution]] = defaultdict(list)
        for each, given in self._listed:
            first = min(each["themes"], key=rank.index, default="")
            rows[first if first in table else ""].append(given)
        for theme, row in rows.items():
            cells = table.get(theme, {})
            # In a row that tells nothing at all, what is withheld may be 0.
            tells = any(isinstance(cell, int) for cell in cells.values())
            for region in set(self._region.values()):
                there = [given for given in row if self._region[given.session_id] == region]
                cell = cells.get(region)
                edge = (("row", theme), ("region", region))
                self._sums.numbers[edge] = Number(
                    true=len(there),
                    seen=sum(given.id in self._placed for given in there),
                    low=min(len(there), 1) if tells and not self._is_apart(region) else 0,
                    printed=isinstance(cell, int),
                )
                if theme:
                    assert not isinstance(cell, int) or cell == len(there)
                    self._behind[edge] = there

    def _is_apart(self, region: str) -> bool:
        """Tell whether no number of a region is printed: then any of its cells may be 0."""
        return not any(map(self._is_printed, self._ids(region)))

    def _is_printed(self, session_id: int) -> bool:
        return isinstance(self._sessions[session_id]["contributions"], int)

    def _ids(self, region: str) -> list[int]:
        return [id_ for id_ in self._sessions if self._region[id_] == region]

    def _add_places(self) -> None:
        tells = any(map(self._is_printed, self._sessions))
        for region in set(self._region.values()):
            there = [given for id_ in self._ids(region) for given in self._counted(id_)]
            edge = (("region", region), ("all of", region))
            self._sums.numbers[edge] = Number(
                true=len(there), low=min(len(there), 1) if tells else 0
            )
            # Where it is large it may be told, though only sessions have a number in print.
            if 0 < people_of(there) < self.at_least:
                self._behind[edge] = there
            read = sum(self._region[given.session_id] == region for _, given in self._listed)
            self._sums.numbers["unread", ("region", region)] = Number(true=len(there) - read)
            for id_ in self._ids(region):
                self._add_session(id_, self._counted(id_))

    def _add_session(self, session_id: int, counted: list[Contribution]) -> None:
        region = self._region[session_id]
        edge = (("all of", region), ("session", session_id))
        # A region that is told may be that of two sessions; a name or a hat is of one.
        self._sums.numbers[edge] = Number(
            true=len(counted),
            seen=sum(self._placed.get(given.id, "") is None for given in counted),
            low=0 if self._is_apart(region) else min(len(counted), 1),
            printed=self._is_printed(session_id),
        )
        self._sums.numbers[("session", session_id), "all"] = Number(true=len(counted))
        self._behind[edge] = counted

    def _counted(self, session_id: int) -> list[Contribution]:
        """Return what the number of a session counts, or may count where it is withheld."""
        listed = [given for _, given in self._listed if given.session_id == session_id]
        unread = [given for given in self._unread if given.session_id == session_id]
        number = self._sessions[session_id]["contributions"]
        counted = listed if number == len(listed) else listed + unread
        assert not isinstance(number, int) or number == len(counted)
        return counted
