"""A Word file as pages: LibreOffice makes a PDF, pypdf reads its outline, poppler draws it."""

import io
import re
import shutil
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import pypdf
from pypdf.generic import Destination

from convo.languages.scripts import RTL, script
from tests.exports.word.wml import Element, W, attribute, part, words

_OPTIONS: Final = ",".join(
    f'"{name}":{{"type":"boolean","value":"true"}}'
    for name in ("ExportBookmarks", "UseTaggedPDF", "PDFUACompliance")
)


def missing(*programs: str) -> str:
    """Say which of *programs* are not on this machine; nothing if all are."""
    return ", ".join(name for name in programs if shutil.which(name) is None)


def to_pdf(document: bytes) -> bytes:
    """Return *document* as PDF."""
    return to_pdfs([document])[0]


def to_pdfs(documents: Sequence[bytes]) -> list[bytes]:
    """Return each of *documents* as PDF: starting LibreOffice takes as long as some pages.

    Each call has a profile of its own, so that two can run at once.
    """
    with tempfile.TemporaryDirectory() as folder:
        sources = [Path(folder, f"{i}.docx") for i in range(len(documents))]
        for source, document in zip(sources, documents, strict=True):
            source.write_bytes(document)
        command = (
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            f"pdf:writer_pdf_Export:{{{_OPTIONS}}}",
            "--outdir",
            folder,
            *map(str, sources),
        )
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return [source.with_suffix(".pdf").read_bytes() for source in sources]


def headings(pdf: bytes, *, deepest: int = 9) -> list[str]:
    """Return the headings of *pdf* in order, each with its number where it has one.

    Args:
        pdf: Made by LibreOffice.
        deepest: The last level that is returned, from 1.
    """
    found: list[str] = []

    def walk(entries: list[object], level: int) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry, level + 1)
            elif isinstance(entry, Destination) and entry.title and level <= deepest:
                found.append(entry.title)

    walk(list(pypdf.PdfReader(io.BytesIO(pdf)).outline), 1)
    return found


def printed_faults(document: bytes, pdf: bytes) -> list[str]:
    """Return where another program counts and refers otherwise than the file says.

    It counts headings, captions and references anew as it opens a file: what it prints is held
    against the results the file came with.
    """
    body = part(document)
    contents = [words(link).replace("\t", " ") for link in body.iter(f"{W}hyperlink")]
    printed = headings(pdf, deepest=2)
    faults = [] if printed == contents else [f"contents {contents} and headings {printed} differ"]
    text = _packed("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(pdf)).pages))
    for p in body.iter(f"{W}p"):
        if RTL & set(map(script, words(p))):
            continue  # its letters come out of a PDF in more than one order
        for before, result in _results(p):
            # With what stands before it, or a number would be found anywhere.
            shown = _packed(before)[-_BEFORE:] + _packed(result)
            faults += [] if shown in text else [f"not printed: {shown}"]
    return faults


_BEFORE: Final = 6
"""How many characters before a result are looked for with it."""


def _results(p: Element) -> Iterator[tuple[str, str]]:
    """Yield what stands before each counting or referring field of a paragraph, and its result."""
    before = asked = ""
    shown: str | None = None
    for e in p.iter(f"{W}fldChar", f"{W}instrText", f"{W}t"):
        kind = attribute(e, "fldCharType")
        if kind == "begin":
            asked = ""
        elif kind == "separate":
            shown = ""
        elif kind == "end":
            if asked.split()[:1] in (["REF"], ["SEQ"]):
                yield before, shown or ""
            before, shown = before + (shown or ""), None
        elif e.tag == f"{W}instrText":
            asked += e.text or ""
        elif shown is not None:
            shown += e.text or ""
        else:
            before += e.text or ""


def _packed(text: str) -> str:
    """Return *text* without the spaces and hyphens that a line adds or takes."""
    return re.sub(r"[\s\xad-]+", "", unicodedata.normalize("NFKC", text))


def to_png(pdf: bytes, prefix: Path, *, dots_per_inch: int = 60) -> None:
    """Write each page as *prefix*-1.png and so on, to be looked at."""
    command = ("pdftoppm", "-r", str(dots_per_inch), "-png", "-", str(prefix))
    subprocess.run(command, input=pdf, check=True)
