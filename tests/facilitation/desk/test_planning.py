import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest

from convo.disclosure.attribution import CEILINGS, Told
from convo.errors import NotFoundError, RefusedError
from convo.model.changes import CloseSession
from convo.model.sessions import Round
from convo.model.words import Rule
from convo.records import reading
from convo.regions import CROSS_REGIONAL
from facilitation.desk.opening import Desk
from facilitation.desk.planning import (
    DEFAULT_AGENDA,
    RULES,
    Plan,
    plan_like,
    region_names,
    session_from,
    session_problems,
    zones_like,
)
from tests.build import IN_EVERY_SCRIPT, SESSION

PLAN = Plan(
    title="Asia",
    region="ESEAP",
    zone="Asia/Jakarta",
    start="2026-05-16T19:00",
    rule=Rule.CHATHAM,
    languages=("en", "id"),
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("jak", "Asia/Jakarta"),
        ("JAKARTA", "Asia/Jakarta"),
        ("asia/jak", "Asia/Jakarta"),
        ("são p", "America/Sao_Paulo"),
        ("ho chi", "Asia/Ho_Chi_Minh"),
        ("port au", "America/Port-au-Prince"),
        ("minh", "Asia/Ho_Chi_Minh"),
        ("buenos", "America/Argentina/Buenos_Aires"),
        ("kolk", "Asia/Kolkata"),
        ("utc", "Etc/UTC"),
        ("phnom penh", "Asia/Phnom_Penh"),
        ("addis", "Africa/Addis_Ababa"),
        ("tehr", "Asia/Tehran"),
        ("yang", "Asia/Yangon"),
    ],
)
def test_a_zone_is_found_by_the_beginning_of_its_city(typed: str, first: str) -> None:
    assert zones_like(typed)[0] == first


def test_cities_that_begin_so_come_before_all_others() -> None:
    cities = [zone.rpartition("/")[2].casefold() for zone in zones_like("be")]

    begins = [city.startswith("be") for city in cities]
    assert begins == sorted(begins, reverse=True)
    assert set(begins) == {True, False}


@pytest.mark.parametrize(
    ("typed", "in_order"),
    [
        ("sal", ("America/Argentina/Salta", "America/El_Salvador", "Asia/Jerusalem")),
        ("ar", ("America/Punta_Arenas", "America/Argentina/Ushuaia", "Africa/Asmara")),
        ("easter", ("Pacific/Easter", "Canada/Eastern")),
        ("e", ("Pacific/Efate", "Egypt")),
    ],
)
def test_the_likelier_a_zone_is_meant_the_earlier_it_comes(
    typed: str, in_order: tuple[str, ...]
) -> None:
    found = zones_like(typed)

    assert [zone for zone in found if zone in in_order] == list(in_order)


def test_of_two_names_the_one_with_an_area_comes_first() -> None:
    assert zones_like("jamaica") == ["America/Jamaica", "Jamaica"]


def test_an_area_finds_its_cities() -> None:
    assert "Africa/Nairobi" in zones_like("africa")
    assert "Asia/Jakarta" not in zones_like("africa")


def test_nothing_typed_finds_every_zone_and_no_other_file() -> None:
    found = zones_like("")

    assert len(found) > 400
    assert not {"localtime", "Factory"} & set(found)


@pytest.mark.parametrize("typed", ["Nowhere", "جاكرتا", "../etc/passwd", "\x00", "雅加達"])
def test_what_is_no_zone_finds_none(typed: str) -> None:
    assert zones_like(typed) == []


def test_each_zone_that_is_found_can_be_planned_in() -> None:
    assert [zone for zone in zones_like("am") if session_problems(replace(PLAN, zone=zone))] == []


def test_a_search_is_no_slower_than_a_fiftieth_of_a_second() -> None:
    zones_like("warm")

    took = min(_seconds("jak") for _ in range(5))

    assert took < 0.02


def _seconds(typed: str) -> float:
    began = time.perf_counter()
    zones_like(typed)
    return time.perf_counter() - began


def test_the_regions_are_those_of_the_scheme() -> None:
    assert len(region_names()) == 9
    assert CROSS_REGIONAL in region_names()
    assert not any(session_problems(replace(PLAN, region=id_)) for id_ in region_names())


@pytest.mark.parametrize("rule", Rule)
def test_each_rule_is_explained_in_one_sentence(rule: Rule) -> None:
    sentence = RULES[rule]

    assert sentence.endswith(".")
    assert sentence.count(".") == 1
    assert len(sentence) <= 160


