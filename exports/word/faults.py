"""What whoever uses a template should know of it: its faults, and what of it is left out."""

from collections.abc import Iterator
from string import hexdigits
from typing import Final

from exports.word.cascade import Cascade
from exports.word.contrast import ENOUGH, contrast
from exports.word.foreign import Element, W, attribute
from exports.word.style import NAVY
from exports.word.styles import paragraph_styles
from exports.word.template import Template, read_template

_INK: Final = "000000"
_PAPER: Final = "FFFFFF"
_BANDS: Final = {"Table Head": NAVY, "Table Head Number": NAVY}
_IN_USE: Final = {s.name.lower(): s.name for s in paragraph_styles(0, numbered=True)}
"""The names of styles that a report uses, by how Word compares them."""

_TWINS: Final = (("b", "bCs"), ("i", "iCs"), ("sz", "szCs"))


def template_notes(content: bytes) -> tuple[str, ...]:
    """Say in sentences what a template keeps, what it loses, and what is wrong with it.

    Nothing of this is mended: it is the organisation's own, and so is the mending.

    Args:
        content: A .docx or .dotx.

    Raises:
        RefusedError: As `exports.word.template.read_template` does.
    """
    return tuple(_notes(read_template(content)))


def _notes(template: Template) -> Iterator[str]:
    shown = [one for one in template.running if not one.is_empty]
    kinds = sorted({one.kind for one in shown}, reverse=True)
    if kinds:
        yield f"The {' and '.join(kinds)} of the template {_are(kinds)} kept: read what they say."
        yield (
            "Below them stands what every report says: for whom it is, the pages, and from which"
            " number on counts are shown."
        )
    if fields := sum(one.fields_left_out for one in template.running):
        yield f"Left out of header and footer: fields that tell names, files or times ({fields})."
    if pictures := sum(one.pictures_left_out for one in template.running):
        yield (
            "Left out of header and footer: pictures but PNG, JPEG and EMF, and EMF with text in it"
            f" ({pictures})."
        )
    if any(one.pictures for one in shown):
        yield "Pictures are kept without comments, times, places and names of programs in them."
    if undescribed := sum(one.undescribed for one in template.running):
        yield f"In header and footer: pictures without words for whoever sees none ({undescribed})."
    yield from _faults(template.styles)


def _are(kinds: list[str]) -> str:
    return "are" if kinds[1:] else "is"


def _faults(styles: Element) -> Iterator[str]:
    cascade, latin_only = Cascade(styles), []
    for style in styles.iterfind(f"{W}style"):
        name = _IN_USE.get(_name(style))
        if name is None:
            continue
        letters = style.find(f"{W}rPr")
        if letters is not None and any(
            (letters.find(f"{W}{one}") is None) != (letters.find(f"{W}{twin}") is None)
            for one, twin in _TWINS
        ):
            latin_only.append(name)
        found = _contrast(cascade, attribute(style, "styleId"), _BANDS.get(name, _PAPER))
        if found < ENOUGH:
            yield (
                f"The style {name} of the template is hard to read:"
                f" the contrast is {found:.1f}, and should be {ENOUGH} or more."
            )
    if latin_only:
        yield (
            f"The template sets size, bold or italics of {', '.join(latin_only)}"
            " for Latin letters alone: other scripts look otherwise."
        )


def _name(style: Element) -> str:
    name = style.find(f"{W}name")
    return "" if name is None else attribute(name, "val").lower()


def _contrast(cascade: Cascade, id_: str, paper: str) -> float:
    ink, shade = cascade.first(id_, "rPr/color"), cascade.first(id_, "pPr/shd")
    return contrast(
        _colour("" if ink is None else attribute(ink, "val"), _INK),
        _colour("" if shade is None else attribute(shade, "fill"), paper),
    )


def _colour(told: str, otherwise: str) -> str:
    """Return a colour; *otherwise* where it is left to Word."""
    is_told = len(told) == len(_PAPER) and set(told) <= set(hexdigits)
    return told if is_told else otherwise
