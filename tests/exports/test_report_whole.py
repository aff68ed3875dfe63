from collections import Counter
from itertools import combinations_with_replacement, product
from random import Random

import pytest

from convo.disclosure.counts import Figure, Withheld
from convo.model.gathered import Gathered
from convo.model.themes import Tag
from convo.model.words import Attribution, Audience, Form, Use
from exports.report.values import Report
from tests.exports.build import (
    contribution,
    contributions,
    held_in,
    numbers_of,
    report_of,
    scattered,
    theme,
)

REGIONS = ("ESEAP", "MENA", "SSA")
THEMES = (theme("safety"), theme("language"))
SEEDS = (*range(25), *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(25, 300)))


def small_conversations(seed: int) -> Gathered:
    """Return six to eight contributions: few enough to try all that a reader may think of."""
    dice = Random(seed)  # noqa: S311 -- invented conversations, no secret
    sessions = held_in(*REGIONS)
    given = [
        contribution(
            dice.choice(sessions),
            attribution=dice.choice((Attribution.ANONYMOUS, Attribution.REGION)),
        )
        for _ in range(dice.randint(6, 8))
    ]
    return Gathered(
        sessions=sessions,
        contributions=tuple(given),
        themes=THEMES,
        tags=tuple(
            Tag(contribution_id=each.id, theme_id=about.id)
            for each in given
            for about in dice.sample(THEMES, dice.choice((0, 1, 1, 2)))
        ),
    )


def numbers_a_reader_thinks_possible(report: Report) -> dict[str, set[int]]:
    """Try each region for each statement, and keep what agrees with all that is printed."""
    ranks = [each.name for each in report.themes]
    table = report.by_region
    rows = {
        name: dict(zip(table.regions, cells, strict=True))
        for name, _, cells in (table.rows if table else ())
        if table
    }
    printed = {region: number for region, [number] in numbers_of(report).items()}
    about = [min(each.themes, key=ranks.index, default="") for each in report.statements]
    choices = [
        REGIONS if each.credit.region is None else (each.credit.region,)
        for each in report.statements
    ]
    found: dict[str, set[int]] = {region: set() for region in REGIONS}
    for guess in product(*choices):
        total, cells = Counter(guess), Counter(zip(about, guess, strict=True))
        if all(_may_be(total[region], number) for region, number in printed.items()) and all(
            _may_be(cells[name, region], number)
            for name, line in rows.items()
            for region, number in line.items()
        ):
            for region in REGIONS:
                found[region].add(total[region])
    return found


def _may_be(guess: int, printed: Figure | None) -> bool:
    return isinstance(printed, Withheld) or printed == guess


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_can_work_out_a_number_that_is_withheld_from_the_whole_report(seed: int) -> None:
    report = report_of(small_conversations(seed), at_least=2)

    possible = numbers_a_reader_thinks_possible(report)

    told = Counter(each.credit.region for each in report.statements)
    for region, [number] in numbers_of(report).items():
        if isinstance(number, Withheld):
            assert len(possible[region]) > 1
            # No number tells that it is small, unless the register tells so without any.
            assert max(possible[region]) >= min(2, told[region] + told[None])


ABOUT = ((), ("safety",), ("language",), ("safety", "language"))


def conversations_with_words_that_are_counted_only(seed: int) -> Gathered:
    """Return three to eight contributions that are counted only, beside five that are listed."""
    dice = Random(seed)  # noqa: S311 -- invented conversations, no secret
    [held] = held_in("ESEAP")
    unread = contributions(held, dice.randint(3, 8), use=Use.PARAPHRASE, form=Form.QUOTE)
    given = (*contributions(held, 5), *unread)
    named = {each.name: each for each in THEMES}
    return Gathered(
        sessions=(held,),
        contributions=given,
        themes=THEMES,
        tags=tuple(
            Tag(contribution_id=each.id, theme_id=named[name].id)
            for each in given
            for name in dice.choice(ABOUT)
        ),
    )


def unlisted_numbers_a_reader_thinks_possible(report: Report) -> dict[str, set[int]]:
    """Try all that each contribution which is not listed may be about."""
    told = {each.name: (each.contributions, len(each.statements)) for each in report.themes}
    assert isinstance(report.contributions, int)
    besides = {
        name: number - listed
        for name, (number, listed) in told.items()
        if isinstance(number, int) and number > listed
    }
    found: dict[str, set[int]] = {each.name: set() for each in THEMES}
    unlisted = report.contributions - len(report.statements)
    for guess in combinations_with_replacement(ABOUT, unlisted):
        numbers = Counter(name for names in guess for name in names)
        if all(numbers[name] == number for name, number in besides.items()):
            for name, possible in found.items():
                possible.add(numbers[name])
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_nobody_can_work_out_a_small_number_of_words_that_are_not_listed(seed: int) -> None:
    conversations = conversations_with_words_that_are_counted_only(seed)

    report = report_of(conversations, at_least=3)

    named = {each.id: each.name for each in THEMES}
    unread = {each.id for each in conversations.contributions if each.use is Use.PARAPHRASE}
    true = Counter(
        named[tag.theme_id] for tag in conversations.tags if tag.contribution_id in unread
    )
    for name, possible in unlisted_numbers_a_reader_thinks_possible(report).items():
        if 0 < true[name] < 3:
            assert len(possible) > 1
            assert max(possible) >= 3


@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.PUBLIC])
@pytest.mark.parametrize("seed", range(3))
def test_captured_is_listed_and_left_out_together(seed: int, audience: Audience) -> None:
    conversations = scattered(seed, 600)

    report = report_of(conversations, audience=audience, at_least=1)

    left_out = sum(each.number for each in report.left_out if isinstance(each.number, int))
    captured = len(conversations.contributions) + len(conversations.withdrawn)
    assert len(report.statements) + left_out == captured


@pytest.mark.parametrize("seed", range(3))
def test_sessions_regions_and_themes_of_a_large_report_add_up(seed: int) -> None:
    report = report_of(scattered(seed, 600), at_least=1)

    sessions = [number for numbers in numbers_of(report).values() for number in numbers]
    assert sum(number for number in sessions if isinstance(number, int)) == report.contributions
    assert report.by_region is not None
    for _, total, cells in report.by_region.rows:
        assert sum(number for number in cells if isinstance(number, int)) == total