def test_the_sentences_promise_what_the_ceilings_keep() -> None:
    told = {Told.NOTHING: "Nothing", Told.REGION: "region", Told.ROLE: "region", Told.NAME: "name"}

    for rule, ceiling in CEILINGS.items():
        assert told[ceiling.contributor] in RULES[rule]
        assert ("how many took part" in RULES[rule] and "nor how many" in RULES[rule]) == (
            not ceiling.attendance
        )
        assert ("with their role" in RULES[rule]) == (
            ceiling.staff is Told.NAME_AND_ROLE and ceiling.contributor is not Told.NAME
        )


def test_the_default_agenda_fits_the_time_that_people_have() -> None:
    assert 60 <= sum(minutes for _, minutes in DEFAULT_AGENDA) <= 90
    assert session_problems(PLAN) == []


def test_a_plan_without_problems_becomes_its_session(desk: Desk) -> None:
    desk.keep(Round(id=7, title="One"), SESSION)

    made = session_from(desk, replace(PLAN, round_id=7, follows=SESSION.id, focus_group=True))

    assert reading.get_session(desk.records, made.id) == made
    assert (made.title, made.region, made.zone) == ("Asia", "ESEAP", "Asia/Jakarta")
    assert made.starts_at is not None
    assert made.starts_at.isoformat() == "2026-05-16T12:00:00+00:00"
    assert (made.rule, made.languages, made.focus_group) == (Rule.CHATHAM, ("en", "id"), True)
    assert (made.round_id, made.follows) == (7, SESSION.id)
    prompts = reading.prompts_in(desk.records, made.id)
    assert [(one.text, one.minutes) for one in prompts] == list(DEFAULT_AGENDA)


def test_an_empty_form_shows_all_its_problems_at_once() -> None:
    assert session_problems(Plan()) == [
        "a session needs a title",
        "a session needs a region",
        "no time zone is called that: use a name like Asia/Jakarta",
        "a start is a day and a time, as in 2026-05-16T19:00",
        "a session needs a rule: it decides the most that may be told",
    ]


BROKEN: tuple[dict[str, Any], ...] = (
    {"title": " "},
    {"title": "\u202e\u2066"},
    {"title": "x" * 100_001},
    {"region": "\n"},
    {"zone": ""},
    {"zone": "Nowhere/City"},
    {"zone": "../Jakarta"},
    {"zone": "Asia/Jakarta\x00"},
    {"zone": "Asia"},
    {"start": ""},
    {"start": "2026-05-16"},
    {"start": "2026-03-29T02:30", "zone": "Europe/Berlin"},
    {"start": "2026-10-25T02:30", "zone": "Europe/Berlin"},
    {"start": "9999-12-31T23:00+00:00"},
    {"languages": ("en", "not a tag")},
    {"agenda": (("", 5),)},
    {"agenda": (("Why?", 0),)},
    {"rule": None},
)


@pytest.mark.parametrize("broken", BROKEN)
def test_one_mistake_is_one_problem_and_makes_no_session(
    desk: Desk, broken: dict[str, Any]
) -> None:
    plan = replace(PLAN, **broken)

    [problem] = session_problems(plan)

    with pytest.raises(RefusedError) as refused:
        session_from(desk, plan)
    assert str(refused.value) == problem
    assert reading.sessions(desk.records) == []


def test_two_mistakes_of_a_kind_are_two_problems() -> None:
    problems = session_problems(replace(PLAN, languages=("not a tag", "nor this")))

    assert len(problems) == 2


@pytest.mark.parametrize("text", IN_EVERY_SCRIPT)
def test_words_of_any_script_are_no_problem_and_in_no_repr(text: str) -> None:
    plan = replace(PLAN, title=text, region=text, agenda=((text, 5),))

    assert session_problems(plan) == []
    assert text not in repr(plan)


def _differing(plan: Plan, other: Plan) -> Iterable[str]:
    return (name for name in Plan.__slots__ if getattr(plan, name) != getattr(other, name))


def test_a_plan_like_a_session_has_all_of_it_but_the_start(desk: Desk) -> None:
    desk.keep(Round(id=7, title="One"), SESSION)
    told = replace(
        PLAN, round_id=7, follows=SESSION.id, focus_group=True, agenda=(("Why?", 5), ("How?", None))
    )
    held = session_from(desk, told)
    desk.change(CloseSession(held.id))

    plan = plan_like(desk, held.id)

    assert set(_differing(plan, told)) == {"start", "round_id", "follows"}
    assert session_problems(plan) == ["a start is a day and a time, as in 2026-05-16T19:00"]


def test_a_plan_like_no_session_is_refused(desk: Desk) -> None:
    with pytest.raises(NotFoundError):
        plan_like(desk, 77)
