"""What LibreOffice makes of a workbook: every sheet as rows of what its cells show."""

import csv
import subprocess
import tempfile
from pathlib import Path
from typing import Final

# Comma, quotation mark, UTF-8, from the first line; all cells as they show; every sheet.
_FILTER: Final = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def shown(workbook: bytes) -> dict[str, list[list[str]]]:
    """Return the rows of each sheet by its name; none where LibreOffice has no spreadsheets."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "book.xlsx")
        source.write_bytes(workbook)
        command = (
            "soffice",
            f"-env:UserInstallation=file://{folder}/profile",
            "--headless",
            "--convert-to",
            _FILTER,
            "--outdir",
            folder,
            str(source),
        )
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        return {
            path.stem.removeprefix("book-"): list(
                csv.reader(path.read_text("utf-8").splitlines(keepends=True))
            )
            for path in Path(folder).glob("book-*.csv")
        }
