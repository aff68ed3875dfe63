"""What changed since a draft, as far as the export ledger can tell and a reader may know."""

from dataclasses import replace
from datetime import date

import pytest

from convo.disclosure.counts import Band, Withheld
from convo.model.contributions import Contribution
from convo.model.exported import Export
from convo.model.gathered import Gathered
from convo.model.words import Audience, Use
from exports.json_lines import render_json
from exports.report.beside import Changes
from tests.exports.build import contributions, entry_of, report_of, session

HELD, THERE = session(), session(region="MENA")
SINCE = date(2026, 11, 2)


def kept(*said: Contribution) -> Gathered:
    return Gathered(sessions=(HELD, THERE), contributions=said)


def draft(gathered: Gathered) -> Export:
    return entry_of(gathered, made_on=SINCE)


def changes(now: Gathered, *earlier: Export) -> Changes | None:
    return report_of(now, earlier=earlier).beside.changes


def test_without_a_draft_there_is_nothing_to_tell() -> None:
    assert changes(kept(*contributions(HELD, 3))) is None


@pytest.mark.parametrize(("joined", "told"), [(5, 5), (4, Withheld()), (0, 0)])
def test_how_many_were_added_is_told_where_they_are_enough(joined: int, told: object) -> None:
    before, more = contributions(HELD, 6), contributions(HELD, joined)
    hidden = replace(before[0], use=Use.RESTRICTED)

    now = kept(*before, *more) if joined else kept(hidden, *before[1:])

    found = changes(now, draft(kept(*before)))
    assert found is not None
    assert (found.since, found.added) == (SINCE, told)


def test_the_few_that_were_there_before_are_not_told_by_all_that_were_added() -> None:
    before, more = contributions(HELD, 2), contributions(HELD, 9)

    found = changes(kept(*before, *more), draft(kept(*before)))

    assert found is not None
    assert found.added == Withheld()


def test_how_many_are_gone_is_never_told_but_whether_they_are_few() -> None:
    before = contributions(HELD, 20)

    def gone(number: int) -> object:
        now = replace(
            kept(*before[number:]), withdrawn=frozenset(each.id for each in before[:number])
        )
        found = changes(now, replace(draft(kept(*before)), unlisted_ids=frozenset()))
        assert found is not None
        return found.gone

    assert [gone(number) for number in (2, 7, 9)] == [
        Withheld(5),
        Band(low=5, high=None),
        Band(low=5, high=None),
    ]


def test_that_one_is_gone_is_not_told_where_two_are_enough() -> None:
    before = contributions(HELD, 20)
    now = replace(kept(*before[1:]), withdrawn=frozenset({before[0].id}))

    earlier = (replace(draft(kept(*before)), unlisted_ids=frozenset()),)
    found = report_of(now, at_least=2, earlier=earlier).beside.changes

    assert found is not None
    assert found.gone == Withheld()


def test_where_nothing_may_be_told_of_what_is_not_listed_nothing_is_told_of_what_is_gone() -> None:
    before = contributions(HELD, 8)
    hidden = contributions(HELD, 6, use=Use.RESTRICTED)
    one_more = replace(before[0], use=Use.RESTRICTED)
    now = kept(one_more, *before[1:], *hidden)

    found = changes(now, draft(kept(*before, *hidden)))

    assert found is not None
    assert found.gone == Withheld()


def test_a_draft_about_fewer_or_other_sessions_is_another_report() -> None:
    here, there = contributions(HELD, 6), contributions(THERE, 6)
    further = session(region="SSA")
    elsewhere = Gathered(sessions=(further,), contributions=contributions(further, 6))

    assert changes(kept(*here, *there), draft(kept(*here))) is None
    assert changes(kept(*here), draft(kept(*here, *there))) is None
    assert changes(kept(*here), draft(elsewhere)) is None


def test_what_is_final_is_no_draft() -> None:
    before = kept(*contributions(HELD, 6))

    assert changes(kept(*contributions(HELD, 6)), replace(draft(before), final=True)) is None


def test_the_last_of_several_drafts_is_what_is_compared() -> None:
    first = contributions(HELD, 6)
    second = (*first, *contributions(HELD, 5))
    now = kept(*second, *contributions(HELD, 6))
    later = replace(draft(kept(*second)), made_on=date(2026, 11, 9))

    found = changes(now, draft(kept(*first)), later)

    assert found == Changes(since=date(2026, 11, 9), added=6, gone=0)


def test_a_draft_made_twice_is_the_same_twice() -> None:
    gathered = kept(*contributions(HELD, 6))

    again = report_of(gathered, earlier=[draft(gathered)])

    assert render_json(again) == render_json(report_of(gathered))


def test_the_final_report_says_that_nothing_changed_since_its_draft() -> None:
    gathered = Gathered(sessions=(HELD,))
    entry = Export(
        id=1,
        format="word",
        audience=Audience.INTERNAL,
        final=False,
        made_on=SINCE,
        digest="0" * 64,
        contribution_ids=frozenset(),
    )

    found = report_of(gathered, final=True, earlier=[entry]).beside.changes

    assert found == Changes(since=SINCE, added=0, gone=0)
