from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction
from random import Random

import pytest

from convo.disclosure.counts import Withheld
from convo.model.exported import Export
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.words import Attribution, Audience, Form, Use
from exports.json_lines import render_json
from exports.report.memory import in_the_way
from exports.report.values import Report
from tests.exports.attacker import people_of
from tests.exports.build import (
    contribution,
    contributions,
    noted,
    report_of,
    session,
    tagged,
    theme,
)
from tests.exports.crowds import crowded

SESSIONS = A, B, C, D = tuple(session(region=each) for each in ("ESEAP", "MENA", "SSA", "LAC"))
KEPT = Gathered(
    sessions=SESSIONS,
    contributions=(
        *contributions(A, 3),
        *contributions(B, 15),
        *contributions(C, 40),
        *contributions(D, 12),
    ),
)


def about(kept: Gathered, session_ids: Iterable[int]) -> Gathered:
    ids = set(session_ids)
    return Gathered(
        sessions=tuple(each for each in kept.sessions if each.id in ids),
        participants=tuple(each for each in kept.participants if each.session_id in ids),
        contributions=tuple(each for each in kept.contributions if each.session_id in ids),
    )


def of(*sessions: int) -> Gathered:
    return about(KEPT, (SESSIONS[place].id for place in sessions))


def withheld(report: Report) -> set[str]:
    return {
        each.region for each in report.conversations if isinstance(each.contributions, Withheld)
    }


def entry(kept: Gathered, *earlier: Export, at_least: int = 11) -> Export:
    return noted(kept, report_of(kept, at_least=at_least, earlier=earlier))


def stands_in_the_way(kept: Gathered, *earlier: Export) -> Export | None:
    return in_the_way({each.id for each in kept.sessions}, earlier, audience=Audience.INTERNAL)


def test_what_was_withheld_is_withheld_when_a_round_grew() -> None:
    grown = report_of(KEPT, at_least=11, earlier=[entry(of(0, 1, 2))])

    assert withheld(report_of(KEPT, at_least=11)) == {"ESEAP", "LAC"}
    assert {"ESEAP", "MENA"} <= withheld(grown)


def test_what_was_withheld_is_withheld_at_another_threshold() -> None:
    people = tuple(
        Participant(id=5_000 + each, session_id=C.id, handle=f"P{each + 1}") for each in range(19)
    )
    said = [
        contribution(C, participant_id=people[each % 19].id, attribution=Attribution.REGION)
        for each in range(30)
    ]
    kept = Gathered(
        sessions=SESSIONS,
        participants=people,
        contributions=(
            *contributions(A, 3),
            *contributions(B, 25),
            *said,
            *contributions(D, 60),
        ),
    )

    assert "MENA" not in withheld(report_of(kept, at_least=20))
    assert "MENA" in withheld(report_of(kept, at_least=20, earlier=[entry(kept)]))


def test_a_session_that_a_document_was_about_alone_hides_no_other() -> None:
    small = Gathered(
        sessions=(A, B, C),
        contributions=(*contributions(A, 15), *contributions(B, 3), *contributions(C, 40)),
    )
    copy = entry(about(small, [A.id]))

    assert withheld(report_of(small, at_least=11)) == {"ESEAP", "MENA"}
    assert "SSA" in withheld(report_of(small, at_least=11, earlier=[copy]))


def test_a_region_is_not_told_where_that_would_tell_what_a_copy_leaves_of_it() -> None:
    small = session(region=A.region)
    kept = Gathered(
        sessions=(A, small, B, C),
        contributions=(
            *contributions(A, 15),
            *contributions(small, 3),
            *contributions(B, 40),
            *contributions(C, 50),
        ),
    )
    copy = entry(about(kept, [A.id]))

    assert report_of(kept, at_least=11).apart == ()
    assert (A.id, small.id) in report_of(kept, at_least=11, earlier=[copy]).apart


@pytest.mark.parametrize("place", [0, 1])
def test_a_summary_stands_in_the_way_of_a_copy_that_would_tell_what_it_withheld(place: int) -> None:
    summary = entry(of(0, 1, 2))

    assert stands_in_the_way(of(place), summary) == summary


def test_a_number_that_was_told_may_be_told_alone() -> None:
    assert stands_in_the_way(of(2), entry(of(0, 1, 2))) is None


def test_a_copy_can_be_made_again_after_the_summary() -> None:
    copy = entry(of(0))

    assert stands_in_the_way(of(0), copy, entry(of(0, 1, 2), copy)) is None


