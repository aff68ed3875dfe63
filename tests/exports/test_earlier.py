from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from itertools import combinations, product

import pytest

from convo.disclosure.counts import LEAST, Band, Withheld
from convo.disclosure.reasons import Reason
from convo.model.contributions import Contribution
from convo.model.exported import Export
from convo.model.gathered import Gathered
from convo.model.themes import Tag
from convo.model.words import Attribution, Audience, Form, Rule, Use
from exports.json_lines import render_json
from exports.report.readable import listed_ids, unlisted_ids
from exports.report.values import Report
from tests.exports.build import contributions, entry_of, report_of, session, tagged, theme
from tests.exports.crowds import Crowd

HELD, AGAIN = session(), session(region="MENA")
ABOUT, OTHER = theme("safety"), theme("language")
AT_LEAST = 5


def given(number: int, use: Use = Use.RESTRICTED, **fields: object) -> tuple[Contribution, ...]:
    return contributions(HELD, number, use=use, **fields)


def counted(number: int, **fields: object) -> tuple[Contribution, ...]:
    return given(number, Use.PARAPHRASE, form=Form.QUOTE, **fields)


def kept(*said: Contribution, **others: object) -> Gathered:
    return Gathered(sessions=(HELD, AGAIN), contributions=said, themes=(ABOUT, OTHER), **others)  # type: ignore[arg-type] # any field


def ids(gathered: Gathered, audience: Audience = Audience.INTERNAL) -> frozenset[int]:
    return unlisted_ids(gathered, audience=audience, at_least=AT_LEAST, language="en")


def is_told(now: Gathered, *earlier: Gathered) -> bool:
    report = report_of(now, earlier=list(map(entry_of, earlier)))
    return Withheld() not in [each.number for each in report.left_out]


def test_all_that_is_not_listed_is_kept_for_the_next_report() -> None:
    said = (*given(3, Use.QUOTE), *given(2), *given(2, Use.INTERNAL), *counted(2))
    gathered = kept(*said, withdrawn=frozenset({77}))

    assert ids(gathered, Audience.PUBLIC) == {*(each.id for each in said[3:]), ~77}
    assert ids(gathered) == {*(each.id for each in (*said[3:5], *said[7:])), ~77}


def test_what_is_listed_and_what_is_not_are_all_there_is() -> None:
    gathered = kept(*given(3, Use.QUOTE), *counted(2))

    listed = listed_ids(gathered, audience=Audience.PUBLIC, at_least=AT_LEAST, language="en")

    assert listed | ids(gathered, Audience.PUBLIC) == {each.id for each in gathered.contributions}


def test_a_report_that_says_the_same_again_tells_the_same() -> None:
    gathered = kept(*given(6, Use.QUOTE), *counted(7), withdrawn=frozenset({77}))

    again = report_of(gathered, earlier=[entry_of(gathered)])

    assert render_json(again) == render_json(report_of(gathered))


def test_a_report_about_other_conversations_hides_nothing() -> None:
    elsewhere = contributions(AGAIN, 3, use=Use.RESTRICTED)

    assert is_told(kept(*given(6)), kept(*elsewhere))


def test_few_that_joined_are_not_told_by_a_difference() -> None:
    before = given(6)

    assert not is_told(kept(*before, *given(4)), kept(*before))
    assert is_told(kept(*before, *given(5)), kept(*before))


def test_one_person_who_joined_with_much_is_not_told_by_a_difference() -> None:
    before = given(6)
    often = given(9, attribution=Attribution.REGION, participant_id=7)

    assert not is_told(kept(*before, *often), kept(*before))


def test_few_that_joined_one_reason_are_not_told_beside_many_of_another() -> None:
    before = (*given(6), *counted(6))

    assert not is_told(kept(*before, *given(1), *counted(9)), kept(*before))
    assert is_told(kept(*before, *counted(9)), kept(*before))


def test_few_that_are_listed_now_are_not_told_by_a_difference() -> None:
    before = given(12)
    opened = tuple(replace(each, use=Use.QUOTE) for each in before[:7])

    # Nobody knows by now for which reason each of the seven was not listed.
    assert not is_told(kept(*opened, *before[7:]), kept(*before))


def test_what_is_all_listed_now_is_not_told_by_a_difference() -> None:
    before = given(7)
    opened = tuple(replace(each, use=Use.QUOTE) for each in before)

    assert not is_told(kept(*opened, *given(6)), kept(*before))


