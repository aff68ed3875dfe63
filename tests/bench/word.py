"""How long a Word file takes, and how much memory, beside python-docx and beside bare strings.

Run as `python -m tests.bench.word`.
"""

import io
import random
import time
import tracemalloc
import zipfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final
from xml.sax.saxutils import escape

import docx

from exports.blocks import Document, Quotation, Section
from exports.word import render_word
from tests.exports.word.samples import SAID, english

QUOTATIONS: Final = 10_000
PLAIN: Final = (1_000, 2_000)
"""As many as python-docx is asked for: 10,000 take it half a minute, and the time for each grows
with their number, so that what is measured flatters it."""

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
    """Put quotations under one heading."""
    return replace(english(), sections=(Section(title="All of them", blocks=found),))


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


def growth(make: Callable[[], bytes]) -> tuple[int, int]:
    """Return how much memory *make* needed at its highest, and how much its result takes."""
    tracemalloc.start()
    try:
        made = make()
        return tracemalloc.get_traced_memory()[1], len(made)
    finally:
        tracemalloc.stop()


def run() -> None:
    """Print times and memory of the three ways."""
    found = quotations(QUOTATIONS)
    template = with_plain_api(())
    limit = seconds(lambda: bare(found, template))
    ours = seconds(lambda: render_word(document_of(found)))
    print(f"{QUOTATIONS:>8,} quotations  bare strings {limit:7.3f} s")
    print(f"{QUOTATIONS:>8,} quotations  exports.word {ours:7.3f} s  {ours / limit:.1f} x bare")
    for number in PLAIN:
        start = time.perf_counter()
        with_plain_api(found[:number])
        taken = time.perf_counter() - start
        few = document_of(found[:number])
        small = seconds(partial(render_word, few))
        each = taken / number * QUOTATIONS
        print(
            f"{number:>8,} quotations  python-docx  {taken:7.3f} s  {taken / small:.0f} x ours;"
            f" as slow for {QUOTATIONS:,} it were {each / ours:.0f} x"
        )
    many = document_of(quotations(50_000))
    start = time.perf_counter()
    render_word(many)
    taken = time.perf_counter() - start
    most, size = growth(lambda: render_word(many))
    print(
        f"  50,000 quotations  exports.word {taken:7.3f} s  {taken / ours:.1f} x 10,000;"
        f" memory {(most - size) / 1e6:.0f} MB beyond {size / 1e6:.1f} MB of output"
    )


if __name__ == "__main__":
    run()
