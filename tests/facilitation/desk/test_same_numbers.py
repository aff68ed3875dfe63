from collections import Counter
from dataclasses import replace
from random import Random
from zoneinfo import ZoneInfo

import pytest

from convo.model.changes import Keep
from convo.model.contributions import Contribution
from convo.model.second import Reader, SecondReading, SecondTag
from convo.model.themes import Tag, Theme
from convo.model.words import Attribution, Audience
from convo.records import gathering, readers
from facilitation.desk.codebook_tree import branches
from facilitation.desk.exporting import choosable
from facilitation.desk.feed import noted_in
from facilitation.desk.listing import session_rows
from facilitation.desk.looking import look
from facilitation.desk.matrices import By, matrix_of
from facilitation.desk.opening import Desk
from facilitation.desk.overview import overview
from facilitation.desk.tagging import merge_themes, unmerge_theme
from tests.build import IN_EVERY_SCRIPT, SESSION, contribution
from tests.exports.build import report_of

SESSIONS = (SESSION, replace(SESSION, id=2, title="後で"))
THEMES = tuple(Theme(id=500 + n, name=name) for n, name in enumerate(("ሰላም", "امنیت", "คำ", "b")))


@pytest.fixture(params=range(8))
def desk(desk: Desk, request: pytest.FixtureRequest) -> Desk:
    """A record at random, in which many points are noted twice or more, and a theme is merged."""
    dice = Random(request.param)  # noqa: S311 - no secret
    said: list[Contribution] = []
    for n in range(24):
        session_id = dice.choice(SESSIONS).id
        mains = [None, None, *(one.id for one in said if one.session_id == session_id)]
        told = dice.choice([Attribution.ANONYMOUS, Attribution.REGION])
        text = f"{IN_EVERY_SCRIPT[n % len(IN_EVERY_SCRIPT)]} {n}"
        said.append(
            contribution(
                text, id=10 + n, session_id=session_id, attribution=told, same_as=dice.choice(mains)
            )
        )
    tags = [
        kind(contribution_id=one.id, theme_id=theme.id)
        for one in said
        for kind in (Tag, SecondTag)
        for theme in dice.sample(THEMES, dice.choice([0, 1, 2]))
    ]
    read = [SecondReading(contribution_id=one.id) for one in said]
    desk.change(*map(Keep, (*SESSIONS, *THEMES, *said, *read, *tags)))
    merge_themes(desk, THEMES[0].name, THEMES[1].name)
    return desk


def test_home_codebook_matrix_and_report_say_the_same_of_each_theme(desk: Desk) -> None:
    kept = gathering.gather_noted(desk.records, [one.id for one in SESSIONS])
    report = report_of(kept, at_least=1)
    matrix = matrix_of(desk, [one.id for one in SESSIONS], by=By.REGION, audience=Audience.INTERNAL)

    told = {one.theme.name: one.contributions for one in branches(desk) if not one.is_merged}

    assert sum(told.values()) > 0
    assert {one.name: one.contributions for one in report.themes if one.contributions} == {
        name: number for name, number in told.items() if number
    }
    rows = {row["theme"]: row["whole"]["contributions"] for row in matrix["rows"] if row["theme"]}
    assert rows == told
    tree = {one.theme.name: one.contributions for one in branches(desk) if not one.is_merged}
    assert tree == told
    queue = look(desk, None).themes
    assert {one.theme.name: one.contributions for one in queue} == told


def test_they_say_the_same_of_each_session(desk: Desk) -> None:
    reports = {
        one.id: report_of(gathering.gather_noted(desk.records, [one.id]), at_least=1)
        for one in SESSIONS
    }

    told = {one.id: one.contributions for one in choosable(desk)}

    assert sum(told.values()) > 0
    assert told == {id_: report.contributions for id_, report in reports.items()}
    assert told == {row["id"]: row["contributions"] for row in session_rows(desk)}
    assert told == {id_: noted_in(desk, id_)["contributions"] for id_ in told}
    [home] = overview(desk, mine=ZoneInfo("UTC"))
    assert told == {line.id: line.contributions for line in home.sessions}


def test_they_say_the_same_of_what_has_no_theme_or_no_person(desk: Desk) -> None:
    [home] = overview(desk, mine=ZoneInfo("UTC"))

    for line in home.sessions:
        outputs = gathering.gather(desk.records, [line.id])
        under = {one.contribution_id for one in outputs.tags}
        bare = sum(one.id not in under for one in outputs.contributions)
        nobody = sum(one.attribution is Attribution.ANONYMOUS for one in outputs.contributions)
        noted = noted_in(desk, line.id)
        assert (line.untagged, noted["untagged"], noted["anonymous"]) == (bare, bare, nobody)


def test_what_the_second_reader_put_there_is_counted_as_outputs_have_it(desk: Desk) -> None:
    ids = [one.id for one in SESSIONS]
    outputs = gathering.gather(desk.records, ids)

    told = readers.theme_counts(desk.records, None, reader=Reader.SECOND)

    assert told == Counter(one.theme_id for one in outputs.second_tags)
    in_one = [readers.theme_counts(desk.records, id_, reader=Reader.SECOND) for id_ in ids]
    assert Counter(in_one[0]) + Counter(in_one[1]) == told


def test_what_was_put_under_a_merged_theme_itself_is_counted_by_points_too(desk: Desk) -> None:
    [before] = [one for one in branches(desk) if one.is_merged]

    unmerge_theme(desk, before.theme.name)

    told = {one.theme.name: one.contributions for one in branches(desk) if not one.is_merged}
    assert told[before.theme.name] == before.contributions > 0
