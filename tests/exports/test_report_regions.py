from dataclasses import replace

from convo.disclosure.counts import Withheld
from convo.model.contributions import Contribution
from convo.model.gathered import Gathered
from convo.model.people import Participant
from convo.model.sessions import Session
from convo.model.themes import Tag, Theme
from convo.model.words import Attribution, Rule
from tests.exports.build import (
    contribution,
    contributions,
    held_in,
    numbers_of,
    report_of,
    session,
    theme,
)

HIDDEN = Withheld()
REGIONS = ("ESEAP", "MENA", "SSA")
THEMES = (theme("safety"), theme("language"))


def said(held: Session, number: int, *themes: Theme) -> list[tuple[Contribution, Tag]]:
    return [
        (each, Tag(contribution_id=each.id, theme_id=about.id))
        for each in contributions(held, number)
        for about in themes
    ]


def gathered(sessions: tuple[Session, ...], given: list[tuple[Contribution, Tag]]) -> Gathered:
    return Gathered(
        sessions=sessions,
        contributions=tuple({each.id: each for each, _ in given}.values()),
        themes=THEMES,
        tags=tuple(tag for _, tag in given),
    )


def test_a_table_tells_what_regions_spoke_about() -> None:
    a, b = held_in("ESEAP", "MENA")
    safety, language = THEMES
    given = [*said(a, 9, safety), *said(b, 6, safety), *said(a, 7, language), *said(b, 8, language)]

    found = report_of(gathered((a, b), given), regions=("SSA",)).by_region

    assert found is not None
    assert found.regions == ("ESEAP", "MENA", "SSA")
    assert found.rows == (("language", 15, (7, 8, None)), ("safety", 15, (9, 6, None)))


def test_what_is_about_two_themes_counts_once_in_the_table() -> None:
    a, b = held_in("ESEAP", "MENA")
    safety, language = THEMES
    given = [*said(a, 9, *THEMES), *said(b, 9, *THEMES), *said(a, 6, safety), *said(b, 8, language)]

    found = report_of(gathered((a, b), given)).by_region

    # Were they counted twice, the row of safety less the 18 would place each of the six.
    assert found is not None
    assert found.rows == (("language", 26, (9, 17)), ("safety", 6, (6, 0)))


def test_a_few_without_a_row_are_not_placed_by_the_numbers_of_regions() -> None:
    a, b = held_in("ESEAP", "MENA")
    safety, language = THEMES
    given = [*said(a, 9, safety), *said(b, 9, safety), *said(a, 9, language), *said(b, 9, language)]
    bare = contribution(a, "Nobody may know that this is from ESEAP.")
    conversations = gathered((a, b), given)

    found = report_of(
        replace(conversations, contributions=(*conversations.contributions, bare))
    ).by_region

    # 19 from ESEAP, less 9 and 9, would be this one: a row is left out with it.
    assert found is not None
    assert [row[0] for row in found.rows] == ["safety"]


def test_rows_where_few_leave_their_region_open_are_left_out() -> None:
    a, b = held_in("ESEAP", "MENA")
    safety, language = THEMES
    law = theme("law")
    told = [
        (each, Tag(contribution_id=each.id, theme_id=safety.id))
        for held in (a, b)
        for each in contributions(held, 9, attribution=Attribution.REGION)
    ]
    given = [*told, *said(a, 2, safety), *said(a, 9, language), *said(b, 9, language)]
    conversations = gathered((a, b), [*given, *said(a, 9, law), *said(b, 12, law)])

    found = report_of(replace(conversations, themes=(*THEMES, law))).by_region

    # 11 of safety from ESEAP, less the 9 that say so, would place the two others.
    assert found is not None
    assert [row[0] for row in found.rows] == ["law"]


def test_words_that_tell_their_region_are_nothing_to_hide_behind() -> None:
    a, b, c = held_in(*REGIONS)
    safety, language = THEMES
    told = [
        (each, Tag(contribution_id=each.id, theme_id=safety.id))
        for each in contributions(b, 20, attribution=Attribution.REGION)
    ]
    given = [*told, *said(a, 3, safety), *said(c, 30, safety)]
    given += [*said(a, 30, language), *said(b, 25, language), *said(c, 50, language)]

    found = report_of(gathered((a, b, c), given)).by_region

    assert found is not None
    assert [row[2] for row in found.rows] == [(HIDDEN, 25, HIDDEN), (HIDDEN, 20, HIDDEN)]


