"""How long a Word file takes, and how much memory, beside python-docx and beside bare strings.

Run as `python -m tests.bench.word`.
"""

import io
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

import docx

from convo.model.words import Audience
from exports.blocks import Bars, Document, Quotation, Section, Table
from exports.formats import RENDERERS
from exports.layout import Layout
from exports.word import render_word
from tests.bench.table import Row, compared
from tests.exports.build import report_of, scattered
from tests.exports.word.samples import SAID, english
from tests.exports.word.templates import packed

QUOTATIONS: Final = 10_000
THEMES: Final = 40
SESSIONS: Final = 100
PLAIN: Final = 2_000
"""As many as python-docx is asked for: 10,000 take it half a minute, and the time for each grows
with their number, so that what is measured flatters it."""

MOST_BARE: Final = 3.0
LEAST_PLAIN: Final = 20.0
MOST_MEMORY: Final = 150
"""What is promised: times the bare strings, times faster than python-docx, and MB."""

_PARAGRAPH: Final = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'


def quotations(number: int) -> tuple[Quotation, ...]:
    """Make *number* quotations of 12 to 40 words; two of three in one of 14 languages.

    Their words are drawn anew for each: the same sentences over and over would be packed in
    no time, and packing is most of what bare strings cost.
    """
    pick = random.Random(7)  # noqa: S311 - the same texts on every run
    english_words = " ".join(translation for _, translation in SAID.values())
    made = []
    for i in range(number):
        language = pick.choice(list(SAID)) if i % 3 else None
        words = SAID[language][0] if language else english_words
        made.append(
            Quotation(
                text=_shuffled(words, pick),
                language=language,
                verbatim=i % 5 != 0,
                translation=_shuffled(english_words, pick) if language else "",
                translation_label="Translation:",
                source=f"Participant (not named), no. {i}",
            )
        )
    return tuple(made)


def _shuffled(words: str, pick: random.Random) -> str:
    """Draw from *words*; where they stand without spaces between them, from their characters."""
    between, units = (" ", words.split()) if " " in words else ("", list(words))
    return between.join(pick.choices(units, k=pick.randint(12, 40)))


def document_of(found: tuple[Quotation, ...]) -> Document:
    """Put quotations under themes, beside a table of all sessions and a chart of all themes."""
    sessions = Table(
        label="Table",
        caption="Conversations",
        name="sessions",
        about="A row for each conversation.",
        head=("Date", "Region", "People"),
        rows=tuple((f"{i % 28 + 1} May 2026", f"Region {i % 9}", "8") for i in range(SESSIONS)),
        widths=(2, 4, 1),
        numbers=frozenset({2}),
    )
    each = -(-len(found) // THEMES)
    themes = [found[i : i + each] for i in range(0, len(found), each)]
    bars = Bars(
        label="Figure",
        caption="Contributions by theme",
        name="themes",
        about="Bars.",
        series="Contributions",
        counts={f"Theme {i}": len(theme) for i, theme in enumerate(themes)},
        written=tuple(str(len(theme)) for theme in themes),
    )
    heard = tuple(Section(title=f"Theme {i}", blocks=theme) for i, theme in enumerate(themes))
    sections = (
        Section(title="Who took part", blocks=(sessions,)),
        Section(title="What we heard", blocks=(bars,), sections=heard),
    )
    return replace(english(), sections=sections)


def with_plain_api(found: tuple[Quotation, ...]) -> bytes:
    """Write the same words with python-docx as its guide says: three styles, one run each."""
    file = docx.Document()
    for quotation in found:
        file.add_paragraph(quotation.text, style="Quote")
        if quotation.translation:
            line = f"{quotation.translation_label} {quotation.translation}"
            file.add_paragraph(line, style="Intense Quote")
        file.add_paragraph(f"— {quotation.source}", style="Caption")
    kept = io.BytesIO()
    file.save(kept)
    return kept.getvalue()


def bare(found: tuple[Quotation, ...], template: bytes) -> bytes:
    """Write the same words as one string into a file whose other parts are there already.

    It knows no scripts, no directions, no languages: the least that any way can take.
    """
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(kept, "w") as new:
        start, end = old.read("word/document.xml").decode().split("<w:body>")
        for name in old.namelist():
            if name != "word/document.xml":
                new.writestr(name, old.read(name), zipfile.ZIP_DEFLATED)
        entry = zipfile.ZipInfo("word/document.xml")
        entry.compress_type = zipfile.ZIP_DEFLATED
        with new.open(entry, "w") as raw, io.TextIOWrapper(raw, "utf-8") as text:
            text.write(f"{start}<w:body>")
            for quotation in found:
                text.write(_PARAGRAPH.format("Quote", escape(quotation.text)))
                if quotation.translation:
                    line = f"{quotation.translation_label} {quotation.translation}"
                    text.write(_PARAGRAPH.format("IntenseQuote", escape(line)))
                text.write(_PARAGRAPH.format("Caption", escape(f"— {quotation.source}")))
            text.write(end[end.rindex("<w:sectPr") :] if "<w:sectPr" in end else end)
    return kept.getvalue()


def seconds(make: Callable[[], object]) -> float:
    """Return the shortest of three times, after one that counts for nothing."""
    make()
    times = []
    for _ in range(3):
        start = time.perf_counter()
        make()
        times.append(time.perf_counter() - start)
    return min(times)


def resident() -> float:
    """Return the most memory this process ever had, in MB.

    Linux alone says so: what `getrusage` returns there is the parent's where that had more.
    """
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.split("VmHWM:")[1].split()[0]) / 1e3


