from collections.abc import Iterator
from dataclasses import fields, replace
from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from convo.disclosure.counts import Band, Figure, Withheld
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.sessions import Session
from convo.model.words import Attribution, Audience, Form, Role, Rule, Use
from exports.formats import RENDERERS
from exports.report.readable import listed_ids
from exports.report.values import Report
from tests.exports.build import contributions, gathereds, report_of, session

AUDIENCES = st.sampled_from([Audience.INTERNAL, Audience.PUBLIC])
THRESHOLDS = st.integers(1, 6)
FEWER_IS_ONE = 2
HELD = session()
ONE_TAKEN_BACK = Gathered(
    sessions=(HELD,), contributions=contributions(HELD, 3), withdrawn=frozenset({99})
)


def everything_in(file: bytes) -> bytes:
    """Unzip *file*, and what is zipped within: compression would hide a leak from a search."""
    if not is_zipfile(BytesIO(file)):
        return file
    with ZipFile(BytesIO(file)) as archive:
        return b"".join(everything_in(archive.read(name)) for name in archive.namelist())


# Said once more in its own words, so that a fault of the program is not repeated here.
def may_be_read(said: Contribution, held: Session, audience: Audience) -> bool:
    if said.use is Use.RESTRICTED or (said.use is Use.INTERNAL and audience is Audience.PUBLIC):
        return False
    if said.form is not Form.QUOTE or said.use is Use.QUOTE:
        return True
    in_focus_group = held.focus_group or held.rule is Rule.FOCUS_GROUP
    return said.use is Use.INTERNAL and not in_focus_group


def may_be_named(said: Contribution, held: Session) -> bool:
    if held.focus_group or said.attribution is not Attribution.NAMED:
        return False
    return held.rule is Rule.NAMED or (held.rule is Rule.SWAN and said.role is Role.STAFF)


def readable(gathered: Gathered, audience: Audience, at_least: int) -> list[Contribution]:
    held = {session.id: session for session in gathered.sessions}
    shown = [
        said
        for said in gathered.contributions
        if may_be_read(said, held[said.session_id], audience)
    ]
    translated = {translation.contribution_id for translation in gathered.translations}

    def main(said: Contribution) -> str | None:
        return next(iter(held[said.session_id].languages), None)

    def tells_of_few(said: Contribution) -> bool:
        tongue = said.language or main(said)
        alike = [each for each in shown if (each.language or main(each)) == tongue]
        return tongue not in {None, "en", main(said)} and people_of(alike) < at_least

    return [
        said
        for said in shown
        if audience is Audience.INTERNAL
        or said.form is Form.QUOTE
        or said.id in translated
        or not tells_of_few(said)
    ]


def people_of(said: list[Contribution]) -> int:
    return len({each.participant_id or f"somebody who said {each.id}" for each in said})


def mark(said: Contribution) -> str:
    """Return the word that stands in this contribution alone."""
    return said.text.split()[-1]


def secrets_of(gathered: Gathered, audience: Audience, at_least: int) -> Iterator[str]:
    held = {session.id: session for session in gathered.sessions}
    shown = readable(gathered, audience, at_least)
    named = {said.participant_id for said in shown if may_be_named(said, held[said.session_id])}
    for said in gathered.contributions:
        yield str(said.id)
        if said not in shown:
            yield mark(said)
    for person in gathered.participants:
        if person.name is not None and person.id not in named:
            yield person.name
    for each in gathered.sessions:
        yield each.title


def figures(report: Report) -> Iterator[tuple[Figure, int]]:
    """Yield each printed number of contributions, and how many of those a reader can count."""
    yield report.contributions, len(report.statements)
    if isinstance(report.captured, int):
        yield report.captured, len(report.statements)
    yield report.uncategorised.contributions, len(report.uncategorised.statements)
    for theme in report.themes:
        yield theme.contributions, len(theme.statements)
    alone = len(report.conversations) == 1
    for conversation in report.conversations:
        yield conversation.contributions, len(report.statements) if alone else 0
    for left_out in report.left_out:
        if not isinstance(left_out.number, Band):
            yield left_out.number, 0
    for statement in report.statements:
        yield statement.agreed, 0
    for forum in report.beside.forums:
        yield forum.spoken_of, 0
    for _, total, cells in report.by_region.rows if report.by_region else ():
        yield total, total
        yield from ((cell, 0) for cell in cells if cell is not None)