def test_a_summary_without_a_session_that_was_withheld_is_in_the_way_too() -> None:
    summary = entry(of(0, 1, 2))

    assert stands_in_the_way(of(1, 2), summary) == summary


def test_a_summary_is_in_the_way_where_all_others_beside_a_session_were_told() -> None:
    summary = entry(KEPT)

    # Beside MENA, the two have SSA alone: and both of their numbers are in print.
    assert withheld(report_of(KEPT, at_least=11)) == {"ESEAP", "LAC"}
    assert stands_in_the_way(of(1, 3), summary) == summary


def test_what_the_public_was_not_told_hides_nothing_inside() -> None:
    inside = contributions(A, 2, use=Use.INTERNAL)
    kept = Gathered(
        sessions=(A,),
        contributions=(*contributions(A, 12), *inside, *contributions(A, 6, use=Use.RESTRICTED)),
    )
    public = noted(kept, report_of(kept, audience=Audience.PUBLIC, at_least=5))

    again = report_of(kept, earlier=[public])

    assert render_json(again) == render_json(report_of(kept))


def test_the_same_again_withholds_the_same() -> None:
    first = report_of(KEPT, at_least=11)

    again = report_of(KEPT, at_least=11, earlier=[noted(KEPT, first)])

    assert render_json(again) == render_json(first)


class Solver:
    """Knows sums of sessions' numbers, and which numbers follow."""

    def __init__(self) -> None:
        """Know nothing."""
        self._rows: list[dict[int, Fraction]] = []

    def learn(self, sessions: Iterable[int]) -> None:
        if row := self._left(sessions):
            self._rows.append(row)

    def knows(self, session_id: int) -> bool:
        return not self._left([session_id])

    def _left(self, sessions: Iterable[int]) -> dict[int, Fraction]:
        row = dict.fromkeys(sessions, Fraction(1))
        for known in self._rows:
            lead = next(iter(known))
            if factor := row.get(lead, Fraction(0)) / known[lead]:
                for id_, part in known.items():
                    row[id_] = row.get(id_, Fraction(0)) - factor * part
                row = {id_: part for id_, part in row.items() if part}
        return row


class Reader:
    """Has several documents, and what stands in which of them."""

    def __init__(self, documents: Iterable[tuple[frozenset[int], Report]] = ()) -> None:
        """Have these."""
        self.documents = [*documents]

    def knows(self, session_id: int, *, by_words: bool) -> bool:
        """Tell whether a number follows from all documents, or from where the words stand."""
        solver = Solver()
        places: dict[int, list[int]] = {}
        for number, (ids, report) in enumerate(self.documents):
            for id_ in ids:
                places.setdefault(id_, []).append(number)
            hidden = {id_ for together in (*report.withheld, *report.apart) for id_ in together}
            if not by_words and len(ids) > 1:
                for told in [(id_,) for id_ in sorted(ids - hidden)]:
                    solver.learn(told)
                for together in report.withheld:
                    solver.learn(together)
        for alike in {tuple(each) for each in places.values()}:
            solver.learn(id_ for id_, each in places.items() if tuple(each) == alike)
        return solver.knows(session_id)


def sequences(kept: Gathered, dice: Random) -> list[list[tuple[list[int], int]]]:
    """Return documents in their order: the sessions each is about, and its threshold."""
    ids = [each.id for each in kept.sessions]
    one = dice.choice(ids)
    grown = [(ids[:end], 5) for end in range(max(2, len(ids) - 1), len(ids) + 1)]
    return [
        grown,
        [(ids, 5), (ids, 10)],
        [(ids, 10), (ids, 5)],
        [([one], 5), (ids, 5)],
        [(ids, 5), ([one], 5)],
        [(ids[1:], 5), (ids, 10), (ids, 5)],
    ]


def is_few(kept: Gathered, session_id: int, at_least: int) -> bool:
    there = about(kept, [session_id]).contributions
    return 0 < people_of(there) < at_least