def test_few_that_were_withdrawn_with_all_others_are_not_told_by_a_difference() -> None:
    before, listed = given(6), given(8, Use.QUOTE)
    gone = frozenset(each.id for each in (*before, *listed[:3]))

    assert not is_told(kept(*listed[3:], withdrawn=gone), kept(*before, *listed))


def test_what_was_withdrawn_since_is_not_told_by_a_difference() -> None:
    before = given(12)
    after = kept(*before[1:], withdrawn=frozenset({before[0].id}))

    assert not is_told(after, kept(*before))


def test_what_was_withdrawn_before_both_hides_nothing() -> None:
    gone = frozenset({77})
    before = given(6)

    assert is_told(kept(*before, *given(5), withdrawn=gone), kept(*before, withdrawn=gone))


def test_few_of_other_conversations_are_not_told_by_a_difference() -> None:
    elsewhere = contributions(AGAIN, 3, use=Use.RESTRICTED)
    here = given(6)

    assert not is_told(kept(*here), kept(*here, *elsewhere))


def test_each_earlier_report_counts() -> None:
    first = given(6)
    second = (*first, *given(6))

    assert not is_told(kept(*second, *given(1)), kept(*first), kept(*second))


def themed(*parts: tuple[Contribution, ...]) -> tuple[Tag, ...]:
    return tuple(
        tag
        for about, part in zip((ABOUT, OTHER), parts, strict=False)
        for tag in tagged(about, part)
    )


def test_few_that_joined_a_theme_are_not_told_by_a_difference() -> None:
    one, other = counted(6), counted(6)
    before = kept(*one, *other, tags=themed(one, other))
    few, many = counted(2), counted(8)
    joined = (*one, *few), (*other, *many)

    assert not is_told(kept(*joined[0], *joined[1], tags=themed(*joined)), before)


def test_few_that_joined_what_a_theme_leaves_are_not_told_by_a_difference() -> None:
    one, rest, many, few = counted(6), counted(6), counted(8), counted(2)
    before = kept(*one, *rest, tags=themed(one))

    # 22 less 14, and 12 less 6: two more are about nothing.
    assert not is_told(kept(*one, *many, *rest, *few, tags=themed((*one, *many))), before)


def test_few_that_joined_a_session_are_not_told_by_a_difference() -> None:
    here, there = counted(6), contributions(AGAIN, 6, use=Use.PARAPHRASE, form=Form.QUOTE)
    few = contributions(AGAIN, 2, use=Use.PARAPHRASE, form=Form.QUOTE)

    assert not is_told(kept(*here, *counted(8), *there, *few), kept(*here, *there))


def test_where_nothing_is_told_of_what_is_not_listed_nothing_counts_it() -> None:
    listed, hidden = given(8, Use.QUOTE), counted(6)
    before = kept(*listed, *hidden, tags=themed((*listed, *hidden)))
    more = counted(1)
    now = kept(*listed, *hidden, *more, tags=themed((*listed, *hidden, *more)))

    report = report_of(now, earlier=[entry_of(before)])

    assert report.contributions == report.themes[0].contributions == 8
    assert [each.contributions for each in report.conversations] == [8, 0]
    assert report.captured == Band(low=8, high=None)
    assert [each.reasons for each in report.left_out] == [
        (Reason.COUNTED_ONLY, Reason.RESTRICTED, Reason.WITHDRAWN)
    ]


class Growing:
    """A record of which reports are made while people go on speaking, and take words back."""

    def __init__(self, seed: int) -> None:
        """Begin with some contributions."""
        self._crowd = Crowd(seed)
        self.dice = self._crowd.dice
        self._said = self._crowd.say(self.dice.choice((20, 60, 120)))
        self._tags = self._crowd.tag(self._said)
        self._withdrawn = frozenset(self.dice.sample(range(99), self.dice.choice((0, 0, 2, 12))))

    def gathered(self) -> Gathered:
        gathered = self._crowd.gathered(self._said, self._tags)
        return replace(gathered, withdrawn=self._withdrawn)

    def go_on(self) -> None:
        more = self._crowd.say(self.dice.choice((0, 2, 10, 80, 200)))
        gone = {each.id for each in self.dice.sample(self._said, self.dice.choice((0, 0, 0, 1, 9)))}
        self._withdrawn |= gone
        self._said = tuple(each for each in (*self._said, *more) if each.id not in gone)
        tags = (*self._tags, *self._crowd.tag(more))
        self._tags = tuple(tag for tag in tags if tag.contribution_id not in gone)


