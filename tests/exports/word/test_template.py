"""A report in the clothes of an organisation: what it takes of them, and what it refuses."""

import re
from collections.abc import Callable
from random import Random
from typing import Final

import pytest

from convo.errors import RefusedError
from exports.blocks import Document
from exports.layout import Layout, Paper
from exports.word import render_word
from tests.exports.word.check import check
from tests.exports.word.pieces import TELLING, png, relations, wml
from tests.exports.word.samples import arabic, english
from tests.exports.word.schema import schema_faults
from tests.exports.word.templates import PARTS, SECTION, changed_part, packed, rendered
from tests.exports.word.wml import W, attribute, part, unpacked
from tests.shared import shared

DOCUMENT: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"
SETTINGS: Final = "word/settings.xml"
HEAD: Final = "word/header1.xml"


@pytest.mark.parametrize("document", [english, arabic])
def test_a_report_in_a_good_template_has_no_faults(document: Callable[[], Document]) -> None:
    assert check(rendered(packed(), document())) == []


def test_the_page_is_the_templates_own(dressed: bytes) -> None:
    section = part(dressed).find(f"{W}body/{W}sectPr")

    assert section is not None
    margins, size = section.find(f"{W}pgMar"), section.find(f"{W}pgSz")
    assert margins is not None
    assert size is not None
    assert attribute(margins, "top") == "2268"
    assert [e.tag for e in section] == [
        f"{W}{name}" for name in ("headerReference", "footerReference", "pgSz", "pgMar")
    ]
    width = sum(int(attribute(c, "w")) for c in next(part(dressed).iter(f"{W}tblGrid")))
    assert width == 11906 - 1134 - 1701


def test_lines_around_the_page_are_kept_and_nothing_that_stands_in_them() -> None:
    lines = (
        f'<w:pgBorders w:offsetFrom="page" w:display="{TELLING}" xmlns:x="urn:x">'
        '<w:bottom w:val="double" w:sz="8"/>'
        f'<w:top w:val="single" w:sz="4" w:space="24" w:color="8B0000" w:shadow="{TELLING}"'
        f' r:id="rId77" x:author="{TELLING}"><w:ins w:author="{TELLING}"/></w:top>'
        f'<w:left w:val="{TELLING}"/><x:y>{TELLING}</x:y></w:pgBorders>'
    )

    data = rendered(changed_part(DOCUMENT, '<w:cols w:num="2"/>', lines))

    body = unpacked(data)[DOCUMENT].decode()
    assert (
        '<w:pgBorders w:offsetFrom="page"><w:top w:val="single" w:sz="4" w:space="24"'
        ' w:color="8B0000"/><w:bottom w:val="double" w:sz="8"/></w:pgBorders>'
    ) in body
    assert TELLING not in body
    assert check(data) == []
    assert schema_faults(data) == []


def test_a_template_without_a_page_has_the_paper_that_was_asked_for() -> None:
    bare = changed_part(DOCUMENT, SECTION, "")

    data = render_word(english(), Layout(paper=Paper.LETTER, template=bare))

    assert attribute(next(part(data).iter(f"{W}pgSz")), "w") == "12240"


def test_settings_that_change_the_look_are_kept_and_no_others(dressed: bytes) -> None:
    settings = part(dressed, SETTINGS)

    names = [str(e.tag).removeprefix(W) for e in settings]

    assert {"autoHyphenation", "removePersonalInformation", "compat"} <= set(names)
    assert attribute(next(settings.iter(f"{W}defaultTabStop")), "val") == "709"
    assert attribute(next(settings.iter(f"{W}decimalSymbol")), "val") == ","
    assert {"attachedTemplate", "trackRevisions", "documentProtection", "docVars"}.isdisjoint(names)
    assert attribute(next(settings.iter(f"{W}zoom")), "percent") == "100"


@pytest.mark.parametrize("document", [english(), arabic()], ids=["ltr", "rtl"])
def test_nothing_else_of_the_template_is_in_the_file(document: Document) -> None:
    data = rendered(packed(), document)

    everything = unpacked(data)
    assert [name for name, held in everything.items() if TELLING.encode() in held] == []
    assert not [n for n in everything if re.search("comment|custom|chunk|endnote", n)]
    assert b"External" not in b"".join(everything.values())
    assert b"example.org" not in everything[HEAD] + everything["word/_rels/header1.xml.rels"]


