from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations, product
from math import inf
from random import Random

import pytest

from convo.disclosure.counts import Band, Count, Withheld
from convo.disclosure.reasons import LeftOut, Reason
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.sessions import Session
from convo.model.words import Attribution, Audience, Form, Use
from exports.json_lines import render_json
from exports.markdown import render_markdown
from exports.outline.build import document_of
from exports.report.accounting import Account, account
from exports.report.values import Report
from tests.exports.build import contribution, report_of, scattered, session, tagged, theme

FEW = (Reason.RESTRICTED, Reason.WITHDRAWN)
AUDIENCES = pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.PUBLIC])
AT_LEAST = 3
MOST = AT_LEAST + 1
ABOUT = theme("safety")


def numbers(counted: int, internal: int, restricted: int, withdrawn: int) -> dict[Reason, int]:
    reasons = (Reason.COUNTED_ONLY, Reason.INTERNAL, *FEW)
    return dict(zip(reasons, (counted, internal, restricted, withdrawn), strict=True))


def told_of(listed: int, reasons: Mapping[Reason, int], *, at_least: int) -> Account:
    """Return the account of contributions that are each of another person."""
    counts = {reason: Count(number=number, people=number) for reason, number in reasons.items()}
    return account(listed, counts, untold=False, at_least=at_least)


def test_what_is_listed_and_left_out_adds_up_to_what_was_captured() -> None:
    told = told_of(30, numbers(8, 0, 6, 0), at_least=5)

    assert told.captured == 44
    assert [each.number for each in told.left_out] == [8, 6]


def test_a_pool_that_is_small_leaves_the_sum_as_open_as_itself() -> None:
    told = told_of(30, numbers(8, 0, 1, 1), at_least=5)

    assert told.captured == Band(low=39, high=42)


def test_a_pool_that_would_tell_its_parts_is_told_without_its_number() -> None:
    told = told_of(30, {Reason.RESTRICTED: 4, Reason.WITHDRAWN: 4}, at_least=5)

    assert told.left_out == (LeftOut(reasons=FEW, number=Band(low=5, high=None)),)
    assert told.captured == Band(low=35, high=None)


def test_what_one_person_said_often_has_no_number_nor_has_the_sum() -> None:
    often = {Reason.RESTRICTED: Count(number=12, people=1)}

    told = account(30, often, untold=False, at_least=5)

    assert [each.number for each in told.left_out] == [Band(low=5, high=None)]
    assert told.captured == Band(low=35, high=None)


def test_an_account_that_is_not_told_gives_every_reason_and_no_number() -> None:
    for left in (0, 12):
        counts = dict.fromkeys(FEW, Count(number=left, people=left))

        told = account(30, counts, untold=True, at_least=5)

        assert told.left_out == (LeftOut(reasons=FEW, number=Withheld()),)
        assert told.captured == Band(low=30, high=None)


def test_nothing_captured_is_no_secret() -> None:
    told = told_of(0, numbers(0, 0, 0, 0), at_least=11)

    assert (told.captured, told.left_out) == (0, ())


def left_between(report: Report) -> tuple[int, float]:
    """Return what a reader takes the least and the most to be that the report leaves out."""
    low, high = 0, 0.0
    for each in report.left_out:
        match each.number:
            case Band(low=least, high=None):
                low, high = low + least, inf
            case Withheld(below=int(below)):
                low, high = low + 1, high + below - 1
            case Withheld():
                high = inf
            case int(number):
                low, high = low + number, high + number
    return low, high


def told_between(report: Report) -> tuple[int, float]:
    """Return what a reader takes the least and the most to be that was captured."""
    if isinstance(report.captured, int):
        return report.captured, report.captured
    return report.captured.low, inf if report.captured.high is None else report.captured.high


