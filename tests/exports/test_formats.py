"""All formats at once: the same bytes twice, every script, and nobody's secret."""

import html
import io
import re
import subprocess
import sys
import zipfile
from dataclasses import replace

import click
import pytest
from hypothesis import given, settings

from convo.model.answers import Commitment, Recommendation
from convo.model.gathered import Gathered
from convo.model.words import Kind, Rule
from exports.formats import RENDERERS
from exports.report.values import Report
from facilitation.cli.outputs import export
from tests.exports.build import contributions, gathereds, report_of, session
from tests.exports.reports import EMPTY, FULL, SAID
from tests.exports.word.check import check

ADVICE, PROMISE = Kind.RECOMMENDATION, Kind.COMMITMENT
TEAM = re.compile("Team[a-z]{3}q")
"""The teams of the drawn conversations; no other words look like them."""


def unpacked(content: bytes) -> bytes:
    """Return all that a file holds: compression hides a leak from a search."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        return b"\n".join([*map(str.encode, names), *(unpacked(archive.read(n)) for n in names)])


def readable(content: bytes) -> str:
    """Return what people read in a file: Word divides a line where its script changes."""
    text = unpacked(content).decode(errors="replace")
    runs = re.findall("<w:t(?: [^>]*)?>([^<]*)</w:t>", text)
    return html.unescape("".join(runs) if runs else text)


def tellable_teams(gathered: Gathered) -> set[str]:
    """Return the teams that a report may name: none where the rule of one session forbids it."""
    if any(
        session.focus_group or session.rule in {Rule.FKAGEU, Rule.FOCUS_GROUP}
        for session in gathered.sessions
    ):
        return set()
    teams = {promise.team for promise in gathered.commitments}
    return teams | {one.addressee for one in gathered.recommendations}


def addressed(*rules: Rule) -> Report:
    """Return a report of a session under each of some rules, with a team for all that has one."""
    sessions = tuple(session(rule=rule) for rule in rules)
    advice = [each for held in sessions for each in contributions(held, 6, kind=ADVICE)]
    promises = [each for held in sessions for each in contributions(held, 6, kind=PROMISE)]
    return report_of(
        Gathered(
            sessions=sessions,
            contributions=(*advice, *promises),
            recommendations=tuple(
                Recommendation(contribution_id=each.id, addressee="Teamabcq") for each in advice
            ),
            commitments=tuple(
                Commitment(contribution_id=each.id, team="Teamdefq") for each in promises
            ),
        )
    )


@pytest.mark.parametrize("name", [name for name in RENDERERS if name not in {"qdc", "qdpx"}])
def test_where_one_rule_forbids_teams_no_format_tells_any_nor_who_has_none(name: str) -> None:
    alone = readable(RENDERERS[name].render(addressed(Rule.CHATHAM)))
    together = readable(RENDERERS[name].render(addressed(Rule.CHATHAM, Rule.FKAGEU)))

    assert set(TEAM.findall(alone)) >= {"Teamabcq"}
    assert not TEAM.search(together)
    assert "Not yet addressed" not in together


@pytest.mark.parametrize("name", ["word", "markdown", "wikitext", "xlsx"])
def test_what_people_read_says_that_no_addressee_is_told(name: str) -> None:
    together = readable(RENDERERS[name].render(addressed(Rule.CHATHAM, Rule.FKAGEU)))

    assert "No addressee told" in together


@pytest.mark.parametrize("name", RENDERERS)
@given(gathered=gathereds())
@settings(max_examples=15, deadline=None)
def test_no_format_tells_a_team_that_the_rule_keeps(name: str, gathered: Gathered) -> None:
    written = unpacked(RENDERERS[name].render(report_of(gathered))).decode(errors="replace")

    assert set(TEAM.findall(written)) <= tellable_teams(gathered)


@pytest.mark.parametrize("name", RENDERERS)
def test_the_same_report_gives_the_same_bytes(name: str) -> None:
    render = RENDERERS[name].render

    assert render(FULL) == render(replace(FULL))


@pytest.mark.parametrize("name", RENDERERS)
def test_a_report_of_nothing_can_be_written(name: str) -> None:
    assert RENDERERS[name].render(EMPTY)


@pytest.mark.parametrize("name", [name for name in RENDERERS if name != "qdc"])
def test_words_of_every_script_stand_in_every_format(name: str) -> None:
    shown = readable(RENDERERS[name].render(FULL))

    assert [words for words, _ in SAID.values() if words not in shown] == []


@pytest.mark.parametrize("report", [EMPTY, FULL])
def test_nothing_is_wrong_with_the_word_file(report: Report) -> None:
    assert check(RENDERERS["word"].render(report)) == []


def test_each_format_has_a_suffix_of_its_own() -> None:
    suffixes = {name: made.suffix for name, made in RENDERERS.items()}

    assert suffixes == {
        "word": ".docx",
        "markdown": ".md",
        "wikitext": ".wikitext",
        "xlsx": ".xlsx",
        "json": ".jsonl",
        "csv": ".csv",
        "qdpx": ".qdpx",
        "qdc": ".qdc",
    }


def test_the_command_offers_every_format() -> None:
    offered = next(each.type for each in export.params if each.name == "format_name")

    assert isinstance(offered, click.Choice)
    assert sorted(offered.choices) == sorted(RENDERERS)


def test_nothing_of_word_is_loaded_until_somebody_asks_for_it() -> None:
    asked = "import sys, exports.formats; print(*sys.modules)"

    ran = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert "exports.formats" in ran.stdout.split()
    assert not {"docx", "exports.word", "xlsxwriter", "babel"} & set(ran.stdout.split())