REFUSED: Final = {
    "no zip": (b"Notes", "no Word file"),
    "an empty file": (b"", "no Word file"),
    "a password": (b"\xd0\xcf\x11\xe0" + bytes(512), "password"),
    "macros by type": (
        changed_part("[Content_Types].xml", "template.main+xml", "template.macroEnabledTemplate"),
        "macros",
    ),
    "macros by part": (packed({**PARTS, "word/vbaProject.bin": b"x"}), "macros"),
    "too much unpacked": (packed({**PARTS, "word/big.bin": bytes(50_000_001)}), "unpacks"),
    "too many parts": (packed({**PARTS, **{f"x{i}": b"" for i in range(250)}}), "parts"),
    "a document type": (
        changed_part(STYLES, "?>\n", '?>\n<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        "not as Word writes it",
    ),
    "a document type in the header": (
        changed_part(HEAD, "?>\n", '?>\n<!DOCTYPE x [<!ENTITY e "eee">]>'),
        "not as Word writes it",
    ),
    "half a part": (packed({**PARTS, STYLES: "<w:styles"}), "damaged"),
    "a strict file": (
        packed({**PARTS, DOCUMENT: '<w:document xmlns:w="http://purl.oclc.org/ooxml/x"/>'}),
        "strict",
    ),
    "no document": (packed({n: c for n, c in PARTS.items() if n != DOCUMENT}), "no Word file"),
    "depth": (packed({**PARTS, HEAD: wml("hdr", "<w:p>" * 300 + "</w:p>" * 300)}), "too long"),
    "a page without room": (changed_part(DOCUMENT, 'w:right="1134"', 'w:right="9134"'), "room"),
    "a page of no size": (changed_part(DOCUMENT, 'w:w="11906"', 'w:w="wide"'), "room"),
    "a page of a kilometre": (changed_part(DOCUMENT, 'w:w="11906"', 'w:w="567000000"'), "room"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_a_template_that_cannot_be_used_is_refused_in_one_sentence(what: str) -> None:
    template, why = REFUSED[what]

    with pytest.raises(RefusedError, match=why) as raised:
        rendered(template)

    assert str(raised.value).startswith("the template cannot be used: ")
    assert TELLING not in str(raised.value)


ODD: Final = {
    "another standard style": changed_part(
        STYLES, '<w:name w:val="Normal"/>', '<w:name w:val="Grundschrift"/>'
    ),
    "a name twice": changed_part(STYLES, '<w:name w:val="Hausstil"/>', '<w:name w:val="Title"/>'),
    "styles that are none": packed({**PARTS, STYLES: wml("x", "")}),
    "a header that is none": packed({**PARTS, HEAD: wml("x", "<w:p/>")}),
    "styles in a circle": changed_part(
        STYLES, '<w:name w:val="Normal"/>', '<w:name w:val="Normal"/><w:basedOn w:val="Titel"/>'
    ),
    "a style twice": changed_part(STYLES, 'w:styleId="Titel"', 'w:styleId="Zitat"'),
    "a style without a name": changed_part(STYLES, '<w:name w:val="Title"/>', ""),
    "a style of no kind": changed_part(STYLES, 'w:type="character"', 'w:type="x"'),
    "a style based on nothing": changed_part(
        STYLES, '<w:basedOn w:val="Standard"/>', '<w:basedOn w:val="Nichts"/>'
    ),
    "no defaults": changed_part(STYLES, "<w:pPrDefault/>", ""),
    "a list of nothing": changed_part("word/numbering.xml", '<w:abstractNumId w:val="4"/>', ""),
    "a field without end": changed_part(
        HEAD, "</w:hyperlink>", '</w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    ),
    "an end without a field": changed_part(
        HEAD, "</w:hyperlink>", '</w:hyperlink><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "a picture that is not there": packed({n: c for n, c in PARTS.items() if "logo" not in n}),
    "a picture that is none": packed({**PARTS, "word/media/logo.png": b"MZ program"}),
    "half a picture": packed({**PARTS, "word/media/logo.png": png()[:40]}),
    "no styles": packed({n: c for n, c in PARTS.items() if n != STYLES}),
    "no numbering": packed({n: c for n, c in PARTS.items() if "numbering" not in n}),
    "no theme": packed({n: c for n, c in PARTS.items() if "theme" not in n}),
    "no settings": packed({n: c for n, c in PARTS.items() if "settings" not in n}),
    "no header": packed({n: c for n, c in PARTS.items() if "header" not in n}),
    "an empty header": packed({**PARTS, HEAD: wml("hdr", "")}),
    "a header that is a chunk": packed({**PARTS, HEAD: wml("hdr", '<w:altChunk r:id="rId1"/>')}),
    "a relation out of the file": changed_part(
        "word/_rels/header1.xml.rels", "media/logo.png", "../../../etc/passwd"
    ),
    "a picture somewhere else": packed({
        **PARTS,
        "word/_rels/header1.xml.rels": relations(
            ("rId1", "image", "http://example.org/x.png"), outside=("rId1",)
        ),
    }),
}  # fmt: skip


@pytest.mark.parametrize("what", ODD)
@pytest.mark.parametrize("document", [english, arabic], ids=["ltr", "rtl"])
def test_an_odd_template_makes_a_report_without_faults(
    what: str, document: Callable[[], Document]
) -> None:
    data = rendered(ODD[what], document())

    assert check(data) == []
    assert schema_faults(data) == []
    assert not [name for name, held in unpacked(data).items() if TELLING.encode() in held]


@pytest.mark.parametrize(
    "name",
    [
        "cdp_council_example.docx",
        "etherpad_test.docx",
        "python-docx_comments-rich-para.docx",
        "python-docx_doc-coreprops.docx",
        "python-docx_doc-no-coreprops.docx",
        "python-docx_par-hyperlinks.docx",
        "qualcoder_ID1.docx",
    ],
)
def test_a_report_in_a_template_from_elsewhere_has_no_fault_but_those_it_is_told_of(
    name: str,
) -> None:
    template = shared(f"docx/{name}").read_bytes()

    found = set(check(rendered(template)))

    assert found <= {"b without bCs", "sz without szCs"}


def test_a_template_that_unpacks_to_more_than_fifty_million_bytes_is_refused() -> None:
    dice = Random(1)  # noqa: S311 - bytes that do not pack, no secret
    # Each piece packs to an eighth: so little is no sign of a bomb.
    part_of_it = b"".join(dice.randbytes(4_096) * 8 for _ in range(160))
    large = packed({**PARTS, **{f"word/{i}.bin": part_of_it for i in range(10)}})
    assert len(large) > 5_000_000

    with pytest.raises(RefusedError, match="unpacks"):
        rendered(large)


def test_colours_and_fonts_of_the_theme_are_kept_without_its_pictures(dressed: bytes) -> None:
    theme = unpacked(dressed)["word/theme/theme1.xml"]

    assert b"8B0000" in theme
    assert b"blip" not in theme
    assert b"Georgia" in unpacked(dressed)["word/fontTable.xml"]


def test_a_template_does_not_show_in_a_repr() -> None:
    assert "template" not in repr(Layout(template=packed()))