@AUDIENCES
@pytest.mark.parametrize("at_least", [1, 2, 5, 11, 40])
@pytest.mark.parametrize("seed", range(6))
def test_captured_is_listed_and_all_that_is_left_out(
    seed: int, at_least: int, audience: Audience
) -> None:
    given = scattered(seed, 40 * (seed + 1))

    report = report_of(given, audience=audience, at_least=at_least)

    captured = len(given.contributions) + len(given.withdrawn)
    low, high = left_between(report)
    assert low <= captured - len(report.statements) <= high
    assert told_between(report)[0] <= captured <= told_between(report)[1]


def with_reasons(
    held: Session,
    listed: tuple[Contribution, ...],
    left: Mapping[Reason, int],
    *,
    bare: bool,
    by_one: bool,
) -> Gathered:
    """Return conversations in which so many contributions may not be listed for each reason.

    All of one reason are by one person, or each is by another.
    """
    ways = {
        Reason.COUNTED_ONLY: (Use.PARAPHRASE, Form.QUOTE),
        Reason.INTERNAL: (Use.INTERNAL, Form.PARAPHRASE),
        Reason.RESTRICTED: (Use.RESTRICTED, Form.PARAPHRASE),
    }
    kept_back = tuple(
        contribution(
            held,
            "Not to be read.",
            use=use,
            form=form,
            attribution=Attribution.REGION,
            participant_id=number if by_one else None,
        )
        for number, (reason, (use, form)) in enumerate(ways.items())
        for _ in range(left[reason])
    )
    themed = listed if bare else listed + kept_back
    return Gathered(
        sessions=(held,),
        contributions=listed + kept_back,
        themes=(ABOUT,),
        tags=tagged(ABOUT, themed),
        withdrawn=frozenset(range(left[Reason.WITHDRAWN])),
    )


def every_record(
    number: int, audience: Audience, *, bare: bool, by_one: bool
) -> Iterator[tuple[bytes, dict[Reason, int]]]:
    """Yield all that is printed of each record that differs in what may not be listed alone."""
    held = session()
    listed = tuple(contribution(held, f"Point {each}.") for each in range(number))
    inside = (0,) if audience is Audience.INTERNAL else range(MOST + 1)
    others = range(MOST + 1)
    for left in product(others, inside, others, others):
        why = numbers(*left)
        report = report_of(
            with_reasons(held, listed, why, bare=bare, by_one=by_one),
            audience=audience,
            at_least=AT_LEAST,
        )
        yield render_json(report) + render_markdown(document_of(report)), why


@AUDIENCES
@pytest.mark.parametrize(
    ("number", "bare", "by_one"),
    [(0, False, False), (2, True, False), (2, False, True), (6, False, False), (6, True, False)],
)
def test_nobody_can_work_out_a_small_number_from_all_that_is_printed(
    number: int, audience: Audience, *, bare: bool, by_one: bool
) -> None:
    possible = defaultdict(list)
    for printed, why in every_record(number, audience, bare=bare, by_one=by_one):
        possible[printed].append(why)

    for records in possible.values():
        for reason in records[0]:
            values = {why[reason] for why in records}
            few = MOST + 1 if by_one and reason is not Reason.WITHDRAWN else AT_LEAST
            assert len(values) > 1 or not 0 < min(values) < few
        sums = {sum(why.values()) for why in records}
        assert len(sums) > 1 or not 0 < min(sums) < AT_LEAST


@AUDIENCES
@pytest.mark.parametrize("seed", range(40))
def test_no_number_of_the_account_is_small_nor_is_a_difference(
    seed: int, audience: Audience
) -> None:
    dice = Random(seed)  # noqa: S311 -- invented conversations, no secret
    report = report_of(scattered(seed, dice.randint(0, 60)), audience=audience, at_least=5)

    # Those that are listed anybody can count; what a number tells besides them may not be small.
    listed = len(report.statements)
    sums = [
        each for each in (report.captured, report.contributions, listed) if isinstance(each, int)
    ]
    rests = [one - other for one, other in combinations(sums, 2)]
    alone = [each.number for each in report.left_out if isinstance(each.number, int)]
    assert not [number for number in (*rests, *alone) if 0 < abs(number) < 5]
