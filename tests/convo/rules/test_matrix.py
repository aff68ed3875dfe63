from dataclasses import replace

import pytest

from convo.disclosure.counts import Count
from convo.model.gathered import Gathered
from convo.model.themes import Tag, Theme
from convo.model.words import Attribution, Role
from convo.rules.matrix import Matrix, Row, Spoken, by_region, by_role
from tests.build import SESSION, contribution

SAFETY = Theme(id=41, name="safety")
LANGUAGE = Theme(id=42, name="اللغة")
TRUST = Theme(id=43, name="trust")
ASIA = SESSION
AFRICA = replace(SESSION, id=2, region="SSA")
ASIA_AGAIN = replace(SESSION, id=3)


def gathered(*said: tuple[int, int, Role | None, int | None, tuple[Theme, ...]]) -> Gathered:
    """Return what was said: each with an id, a session, a role, a participant and themes."""
    return Gathered(
        sessions=(ASIA, AFRICA, ASIA_AGAIN),
        themes=(TRUST, SAFETY, LANGUAGE),
        contributions=tuple(
            contribution(
                id=id_,
                session_id=session,
                role=role,
                participant_id=person,
                attribution=Attribution.ROLE if role else Attribution.ANONYMOUS,
            )
            for id_, session, role, person, _ in said
        ),
        tags=tuple(
            Tag(contribution_id=id_, theme_id=theme.id)
            for id_, _, _, _, themes in said
            for theme in themes
        ),
    )


def row(matrix: Matrix[str] | Matrix[Role | None], theme: Theme | None) -> Row:
    wanted = theme and theme.id
    return next(each for each in matrix.rows if each.theme_id == wanted)


def spoken(*ids: int, people: int, is_small: bool) -> Spoken:
    return Spoken(
        contribution_ids=ids, count=Count(number=len(ids), people=people), is_small=is_small
    )


NOTHING = spoken(people=0, is_small=False)
SAID = gathered(
    (1, ASIA.id, Role.VOLUNTEER, 7, (SAFETY,)),
    (2, ASIA.id, Role.VOLUNTEER, 7, (SAFETY, TRUST)),
    (3, ASIA_AGAIN.id, Role.STAFF, 8, (SAFETY,)),
    (4, AFRICA.id, None, None, (TRUST,)),
    (5, AFRICA.id, None, None, ()),
)


def test_each_region_has_the_number_of_contributions_and_of_people() -> None:
    found = by_region(SAID, at_least=2)

    assert found.columns == ("ESEAP", "SSA")
    assert row(found, SAFETY).cells == (spoken(1, 2, 3, people=2, is_small=False), NOTHING)
    assert row(found, TRUST).cells == (
        spoken(2, people=1, is_small=True),
        spoken(4, people=1, is_small=True),
    )


def test_a_number_of_few_people_is_told_and_marked() -> None:
    small = row(by_region(SAID, at_least=3), SAFETY).cells[0]

    assert small == spoken(1, 2, 3, people=2, is_small=True)


def test_where_no_session_was_held_is_no_number() -> None:
    found = by_region(SAID, at_least=1, regions=("MENA", "SSA"))

    assert found.columns == ("ESEAP", "MENA", "SSA")
    assert row(found, SAFETY).cells[1:] == (None, NOTHING)


def test_each_role_has_its_numbers_and_what_has_no_role_comes_last() -> None:
    found = by_role(SAID, at_least=2)

    assert found.columns == (*Role, None)
    cells = dict(zip(found.columns, row(found, SAFETY).cells, strict=True))
    assert cells[Role.VOLUNTEER] == spoken(1, 2, people=1, is_small=True)
    assert cells[Role.STAFF] == spoken(3, people=1, is_small=True)
    assert cells[Role.BOARD] == NOTHING
    assert row(found, TRUST).cells[-1] == spoken(4, people=1, is_small=True)


def test_a_row_tells_in_how_many_sessions_its_theme_was_raised() -> None:
    found = by_region(SAID, at_least=1)

    assert found.sessions == 3
    assert [each.raised_in for each in found.rows] == [2, 2, 0, 1]


def test_rows_are_in_the_order_of_names_and_what_has_no_theme_comes_last() -> None:
    found = by_region(SAID, at_least=1)

    assert [each.theme_id for each in found.rows] == [SAFETY.id, TRUST.id, LANGUAGE.id, None]
    assert row(found, None).whole == spoken(5, people=1, is_small=False)


def test_a_theme_nobody_spoke_about_has_a_row() -> None:
    found = by_region(SAID, at_least=11)

    assert row(found, LANGUAGE) == Row(
        theme_id=LANGUAGE.id, cells=(NOTHING, NOTHING), whole=NOTHING, raised_in=0
    )


def test_the_whole_row_counts_each_person_once() -> None:
    assert row(by_region(SAID, at_least=3), TRUST).whole == spoken(2, 4, people=2, is_small=True)


def test_a_threshold_below_one_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        by_region(SAID, at_least=0)
    with pytest.raises(ValueError, match="1 or more"):
        by_role(SAID, at_least=0)
