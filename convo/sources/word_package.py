"""The parts of a Word file: a zip archive that anybody may have made, with whatever in it."""

import posixpath
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - an exception, whatever zlib calls it

from convo.errors import RefusedError
from convo.sources.word_xml import walk

MAX_BYTES: Final = 20_000_000
"""The largest file that is opened."""

MOST_UNPACKED: Final = 100_000_000
"""How many bytes all parts may have. Of 300 MB in 342 kB, 2.3 s were spent before a refusal."""

MOST_UNPACKED_OF_ONE: Final = 20_000_000
"""How many bytes a part that is read may have. A report of 300 pages has some 10 MB."""

MOST_TIMES: Final = 200
"""How many times as large as the file its parts may be."""

MOST_MEMBERS: Final = 200
"""How many parts there may be."""

_ENTRY = b"PK\x01\x02"
_ENCRYPTED = b"\xd0\xcf\x11\xe0"  # a compound file: a Word file with a password, or an old one
_HAS_PASSWORD = 1  # in the flags of a member
_OFFICE = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
)
_NO_WORD_FILE = "this is no Word file (.docx), or it is damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What one part of a file has to do with another part of it."""

    id: str
    kind: str
    """The last word of its type: "styles"."""

    name: str
    """Of the other part; it may not be there."""


class WordPackage:
    """A Word file whose sizes were looked at before anything in it."""

    def __init__(self, content: bytes, *, most_unpacked: int = MOST_UNPACKED) -> None:
        """Open a file that unpacks to no more than *most_unpacked* bytes.

        Raises:
            RefusedError: It is no Word file, is damaged, or has more in it than is read.
        """
        if content.startswith(_ENCRYPTED):
            raise RefusedError("this file has a password or is an old .doc: save it as .docx")
        # Counted before the directory is read, which alone could take a GB.
        if len(content) > MAX_BYTES or content.count(_ENTRY) > MOST_MEMBERS:
            raise RefusedError(
                f"a Word file may have {MAX_BYTES:,} bytes in {MOST_MEMBERS} parts: divide it"
            )
        try:
            self._zip = ZipFile(BytesIO(content))
        except (BadZipFile, ValueError, OSError, RuntimeError):
            raise RefusedError(_NO_WORD_FILE) from None
        members = self._zip.infolist()
        if sum(each.file_size for each in members) > min(most_unpacked, MOST_TIMES * len(content)):
            raise RefusedError("this file unpacks to far more than it should: it was not opened")
        self.names: Final = frozenset(each.filename for each in members)
        """Of all parts."""

        self.document: Final = self._related("", "officeDocument")
        """The name of the part with the text."""

    def part(self, name: str) -> bytes:
        """Return what a part holds.

        Raises:
            RefusedError: It is not there, damaged, too large, or packed in another way than Word's.
        """
        try:
            member = self._zip.getinfo(name)
            if member.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
                raise RefusedError(_NO_WORD_FILE)
            if member.flag_bits & _HAS_PASSWORD or member.file_size > MOST_UNPACKED_OF_ONE:
                raise RefusedError("the text in this file has a password, or is too long to read")
            # Not `ZipFile.read`: it unpacks all there is, whatever size the directory says.
            with self._zip.open(member) as packed:
                return packed.read(member.file_size)
        except (BadZipFile, ZlibError, KeyError, EOFError, ValueError, OSError, RuntimeError):
            raise RefusedError(_NO_WORD_FILE) from None

    def styles(self) -> bytes | None:
        """Return the part with the styles; None where there is none that can be read."""
        try:
            return self.part(self._related(self.document, "styles"))
        except RefusedError:
            return None

    def relations(self, name: str) -> tuple[Relation, ...]:
        """Return what the part *name* has to do with others, "" being the file; links are left out.

        Raises:
            RefusedError: It says so in a part that is damaged, too large, or not there.
        """
        folder, base = posixpath.split(name)
        found: list[Relation] = []

        def note(_: str, attributes: dict[str, str]) -> None:
            office, _, kind = attributes.get("Type", "").rpartition("/")
            if office in _OFFICE and attributes.get("TargetMode") != "External":
                path = posixpath.join("/", folder, attributes.get("Target", ""))
                at = posixpath.normpath(path).lstrip("/")
                found.append(Relation(id=attributes.get("Id", ""), kind=kind, name=at))

        walk(self.part(posixpath.join(folder, "_rels", f"{base}.rels")), start=note)
        return tuple(found)

    def _related(self, name: str, kind: str) -> str:
        """Return the name of the part that is *kind* to the part *name*, "" being the file."""
        for relation in self.relations(name):
            if relation.kind == kind:
                return relation.name
        raise RefusedError(_NO_WORD_FILE)
