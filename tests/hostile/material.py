"""Files that break readers: the shared ones, in every encoding that a file may come in."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import cycle
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZipFile

from convo.sources.captions import read_captions
from convo.sources.chat_log import read_chat_log
from convo.sources.codebook_csv import read_codebook_csv
from convo.sources.codebook_qdc import read_codebook_qdc
from convo.sources.codebook_rows import FoundCodebook
from convo.sources.found import Found
from convo.sources.spreadsheet import read_spreadsheet
from convo.sources.talk_page import read_talk_page
from convo.sources.typed_notes import read_typed_notes
from convo.sources.word_notes import read_word_notes
from tests.build import IN_EVERY_SCRIPT

_WORD: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """A reader, and what has to stand around a text for it to go past its first line."""

    read: Callable[[bytes], Found | FoundCodebook]
    before: str = ""
    after: str = ""
    between: str | None = None
    """What a line end becomes in XML; None for what is no XML."""

    is_packed: bool = False
    """Whether the text is a part of a Word file."""

    def framed(self, text: str, encoding: str) -> bytes:
        """Return a file of the importer's kind with *text* in it, all in one encoding."""
        if self.between is not None:
            text = escape(text, {'"': "&quot;"}).replace("\n", self.between)
        content = encoded(self.before + text + self.after, encoding)
        return word_file(content) if self.is_packed else content


IMPORTERS: Final[Mapping[str, Importer]] = {
    "talk-page": Importer(
        read=read_talk_page,
        before="Yes. –Birch (talk) 10:15, 3 May 2021 (UTC)\n",
        after="\nNo. –Oak (talk) 10:15, 3 May 2021 (UTC)\n",
    ),
    "wikitext": Importer(
        read=read_talk_page,
        before="== A ==\nYes. [[User:Birch|Birch]] 10:15, 3 May 2021 (UTC)\n",
        after="\nNo. [[User:Oak|Oak]] 10:15, 3 May 2021 (UTC)\n",
    ),
    "notes": Importer(read=read_typed_notes, before="P1: yes\n"),
    "csv": Importer(read=read_spreadsheet, before="text,author,themes\nyes,P1,a\n"),
    "vtt": Importer(read=read_captions, before="WEBVTT\n\n00:01.000 --> 00:02.000\n"),
    "zoom-chat": Importer(read=read_chat_log, before="09:00:00\tAda:\tyes\n"),
    "docx": Importer(
        read=read_word_notes,
        before=f'<w:document xmlns:w="{_WORD}"><w:body><w:p><w:r><w:t>',
        between="</w:t></w:r></w:p><w:p><w:r><w:t>",
        after="</w:t></w:r></w:p></w:body></w:document>",
        is_packed=True,
    ),
    "qdc": Importer(
        read=read_codebook_qdc,
        before='<CodeBook xmlns="urn:QDA-XML:codebook:1.0"><Codes><Code name="',
        between='"/><Code name="',
        after='"/></Codes></CodeBook>',
    ),
    "codebook-csv": Importer(read=read_codebook_csv, before="name,definition\nyes,P1\n"),
}
"""By what they read. Both ways of a talk page have one reader, which tells them apart."""

ENCODINGS: Final = (
    "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be",
    "cp1251", "cp1252", "koi8-r", "cp1256", "gb18030", "shift_jis", "euc-kr", "tis-620",
)  # fmt: skip
"""`utf-16` and `utf-32` have their mark, and the two after each have none."""

_BEGINNING: Final = 8_000  # bytes of a file that are read in each encoding; in one, all are

FEW_ENCODINGS: Final = ("utf-8", "utf-16", "mixed", "cut")
"""One of each kind, for a run that has to be short."""

MANY_ENCODINGS: Final = (*ENCODINGS, "mixed", "cut", "cut-utf-16")


def encoded(text: str, encoding: str) -> bytes:
    """Return *text* in an encoding; what it lacks is a question mark there.

    Args:
        text: Any text.
        encoding: One of `ENCODINGS`; "mixed" for each line in the next of them; "cut" and
            "cut-utf-16" for a file that ends within a character.
    """
    match encoding:
        case "mixed":
            lines = zip(text.splitlines(keepends=True), cycle(ENCODINGS), strict=False)
            return b"".join(line.encode(each, "replace") for line, each in lines)
        case "cut":
            return f"{text}က".encode("utf-8", "replace")[:-1]
        case "cut-utf-16":
            return f"{text}👍".encode("utf-16", "replace")[:-3]
        case _:
            return text.encode(encoding, "replace")


def word_file(document: bytes) -> bytes:
    """Return a Word file whose text is that part."""
    file = BytesIO()
    with ZipFile(file, "w") as package:
        package.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r" Target="document.xml"'
            f' Type="{_OFFICE}/officeDocument"/></Relationships>',
        )
        package.writestr("document.xml", document)
    return file.getvalue()


def texts_in(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield the beginning of each file below a folder as text, whatever it is, by its name."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.name, path.read_bytes()[:_BEGINNING].decode("utf-8", "replace")


def own_texts() -> Iterator[tuple[str, str]]:
    """Yield what is hostile wherever this runs, by what it is."""
    yield "every script", "\n".join(IN_EVERY_SCRIPT)
    yield "controls", "".join(map(chr, range(0xA0))) * 9
    yield "directions", "\u202egnp\u2066.exe\u2069\u2069\u2067\n\u200f\u200d" * 99
    yield "heaped", "a" + "\u0323\u0301" * 5_000
    yield "formulas", '=1+1\n+1\n-1\n@SUM(A1)\n"\t=1"\n＝1\n' * 9
    yield "quotes", '"a"b",\n"' * 99
    yield "brackets", "[[{{<!--<nowiki>((" * 999
    yield "arrows", "-->\n00:01.000 --> 00:0\n<v \n&#999999999999;" * 99
    yield "heads", "09:00:00 From : \n09:00:00\t:\t\n09:00:00 From a to b\n" * 99
    yield "signs", "#a +4 s/a/b/ ... > q+ P99999: off the record\non the record\n3:x\n" * 99
    yield "months", "Yes. –Oak (talk) 10:15, 3 Xyz 2021 (UTC)\n10:15, 3 ภ 2564 (+07)\n" * 9
    yield "blanks", "\n\r\n\r\t \xa0\u3000\u2028\x85\u200b" * 99
    yield "nothing", ""