@pytest.mark.parametrize("records", [25, pytest.param(300, marks=pytest.mark.slow)])
def test_no_withheld_number_follows_from_several_documents(records: int) -> None:
    recovered, refused, withheld_again = [], 0, 0

    for seed in range(records):
        kept, dice = crowded(seed), Random(seed)  # noqa: S311 -- no secret
        for number, sequence in enumerate(sequences(kept, dice)):
            reader, earlier = Reader(), list[Export]()
            secret = set[int]()
            for ids, at_least in sequence:
                part = about(kept, ids)
                if stands_in_the_way(part, *earlier):
                    refused += 1
                    continue
                report = report_of(part, at_least=at_least, earlier=earlier)
                before = Reader(reader.documents)
                reader.documents.append((frozenset(ids), report))
                earlier.append(noted(part, report))
                known = {id_ for id_ in ids if before.knows(id_, by_words=False)}
                now = {id_ for together in (*report.withheld, *report.apart) for id_ in together}
                withheld_again += len(now & secret)
                few = {held.id for held in part.sessions if is_few(part, held.id, at_least)}
                # A large number that hid one that was known already gives nobody away.
                secret |= {id_ for id_ in now & few - known if not reader.knows(id_, by_words=True)}
                recovered += [
                    (seed, number, id_) for id_ in secret if reader.knows(id_, by_words=False)
                ]

    assert recovered == []
    assert min(refused, withheld_again) > records // 4


def test_what_was_withheld_inside_binds_no_document_for_the_public() -> None:
    kept = Gathered(
        sessions=SESSIONS,
        contributions=tuple(
            given
            for held, number in zip(SESSIONS, (3, 12, 60, 60), strict=True)
            for given in contributions(held, number)
        ),
    )
    inside = noted(kept, report_of(kept, audience=Audience.INTERNAL, at_least=20))

    alone = report_of(kept, audience=Audience.PUBLIC, at_least=2)
    public = report_of(kept, audience=Audience.PUBLIC, at_least=2, earlier=[inside])

    assert withheld(report_of(kept, at_least=2, earlier=[inside])) >= {"ESEAP", "MENA"}
    assert render_json(public) == render_json(alone)


def test_a_document_for_inside_is_in_the_way_of_none_for_the_public() -> None:
    inside = entry(of(0, 1, 2))

    assert in_the_way({A.id}, (inside,), audience=Audience.INTERNAL) == inside
    assert in_the_way({A.id}, (inside,), audience=Audience.PUBLIC) is None


@pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.PUBLIC])
def test_a_number_that_differs_by_few_from_one_that_was_told_is_withheld(
    audience: Audience,
) -> None:
    few = contributions(A, 2)
    before = Gathered(
        sessions=SESSIONS[:3],
        contributions=(
            *contributions(A, 30),
            *contributions(B, 40),
            *contributions(C, 50),
        ),
    )
    kept = replace(before, contributions=(*before.contributions, *few))
    first = noted(before, report_of(before, audience=audience))
    other = Audience.PUBLIC if audience is Audience.INTERNAL else Audience.INTERNAL

    assert withheld(report_of(kept, audience=other, earlier=[first])) == set()
    assert A.region in withheld(report_of(kept, audience=audience, earlier=[first]))


def test_a_number_that_was_told_with_the_same_words_stays_told() -> None:
    few = contributions(A, 2)
    kept = Gathered(
        sessions=SESSIONS[:3],
        contributions=(*contributions(A, 30), *contributions(B, 40), *contributions(C, 50)),
    )
    grown = replace(kept, contributions=(*kept.contributions, *few))
    first = noted(kept, report_of(kept))
    second = noted(grown, report_of(grown, earlier=[first]))

    assert A.region in withheld(report_of(grown, earlier=[first, second]))
    assert withheld(report_of(kept, earlier=[first, second])) == set()


def test_a_number_is_not_the_same_once_words_behind_it_were_taken_back() -> None:
    few, late = contributions(A, 2), contributions(A, 2)
    kept = Gathered(
        sessions=SESSIONS[:3],
        contributions=(*contributions(A, 30), *contributions(B, 40), *contributions(C, 50)),
    )
    before = replace(kept, contributions=(*kept.contributions, *few))
    grown = replace(kept, contributions=(*before.contributions, *late))
    first = noted(before, report_of(before))
    second = noted(grown, report_of(grown, earlier=[first]))
    gone = replace(kept, withdrawn=frozenset(given.id for given in (*few, *late)))

    assert A.region in withheld(report_of(gone, earlier=[first, second]))


def test_a_number_for_the_public_is_of_enough_people_besides_what_is_read_inside() -> None:
    about = theme("المساء")
    untranslated = [contribution(A, language=f"q{chr(97 + n)}a") for n in range(12)]
    bare = contributions(A, 2, form=Form.QUOTE, use=Use.PARAPHRASE)
    kept = Gathered(
        sessions=(A,),
        contributions=(*contributions(A, 20), *untranslated, *bare),
        themes=(about,),
        tags=tagged(about, (*untranslated, *bare)),
    )

    report = report_of(kept, audience=Audience.PUBLIC, at_least=11)

    assert report.contributions == 20
    assert report.themes == ()
