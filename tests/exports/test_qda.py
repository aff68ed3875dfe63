"""REFI-QDA: other programs can read it, and its positions select the very words."""

import io
import re
import zipfile
from typing import Final
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from convo.model.gathered import Gathered
from convo.text import clean
from exports.qda import render_codebook, render_project
from exports.report.values import Report, ThemeHeard
from tests.exports.build import gathereds, report_of
from tests.exports.reports import EMPTY, FULL, SAID, report, statement, translated
from tests.shared import shared

CODEBOOK: Final = "{urn:QDA-XML:codebook:1.0}"
PROJECT: Final = "{urn:QDA-XML:project:1.0}"


def files_of(given: Report) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(render_project(given))) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def passages_of(given: Report) -> list[tuple[str, str, list[str]]]:
    """Return the name, words and codes of each passage, as another program finds them."""
    files = files_of(given)
    root = etree.fromstring(files["project.qde"])
    codes = {each.get("guid"): each.get("name") for each in root.iter(f"{PROJECT}Code")}
    found = []
    for source in root.iter(f"{PROJECT}TextSource"):
        path = str(source.get("plainTextPath")).replace("internal://", "Sources/")
        text = files[path].decode()
        for each in source.iter(f"{PROJECT}PlainTextSelection"):
            start, end = (int(str(each.get(side))) for side in ("startPosition", "endPosition"))
            names = [str(codes[ref.get("targetGUID")]) for ref in each.iter(f"{PROJECT}CodeRef")]
            found.append((str(each.get("name")), text[start:end], names))
    return found


@pytest.mark.parametrize("given", [FULL, EMPTY])
def test_a_codebook_is_valid(given: Report) -> None:
    schema = etree.XMLSchema(etree.parse(shared("refi-qda/Codebook.xsd")))

    schema.assertValid(etree.fromstring(render_codebook(given)))


@pytest.mark.parametrize("given", [FULL, EMPTY])
def test_a_project_is_valid(given: Report) -> None:
    schema = etree.XMLSchema(etree.parse(shared("refi-qda/Project.xsd")))

    schema.assertValid(etree.fromstring(files_of(given)["project.qde"]))


@given(gathereds())
@settings(max_examples=15, deadline=None)
def test_whatever_was_said_makes_a_valid_project(gathered: Gathered) -> None:
    schema = etree.XMLSchema(etree.parse(shared("refi-qda/Project.xsd")))

    schema.assertValid(etree.fromstring(files_of(report_of(gathered))["project.qde"]))


def test_a_report_without_words_has_no_text() -> None:
    assert list(files_of(EMPTY)) == ["project.qde"]


def test_positions_select_the_words_of_every_script() -> None:
    passages = passages_of(FULL)

    assert [words for _, words, _ in passages[: len(SAID)]] == [words for words, _ in SAID.values()]
    assert [name for name, _, _ in passages] == [f"C{each.number}" for each in FULL.statements]


@given(st.lists(st.text(min_size=1).map(clean), min_size=1, max_size=6))
@settings(deadline=None)
def test_positions_count_code_points(texts: list[str]) -> None:
    given = report(
        statements=tuple(
            statement(at, f"😀{text}", translation=translated(f"𝔗{text}"))
            for at, text in enumerate(texts, 1)
        )
    )

    assert [words for _, words, _ in passages_of(given)] == [f"😀{text}" for text in texts]


def test_strings_that_broke_other_programs_are_selected_as_they_were_said() -> None:
    lines = shared("nasty/blns/blns.txt").read_text("utf-8").split("\n")
    texts = [clean(line) for line in lines if line.strip()]
    statements = tuple(statement(at, text) for at, text in enumerate(texts, 1))

    assert [words for _, words, _ in passages_of(report(statements=statements))] == texts


def test_a_translation_that_stands_alone_is_the_passage() -> None:
    alone = statement(1, None, language=None, translation=translated("Nobody reads our script."))

    assert passages_of(report(statements=(alone,)))[0][1] == "Nobody reads our script."


