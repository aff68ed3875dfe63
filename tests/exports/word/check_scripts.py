"""Whether every run and paragraph says which script and direction it has, and can be read."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from convo.languages.scripts import RTL, right_to_left, script, slot
from tests.exports.word.wml import Element, W, attribute, words

ENOUGH: Final = 4.5
"""Contrast of words, by the Web Content Accessibility Guidelines, level AA."""

PAPERS: Final = ("FFFFFF", "F2F5F9")


def faults(stories: Mapping[str, Element], styles: Element) -> Iterator[str]:
    """Yield what is wrong with the scripts of the parts people read, and with their styles."""
    whole = styles.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr/{W}bidi") is not None
    for root in (*stories.values(), styles):
        yield from _twins(root)
    for root in stories.values():
        for p in root.iter(f"{W}p"):
            yield from _cuts(p)
            yield from _runs(p)
            yield from _direction(p, whole=whole)
    yield from _contrast(stories.values(), styles)


def _twins(root: Element) -> Iterator[str]:
    """Complex scripts take weight, slant and size from the twin alone."""
    for properties in root.iter(f"{W}rPr"):
        for tag, twin in (("b", "bCs"), ("i", "iCs"), ("sz", "szCs")):
            if (properties.find(f"{W}{tag}") is None) != (properties.find(f"{W}{twin}") is None):
                yield f"{tag} without {twin}"


def _cuts(p: Element) -> Iterator[str]:
    runs = [run for run in p.iter(f"{W}r") if words(run)]
    for before, after in pairwise(runs):
        first = words(after)[0]
        joined = unicodedata.category(first)[0] == "M" or first in "\u200c\u200d"
        if joined and before.getparent() is after.getparent():
            yield "a word is cut before a mark or joiner"


def _runs(p: Element) -> Iterator[str]:
    for run in p.iter(f"{W}r"):
        kinds = {slot(name) for name in map(script, words(run)) if name}
        marked = next((k for k in ("rtl", "cs") if run.find(f"{W}rPr/{W}{k}") is not None), "val")
        if not kinds <= ({marked} if marked != "val" else {"val", "eastAsia"}):
            yield f"a run marked {marked} holds {sorted(kinds)}"
        fonts = run.find(f"{W}rPr/{W}rFonts")
        hint = "" if fonts is None else attribute(fonts, "hint")
        if "eastAsia" in kinds and hint != "eastAsia":
            yield "an East Asian run without a font of its own"
        language = run.find(f"{W}rPr/{W}lang")
        if language is not None and kinds and not any(_said(language, k) for k in kinds):
            yield f"a run of {sorted(kinds)} has its language in another place"


def _said(language: Element, kind: str) -> str:
    return attribute(language, "bidi" if kind in {"rtl", "cs"} else kind)


def _direction(p: Element, *, whole: bool) -> Iterator[str]:
    bidi = p.find(f"{W}pPr/{W}bidi")
    here = whole if bidi is None else attribute(bidi, "val") not in {"0", "false"}
    ways = _ways(p, whole=whole) | set(map(right_to_left, _main_words(p)))
    if words(p) and here not in ways:
        yield "a paragraph of the wrong direction"
    first = next((name for name in map(script, words(p)) if name), None)
    edge = [run for run in p.iter(f"{W}r") if words(run)][-1:]
    if here and first in RTL and edge and edge[0].find(f"{W}rPr/{W}rtl") is None:
        last = words(edge[0])[-1]
        if unicodedata.category(last)[0] in "PSZ":
            yield "a sign at the end of a right-to-left paragraph stands on its wrong side"


def _ways(p: Element, *, whole: bool) -> set[bool]:
    """Return which ways a paragraph may run: from right to left, or not."""
    style = p.find(f"{W}pPr/{W}pStyle")
    name = "" if style is None else attribute(style, "val")
    most = right_to_left(words(p))
    said = {whole} if most is None else {most}
    if re.fullmatch(r"Heading\d|TOC\d|Header|Footer|List(Bullet|Number)", name):
        return {whole}
    if re.fullmatch(r"(Quote|Paraphrase)(Translation)?", name):
        return said
    letters = {letter in RTL for letter in map(script, words(p)) if letter}
    own = {whole} if whole in letters or not letters else {not whole}
    return own | said if name == "TableText" else own


def _main_words(p: Element) -> tuple[str, ...]:
    """Return the words that may say which way a paragraph runs.

    All of them; or all but what references show; or all but that and a label in bold before them.
    """
    plain = label = ""
    depth = 0
    for run in p.iter(f"{W}r"):
        for mark in run.iter(f"{W}fldChar"):
            depth += {"begin": 1, "end": -1}.get(attribute(mark, "fldCharType"), 0)
        text = "" if depth else words(run)
        plain += text
        label += "" if run.find(f"{W}rPr/{W}b") is not None else text
    return words(p), *(text for text in (plain, label) if text.strip())


def _contrast(stories: Iterable[Element], styles: Element) -> Iterator[str]:
    """Compare the ink of each style that words stand in with its paper, both inherited or not."""
    by_id = {attribute(s, "styleId"): s for s in styles.iterfind(f"{W}style")}
    used = {
        attribute(style, "val")
        for root in stories
        for p in root.iter(f"{W}p")
        if words(p)
        for style in p.iterfind(f"{W}pPr/{W}pStyle")
    }
    for id_ in sorted(used & set(by_id)):
        ink = _inherited(by_id, id_, f"{W}rPr/{W}color", "val") or "000000"
        shade = _inherited(by_id, id_, f"{W}pPr/{W}shd", "fill")
        bands = (_header_band(styles),) if id_.startswith("TableHead") else PAPERS
        if any(contrast(ink, paper) < ENOUGH for paper in ((shade,) if shade else bands)):
            yield f"too pale: {ink}"


def _inherited(by_id: Mapping[str, Element], id_: str, path: str, name: str) -> str:
    """Return a colour of a style or of those it is based on; nothing where that is Word's own."""
    while id_ in by_id:
        found = by_id[id_].find(path)
        if found is not None:
            told = attribute(found, name)
            return "" if told == "auto" else told
        base = by_id[id_].find(f"{W}basedOn")
        id_ = "" if base is None else attribute(base, "val")
    return ""


def _header_band(styles: Element) -> str:
    table = next(
        (s for s in styles.iter(f"{W}style") if attribute(s, "styleId") == "ReportTable"), styles
    )
    for part in table.iter(f"{W}tblStylePr"):
        shade = part.find(f"{W}tcPr/{W}shd")
        if attribute(part, "type") == "firstRow" and shade is not None:
            return attribute(shade, "fill")
    return "FFFFFF"


def contrast(one: str, two: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    low, high = sorted((_light(one), _light(two)))
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
