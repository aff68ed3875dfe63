"""A report for programs: what its lines hold, and that they stay what they are."""

import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from convo.disclosure.counts import Band, Withheld
from convo.disclosure.credit import Credit
from convo.disclosure.reasons import LeftOut, Reason
from convo.model.words import Audience, Form, Kind, Role
from exports import json_lines
from exports.json_lines import render_json
from exports.report.values import Report
from tests.exports.reports import (
    EMPTY,
    FULL,
    SAID,
    conversation,
    report,
    statement,
    translated,
)


def objects_of(given: Report) -> list[dict[str, Any]]:
    return [json.loads(line) for line in render_json(given).decode().removesuffix("\n").split("\n")]


def of_kind(given: Report, kind: str) -> list[dict[str, Any]]:
    return [each for each in objects_of(given) if each.get("kind") == kind]


def test_the_first_line_says_what_the_file_is() -> None:
    first = objects_of(report(audience=Audience.PUBLIC))[0]

    assert first == {
        "format": "convo-report",
        "version": 1,
        "minor": 4,
        "audience": "public",
        "data_to": "2026-11-18",
    }


def test_every_other_line_says_what_it_is() -> None:
    kinds = [each["kind"] for each in objects_of(FULL)[1:]]

    assert list(dict.fromkeys(kinds)) == [
        "report",
        "conversation",
        "theme",
        "theme-by-region",
        "contribution",
        "question",
        "commitment",
        "agreement",
        "left-out",
        "absent",
        "model",
        "forum",
        "contact",
        "no-contact",
        "to-prepare",
        "written",
        "changes",
    ]


def test_the_documentation_names_every_kind_with_all_that_it_has() -> None:
    documented = {
        kind: set(re.findall("`([a-z_]+)`", held))
        for kind, held in re.findall(
            r"^- `([a-z-]+)`(.*?)(?=^- |^$)", str(json_lines.__doc__), re.DOTALL | re.MULTILINE
        )
    }

    written = {each["kind"]: set(each) - {"kind"} for each in objects_of(FULL)[1:]}

    assert documented == written


def test_a_report_of_nothing_is_two_lines() -> None:
    assert len(objects_of(EMPTY)) == 2


def test_keys_are_sorted_and_words_can_be_read() -> None:
    lines = render_json(FULL).decode().splitlines()

    assert all(list(each) == sorted(each) for each in map(json.loads, lines))
    assert SAID["fa"][0] in "\n".join(lines)


def test_words_of_every_script_come_back_as_they_were_said() -> None:
    given = of_kind(FULL, "contribution")[: len(SAID)]

    assert [each["words"] for each in given] == [words for words, _ in SAID.values()]


def test_a_contribution_keeps_all_of_its_fields() -> None:
    given = statement(
        9,
        "Two\nlines.",
        kind=Kind.PRACTICE,
        form=Form.OBSERVATION,
        translation=translated("نص", by_machine=True, checked=False),
        credit=Credit(name="Invented Name", role=Role.BOARD, region="MENA"),
        themes=("heating",),
        agreed=Withheld(5),
    )

    assert of_kind(report(statements=(given,)), "contribution") == [
        {
            "kind": "contribution",
            "number": 9,
            "contribution_kind": "practice",
            "form": "observation",
            "words": "Two\nlines.",
            "language": "en",
            "translation": {"words": "نص", "by_machine": True, "checked": False},
            "name": "Invented Name",
            "role": "board",
            "region": "MENA",
            "themes": ["heating"],
            "agreed": {"below": 5},
            "addressee": "",
        }
    ]


def test_a_conversation_tells_its_day_and_about_how_many_came() -> None:
    held = conversation(
        held_on=date(2026, 11, 16), contributions=Withheld(), people=Band(low=500, high=None)
    )

    found = of_kind(report(conversations=(held,)), "conversation")[0]

    assert found["held_on"] == "2026-11-16"
    assert found["contributions"] == {"below": None}
    assert found["people"] == {"from": 500, "to": None}


