"""A report for programs of qualitative analysis, in REFI-QDA 1.5: its codebook, and a project.

The themes are codes. The project holds one text, in which each contribution is a passage under
its codes. It names one neutral user, and no time.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final
from uuid import UUID, uuid5

from exports.archive import archived
from exports.outline import said
from exports.outline.english import phrases, sentences, terms
from exports.report.values import Report, Statement
from exports.tongue import Tongue, tongue_of

_CODEBOOK: Final = "urn:QDA-XML:codebook:1.0"
_PROJECT: Final = "urn:QDA-XML:project:1.0"
_ORIGIN: Final = "convo"

_SPACE: Final = UUID("6f1d3c52-0a8e-4d5b-9a57-3f2e9d7c4b10")
"""The program's own: one thing of one report has one identifier, however often it is written."""

_COLOURS: Final = (
    "#1F77B4", "#D1495B", "#2E8B57", "#8E6C1F", "#7B4FA3", "#00838F", "#C2571A", "#5D6D7E",
)  # fmt: skip
"""Of codes, in turn: dark enough for white letters."""

_GREY: Final = "#757575"


def render_codebook(report: Report) -> bytes:
    """Return the themes of *report* as a .qdc file, with what belongs to each.

    The last code is for what has no theme yet: by the schema, a codebook is never empty.
    """
    tongue = tongue_of(report.language)
    root = ET.Element("CodeBook", {"xmlns": _CODEBOOK, "origin": _ORIGIN})
    _add_codes(root, report, tongue)
    return _xml(root)


def render_project(report: Report) -> bytes:
    """Return *report* as a .qdpx file.

    Positions in its text count code points from 0, and the end is exclusive. A passage is the
    very words of the register, or the translation where that stands alone.
    """
    tongue = tongue_of(report.language)
    user, text = _guid(report, "user"), _guid(report, "text")
    about = {"xmlns": _PROJECT, "name": report.title, "origin": _ORIGIN}
    root = ET.Element("Project", about | {"creatingUserGUID": user})
    ET.SubElement(ET.SubElement(root, "Users"), "User", guid=user, name=_ORIGIN)
    _add_codes(ET.SubElement(root, "CodeBook"), report, tongue)
    files = {}
    if report.statements:
        source = ET.SubElement(
            ET.SubElement(root, "Sources"),
            "TextSource",
            guid=text,
            name=tongue.say(sentences.REGISTER),
            plainTextPath=f"internal://{text}.txt",
            creatingUser=user,
        )
        files[f"Sources/{text}.txt"] = "".join(_add_passages(source, report, user, tongue)).encode()
    return archived({"project.qde": _xml(root), **files})


def _guid(report: Report, *thing: str) -> str:
    return str(uuid5(_SPACE, "/".join((report.code, *thing))))


def _code_guid(report: Report, theme: str | None) -> str:
    return _guid(report, "no theme") if theme is None else _guid(report, "theme", theme)


def _add_codes(parent: ET.Element, report: Report, tongue: Tongue) -> None:
    codes = ET.SubElement(parent, "Codes")
    for place, theme in enumerate(report.themes):
        code = ET.SubElement(
            codes,
            "Code",
            guid=_code_guid(report, theme.name),
            name=theme.name,
            isCodable="true",
            color=_COLOURS[place % len(_COLOURS)],
        )
        if theme.definition:
            ET.SubElement(code, "Description").text = theme.definition
    ET.SubElement(
        codes,
        "Code",
        guid=_code_guid(report, None),
        name=tongue.say(sentences.UNCATEGORISED),
        isCodable="true",
        color=_GREY,
    )


def _add_passages(source: ET.Element, report: Report, user: str, tongue: Tongue) -> Iterator[str]:
    """Add a passage for each statement, and yield the pieces of the text they are in."""
    start = 0
    for each in report.statements:
        before, words, after = _pieces(each, tongue)
        start += len(before)
        passage = ET.SubElement(
            source,
            "PlainTextSelection",
            guid=_guid(report, "passage", str(each.number)),
            name=said.label(each.number),
            startPosition=str(start),
            endPosition=str(start + len(words)),
            creatingUser=user,
        )
        _add_codings(passage, report, each, user)
        start += len(words) + len(after)
        yield from (before, words, after)


def _add_codings(passage: ET.Element, report: Report, given: Statement, user: str) -> None:
    for theme in given.themes or (None,):
        coding = ET.SubElement(
            passage,
            "Coding",
            guid=_guid(report, "coding", str(given.number), theme or ""),
            creatingUser=user,
        )
        ET.SubElement(coding, "CodeRef", targetGUID=_code_guid(report, theme))


def _pieces(given: Statement, tongue: Tongue) -> tuple[str, str, str]:
    """Return what stands above a statement's words, the words, and what stands below."""
    kind = tongue.say(terms.KINDS[given.kind]).lower()
    above = tongue.say(phrases.BETWEEN_PARTS).join((said.source(given, tongue), kind)) + "\n"
    if given.words is None:
        return above, said.translated(given), "\n\n"
    if given.translation is None:
        return above, given.words, "\n\n"
    below = f"\n{said.before(said.remark(given, tongue), tongue)} {said.translated(given)}\n\n"
    return above, given.words, below


def _xml(root: ET.Element) -> bytes:
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written
