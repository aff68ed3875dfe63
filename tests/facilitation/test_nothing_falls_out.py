"""What nobody has put under a theme is wherever anything is listed, counted or written."""

import csv
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest
from docx import Document
from lxml import etree
from openpyxl import load_workbook

from convo.model.themes import Tag
from convo.model.words import Audience
from facilitation.desk.listing import contribution_rows, found_rows
from facilitation.desk.looking import EVERYTHING, queue
from facilitation.desk.matrices import By, matrix_of
from facilitation.desk.opening import Desk
from facilitation.desk.reporting import export
from tests.build import IN_EVERY_SCRIPT, SAFETY, SESSION, contribution
from tests.facilitation.conftest import Convo

BARE: Final = IN_EVERY_SCRIPT[1:]
"""What has no theme, one in each script; the first of them all has one."""


def _as_text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _in_word(path: Path) -> str:
    return "\n".join(each.text or "" for each in Document(str(path)).element.iter()
                     if each.tag.endswith("}t"))  # fmt: skip


def _in_workbook(path: Path) -> str:
    cells = (cell for sheet in load_workbook(path) for row in sheet.values for cell in row)
    return "\n".join(str(cell) for cell in cells if cell is not None)


def _in_project(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return "\n".join(archive.read(name).decode() for name in archive.namelist()
                         if name.endswith(".txt"))  # fmt: skip


def _in_lines(path: Path) -> str:
    return "\n".join(json.dumps(json.loads(line), ensure_ascii=False)
                     for line in _as_text(path).splitlines())  # fmt: skip


def _in_cells(path: Path) -> str:
    return "\n".join(cell for row in csv.reader(io.StringIO(_as_text(path))) for cell in row)


READERS: Final[dict[str, Callable[[Path], str]]] = {
    "word": _in_word,
    "xlsx": _in_workbook,
    "qdpx": _in_project,
    "json": _in_lines,
    "csv": _in_cells,
    "markdown": _as_text,
    "wikitext": _as_text,
}


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.keep(SESSION, SAFETY)
    desk.keep(*(contribution(text, id=n) for n, text in enumerate(IN_EVERY_SCRIPT, 10)))
    desk.keep(Tag(contribution_id=10, theme_id=SAFETY.id))
    return desk


def test_it_is_in_every_listing_on_screens(filled: Desk) -> None:
    listed = [row for row in contribution_rows(filled, SESSION.id) if not row["themes"]]
    waiting = queue(filled, SESSION.id, EVERYTHING).untagged

    assert [row["text"] for row in listed] == list(BARE)
    assert len(waiting) == len(BARE)


@pytest.mark.parametrize("text", [text for text in BARE if text[0].isalpha()])
def test_it_is_found_by_its_words(filled: Desk, text: str) -> None:
    [row] = found_rows(filled, text, limit=10)

    assert row["text"] == text


@pytest.mark.parametrize("by", By)
def test_it_has_a_row_in_every_table(filled: Desk, by: By) -> None:
    told = matrix_of(filled, [SESSION.id], by=by, audience=Audience.PUBLIC)

    assert told["rows"][-1]["theme"] is None
    assert told["rows"][-1]["whole"]["contributions"] == len(BARE)
    assert told["whole"]["contributions"] == len(IN_EVERY_SCRIPT)


@pytest.mark.parametrize("format_name", READERS)
def test_it_is_in_every_document(filled: Desk, tmp_path: Path, format_name: str) -> None:
    path = tmp_path / f"summary.{format_name}"

    export(
        filled, [SESSION.id], format_name=format_name, audience=Audience.INTERNAL, final=False,
        to=path, title="Summary",
    )  # fmt: skip

    told = READERS[format_name](path)
    missing = [text for text in BARE if _plain(text) not in _plain(told)]
    assert missing == []


def test_a_codebook_has_a_code_for_it(filled: Desk, tmp_path: Path) -> None:
    path = tmp_path / "summary.qdc"

    export(
        filled, [SESSION.id], format_name="qdc", audience=Audience.INTERNAL, final=False,
        to=path, title="Summary",
    )  # fmt: skip

    codes = etree.parse(path).findall(".//{*}Code")
    assert [code.get("name") for code in codes] == ["safety", "Not yet under a theme"]


def test_commands_list_it(convo: Convo, session_id: int) -> None:
    convo("capture", session_id, typed="0 ভয় আছে\n0 hope #trust\n")

    listed = convo("contributions", session_id, "--json").json
    table = convo("matrix", session_id, "--by", "region", "--json").json

    assert [row["text"] for row in listed if not row["themes"]] == ["ভয় আছে"]
    assert [row["whole"]["contributions"] for row in table["rows"]] == [1, 1]


def _plain(text: str) -> str:
    """Return letters and digits alone: formats guard signs, and break lines, each in its way."""
    return "".join(letter for letter in text if letter.isalnum())
