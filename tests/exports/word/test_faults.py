"""What whoever uses a template is told of it."""

from typing import Final

import pytest

from exports.word.faults import template_notes
from tests.exports.word.templates import PARTS, changed_part, packed

STYLES: Final = "word/styles.xml"
HEAD: Final = "word/header1.xml"
PALE: Final = (
    "The style {} of the template is hard to read: the contrast is 2.8, and should be 4.5 or more."
)
LATIN_ALONE: Final = (
    "The template sets size, bold or italics of Title for Latin letters alone: other scripts look"
    " otherwise."
)
UNSEEN: Final = "In header and footer: pictures without words for whoever sees none (1)."
LEFT_OUT: Final = (
    "Left out of header and footer: pictures but PNG, JPEG and EMF, and EMF with text in it (1)."
)
KEPT: Final = "Pictures are kept without comments, times, places and names of programs in them."


def test_whoever_uses_a_template_is_told_what_it_keeps_and_loses() -> None:
    assert template_notes(packed()) == (
        "The header and footer of the template are kept: read what they say.",
        (
            "Below them stands what every report says: for whom it is, the pages, and from which"
            " number on counts are shown."
        ),
        "Left out of header and footer: fields that tell names, files or times (3).",
        KEPT,
    )


FAULTS: Final = {
    "pale": (
        changed_part(STYLES, '"8B0000"/><w:sz w:val="36"', '"9A9A9A"/><w:sz w:val="36"'),
        PALE.format("heading 1"),
    ),
    "pale by inheritance": (
        changed_part(
            STYLES,
            '<w:name w:val="Normal"/>',
            '<w:name w:val="Normal"/><w:rPr><w:color w:val="9A9A9A"/></w:rPr>',
        ),
        PALE.format("List Bullet"),
    ),
    "half a size": (changed_part(STYLES, '<w:szCs w:val="52"/>', ""), LATIN_ALONE),
    "no words": (changed_part(HEAD, "Das Zeichen des Hauses", ""), UNSEEN),
    "a path for words": (changed_part(HEAD, "Das Zeichen des Hauses", "C:\\logo.png"), UNSEEN),
    "a WMF": (packed({**PARTS, "word/media/logo.png": b"\xd7\xcd\xc6\x9a drawing"}), LEFT_OUT),
    "another picture": (packed({**PARTS, "word/media/logo.png": b"GIF89a"}), LEFT_OUT),
}


@pytest.mark.parametrize("what", FAULTS)
def test_a_fault_of_the_template_is_told_and_not_mended(what: str) -> None:
    template, sentence = FAULTS[what]

    assert sentence in template_notes(template)
    assert sentence not in template_notes(packed())
