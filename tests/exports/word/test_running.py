"""Headers and footers of a template in a report."""

from typing import Final

import pytest

from exports.word.faults import template_notes
from tests.exports.word.check import check
from tests.exports.word.pieces import TELLING, drawing, field, paragraph, png, relations, wml
from tests.exports.word.samples import arabic, english
from tests.exports.word.schema import schema_faults
from tests.exports.word.templates import HEADER, PARTS, SECTION, changed_part, packed, rendered
from tests.exports.word.wml import W, attribute, part, unpacked, words

DOCUMENT: Final = "word/document.xml"
SETTINGS: Final = "word/settings.xml"
HEAD: Final = "word/header1.xml"


def test_header_footer_and_logo_are_kept(dressed: bytes) -> None:
    said = words(part(dressed, HEAD))

    assert said.startswith("Beispielhaus NordIm Hause")
    assert b'xml:space="preserve"> Nord' in unpacked(dressed)[HEAD]
    assert words(part(dressed, "word/footer1.xml")).startswith("Seite 1")
    assert "word/media/image1.png" in unpacked(dressed)
    assert b"media/image1.png" in unpacked(dressed)["word/_rels/header1.xml.rels"]


def test_a_header_of_ours_stands_where_the_template_has_none() -> None:
    bare = packed({**PARTS, HEAD: wml("hdr", "<w:p/>")})

    data = rendered(bare)

    heads = [words(part(data, name)) for name in unpacked(data) if "word/header" in name]
    assert any(english().label in head for head in heads)
    assert check(data) == []


def test_a_section_without_a_header_has_that_of_the_one_before_it() -> None:
    bare = '<w:sectPr><w:pgSz w:w="12240" w:h="15840"/>' + SECTION[SECTION.index("<w:pgMar") :]
    two = f"<w:p><w:pPr>{SECTION}</w:pPr></w:p>{bare}"

    data = rendered(changed_part(DOCUMENT, SECTION, two))

    assert words(part(data, HEAD)).startswith("Beispielhaus NordIm Hause")
    assert attribute(next(part(data).iter(f"{W}pgSz")), "w") == "12240"


def test_even_pages_have_their_own_header_only_where_the_template_says_so() -> None:
    even = changed_part(SETTINGS, "<w:autoHyphenation/>", "<w:evenAndOddHeaders/>")
    bare = {**PARTS, SETTINGS: unpacked(even)[SETTINGS], HEAD: wml("hdr", "<w:p/>")}

    data = rendered(packed(bare))

    kinds = [attribute(e, "type") for e in part(data).iter(f"{W}headerReference")]
    assert kinds == ["default", "even"]
    assert next(part(data, SETTINGS).iter(f"{W}evenAndOddHeaders"), None) is not None


def test_a_header_in_another_direction_than_the_report_stays_as_it_was() -> None:
    data = rendered(packed(), arabic())

    marked = [attribute(b, "val") for b in part(data, HEAD).iter(f"{W}bidi")]
    assert marked == ["0", "0"]


def test_words_in_a_text_box_of_the_header_are_kept_in_every_dialect() -> None:
    box = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        "<wps:txbx><w:txbxContent><w:p><w:r><w:t>Kasten</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape o:gfxdata='x' href='http://x'>"
        "<v:textbox><w:txbxContent><w:p><w:r><w:t>Kasten</w:t></w:r></w:p></w:txbxContent>"
        "</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    data = rendered(packed({**PARTS, HEAD: wml("hdr", box)}))

    header = unpacked(data)[HEAD]
    assert header.count(b"Kasten") == 2
    assert b"gfxdata" not in header
    assert b"href" not in header


def test_a_drawing_in_a_dialect_nobody_knows_gives_way_to_the_older_one() -> None:
    box = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>neu</w:t></mc:Choice>'
        "<mc:Fallback><w:t>alt</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )

    data = rendered(packed({**PARTS, HEAD: wml("hdr", box)}))

    assert words(part(data, HEAD)).startswith("alt")


def test_two_pictures_of_one_header_are_both_kept() -> None:
    two = HEADER.replace("<w:hyperlink", f"{drawing('rId3')}<w:hyperlink", 1)
    related = relations(("rId1", "image", "media/logo.png"), ("rId3", "image", "media/b.png"))

    data = rendered(
        packed({
            **PARTS,
            HEAD: wml("hdr", two),
            "word/_rels/header1.xml.rels": related,
            "word/media/b.png": png(side=9),
        })
    )  # fmt: skip

    assert {"word/media/image1.png", "word/media/image2.png"} <= set(unpacked(data))
    assert check(data) == []


