from dataclasses import replace
from datetime import date

import pytest

from convo.errors import NotFoundError
from convo.model.contributions import Contribution
from convo.model.people import Participant
from convo.model.themes import Tag, Theme
from convo.model.words import Attribution, Audience, Role
from facilitation.desk.listing import Row
from facilitation.desk.matrices import By, matrix_of, table
from facilitation.desk.opening import Desk
from tests.build import SAFETY, SESSION, contribution
from tests.facilitation.conftest import Convo, new_session

AFRICA = replace(SESSION, id=8, region="SSA", held_on=date(2022, 5, 17), starts_at=None)
OURS = replace(AFRICA, id=9, region="የእኛ ክልል")
LANGUAGE = Theme(id=42, name="اللغة")
ALL = (SESSION.id, AFRICA.id, OURS.id)


def say(
    desk: Desk, count: int, *themes: Theme, session_id: int = SESSION.id, role: Role | None = None
) -> list[Contribution]:
    attribution = Attribution.ROLE if role else Attribution.ANONYMOUS
    made = [
        contribution(session_id=session_id, role=role, attribution=attribution)
        for _ in range(count)
    ]
    tags = [Tag(contribution_id=one.id, theme_id=theme.id) for one in made for theme in themes]
    desk.keep(*made, *tags)
    return made


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.keep(SESSION, AFRICA, OURS, SAFETY, LANGUAGE)
    say(desk, 12, SAFETY)
    say(desk, 2, SAFETY, LANGUAGE, session_id=AFRICA.id, role=Role.STAFF)
    say(desk, 1, session_id=OURS.id)
    return desk


def told(desk: Desk, by: By = By.REGION, audience: Audience = Audience.PUBLIC) -> Row:
    return matrix_of(desk, ALL, by=by, audience=audience)


def line(matrix: Row, theme: str | None) -> dict[str, str]:
    header, *lines = table(matrix)
    wanted = theme or "(not yet categorised)"
    return next(dict(zip(header, cells, strict=True)) for cells in lines if cells[-1] == wanted)


def test_a_region_without_a_session_is_told_from_one_that_said_nothing(filled: Desk) -> None:
    matrix = told(filled)

    cells = dict(zip(matrix["columns"], matrix["rows"][1]["cells"], strict=True))

    assert cells["MENA"] is None
    assert cells["ESEAP"]["contributions"] == 0
    written = line(matrix, "اللغة")
    assert (written["MENA"], written["ESEAP"]) == ("-", ".")


def test_numbers_are_exact_and_small_ones_are_marked(filled: Desk) -> None:
    written = line(told(filled), "safety")

    assert (written["ESEAP"], written["SSA"], written["all"]) == ("12", "2*", "14")


def test_what_is_small_for_one_audience_is_not_for_another(filled: Desk) -> None:
    say(filled, 5, LANGUAGE)

    public, internal = told(filled), told(filled, audience=Audience.INTERNAL)

    assert line(public, "اللغة")["ESEAP"] == "5*"
    assert line(internal, "اللغة")["ESEAP"] == "5"


def test_what_has_no_theme_has_a_row(filled: Desk) -> None:
    matrix = told(filled)

    assert matrix["rows"][-1]["theme"] is None
    assert line(matrix, None)["የእኛ ክልል"] == "1*"


def test_a_total_counts_what_is_under_two_themes_once(filled: Desk) -> None:
    matrix = told(filled)

    assert matrix["whole"]["contributions"] == 15
    assert line(matrix, "(all)") | {"bar": ""} == {
        "CEECA": "-", "ESEAP": "12", "LAC": "-", "MENA": "-", "NWE": "-", "SA": "-", "SSA": "2*",
        "USCA": "-", "የእኛ ክልል": "1*", "all": "15", "sessions": "3", "bar": "", "theme": "(all)",
    }  # fmt: skip


def test_a_total_counts_people_and_not_words(filled: Desk) -> None:
    person = Participant(id=3, session_id=OURS.id, handle="P3")
    filled.keep(person)
    for _ in range(12):
        filled.keep(
            contribution(
                session_id=OURS.id, participant_id=person.id, attribution=Attribution.REGION
            )
        )

    assert line(told(filled), "(all)")["የእኛ ክልል"] == "13*"


def test_roles_have_columns_and_the_last_has_none(filled: Desk) -> None:
    matrix = told(filled, By.ROLE)

    assert matrix["columns"] == [*Role, None]
    written = line(matrix, "safety")
    assert (written["staff"], written["no role"], written["volunteer"]) == ("2*", "12", ".")


def test_a_bar_is_as_long_as_the_share_of_the_longest(filled: Desk) -> None:
    matrix = told(filled)

    assert line(matrix, "safety")["bar"] == "■" * 10
    assert line(matrix, "اللغة")["bar"] == "■■"
    assert line(matrix, None)["bar"] == "■"


def test_a_theme_is_told_with_how_many_sessions_raised_it(filled: Desk) -> None:
    assert line(told(filled), "safety")["sessions"] == "2/3"


def test_a_cell_leads_to_what_was_said(desk: Desk) -> None:
    desk.keep(SESSION, SAFETY)
    made = say(desk, 2, SAFETY)

    [cell] = [
        cell
        for cell in matrix_of(desk, [SESSION.id], by=By.REGION, audience=Audience.PUBLIC)["rows"][
            0
        ]["cells"]
        if cell
    ]

    assert set(cell["ids"]) == {one.id for one in made}


def test_a_session_in_which_nothing_was_said_has_a_table_of_nothing(desk: Desk) -> None:
    desk.keep(SESSION)

    written = line(matrix_of(desk, [SESSION.id], by=By.REGION, audience=Audience.PUBLIC), None)

    assert (written["ESEAP"], written["all"], written["bar"]) == (".", ".", ".")


def test_there_is_no_table_of_a_session_that_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        matrix_of(desk, [5], by=By.ROLE, audience=Audience.PUBLIC)


def test_a_command_prints_the_table_with_the_theme_last(convo: Convo, session_id: int) -> None:
    africa = new_session(convo)
    convo("capture", session_id, typed="0 a #ความปลอดภัย\n0 b\n")

    ran = convo("matrix", session_id, africa, "--by", "region")

    header, first, second, whole = (line.split("\t") for line in ran.out.splitlines())
    assert header[-4:] == ["all", "sessions", "bar", "theme"]
    assert first[-4:] == ["1*", "1/2", "■" * 10, "ความปลอดภัย"]
    assert second[-1] == "(not yet categorised)"
    assert whole[-4:] == ["2*", "2", ".", "(all)"]
    assert "would be withheld" in ran.err


def test_a_command_prints_the_table_as_json(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, typed="0 a #မြန်မာ\n")

    told = convo("matrix", session_id, "--by", "role", "--json").json

    assert told["columns"][-1] is None
    assert told["rows"][0]["theme"] == "မြန်မာ"
    assert told["rows"][0]["cells"][-1]["would_be_withheld"] is True
    assert convo("matrix", session_id).code == 2
