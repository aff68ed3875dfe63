"""Whole exports, held against everything that can judge them.

The invented conversation, the page this program comes from, and conversations at random; for
both audiences, in each language of reports, on each paper, with and without a template.
"""

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import pytest

from convo.model.gathered import Gathered
from convo.model.words import Attribution, Audience, Rule
from convo.records import gathering
from exports.blocks import Document
from exports.layout import Layout, Paper
from exports.outline.build import document_of
from exports.tongue import LOCALES
from exports.word import render_word
from facilitation.desk.importing import Source, import_text
from facilitation.desk.opening import Desk
from facilitation.desk.sessions import new_session
from facilitation.desk.trying import demo_desk
from tests.build import NOON
from tests.exports.build import report_of
from tests.exports.word import render
from tests.exports.word.check import check
from tests.exports.word.schema import schema_faults
from tests.exports.word.templates import SECTION, changed_part, packed
from tests.exports.word.validator import faults_in
from tests.promises.random_records import AUDIENCES, record_of
from tests.shared import shared

LANGUAGES: Final = tuple(LOCALES)
RECORDS: Final = 50
SAMPLE: Final = 16
"""Of all files, what Microsoft's validator and LibreOffice look at: a second or two each."""

LAYOUTS: Final = {
    "a4": Layout(),
    "letter": Layout(paper=Paper.LETTER),
    "template": Layout(template=packed()),
    "template on letter": Layout(
        paper=Paper.LETTER, template=changed_part("word/document.xml", SECTION, "")
    ),
}


def gathered_page(desk: Desk) -> Gathered:
    page = shared("seed.txt").read_bytes()
    session = new_session(
        desk, title="Asia", region="ESEAP", zone="Asia/Jakarta", start=NOON, rule=Rule.NAMED
    )
    import_text(desk, session.id, page, source=Source.TALK_PAGE, attribution=Attribution.NAMED)
    return gathering.gather(desk.records, [session.id])


def documents(gathered: Gathered, at_least: int) -> Iterator[tuple[str, Document]]:
    """Yield the documents of a conversation, for both audiences in all languages."""
    for audience in AUDIENCES:
        for language in LANGUAGES:
            least = max(at_least, 5 if audience is Audience.INTERNAL else 11)
            report = report_of(gathered, audience=audience, at_least=least, language=language)
            yield f"{audience.name} {language}", document_of(report)


@pytest.fixture(scope="module")
def exported() -> dict[str, bytes]:
    """Every file, by what it is: whole conversations in all layouts, the others in turn."""
    made = {}
    with demo_desk() as (desk, session_ids):
        whole = {"demo": gathering.gather(desk.records, session_ids), "page": gathered_page(desk)}
    for name, gathered in whole.items():
        for which, document in documents(gathered, 5):
            for layout in LAYOUTS:
                made[f"{name} {which} {layout}"] = render_word(document, LAYOUTS[layout])
    turn = 0
    for seed in range(RECORDS):
        record = record_of(seed)
        for which, document in documents(record.gathered, record.at_least):
            turn += 1
            layout = list(LAYOUTS)[turn % len(LAYOUTS)]
            made[f"record {seed} {which} {layout}"] = render_word(document, LAYOUTS[layout])
        turn += 1  # or one audience would always have the same layouts
    return made


@pytest.fixture(scope="module")
def sample(exported: dict[str, bytes]) -> dict[str, bytes]:
    """Some of the files: of each layout and of each audience as many."""
    names = list(exported)
    step = len(names) / SAMPLE
    return {name: exported[name] for name in (names[int(i * step)] for i in range(SAMPLE))}


@pytest.mark.slow
def test_no_export_has_a_fault_that_we_know_how_to_find(exported: dict[str, bytes]) -> None:
    faults = {name: found for name, data in exported.items() if (found := check(data))}

    assert len(exported) == (2 * len(LAYOUTS) + RECORDS) * len(AUDIENCES) * len(LANGUAGES)
    assert faults == {}


@pytest.mark.slow
def test_every_part_of_every_export_is_as_its_schema_has_it(exported: dict[str, bytes]) -> None:
    faults = {name: found for name, data in exported.items() if (found := schema_faults(data))}

    assert faults == {}


@pytest.mark.slow
def test_microsofts_validator_finds_nothing_in_a_sample(
    sample: dict[str, bytes], tmp_path: Path
) -> None:
    files = written(sample, tmp_path)

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = dict(zip(sample, pool.map(faults_in, files), strict=True))

    assert {name: faults for name, faults in found.items() if faults} == {}


@pytest.mark.slow
@pytest.mark.skipif(
    bool(render.missing("soffice")), reason="LibreOffice (soffice) is not on this machine"
)
def test_another_program_prints_what_the_fields_of_a_sample_say(sample: dict[str, bytes]) -> None:
    pdfs = render.to_pdfs(list(sample.values()))

    faults = {
        name: found
        for (name, data), pdf in zip(sample.items(), pdfs, strict=True)
        if (found := render.printed_faults(data, pdf))
    }
    assert faults == {}


def written(files: dict[str, bytes], folder: Path) -> Sequence[Path]:
    paths = []
    for i, data in enumerate(files.values()):
        paths.append(folder / f"{i}.docx")
        paths[-1].write_bytes(data)
    return paths