BEGIN: Final = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
END: Final = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
ASKED: Final = "<w:r><w:instrText>PAGE </w:instrText></w:r>"
BROUGHT_IN: Final = f"INCLUDEPICTURE https://example.org/{TELLING} \\d"
OTHER_FIELDS: Final = {
    "within": f"{BEGIN}{ASKED}{field(BROUGHT_IN, '')}{END}",
    "counting, within": f"{BEGIN}{ASKED}{field('PAGE', '')}{END}",
    "simple, within": f'{BEGIN}{ASKED}<w:fldSimple w:instr="PAGE"/>{END}',
    "within a simple one": f'<w:fldSimple w:instr="PAGE">{field("PAGE", "")}</w:fldSimple>',
    "more asked": field(f"PAGE {TELLING}", ""),
    "more asked simply": f'<w:fldSimple w:instr="PAGE {TELLING}"/>',
    "a form that is none": field(f"PAGE \\* {TELLING}", ""),
    "asked in a dialect": (
        f'{BEGIN}<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:instrText>{BROUGHT_IN}'
        f"</w:instrText></mc:Choice></mc:AlternateContent></w:r>{END}"
    ),
}


@pytest.mark.parametrize("what", OTHER_FIELDS)
def test_a_field_that_does_more_than_count_pages_is_left_out_and_told(what: str) -> None:
    template = packed({**PARTS, HEAD: wml("hdr", f"<w:p>{OTHER_FIELDS[what]}</w:p>")})

    data = rendered(template)

    heads = b"".join(held for name, held in unpacked(data).items() if "word/header" in name)
    assert b"fldChar" not in heads
    assert b"fldSimple" not in heads
    assert TELLING.encode() not in heads
    told = "Left out of header and footer: fields that tell names, files or times (2)."
    assert told in template_notes(template)


@pytest.mark.parametrize(
    "asked",
    ["PAGE", "page \\* MERGEFORMAT", "NUMPAGES  \\* Arabic \\* MERGEFORMAT", "SECTIONPAGES"],
)
def test_a_field_that_counts_pages_is_kept(asked: str) -> None:
    counting = f'<w:p>{field(asked, "1")}</w:p><w:p><w:fldSimple w:instr="{asked}"/></w:p>'

    data = rendered(packed({**PARTS, HEAD: wml("hdr", counting)}))

    head = unpacked(data)[HEAD].decode()
    assert head.count(asked) == 2
    assert check(data) == []


def test_words_that_were_struck_out_are_not_kept_even_where_no_mark_says_so() -> None:
    struck = f"<w:p><w:r><w:delText>{TELLING}</w:delText></w:r></w:p>{paragraph('Haus')}"

    data = rendered(packed({**PARTS, HEAD: wml("hdr", struck)}))

    assert TELLING.encode() not in unpacked(data)[HEAD]


def test_who_may_read_it_and_the_pages_stand_below_what_the_template_says_on_every_page() -> None:
    kinds = "".join(
        f'<w:{kind}Reference w:type="{pages}" r:id="{id_}"/>'
        for kind, id_ in (("header", "rId5"), ("footer", "rId6"))
        for pages in ("first", "even")
    )
    parts = {
        **PARTS,
        DOCUMENT: str(PARTS[DOCUMENT])
        .replace("<w:headerReference", f"{kinds}<w:headerReference", 1)
        .replace('<w:cols w:num="2"/>', "<w:titlePg/>"),
        SETTINGS: str(PARTS[SETTINGS]).replace("<w:autoHyphenation/>", "<w:evenAndOddHeaders/>"),
    }

    data = rendered(packed(parts))

    held = unpacked(data)
    heads = [words(part(data, n)) for n in held if n.startswith("word/header")]
    feet = [part(data, n) for n in held if n.startswith("word/footer")]
    assert [head.endswith(english().label) for head in heads] == [True] * 3
    assert [words(foot).startswith("Seite 1") for foot in feet] == [True] * 3
    assert [english().running_foot in words(foot) for foot in feet] == [True] * 3
    assert ["NUMPAGES" in "".join(foot.itertext()) for foot in feet] == [True] * 3
    assert check(data) == []
    assert schema_faults(data) == []


def test_an_older_drawing_keeps_its_look_and_no_place_of_a_file() -> None:
    place = f"https://example.org/{TELLING}.png"
    shape = (
        f'<w:p><w:r><w:pict><v:oval id="{TELLING}" title="{TELLING}" alt="C:\\{TELLING}"'
        f' fillcolor="#8b0000" style="width:9pt"><v:fill o:althref="{place}" type="frame"/>'
        f'<v:imagedata r:id="rId1" o:althref="{place}" o:title="{TELLING}"/></v:oval>'
        "</w:pict></w:r></w:p>"
    )

    data = rendered(packed({**PARTS, HEAD: wml("hdr", shape)}))

    head = unpacked(data)[HEAD]
    assert TELLING.encode() not in head
    assert b'<v:oval fillcolor="#8b0000" style="width:9pt"><v:fill type="frame"/>' in head
    assert b'<v:imagedata r:id="rId1"/>' in head
