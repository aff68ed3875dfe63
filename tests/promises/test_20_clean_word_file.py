import os
import re
import subprocess
import sys

from exports.word import render_word
from tests.exports.word.check import check
from tests.exports.word.samples import arabic
from tests.exports.word.wml import unpacked
from tests.promises.conftest import Measured
from tests.sizes import ROOT

TOLD = re.compile(rb"w:rsid|python-docx|XlsxWriter|dc:creator>[^<]|lastModifiedBy>[^<]|dcterms:")


def test_another_zone_user_and_time_give_the_same_bytes(measured: Measured) -> None:
    here = render_word(arabic())
    script = (
        "import sys, time; time.time = lambda: 2e9\n"
        "from exports.word import render_word\n"
        "from tests.exports.word.samples import arabic\n"
        "sys.stdout.buffer.write(render_word(arabic()))"
    )
    elsewhere = {**os.environ, "TZ": "Asia/Kathmandu", "USER": "Somebody", "LOGNAME": "Somebody"}

    there = subprocess.run(
        (sys.executable, "-c", script), cwd=ROOT, env=elsewhere, check=True, capture_output=True
    )

    assert there.stdout == here
    assert check(here) == []
    parts = unpacked(here)
    assert [name for name in parts if TOLD.search(parts[name])] == []
    assert [
        name for name in parts if name.startswith(("docProps/thumbnail", "word/comments"))
    ] == []
    measured(f"2 exports, {len(parts)} parts: the same bytes; 0 authors, tools, times, revisions")
