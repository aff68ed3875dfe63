"""The same record makes the same file, which tells neither who made it, where, when nor how."""

import os
import re
import shutil
import socket
import subprocess
import sys
from datetime import UTC, datetime
from getpass import getuser
from io import BytesIO
from pathlib import Path
from typing import Final
from zipfile import ZipFile, is_zipfile

import pytest

from tests.exports.word.templates import packed
from tests.facilitation.conftest import Convo

ROOT: Final = Path(__file__).parents[2]
USER, HOST, YEAR = "Wanderfalke", "felsenhorst", 2033
ELSEWHERE: Final = f"""
import datetime, os, platform, socket, sys, time

class Later(datetime.datetime):
    @classmethod
    def now(cls, tz=None):
        return cls({YEAR}, 5, 6, 7, 8, 9, tzinfo=tz)

    @classmethod
    def utcnow(cls):
        return cls({YEAR}, 5, 6, 7, 8, 9)

datetime.datetime = Later
time.time = lambda: 2e9
socket.gethostname = platform.node = lambda: "{HOST}"
from convo.vault import passphrase_slot
from facilitation.cli import main
passphrase_slot.SCRYPT_N = 2**4
main()
"""
"""The command four years ahead, on a machine of another name."""

OTHER: Final = {
    "TZ": "Asia/Kathmandu",
    "USER": USER,
    "LOGNAME": USER,
    "USERNAME": USER,
    "HOSTNAME": HOST,
    "LANG": "fa_IR.UTF-8",
    "LC_ALL": "C.UTF-8",
    "PYTHONHASHSEED": "77",
}


def everything(content: bytes) -> dict[str, bytes]:
    """Return all parts of a file, and those of the files within."""
    found: dict[str, bytes] = {}
    with ZipFile(BytesIO(content)) as archive:
        for name in archive.namelist():
            held = archive.read(name)
            found[name] = held
            if is_zipfile(BytesIO(held)):
                found |= {f"{name}/{inner}": part for inner, part in everything(held).items()}
    return found


@pytest.fixture
def record(convo: Convo, session_id: int, tmp_path: Path) -> int:
    """A record with enough in it for a chart."""
    notes = tmp_path / "notes.txt"
    notes.write_text("".join(f"P{i}: کتاب‌های ما در شب {i}\n" for i in range(1, 13)))
    convo("import", notes, "--session", session_id, "--as", "notes", "--attribution", "anonymous")
    for row in convo("contributions", session_id, "--json").json:
        assert convo("tag", row["id"], "Hours").code == 0
    return session_id


@pytest.mark.parametrize("template", [False, True], ids=["plain", "template"])
def test_another_time_zone_user_home_and_machine_make_the_same_file(
    convo: Convo, record: int, home: Path, passphrase_file: Path, tmp_path: Path, *, template: bool
) -> None:
    (tmp_path / "haus.dotx").write_bytes(packed())
    other_home = tmp_path / USER / "home"
    shutil.copytree(home, other_home)
    words = ["export", str(record), "--audience", "internal"]
    words += ["--template", str(tmp_path / "haus.dotx")] if template else []
    there = tmp_path / USER / "there.docx"
    opened = ("--passphrase-file", passphrase_file)

    here = convo(*words, "-o", tmp_path / "here.docx")
    ran = subprocess.run(
        (sys.executable, "-c", ELSEWHERE, *opened, *words, "-o", there),
        cwd=tmp_path / USER,
        env=os.environ
        | OTHER
        | {"CONVO_HOME": str(other_home), "HOME": str(other_home), "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
        text=True,
    )

    assert (here.code, ran.returncode) == (0, 0), ran.stderr
    made = there.read_bytes()
    assert made == (tmp_path / "here.docx").read_bytes()
    parts = everything(made)
    assert "word/embeddings/counts1.xlsx/xl/workbook.xml" in parts
    now = datetime.now(UTC)
    telling = [
        *(USER, HOST, getuser(), socket.gethostname(), str(tmp_path), str(ROOT), "there.docx"),
        *(str(YEAR), f"{now:%Y-%m-%d}", f"{now:%H:%M:}", "haus.dotx"),
        *("python", "docx ", "XlsxWriter", "lxml", "LibreOffice", "Word</", "Excel", "convo"),
    ]
    hits = [
        (name, word)
        for name, held in parts.items()
        for word in telling
        if re.search(rf"(?<![\w]){re.escape(word)}", held.decode(errors="replace"), re.IGNORECASE)
    ]
    assert hits == []