def speakers(said: Iterable[Contribution]) -> dict[int, Hashable]:
    return {each.id: each.participant_id or f"who said {each.id}" for each in said}


def behind_numbers(gathered: Gathered, report: Report) -> dict[str, dict[int, Hashable]]:
    """Return who is behind each printed number of what is not listed, by contribution."""
    unread = [
        each
        for each in gathered.contributions
        if (each.use, each.form) == (Use.PARAPHRASE, Form.QUOTE)
    ]
    of_reason: dict[Reason, dict[int, Hashable]] = {
        Reason.COUNTED_ONLY: speakers(unread),
        Reason.WITHDRAWN: {id_: f"who said {id_}" for id_ in gathered.withdrawn},
        **{
            reason: speakers(each for each in gathered.contributions if each.use is use)
            for reason, use in (
                (Reason.INTERNAL, Use.INTERNAL),
                (Reason.RESTRICTED, Use.RESTRICTED),
            )
        },
    }
    told = [left.reasons[0] for left in report.left_out if isinstance(left.number, int)]
    found = {f"left out: {reason}": of_reason[reason] for reason in told}
    found |= speaking_of_forums(gathered, report)
    if report.contributions == len(report.statements):
        return found
    found["all"] = speakers(unread)
    for name, ids_of_part in parts_told(gathered, report):
        found[name] = speakers(each for each in unread if each.id in ids_of_part)
        found[f"not {name}"] = speakers(each for each in unread if each.id not in ids_of_part)
    return found


def speaking_of_forums(gathered: Gathered, report: Report) -> dict[str, dict[int, Hashable]]:
    """Return who speaks of each forum whose number is told."""
    strict = {each.id for each in gathered.sessions if each.rule in {Rule.FKAGEU, Rule.FOCUS_GROUP}}
    words = {each.words for each in report.statements}
    listed = {
        each.id: each
        for each in gathered.contributions
        if each.text in words and each.session_id not in strict
    }
    ids = {forum.name: forum.id for forum in gathered.forums}
    about = [(mention.forum_id, mention.contribution_id) for mention in gathered.forum_mentions]
    return {
        forum.name: speakers(
            listed[said] for id_, said in about if id_ == ids[forum.name] and said in listed
        )
        for forum in report.beside.forums
        if isinstance(forum.spoken_of, int)
    }


def parts_told(gathered: Gathered, report: Report) -> Iterator[tuple[str, set[int]]]:
    """Yield the themes and sessions that tell of more than is listed, with all that they have."""
    names = {each.id: each.name for each in gathered.themes}
    for told in report.themes:
        if told.contributions != len(told.statements):
            tags = [tag for tag in gathered.tags if names[tag.theme_id] == told.name]
            yield told.name, {tag.contribution_id for tag in tags}
    words = {each.words for each in report.statements}
    held = sorted(gathered.sessions, key=lambda each: (each.held_on, each.region, each.id))
    for conversation, one in zip(report.conversations, held, strict=True):
        here = [each for each in gathered.contributions if each.session_id == one.id]
        if conversation.contributions not in (Withheld(), sum(each.text in words for each in here)):
            yield f"session {one.id}", {each.id for each in here}


@pytest.mark.parametrize("records", [20, pytest.param(300, marks=pytest.mark.slow)])
def test_reports_of_one_record_that_changes_do_not_tell_of_few_by_their_difference(
    records: int,
) -> None:
    few, told_again = [], 0

    for seed, audience in product(range(records), (Audience.INTERNAL, Audience.PUBLIC)):
        record = Growing(seed)
        at_least = record.dice.choice((2, 3, LEAST[audience]))
        reports: list[dict[str, dict[int, Hashable]]] = []
        earlier: list[Export] = []
        for _ in range(3):
            gathered = record.gathered()
            report = report_of(gathered, audience=audience, at_least=at_least, earlier=earlier)
            reports.append(behind_numbers(gathered, report))
            earlier.append(entry_of(gathered, audience, at_least=at_least))
            record.go_on()
        for before, after in combinations(reports, 2):
            for number in before.keys() & after.keys():
                told_again += 1
                changed = before[number].items() ^ after[number].items()
                difference = abs(len(after[number]) - len(before[number]))
                if 0 < len({who for _, who in changed}) < at_least or 0 < difference < at_least:
                    few.append((seed, audience, number, difference))

    assert few == []
    assert told_again > records
