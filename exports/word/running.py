"""Headers and footers of a template, as they may stand in a report."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from exports.word.foreign import MC, PIC, WP, A, Element, R, W, attribute, clean, is_place, remove
from exports.word.pictures import Picture

_FORMS: Final = (
    "MERGEFORMAT|CHARFORMAT|ARABIC|ARABICDASH|ROMAN|ALPHABETIC|ORDINAL|CARDTEXT|ORDTEXT|HEX"
    "|ARABICABJAD|ARABICALPHA|HEBREW[12]|HINDI(?:ARABIC|CARDTEXT|LETTER1|LETTER2)"
    "|THAI(?:ARABIC|CARDTEXT|LETTER)|CHINESENUM[123]|DBNUM[1-4]|DBCHAR|UPPER|LOWER|CAPS|FIRSTCAP"
)
_COUNTING: Final = re.compile(
    rf"\s*(?:PAGE|NUMPAGES|SECTIONPAGES)(?:\s+\\\*\s*(?:{_FORMS}))*\s*", re.ASCII | re.IGNORECASE
)
"""Fields that count pages, and how they write the number.

Others name a file, an author, a time, or bring in another file.
"""

_DRAWINGS: Final = {f"{W}drawing", f"{W}pict", f"{MC}AlternateContent"}
_FIRST_DRAWING: Final = 1_000_000  # ids of drawings in the document count from 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A header or a footer."""

    kind: str
    """header or footer."""

    pages: str
    """Where it stands: default, first or even."""

    root: Element = field(repr=False)
    pictures: tuple[Picture, ...] = field(default=(), repr=False)
    """In the order of their relations, which are rId1, rId2 and so on."""

    fields_left_out: int = 0
    pictures_left_out: int = 0
    undescribed: int = 0
    """How many of its pictures have no words for people who cannot see them."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be seen in it."""
        seen = self.root.iter(f"{W}drawing", f"{W}pict", f"{W}fldChar", f"{W}fldSimple")
        words = "".join(t.text or "" for t in self.root.iter(f"{W}t"))
        return next(seen, None) is None and not words.strip()


def running(kind: str, pages: str, root: Element, pictures: Mapping[str, Picture]) -> Running:
    """Clean a header or footer, and leave in it what is looked at.

    Args:
        kind: header or footer.
        pages: default, first or even.
        root: Its part; it is changed.
        pictures: By the ids of its relations.
    """
    clean(root)
    unknown = _drop_fields(root)
    found = Running(kind=kind, pages=pages, root=root, fields_left_out=unknown)
    shown: dict[str, Picture] = {}
    missing = 0
    for e in list(root.iter()):
        for name in [str(n) for n in e.attrib if str(n).startswith(R)]:
            id_ = e.get(name) or ""
            if id_ not in pictures:
                missing += _drop_drawing(e)
                break
            shown.setdefault(id_, pictures[id_])
            e.set(name, f"rId{list(shown).index(id_) + 1}")
    undescribed = _rename_drawings(root)
    _close(root)
    return replace(
        found,
        pictures=tuple(shown.values()),
        pictures_left_out=missing,
        undescribed=undescribed,
    )


def _drop_fields(root: Element) -> int:
    """Leave fields that count pages and hold no other field, and return how many more there were.

    Word looks for a field in whatever it shows, so all of a story is gone through as it is read.
    """
    dropped, depth, asked, inside = 0, 0, "", list[Element]()
    for e in list(root.iter()):
        step = _STEPS.get(attribute(e, "fldCharType"), 0) if e.tag == f"{W}fldChar" else 0
        if depth > 0 or step > 0:
            inside += [e] if _is_of_field(e) else []
            depth += step
            asked += e.text or "" if e.tag == f"{W}instrText" else ""
            if depth == 0:
                dropped += _drop_unless_counting(inside, asked)
                asked, inside = "", []
        elif e.tag in {f"{W}fldChar", f"{W}instrText"}:
            remove(e)  # the rest of a field whose beginning is not here
    if inside:  # it has no end
        dropped += _drop_unless_counting(inside, "")
    for simple in list(root.iter(f"{W}fldSimple")):
        if next(simple.iterdescendants(*_BEGINNINGS), None) is not None or not _COUNTING.fullmatch(
            attribute(simple, "instr")
        ):
            remove(simple)
            dropped += 1
    return dropped


_STEPS: Final = {"begin": 1, "end": -1}
_BEGINNINGS: Final = (f"{W}fldChar", f"{W}instrText", f"{W}fldSimple")


def _is_of_field(e: Element) -> bool:
    """Tell whether *e* goes with the field it stands in: what runs hold, and fields in it."""
    parent = e.getparent()
    in_run = parent is not None and parent.tag == f"{W}r" and e.tag != f"{W}rPr"
    return in_run or e.tag in _BEGINNINGS


def _drop_unless_counting(inside: list[Element], asked: str) -> bool:
    begun = [e for e in inside if attribute(e, "fldCharType") == "begin"]
    simple = any(e.tag == f"{W}fldSimple" for e in inside)
    if len(begun) == 1 and not simple and _COUNTING.fullmatch(asked):
        return False
    for e in inside:
        remove(e)
    return True


def _drop_drawing(e: Element) -> bool:
    """Take out the outermost drawing around *e*, and tell whether one was there until now."""
    around = [up for up in (e, *e.iterancestors()) if up.tag in _DRAWINGS]
    drawing = (around or [e])[-1]
    there = bool(around) and drawing.getparent() is not None
    remove(drawing)
    return there


def _rename_drawings(root: Element) -> int:
    """Give drawings names that are no file's, and count those without a description."""
    undescribed = 0
    for i, e in enumerate(root.iter(f"{WP}docPr", f"{PIC}cNvPr"), _FIRST_DRAWING):
        e.set("id", str(i))
        e.set("name", f"Picture {i - _FIRST_DRAWING + 1}")
        for name in ("descr", "title"):
            if is_place(e.get(name) or ""):
                del e.attrib[name]
        undescribed += e.tag == f"{WP}docPr" and not e.get("descr") and _shows_picture(e)
    return undescribed


def _shows_picture(about: Element) -> bool:
    around = about.getparent()
    return around is not None and next(around.iter(f"{A}blip"), None) is not None


def _close(root: Element) -> None:
    """See that a paragraph comes last, as the schema wants it of a story and of a cell."""
    for story in (root, *root.iter(f"{W}tc", f"{W}txbxContent")):
        if len(story) == 0 or story[-1].tag != f"{W}p":
            etree.SubElement(story, f"{W}p")
