"""A Word file as pages: LibreOffice makes a PDF, pypdf reads its outline, poppler draws it."""

import io
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Final

import pypdf
from pypdf.generic import Destination

_OPTIONS: Final = ",".join(
    f'"{name}":{{"type":"boolean","value":"true"}}'
    for name in ("ExportBookmarks", "UseTaggedPDF", "PDFUACompliance")
)


def missing(*programs: str) -> str:
    """Say which of *programs* are not on this machine; nothing if all are."""
    return ", ".join(name for name in programs if shutil.which(name) is None)


def to_pdf(document: bytes) -> bytes:
    """Return *document* as PDF. Each call has a profile of its own, so that two can run at once."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "report.docx")
        source.write_bytes(document)
        command = (
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            f"pdf:writer_pdf_Export:{{{_OPTIONS}}}",
            "--outdir",
            folder,
            str(source),
        )
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return Path(folder, "report.pdf").read_bytes()


def headings(pdf: bytes) -> list[str]:
    """Return the headings of *pdf* in order, each with its number where it has one."""
    found: list[str] = []

    def walk(entries: list[object]) -> None:
        for entry in entries:
            if isinstance(entry, list):
                walk(entry)
            elif isinstance(entry, Destination) and entry.title:
                found.append(entry.title)

    walk(list(pypdf.PdfReader(io.BytesIO(pdf)).outline))
    return found


def to_png(pdf: bytes, prefix: Path, *, dots_per_inch: int = 60) -> None:
    """Write each page as *prefix*-1.png and so on, to be looked at."""
    command = ("pdftoppm", "-r", str(dots_per_inch), "-png", "-", str(prefix))
    subprocess.run(command, input=pdf, check=True)
