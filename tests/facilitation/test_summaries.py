"""The Word files of whole conversations, held against everything that can judge them."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from convo.model.words import Attribution, Audience, Rule
from facilitation.desk.importing import Source, import_text
from facilitation.desk.opening import Desk
from facilitation.desk.reporting import export
from facilitation.desk.sessions import new_session
from facilitation.desk.trying import demo_desk
from tests.build import NOON
from tests.exports.word.check import check
from tests.exports.word.render import headings, to_pdf
from tests.exports.word.validator import faults_in
from tests.shared import shared

AUDIENCES = pytest.mark.parametrize("audience", [Audience.INTERNAL, Audience.PUBLIC])


def seed_summary(desk: Desk, audience: Audience, to: Path) -> bytes:
    page = shared("seed.txt").read_bytes()
    session = new_session(
        desk, title="Asia", region="ESEAP", zone="Asia/Jakarta", start=NOON, rule=Rule.NAMED
    )
    import_text(desk, session.id, page, source=Source.TALK_PAGE, attribution=Attribution.NAMED)
    export(desk, [session.id], format_name="word", audience=audience, final=False, to=to)
    return to.read_bytes()


def demo_summary(audience: Audience, to: Path) -> bytes:
    with demo_desk() as (desk, session_ids):
        export(desk, session_ids, format_name="word", audience=audience, final=False, to=to)
    return to.read_bytes()


@AUDIENCES
def test_the_seeds_summary_has_no_fault_that_we_know_how_to_find(
    desk: Desk, tmp_path: Path, audience: Audience
) -> None:
    assert check(seed_summary(desk, audience, tmp_path / "seed.docx")) == []


@AUDIENCES
def test_the_demos_summary_has_no_fault_that_we_know_how_to_find(
    tmp_path: Path, audience: Audience
) -> None:
    assert check(demo_summary(audience, tmp_path / "demo.docx")) == []


def test_a_summary_tells_neither_who_made_it_nor_when(desk: Desk, tmp_path: Path) -> None:
    data = seed_summary(desk, Audience.INTERNAL, tmp_path / "seed.docx")

    with ZipFile(BytesIO(data)) as archive:
        core = archive.read("docProps/core.xml").decode()
        names = set(archive.namelist())
        times = {entry.date_time for entry in archive.infolist()}
        every = b"".join(archive.read(name) for name in names)
    assert "creator" not in core
    assert "dcterms" not in core
    assert not [name for name in names if "thumbnail" in name or "people" in name]
    assert times == {(1980, 1, 1, 0, 0, 0)}
    assert b"rsid" not in every
    assert b"python-docx" not in every


@pytest.mark.slow
@AUDIENCES
def test_microsofts_validator_finds_nothing_in_either_summary(
    desk: Desk, tmp_path: Path, audience: Audience
) -> None:
    seed_summary(desk, audience, tmp_path / "seed.docx")
    demo_summary(audience, tmp_path / "demo.docx")

    assert faults_in(tmp_path / "seed.docx") == []
    assert faults_in(tmp_path / "demo.docx") == []


@pytest.mark.slow
def test_libreoffice_opens_the_demo_with_all_its_headings(tmp_path: Path) -> None:
    pdf = to_pdf(demo_summary(Audience.INTERNAL, tmp_path / "demo.docx"))

    titles = headings(pdf)
    for part in ("At a glance", "How to read this report", "Who took part", "What happens next"):
        assert any(title.endswith(part) for title in titles)