def test_what_one_person_said_often_about_a_theme_is_withheld_with_others() -> None:
    a, b, c = held_in(*REGIONS)
    safety, language = THEMES
    often = [
        (each, Tag(contribution_id=each.id, theme_id=safety.id))
        for each in contributions(a, 12, attribution=Attribution.REGION, participant_id=7)
    ]
    given = [*often, *said(b, 20, safety), *said(c, 30, safety)]
    given += [*said(a, 30, language), *said(b, 25, language), *said(c, 50, language)]

    found = report_of(gathered((a, b, c), given)).by_region

    assert found is not None
    assert [row[2] for row in found.rows] == [(HIDDEN, HIDDEN, 50), (HIDDEN, HIDDEN, 30)]


def test_a_theme_of_one_person_who_is_named_often_has_no_row() -> None:
    a, b = session(region="ESEAP", rule=Rule.NAMED), session(region="MENA")
    safety, language = THEMES
    person = Participant(id=7, session_id=a.id, handle="P1", name="Nemo")
    often = [
        (each, Tag(contribution_id=each.id, theme_id=safety.id))
        for each in contributions(a, 12, attribution=Attribution.NAMED, participant_id=7)
    ]
    given = [*often, *said(a, 9, language), *said(b, 9, language)]
    conversations = replace(gathered((a, b), given), participants=(person,))
    bare = contributions(a, 9) + contributions(b, 9)

    found = report_of(
        replace(conversations, contributions=conversations.contributions + bare)
    ).by_region

    assert found is not None
    assert [row[0] for row in found.rows] == ["language"]


def test_regions_that_are_counted_together_do_not_hide_behind_words_that_tell_theirs() -> None:
    a, b, c = held_in(*REGIONS)
    safety, language = THEMES
    told = [
        (each, Tag(contribution_id=each.id, theme_id=safety.id))
        for each in contributions(b, 6, attribution=Attribution.REGION)
    ]
    given = [*said(a, 1, safety), *told, *said(c, 20, safety)]
    given += [*said(a, 1, language), *said(b, 5, language), *said(c, 30, language)]

    report = report_of(gathered((a, b, c), given))

    # 27 about safety, less the 20 and the 6 that say they are of MENA, would be ESEAP's one.
    assert numbers_of(report)["ESEAP"] == numbers_of(report)["MENA"] == [HIDDEN]
    cells = [row[2][2] for row in report.by_region.rows] if report.by_region else []
    assert 20 not in cells


def test_what_has_no_row_is_hidden_behind_first() -> None:
    a, b, c = held_in(*REGIONS)
    safety, language = THEMES
    given = [*said(a, 3, safety), *said(b, 20, safety), *said(c, 30, safety)]
    given += [*said(a, 9, language), *said(b, 9, language), *said(c, 40, language)]
    bare = contributions(a, 10) + contributions(b, 12) + contributions(c, 14)
    conversations = gathered((a, b, c), given)

    found = report_of(
        replace(conversations, contributions=conversations.contributions + bare)
    ).by_region

    assert found is not None
    assert [row[2] for row in found.rows] == [(9, 9, 40), (HIDDEN, HIDDEN, 30)]


def test_a_table_of_nothing_but_withheld_numbers_is_none() -> None:
    a, b = held_in("ESEAP", "MENA")
    conversations = gathered((a, b), [*said(a, 3, THEMES[0]), *said(b, 20, THEMES[0])])
    bare = contributions(a, 10) + contributions(b, 10)

    report = report_of(replace(conversations, contributions=conversations.contributions + bare))

    assert report.by_region is None


def test_one_region_gives_no_table() -> None:
    [a] = held_in("ESEAP")

    assert report_of(gathered((a,), said(a, 20, THEMES[0]))).by_region is None


def test_a_table_says_nothing_of_regions_whose_numbers_are_withheld() -> None:
    a, b, c, d = held_in("A", "B", "C", "D")
    safety, language = THEMES
    given = [
        *said(a, 3, safety),
        *said(b, 9, language),
        *(each for held in (c, d) for about in THEMES for each in said(held, 30, about)),
    ]

    report = report_of(gathered((a, b, c, d), given))

    # With 0 and 9 for B, whoever knows that A and B made 12 together would know of the 3.
    assert numbers_of(report)["A"] == numbers_of(report)["B"] == [HIDDEN]
    assert report.by_region is not None
    assert all(row[2][:2] == (HIDDEN, HIDDEN) for row in report.by_region.rows)
