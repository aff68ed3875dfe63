"""How far two readers agree, as a report may tell it."""

from collections.abc import Collection, Iterable, Mapping

from convo.disclosure.counts import count, figure, people
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.rules.agreement import Reliability
from convo.rules.second_reading import read_twice
from exports.report.sifting import Sifted
from exports.report.values import Agreed, ThemeHeard


def agreement(
    gathered: Gathered, sifted: Sifted, *, themes: Iterable[ThemeHeard], at_least: int
) -> tuple[Agreed, ...]:
    """Return how far a second reader agreed, over all themes and then for each.

    Statements alone are compared: whoever reads the report has them before their eyes. A figure is
    told where enough people are behind what either reader put under the theme, and behind the
    rest: else it would tell how the words of a few of them were read.

    Args:
        gathered: The conversations as they were captured: the themes of a second note are not
            those of the first one.
        sifted: What the report lists.
        themes: Those it names.
        at_least: How many people must be behind a figure.
    """
    listed = {given.id: given for given in sifted.listed}
    read = read_twice(gathered).only(listed)
    if not read.ids:
        return ()
    id_of = {theme.name: theme.id for theme in gathered.themes}
    told = read.compared([id_of[theme.name] for theme in themes])
    rows = [_agreed(None, told.overall, read.ids, (), listed, at_least=at_least)]
    for theme in themes:
        id_ = id_of[theme.name]
        under = read.under(id_)
        others = [one for one in read.ids if one not in under]
        rows.append(
            _agreed(theme.name, told.by_theme[id_], under, others, listed, at_least=at_least)
        )
    return tuple(rows)


def _agreed(
    name: str | None,
    told: Reliability,
    under: Collection[int],
    others: Collection[int],
    listed: Mapping[int, Contribution],
    *,
    at_least: int,
) -> Agreed:
    """Return the figures of a theme, or of all: none where one of two groups is of few people."""
    parts = [[listed[id_] for id_ in ids] for ids in (under, others) if ids or name is not None]
    is_told = all(people(part) >= at_least for part in parts)
    return Agreed(
        theme=name,
        texts=figure(count([listed[id_] for id_ in (*under, *others)]), at_least=at_least),
        kappa=told.kappa if is_told else None,
        alpha=told.alpha if is_told else None,
    )
