import sqlite3
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from convo.text import clean
from facilitation.demo.eseap import ESEAP
from facilitation.demo.mena import MENA
from facilitation.display import one_line
from tests.build import IN_EVERY_SCRIPT
from tests.exports.word.wml import W, part, words
from tests.facilitation.conftest import Convo, new_session
from tests.promises.conftest import Measured

EVERYTHING = [
    "".join(map(chr, range(start, min(start + 50_000, 0x110000))))
    for start in range(0, 0x110000, 50_000)
]


@pytest.mark.parametrize("part", EVERYTHING, ids=range(len(EVERYTHING)))
def test_every_character_there_is_goes_through_utf8_sqlite_and_word(part: str) -> None:
    kept = clean(part)

    assert kept.encode().decode() == kept
    assert sqlite3.connect(":memory:").execute("SELECT ?", (kept,)).fetchone() == (kept,)
    document, file = Document(), BytesIO()
    document.add_paragraph(kept)
    document.save(file)
    [paragraph] = Document(BytesIO(file.getvalue())).paragraphs
    assert paragraph.text == kept


PHRASES = tuple(
    dict.fromkeys(
        clean(text)
        for text in (
            *IN_EVERY_SCRIPT,
            *(said.text for asked in (*ESEAP.agenda, *MENA.agenda) for said in asked.said),
        )
    )
)


def test_phrases_of_every_script_come_out_of_record_screen_and_word_as_they_went_in(
    convo: Convo, tmp_path: Path, measured: Measured
) -> None:
    session_id = new_session(convo)
    assert len(PHRASES) >= 40

    typed = convo("capture", session_id, typed="".join(f"0 {text}\n" for text in PHRASES))

    assert typed.code == 0, typed.err
    kept = [row["text"] for row in convo("contributions", session_id, "--json").json]
    assert sorted(kept) == sorted(PHRASES)
    assert [text for text in PHRASES if one_line(text) != text] == []
    made = convo(
        "export", session_id, "--audience", "internal", "--format", "word",
        "-o", tmp_path / "out.docx",
    )  # fmt: skip
    assert made.code == 0, made.err
    shown = "\n".join(words(p) for p in part((tmp_path / "out.docx").read_bytes()).iter(f"{W}p"))
    assert [text for text in PHRASES if text not in shown] == []
    measured(f"{len(PHRASES)} phrases the same in record, screen and Word; all code points kept")