@pytest.mark.parametrize("name", RENDERERS)
@settings(max_examples=20, deadline=None)
@given(gathered=gathereds(), audience=AUDIENCES, at_least=THRESHOLDS)
def test_no_format_holds_a_word_or_a_name_that_may_not_be_told(
    name: str, gathered: Gathered, audience: Audience, at_least: int
) -> None:
    report = report_of(gathered, audience=audience, at_least=at_least)

    written = everything_in(RENDERERS[name].render(report)).decode(errors="replace")

    assert [
        secret for secret in secrets_of(gathered, audience, at_least) if secret in written
    ] == []


@pytest.mark.parametrize("name", [name for name in RENDERERS if name != "qdc"])
@settings(max_examples=10, deadline=None)
@given(gathered=gathereds(), audience=AUDIENCES)
def test_every_format_holds_all_words_that_may_be_told(
    name: str, gathered: Gathered, audience: Audience
) -> None:
    report = report_of(gathered, audience=audience)

    written = everything_in(RENDERERS[name].render(report)).decode(errors="replace")

    shown = readable(gathered, audience, 5)
    assert [mark(said) for said in shown if mark(said) not in written] == []


@given(gathereds(), AUDIENCES, THRESHOLDS)
@example(ONE_TAKEN_BACK, Audience.INTERNAL, FEWER_IS_ONE)
@settings(max_examples=40, deadline=None)
def test_every_contribution_is_listed_or_counted_as_left_out(
    gathered: Gathered, audience: Audience, at_least: int
) -> None:
    report = report_of(gathered, audience=audience, at_least=at_least)

    captured = len(gathered.contributions) + len(gathered.withdrawn)
    told = [each.number for each in report.left_out if isinstance(each.number, int)]
    rest = captured - len(report.statements) - sum(told)
    pool = [each.number for each in report.left_out if not isinstance(each.number, int)]
    some = Withheld(at_least) if rest < at_least else Band(low=at_least, high=None)
    if at_least == FEWER_IS_ONE:
        some = Withheld()
    assert pool == ([some] if rest else [])


@given(gathereds(), AUDIENCES, THRESHOLDS)
@example(ONE_TAKEN_BACK, Audience.INTERNAL, FEWER_IS_ONE)
@settings(max_examples=40, deadline=None)
def test_no_number_is_small_nor_what_it_tells_besides_the_register(
    gathered: Gathered, audience: Audience, at_least: int
) -> None:
    report = report_of(gathered, audience=audience, at_least=at_least)

    for number, listed in figures(report):
        if isinstance(number, int):
            assert number == listed or number >= at_least
            assert not 0 < number - listed < at_least


@given(gathereds(), AUDIENCES, THRESHOLDS)
@settings(max_examples=40, deadline=None)
def test_words_carry_one_trait_at_most_and_enough_people_share_it(
    gathered: Gathered, audience: Audience, at_least: int
) -> None:
    report = report_of(gathered, audience=audience, at_least=at_least)

    shown = [
        said
        for said in readable(gathered, audience, at_least)
        if said.attribution is not Attribution.ANONYMOUS
    ]
    regions = {session.id: session.region for session in gathered.sessions}
    for credit in (statement.credit for statement in report.statements):
        if credit.name is None and credit.role is not None:
            assert credit.region is None
            assert people_of([said for said in shown if said.role is credit.role]) >= at_least
        if credit.region is not None:
            there = [said for said in shown if regions[said.session_id] == credit.region]
            assert people_of(there) >= at_least


@given(gathereds(), AUDIENCES, st.integers())
@settings(max_examples=30, deadline=None)
def test_a_report_does_not_tell_in_which_order_anything_was_kept(
    gathered: Gathered, audience: Audience, seed: int
) -> None:
    kept = {
        field.name: getattr(gathered, field.name)
        for field in fields(gathered)
        if isinstance(getattr(gathered, field.name), tuple)
    }

    shuffled: dict[str, Any] = {
        name: tuple(Random(seed).sample(things, len(things)))  # noqa: S311 -- an order, no secret
        for name, things in kept.items()
    }

    before = report_of(gathered, audience=audience)
    assert report_of(replace(gathered, **shuffled), audience=audience) == before


@given(gathereds(), AUDIENCES)
@settings(max_examples=30, deadline=None)
def test_the_ledger_knows_all_whose_words_stand_in_a_report(
    gathered: Gathered, audience: Audience
) -> None:
    expected = {said.id for said in readable(gathered, audience, 5)}

    assert listed_ids(gathered, audience=audience, at_least=5, language="en") == expected
