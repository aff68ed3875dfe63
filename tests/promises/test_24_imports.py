import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from convo.records import backup
from convo.records.connection import open_to_read
from convo.vault.unlocking import unlock
from facilitation.desk.home import Home
from tests.convo.sources.test_word_notes import package, padded, word
from tests.facilitation.conftest import PASSPHRASE, Convo, new_session
from tests.promises.conftest import Measured

BOMB = '<!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]><a>&c;</a>'
LONE = b"a,\xed\xa0\x80\xed\xb0\x80\n"
"""Halves of a character."""

MOST_S, MOST_MIB = 10, 100
"""Two seconds were promised; a machine that is shared gets ten."""

HOSTILE: dict[str, tuple[str, str, Callable[[], bytes]]] = {
    "zip bomb": ("x.docx", "docx", lambda: word(" " * 200_000_000)),
    "many parts": ("x.docx", "docx", lambda: package(dict.fromkeys(map(str, range(999)), ""))),
    "deep": ("x.docx", "docx", lambda: padded("<w:a>" * 5_000 + "</w:a>" * 5_000)),
    "entities": ("x.docx", "docx", lambda: package({"word/document.xml": BOMB})),
    "entities in a codebook": ("x.qdc", "codebook", BOMB.encode),
    "no text": ("x.txt", "notes", lambda: bytes(range(256)) * 4_000),
    "surrogates": ("x.csv", "csv", lambda: b"speaker,text\n" + LONE * 9_000),
    "quotation marks": ("x.csv", "csv", lambda: b'speaker,text\n"' + b'""' * 700_000),
    "one line": ("x.vtt", "vtt", lambda: b"WEBVTT\n\n" + b"a" * 3_000_000),
    "no end": ("x.txt", "talk-page", lambda: b"[" * 400_000),
    "brackets": ("x.txt", "talk-page", lambda: b"{{" * 200_000 + b"}}" * 200_000),
    "chat": ("x.txt", "zoom-chat", lambda: b"10:00:00 From " * 60_000),
}  # fmt: skip


@pytest.mark.slow
def test_no_hostile_file_takes_long_or_much_room_or_changes_the_record(
    convo: Convo, home: Path, tmp_path: Path, measured: Measured
) -> None:
    session_id = new_session(convo)
    place = Home(home)
    key = unlock(place.slots, passphrase=PASSPHRASE)
    slowest, largest, wrong = 0.0, 0, []

    for name, (file_name, source, made) in HOSTILE.items():
        file = tmp_path / file_name
        file.write_bytes(made())
        with open_to_read(place.record, key) as records:
            before = backup.digest(records)
        command = ("theme", "import", file) if source == "codebook" else (
            "import", file, "--session", session_id, "--as", source, "--dry-run",
        )  # fmt: skip
        begun = time.perf_counter()
        ran = convo(*command)
        slowest = max(slowest, took := time.perf_counter() - begun)
        tracemalloc.start()
        convo(*command)
        largest = max(largest, peak := tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        with open_to_read(place.record, key) as records:
            changed = backup.digest(records) != before
        if (
            ran.code not in {0, 1}
            or "stopped" in ran.err
            or took > MOST_S
            or peak > MOST_MIB * 2**20
            or changed
        ):
            wrong.append((name, ran.code, round(took, 1), peak // 2**20, changed))

    assert wrong == []
    measured(
        f"{len(HOSTILE)} files: at most {slowest:.1f} s and {largest / 2**20:.0f} MiB; 0 changes",
        short="" if slowest <= 2 else "2 s were promised; a megabyte of text takes longer to read",
    )