def memory() -> float:
    """Return by how many MB a program grows at its highest: from nothing to a record to its file.

    A child of its own: memory that this program had once and gave back would count for nothing.
    """
    script = (
        "from tests.bench.word import document_of, quotations, resident, whole\n"
        "from exports.word import render_word\n"
        "render_word(document_of(quotations(10)))\n"  # what is loaded at first use
        "before = resident()\n"
        f"render_word(document_of(quotations({QUOTATIONS})))\n"
        "whole()\n"
        "print(resident() - before)"
    )
    told = subprocess.run(
        (sys.executable, "-c", script), check=True, capture_output=True, text=True
    )
    return float(told.stdout)


def against_plain(found: tuple[Quotation, ...]) -> tuple[float, float]:
    """Return the seconds that python-docx takes, and how many times that is what ours takes."""
    start = time.perf_counter()
    with_plain_api(found)
    taken = time.perf_counter() - start
    document = document_of(found)
    return taken, taken / seconds(lambda: render_word(document))


def whole() -> tuple[float, float]:
    """Return the seconds from a record of as many contributions to its report, and to its file."""
    gathered = scattered(1, QUOTATIONS)
    start = time.perf_counter()
    report = report_of(gathered, audience=Audience.INTERNAL)
    counted = time.perf_counter() - start
    RENDERERS["word"].render(report)
    return counted, time.perf_counter() - start - counted


def rows() -> Iterator[Row]:
    """Yield the times beside bare strings, and beside python-docx."""
    found = quotations(QUOTATIONS)
    document, template = document_of(found), with_plain_api(())
    limit = seconds(lambda: bare(found, template))
    yield compared(
        f"Word, {QUOTATIONS:,} quotations", seconds(lambda: render_word(document)), beside=limit,
        named="bare strings into a zip", unit="s", most=MOST_BARE,
    )  # fmt: skip
    taken, times = against_plain(found[:PLAIN])
    yield compared(
        f"Word, {PLAIN:,} quotations", taken / times, beside=taken,
        named="python-docx as its guide says", unit="s", most=1 / LEAST_PLAIN,
    )  # fmt: skip


def run() -> None:
    """Print times and memory of the three ways, beside what is promised."""
    found = quotations(QUOTATIONS)
    document, template = document_of(found), with_plain_api(())
    limit = seconds(lambda: bare(found, template))
    ours = seconds(lambda: render_word(document))
    dressed = seconds(lambda: render_word(document, Layout(template=packed())))
    print(f"{QUOTATIONS:,} quotations under {THEMES} themes, {SESSIONS} sessions")
    print(f"  bare strings   {limit:7.3f} s")
    print(f"  exports.word   {ours:7.3f} s  {ours / limit:4.1f} x bare (at most {MOST_BARE})")
    print(f"  in a template  {dressed:7.3f} s  {dressed / limit:4.1f} x bare")
    taken, times = against_plain(found[:PLAIN])
    print(
        f"  python-docx    {taken:7.3f} s for {PLAIN:,}, {times:.0f} x (at least {LEAST_PLAIN:.0f})"
    )
    print(f"  memory         {memory():7.0f} MB (at most {MOST_MEMORY})")
    counted, rendered = whole()
    print(f"  a whole record {counted:7.3f} s to its report, {rendered:.3f} s to its file")


if __name__ == "__main__":
    run()