def test_no_conversation_in_a_region_is_not_zero() -> None:
    assert of_kind(FULL, "theme-by-region") == [
        {
            "kind": "theme-by-region",
            "theme": "opening-hours",
            "statements": 11,
            "regions": {"ESEAP": {"below": None}, "MENA": {"below": None}, "SSA": None},
        }
    ]


def test_questions_commitments_and_what_is_left_out_point_at_numbers() -> None:
    assert of_kind(FULL, "question")[0] == {
        "kind": "question",
        "number": 1,
        "contribution": 12,
        "state": "partly",
        "merged_with": [9],
        "responses": [13],
        "raised_in": 2,
    }
    assert of_kind(FULL, "commitment") == [
        {
            "kind": "commitment",
            "contribution": 15,
            "team": "Printing",
            "due": "2027-01-31",
            "state": "open",
        }
    ]
    assert of_kind(FULL, "left-out")[1] == {
        "kind": "left-out",
        "reasons": ["counted-only", "withdrawn"],
        "contributions": {"below": 5},
    }


def test_what_is_left_out_for_several_reasons_may_be_a_band() -> None:
    some = LeftOut(reasons=(Reason.RESTRICTED, Reason.WITHDRAWN), number=Band(low=5, high=None))

    [found] = of_kind(report(left_out=(some,)), "left-out")

    assert found["contributions"] == {"from": 5, "to": None}


def test_what_was_captured_is_told_as_far_as_the_other_numbers_tell_it() -> None:
    assert of_kind(FULL, "report")[0]["captured"] == {"from": 27, "to": 30}
    assert of_kind(EMPTY, "report")[0]["captured"] == 0


def test_the_number_of_a_report_is_the_one_that_is_printed_in_it() -> None:
    assert of_kind(report(number=2**40 - 1), "report")[0]["number"] == "7777-7777"


@pytest.mark.parametrize("separator", ["\u2028", "\u0085", "\v"])
def test_nothing_in_the_words_breaks_a_line(separator: str) -> None:
    given = report(statements=(statement(1, f"one{separator}two"),))

    assert objects_of(given)[2]["words"] == f"one{separator}two"


def test_what_is_told_beside_has_null_for_any_region_and_language() -> None:
    urgent, *_ = of_kind(FULL, "contact")
    anywhere, _ = of_kind(FULL, "forum")

    assert (urgent["region"], urgent["language"], urgent["urgent"]) == (None, None, True)
    assert (anywhere["region"], anywhere["contributions"]) == (None, {"below": None})
    assert [each["region"] for each in of_kind(FULL, "to-prepare")] == [None, "MENA", None]
    assert of_kind(FULL, "changes") == [
        {"kind": "changes", "since": "2026-11-17", "added": 6, "gone": {"below": 5}}
    ]


def test_groups_and_contacts_keep_all_of_their_fields() -> None:
    assert of_kind(FULL, "forum")[1] == {
        "kind": "forum",
        "name": "Shelf by the well",
        "region": "MENA",
        "about": "Lends <books> & =1+1",
        "languages": ["ar"],
        "contributions": 7,
    }
    assert of_kind(FULL, "contact")[1] == {
        "kind": "contact",
        "region": "MENA",
        "language": "ar",
        "purpose": "First contact",
        "route": "help@example.org",
        "fallback": "The desk by the door",
        "urgent": False,
        "verified_on": "2026-11-02",
        "stale": False,
    }


def test_a_language_without_a_contact_is_told_where_every_region_has_one() -> None:
    directory = replace(FULL.beside.directory, regions_without=())

    given = replace(FULL, beside=replace(FULL.beside, directory=directory))

    assert of_kind(given, "no-contact") == [
        {"kind": "no-contact", "regions": [], "languages": ["zh-Hant"]}
    ]


def test_how_far_readers_agree_is_rounded_and_null_where_it_is_not_told() -> None:
    overall, by_theme, small = of_kind(FULL, "agreement")

    assert (overall["theme"], overall["texts"], overall["kappa"]) == (None, 17, 0.62)
    assert (by_theme["kappa"], by_theme["alpha"]) == (-0.05, -0.03)
    assert (small["texts"], small["kappa"], small["alpha"]) == ({"below": 5}, None, None)
