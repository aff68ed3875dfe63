from dataclasses import replace

import pytest

from convo.errors import NotFoundError, RefusedError
from convo.model.sessions import Round
from convo.model.words import Audience, Part
from convo.model.written import Written
from convo.records.drafted import written_about
from facilitation.desk.opening import Desk
from facilitation.desk.theming import Wording, new_theme
from facilitation.desk.writing import SummedUp, move, remove, rewrite, tell, write, written_rows
from tests.build import IN_EVERY_SCRIPT, SESSION

ABOUT = SummedUp(session_id=SESSION.id)
ROUND = Round(id=9, title="Autumn")


@pytest.fixture(autouse=True)
def _held(desk: Desk) -> None:
    desk.keep(ROUND, replace(SESSION, round_id=ROUND.id))
    new_theme(desk, Wording(name="safety", aliases=("amn",)))


def findings(desk: Desk, *texts: str) -> list[Written]:
    return [write(desk, ABOUT, Part.FINDING, text) for text in texts]


def shown(desk: Desk, about: SummedUp = ABOUT) -> list[tuple[str, int, str]]:
    return [(row["part"], row["place"], row["text"]) for row in written_rows(desk, about)]


@pytest.mark.parametrize("text", IN_EVERY_SCRIPT)
def test_what_is_written_is_kept_as_it_was_written_in_every_script(desk: Desk, text: str) -> None:
    findings(desk, text)

    assert shown(desk) == [("finding", 1, text)]


def test_each_part_has_its_own_order(desk: Desk) -> None:
    write(desk, ABOUT, Part.NEXT_STEP, "We meet again.")
    findings(desk, "Nobody answers.", "Forms are long.")

    assert shown(desk) == [
        ("finding", 1, "Nobody answers."),
        ("finding", 2, "Forms are long."),
        ("next-step", 1, "We meet again."),
    ]


def test_a_session_and_its_round_have_words_of_their_own(desk: Desk) -> None:
    findings(desk, "Of one session.")
    about = SummedUp(round_id=ROUND.id)

    write(desk, about, Part.FINDING, "Of all of them.")

    assert shown(desk) == [("finding", 1, "Of one session.")]
    assert shown(desk, about) == [("finding", 1, "Of all of them.")]


def test_a_lead_sentence_is_about_a_theme_by_any_of_its_names(desk: Desk) -> None:
    write(desk, ABOUT, Part.LEAD, "People are afraid.", theme="amn")

    assert [row["theme"] for row in written_rows(desk, ABOUT)] == ["safety"]


@pytest.mark.parametrize(("part", "theme"), [(Part.LEAD, None), (Part.FINDING, "safety")])
def test_a_lead_sentence_alone_has_a_theme(desk: Desk, part: Part, theme: str | None) -> None:
    with pytest.raises(RefusedError, match="lead sentence"):
        write(desk, ABOUT, part, "People are afraid.", theme=theme)


def test_nothing_is_written_about_what_is_not_there(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        write(desk, SummedUp(session_id=404), Part.FINDING, "Nobody answers.")
    with pytest.raises(NotFoundError):
        write(desk, SummedUp(round_id=404), Part.FINDING, "Nobody answers.")


def test_something_is_written_about_one_thing() -> None:
    with pytest.raises(ValueError, match="about"):
        SummedUp()
    with pytest.raises(ValueError, match="about"):
        SummedUp(session_id=1, round_id=2)


@pytest.mark.parametrize("blank", ["", " \n\u202e"])
def test_what_says_nothing_is_refused(desk: Desk, blank: str) -> None:
    with pytest.raises(RefusedError, match="nothing"):
        findings(desk, blank)


def test_other_words_stand_in_the_same_place(desk: Desk) -> None:
    first, _ = findings(desk, "Nobody answers.", "Forms are long.")

    rewrite(desk, first.id, " Few answer.\r\n")

    assert shown(desk)[0] == ("finding", 1, "Few answer.")


@pytest.mark.parametrize(
    ("to", "order"), [(1, ["C", "A", "B"]), (2, ["A", "C", "B"]), (9, ["A", "B", "C"])]
)
def test_something_is_moved_within_its_part(desk: Desk, to: int, order: list[str]) -> None:
    write(desk, ABOUT, Part.NEXT_STEP, "We meet again.")
    *_, last = findings(desk, "A", "B", "C")

    move(desk, last.id, to=to)

    assert [text for part, _, text in shown(desk) if part == "finding"] == order


def test_there_is_no_place_before_the_first(desk: Desk) -> None:
    [only] = findings(desk, "A")

    with pytest.raises(RefusedError, match="from 1"):
        move(desk, only.id, to=0)


def test_what_is_written_next_comes_last_though_something_was_removed(desk: Desk) -> None:
    first, *_ = findings(desk, "A", "B", "C")

    remove(desk, first.id)
    findings(desk, "D")

    assert [text for _, _, text in shown(desk)] == ["B", "C", "D"]


def test_what_was_removed_comes_back_by_undoing(desk: Desk) -> None:
    [only] = findings(desk, "A")
    remove(desk, only.id)

    desk.writer.undo().result()

    assert written_about(desk.records, session_id=SESSION.id, round_id=None) == [only]


def test_what_is_written_is_for_the_team_alone_until_somebody_says_otherwise(desk: Desk) -> None:
    [made] = findings(desk, "Nobody answers.")
    assert written_rows(desk, ABOUT)[0]["audience"] == "internal"

    tell(desk, made.id, Audience.PUBLIC)

    assert written_rows(desk, ABOUT)[0]["audience"] == "public"