def test_what_may_be_told_of_the_words_stands_around_them() -> None:
    given = statement(3, "بله", language="fa", translation=translated("Yes."), agreed=7)

    _, text = files_of(report(statements=(given,))).values()

    assert text.decode() == (
        "C3; Participant (not named); quotation; 7 others agreed; comment\n"
        "بله\nTranslation: Yes.\n\n"
    )


@given(gathereds())
@settings(max_examples=15, deadline=None)
def test_every_passage_is_under_its_themes_or_under_the_code_for_none(gathered: Gathered) -> None:
    given = report_of(gathered)

    assert [codes for _, _, codes in passages_of(given)] == [
        list(each.themes) or ["Not yet under a theme"] for each in given.statements
    ]


def test_codes_are_the_themes_with_definitions_and_colours_of_their_own() -> None:
    codes = list(etree.fromstring(render_codebook(FULL)).iter(f"{CODEBOOK}Code"))

    assert [(code.get("name"), code.findtext(f"{CODEBOOK}Description")) for code in codes] == [
        ("opening-hours", "When rooms are open"),
        ("الأمان", None),
        ("heating", "Warm rooms"),
        ("Not yet under a theme", None),
    ]
    assert len({code.get("color") for code in codes}) == len(codes)


def test_more_themes_than_colours_are_no_trouble() -> None:
    themes = tuple(
        ThemeHeard(name=f"theme-{at}", definition="", contributions=5, statements=())
        for at in range(40)
    )

    codes = list(etree.fromstring(render_codebook(report(themes=themes))).iter(f"{CODEBOOK}Code"))

    assert len(codes) == 41
    assert all(re.fullmatch("#[0-9A-F]{6}", str(code.get("color"))) for code in codes)


def test_codebook_and_project_know_a_theme_by_one_identifier() -> None:
    def codes(root: etree._Element, space: str) -> dict[str | None, str | None]:
        return {each.get("guid"): each.get("name") for each in root.iter(f"{space}Code")}

    project = etree.fromstring(files_of(FULL)["project.qde"])

    assert codes(project, PROJECT) == codes(etree.fromstring(render_codebook(FULL)), CODEBOOK)


def test_words_under_two_themes_have_two_codings() -> None:
    themes = tuple(
        ThemeHeard(name=name, definition="", contributions=5, statements=(1,))
        for name in ("heating", "الأمان")
    )
    given = report(themes=themes, statements=(statement(1, themes=("heating", "الأمان")),))

    root = etree.fromstring(files_of(given)["project.qde"])

    codings = {each.get("guid") for each in root.iter(f"{PROJECT}Coding")}
    assert len(codings) == 2
    assert passages_of(given)[0][2] == ["heating", "الأمان"]


def test_identifiers_are_unique_and_of_one_report() -> None:
    def identifiers(given: Report) -> list[str]:
        return re.findall(r'guid="([^"]+)"', files_of(given)["project.qde"].decode())

    mine = identifiers(FULL)

    assert len(mine) == len(set(mine)) > 40
    assert {UUID(each).version for each in mine} == {5}
    assert set(mine).isdisjoint(identifiers(report(number=1, statements=FULL.statements)))


def test_one_neutral_user_made_it_at_no_time() -> None:
    root = etree.fromstring(files_of(FULL)["project.qde"])

    users = list(root.iter(f"{PROJECT}User"))

    assert [each.get("name") for each in users] == ["convo"]
    makers = {each.get("creatingUser") for each in root.iter() if each.get("creatingUser")}
    assert makers == {users[0].get("guid")} == {root.get("creatingUserGUID")}
    assert b"DateTime" not in etree.tostring(root)


def test_a_project_tells_neither_time_nor_system() -> None:
    with zipfile.ZipFile(io.BytesIO(render_project(FULL))) as archive:
        entries = archive.infolist()

    assert {(entry.date_time[:3], entry.create_system) for entry in entries} == {((1980, 1, 1), 0)}


def test_texts_are_utf_8_with_line_feeds_and_no_mark() -> None:
    name, text = list(files_of(FULL).items())[1]

    assert re.fullmatch(r"Sources/[0-9a-f-]{36}\.txt", name)
    assert text.startswith(b"C1; ")
    assert b"\r" not in text
