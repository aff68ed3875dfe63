"""Text as runs: one for each script, because Word takes fonts and weights apart by script."""

import re
from functools import lru_cache
from typing import Final, TypeAlias

from convo.languages.scripts import (
    RTL,
    Slot,
    goes_along,
    pieces,
    right_to_left,
    script,
    scripts_in,
    slot,
)
from exports.word.fonts import east_asian_font, font
from exports.word.markup import CLOSE_TEXT, OPEN_TEXT, tag, text_in_run

_Look: TypeAlias = tuple[Slot, str | None]
"""How Word sets a script: its kind of text, and the font where that is not the paragraph's."""

_CLOSE: Final = f"{CLOSE_TEXT}</w:r>"

# Latin, Greek and Cyrillic look alike to Word. Most texts are of them and signs, and need no
# closer look: of 10,000 quotations, a third of the time went into finding that out by letters.
_PLAIN: Final = re.compile("[\t\n -\u052f\u1e00-\u1eff\u2010-\u2027\u2030-\u205e\u20a0-\u20c0]*")
_LATIN: Final = frozenset({"LATIN"})
_NONE: Final[frozenset[str]] = frozenset()


def line(
    text: str, *, document_rtl: bool, own: bool, language: str | None = None
) -> tuple[bool, str]:
    """Write a paragraph's only text: whether it runs from right to left, and its runs.

    Args:
        text: Clean text.
        document_rtl: The answer where it has no letters.
        own: Whether the report says it, and nobody who took part.
        language: BCP 47, where it is not the document's.
    """
    names = _scripts(text)
    rtl = (
        goes_along(names, rtl=document_rtl)
        if own
        else _runs_right_to_left(text, names, otherwise=document_rtl)
    )
    return rtl, _runs(text, names, rtl=rtl, language=language)


def own_way(text: str, *, document_rtl: bool) -> bool:
    """Tell which way a line runs that the report says itself: from right to left or not.

    It is the document's way, whatever names stand in it, unless all letters run the other way.
    """
    return goes_along(_scripts(text), rtl=document_rtl)


def runs_right_to_left(text: str, *, otherwise: bool) -> bool:
    """Tell which way a paragraph of *text* runs; *otherwise* where it has no letters."""
    return _runs_right_to_left(text, _scripts(text), otherwise=otherwise)


def runs(text: str, *, rtl: bool, language: str | None = None, bold: bool = False) -> str:
    """Write *text* as runs.

    Args:
        text: Clean text. A line feed becomes a line break, a tab a tab.
        rtl: Whether the paragraph runs from right to left.
        language: BCP 47, where it is not the document's. Only the main kind of script is
            marked with it: a Latin word in a Persian sentence is not Persian.
        bold: Whether to write in bold.
    """
    return _runs(text, _scripts(text), rtl=rtl, language=language, bold=bold)


def _scripts(text: str) -> frozenset[str]:
    """Return the scripts of *text*; Latin stands for all that look like it."""
    if _PLAIN.fullmatch(text):
        return _LATIN if any(map(script, text)) else _NONE
    return scripts_in(text)


def _runs_right_to_left(text: str, names: frozenset[str], *, otherwise: bool) -> bool:
    if not names:
        return otherwise
    if names.isdisjoint(RTL):
        return False
    return names <= RTL or bool(right_to_left(text))


def _runs(
    text: str, names: frozenset[str], *, rtl: bool, language: str | None, bold: bool = False
) -> str:
    if not text:
        return ""
    only = _only_opening(names, language, rtl=rtl, bold=bold)
    if only:
        return f"{only}{text_in_run(text)}{_CLOSE}"
    found = _merged(text, rtl=rtl, east_asian=east_asian_font(names, language))
    main = _main_slot(found)
    return "".join(
        f"{_opening(look, language if look[0] == main else None, bold=bold)}"
        f"{text_in_run(piece)}{_CLOSE}"
        for piece, look in found
    )


@lru_cache(maxsize=1024)
def _only_opening(names: frozenset[str], language: str | None, *, rtl: bool, bold: bool) -> str:
    """Return how the only run of a text begins; nothing where the text must be cut.

    Signs go with the direction of the paragraph, so letters of the other one need their own run.
    """
    east_asian = east_asian_font(names, language)
    looks = {_look(name, east_asian) for name in names or ("ARABIC" if rtl else "LATIN",)}
    look = looks.pop()
    if looks or (look[0] == "rtl") != rtl:
        return ""
    return _opening(look, language, bold=bold)


def _look(name: str | None, east_asian: str) -> _Look:
    return slot(name), font(name, east_asian)


def _merged(text: str, *, rtl: bool, east_asian: str) -> list[tuple[str, _Look]]:
    """Cut *text* only where the look changes: Greek beside Latin needs no run of its own."""
    found: list[tuple[str, _Look]] = []
    for piece, name in pieces(text, rtl=rtl):
        look = _look(name, east_asian)
        if found and found[-1][1] == look:
            found[-1] = (found[-1][0] + piece, look)
        else:
            found.append((piece, look))
    return found


def _main_slot(found: list[tuple[str, _Look]]) -> Slot:
    letters: dict[Slot, int] = {}
    for piece, look in found:
        letters[look[0]] = letters.get(look[0], 0) + sum(map(bool, map(script, piece)))
    return max(letters, key=letters.__getitem__, default="val")


@lru_cache(maxsize=1024)
def _opening(look: _Look, language: str | None, *, bold: bool) -> str:
    """Return a run up to its words. Bold has a twin, for right-to-left and complex scripts."""
    kind, name = look
    complex_ = kind in {"rtl", "cs"}
    inner = ""
    if name and kind == "eastAsia":
        inner += tag("rFonts", hint="eastAsia", eastAsia=name)
    elif name:
        inner += tag("rFonts", cs=name) if complex_ else tag("rFonts", ascii=name, hAnsi=name)
    if bold:
        inner += "<w:b/><w:bCs/>"
    if complex_:
        inner += tag(kind)
    if language:
        inner += tag("lang", **{"bidi" if complex_ else kind: language})
    return f"<w:r>{tag('rPr', inner) if inner else ''}{OPEN_TEXT}"
