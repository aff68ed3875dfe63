"""The table of a report that tells which region spoke about what."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from convo.disclosure.cells import suppressed
from convo.disclosure.counts import Withheld
from exports.report.values import ByRegion, Conversation, ThemeHeard

_FEWEST_REGIONS = 2
"""With one region, the totals of themes say it all."""

_TOGETHER = ""
"""The column, never shown, of all regions whose own numbers are withheld. No region is blank."""


def by_region(
    themes: Sequence[ThemeHeard],
    conversations: Sequence[Conversation],
    *,
    region_of: Mapping[int, str],
    credited: frozenset[int],
    scheme: Iterable[str],
    at_least: int,
) -> ByRegion | None:
    """Return how many listed statements each region made about each theme.

    Only statements that are listed count here: then the total of a row, which anybody can
    count in the register, tells nothing new.

    Args:
        themes: In the order of the rows; those with too few statements get none.
        conversations: Where sessions were held, and whether their numbers are told. Regions of
            which some are withheld are counted together: what a region said about each theme
            would add up to the number that is withheld.
        region_of: The region of each statement, by its number.
        credited: The statements that tell their region, or a name, themselves.
        scheme: Other regions that get a column, whether or not a session was held there.
        at_least: The smallest number that may be shown, besides 0.

    Returns:
        None where there is nothing to compare, or the table is too small to hide its small
        numbers in.
    """
    held = {conversation.region for conversation in conversations}
    apart = _apart(conversations)
    rows = [theme for theme in themes if len(theme.statements) >= at_least]
    if len(held.union(scheme)) < _FEWEST_REGIONS or not rows or not held - apart:
        return None
    columns = sorted(held - apart) + [_TOGETHER] * bool(apart)

    def counted(statements: Iterable[int]) -> list[int]:
        found = Counter(
            _TOGETHER if region_of[number] in apart else region_of[number] for number in statements
        )
        return [found[column] for column in columns]

    table = suppressed(
        [counted(theme.statements) for theme in rows],
        seen=[counted(credited.intersection(theme.statements)) for theme in rows],
        at_least=at_least,
    )
    if table is None:
        return None
    regions = tuple(sorted(held.union(scheme)))
    hidden = dict.fromkeys(apart, Withheld())
    return ByRegion(
        regions=regions,
        rows=tuple(
            (
                theme.name,
                len(theme.statements),
                tuple(map({**dict(zip(columns, line, strict=True)), **hidden}.get, regions)),
            )
            for theme, line in zip(rows, table, strict=True)
        ),
    )


def _apart(conversations: Iterable[Conversation]) -> set[str]:
    """Return the regions that may be counted together only.

    One alone needs no company: its number is the sum of what its sessions withhold, which the
    total tells anyway.
    """
    withheld = {
        conversation.region
        for conversation in conversations
        if isinstance(conversation.contributions, Withheld)
    }
    return withheld if len(withheld) >= _FEWEST_REGIONS else set()
