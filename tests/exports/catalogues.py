"""The catalogues of translations beside the words in the code.

Run as `python -m tests.exports.catalogues` once words of a report have changed: it adds what is
new to each catalogue, to be translated, and takes out what the code no longer says.
"""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_keywords
from babel.messages.pofile import read_po, write_po

from exports.tongue import LOCALES

ROOT: Final = Path(__file__).parents[2]
TRANSLATED: Final = tuple(language for language in LOCALES if language != "en")

_KEYWORDS: Final = parse_keywords(["Message:1,1t", "Message:1,2c,2t", "Plural:1,2"])
_NO_TIME: Final = datetime(2026, 1, 1, tzinfo=UTC)  # when a catalogue was written is of no use


def in_the_code() -> Catalog:
    """Return every `Message` and `Plural` of the code."""
    found = Catalog(fuzzy=False)
    for name, _, message, _, context in extract_from_dir(
        ROOT / "exports", [("**.py", "python")], keywords=_KEYWORDS
    ):
        if Path(name).name != "tongue.py":  # which defines them
            found.add(message, context=context)
    return found


def path_of(language: str) -> Path:
    return ROOT / "exports" / "locale" / language / "LC_MESSAGES" / "report.po"


def kept(language: str) -> Catalog:
    """Return the catalogue of a language as it is kept."""
    return read_po(io.BytesIO(path_of(language).read_bytes()), locale=language)


def _updated(language: str) -> bytes:
    path = path_of(language)
    catalogue = kept(language) if path.exists() else Catalog(locale=language)
    catalogue.update(in_the_code(), no_fuzzy_matching=True)
    catalogue.obsolete.clear()
    catalogue.fuzzy = False
    catalogue.project, catalogue.version, catalogue.copyright_holder = "convo", "1", "convo"
    catalogue.header_comment = f"# Words of reports in {LOCALES[language]}."
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = ""
    catalogue.creation_date = catalogue.revision_date = _NO_TIME
    out = io.BytesIO()
    write_po(out, catalogue, width=100, no_location=True, ignore_obsolete=True)
    return out.getvalue()


def update() -> Iterator[Path]:
    """Write all catalogues anew, and yield where they are."""
    for language in TRANSLATED:
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
        path_of(language).write_bytes(_updated(language))
        yield path_of(language)


if __name__ == "__main__":
    for each in update():
        print(each)  # noqa: T201 -- it tells which files to look at
