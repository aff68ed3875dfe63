"""Codebooks in REFI-QDA: valid for other programs, and read back as they were."""

from itertools import accumulate
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from convo.rules.codebook import can_be_named, theme_name
from convo.sources.codebook_qdc import read_codebook_qdc
from convo.sources.quick_speaker import MARKS
from convo.text import clean
from exports.codes import Code, codebook_of, guid
from tests.build import IN_EVERY_SCRIPT
from tests.shared import shared

_NAMES: Final = st.text(min_size=1, max_size=30).map(clean).filter(can_be_named).map(theme_name)
_WORDS: Final = (
    st.text(max_size=200).map(clean).filter(lambda text: text == text.strip(f" \n{MARKS}"))
)


@st.composite
def codebooks(draw: st.DrawFn) -> list[Code]:
    """Draw codes, each within the one before it or within one around that."""
    names = draw(st.lists(_NAMES, min_size=1, max_size=12, unique=True))
    drawn = [0, *(draw(st.integers(0, 4)) for _ in names[1:])]
    depths = accumulate(drawn, lambda before, depth: min(depth, before + 1))
    return [
        Code(key=name, name=name, description=draw(_WORDS), depth=depth)
        for name, depth in zip(names, depths, strict=True)
    ]


@given(codebooks())
@settings(max_examples=60, deadline=None)
def test_whatever_a_codebook_holds_it_is_valid(codes: list[Code]) -> None:
    schema = etree.XMLSchema(etree.parse(shared("refi-qda/Codebook.xsd")))

    schema.assertValid(etree.fromstring(codebook_of(codes)))


@given(codebooks())
@settings(max_examples=100, deadline=None)
def test_a_codebook_that_was_written_is_read_as_it_was(codes: list[Code]) -> None:
    found = read_codebook_qdc(codebook_of(codes))

    parents, around = [], list[str]()
    for code in codes:
        around[code.depth :] = [code.name]
        parents.append(around[-2] if code.depth else None)
    assert [(row.name, row.definition, row.parent) for row in found.rows] == [
        (code.name, code.description.strip(), parent)
        for code, parent in zip(codes, parents, strict=True)
    ]
    assert found.problems == ()


@pytest.mark.parametrize("words", IN_EVERY_SCRIPT)
def test_words_of_every_script_describe_a_code(words: str) -> None:
    [row] = read_codebook_qdc(codebook_of([Code(key="a", name="a", description=words)])).rows

    assert row.definition == words


def test_one_thing_has_one_identifier_and_another_thing_another() -> None:
    assert guid("theme/a") == guid("theme/a") != guid("theme/b")


def test_a_colour_that_was_chosen_is_kept() -> None:
    chosen = Code(key="a", name="a", colour="#123456")

    [row] = read_codebook_qdc(codebook_of([chosen])).rows

    assert row.colour == "#123456"


def test_neither_names_nor_descriptions_stand_in_a_repr() -> None:
    assert "hidden" not in repr(Code(key="a", name="hidden", description="hidden"))


def test_a_document_says_its_encoding() -> None:
    root = etree.fromstring(codebook_of([Code(key="a", name="الأمان")]))

    assert root.getroottree().docinfo.encoding == "utf-8"
