"""A report for programs of qualitative analysis, in REFI-QDA 1.5: its codebook, and a project.

The themes are codes. The project holds one text, in which each contribution is a passage under
its codes. It names one neutral user, and no time.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

from exports.archive import archived
from exports.codes import ORIGIN, Code, add_codes, as_xml, codebook_of, guid
from exports.outline import said
from exports.outline.english import phrases, sentences, terms
from exports.report.values import Report, Statement
from exports.tongue import Tongue, tongue_of

_PROJECT: Final = "urn:QDA-XML:project:1.0"

_GREY: Final = "#757575"


def render_codebook(report: Report) -> bytes:
    """Return the themes of *report* as a .qdc file, with what belongs to each.

    The last code is for what has no theme yet: by the schema, a codebook is never empty.
    """
    return codebook_of(_codes(report, tongue_of(report.language)))


def render_project(report: Report) -> bytes:
    """Return *report* as a .qdpx file.

    Positions in its text count code points from 0, and the end is exclusive. A passage is the
    very words of the register, or the translation where that stands alone.
    """
    tongue = tongue_of(report.language)
    user, text = _guid(report, "user"), _guid(report, "text")
    about = {"xmlns": _PROJECT, "name": report.title, "origin": ORIGIN}
    root = ET.Element("Project", about | {"creatingUserGUID": user})
    ET.SubElement(ET.SubElement(root, "Users"), "User", guid=user, name=ORIGIN)
    add_codes(ET.SubElement(root, "CodeBook"), _codes(report, tongue))
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
    return archived({"project.qde": as_xml(root), **files})


def _key(report: Report, *thing: str) -> str:
    return "/".join((report.code, *thing))


def _guid(report: Report, *thing: str) -> str:
    return guid(_key(report, *thing))


def _code_key(report: Report, theme: str | None) -> str:
    return _key(report, "no theme") if theme is None else _key(report, "theme", theme)


def _codes(report: Report, tongue: Tongue) -> list[Code]:
    codes = [
        Code(key=_code_key(report, theme.name), name=theme.name, description=theme.definition)
        for theme in report.themes
    ]
    name = tongue.say(sentences.UNCATEGORISED)
    return [*codes, Code(key=_code_key(report, None), name=name, colour=_GREY)]


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
        ET.SubElement(coding, "CodeRef", targetGUID=guid(_code_key(report, theme)))


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
