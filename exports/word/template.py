"""An organisation's own Word file as a template: what of it a report takes over.

Everything a report does not take is not carried along and then removed: it is never read.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from convo.errors import RefusedError
from convo.sources.word_package import Relation, WordPackage
from exports.word.border import border_xml
from exports.word.foreign import A, Element, R, W, attribute, clean, number, parsed, remove
from exports.word.page import Page
from exports.word.pictures import Picture, picture
from exports.word.running import Running, running

MOST_UNPACKED: Final = 50_000_000
"""How many bytes all parts of a template may have."""

LEAST_TEXT: Final = 2_835
"""The least width and height that a page must leave for text: 5 cm."""

_WIDEST: Final = 31_680  # 22 inches, the largest page Word knows

_TAKEN: Final = (
    "evenAndOddHeaders",
    "mirrorMargins",
    "gutterAtTop",
    "bordersDoNotSurroundHeader",
    "bordersDoNotSurroundFooter",
    "defaultTabStop",
    "autoHyphenation",
    "consecutiveHyphenLimit",
    "hyphenationZone",
    "doNotHyphenateCaps",
    "characterSpacingControl",
    "clrSchemeMapping",
    "decimalSymbol",
    "listSeparator",
)
"""Settings that change how pages look. The others are paths, people, protection and habits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a report takes from a template, clean. Whoever writes the report may change it."""

    styles: Element = field(repr=False)
    """The whole part, which may be empty."""

    numbering: Element | None = field(repr=False)
    theme: bytes | None = field(repr=False)
    fonts: bytes | None = field(repr=False)
    settings: tuple[Element, ...] = field(repr=False)
    page: Page | None
    """None where it says nothing of its page."""

    title_page: bool
    """Whether its first page has a header and a footer of its own."""

    running: tuple[Running, ...]

    @property
    def both_sides(self) -> bool:
        """Whether even pages have a header and a footer of their own."""
        return any(e.tag == f"{W}evenAndOddHeaders" for e in self.settings)


def read_template(content: bytes) -> Template:
    """Read a .docx or .dotx.

    Raises:
        RefusedError: It is no such file, is damaged, holds macros, or has more in it than is read.
    """
    try:
        return _read(content)
    except RefusedError as error:
        raise RefusedError(f"the template cannot be used: {error}") from None


def _read(content: bytes) -> Template:
    package = WordPackage(content, most_unpacked=MOST_UNPACKED)
    _refuse_macros(package)
    body = parsed(package.part(package.document))
    if body.tag != f"{W}document":
        raise RefusedError("save it as a Word document (.docx), not as a strict one")
    relations = package.relations(package.document)
    parts = {one.kind: one.name for one in relations}
    sections = list(body.iter(f"{W}sectPr"))
    styles = _part(package, parts, "styles", f"{W}styles")
    settings = _part(package, parts, "settings", f"{W}settings")
    page = _page(sections[-1]) if sections else None
    return Template(
        styles=etree.Element(f"{W}styles") if styles is None else styles,
        numbering=_numbering(_part(package, parts, "numbering", f"{W}numbering")),
        theme=_theme(_part(package, parts, "theme", f"{A}theme")),
        fonts=_fonts(_part(package, parts, "fontTable", f"{W}fonts")),
        settings=() if settings is None else tuple(e for e in settings if _is_taken(e)),
        page=page,
        title_page=bool(sections) and _is_on(sections[-1].find(f"{W}titlePg")),
        running=tuple(_running(package, sections, relations)),
    )


def _refuse_macros(package: WordPackage) -> None:
    types = package.part("[Content_Types].xml").lower()
    names = [name.lower() for name in package.names]
    if b"macroenabled" in types or any("vbaproject" in name for name in names):
        raise RefusedError("it holds macros: save it as .docx or .dotx")


def _part(package: WordPackage, parts: dict[str, str], kind: str, tag: str) -> Element | None:
    """Return a part of the main one, clean; None where there is none or it is something else."""
    name = parts.get(kind)
    if name is None or name not in package.names:
        return None
    root = parsed(package.part(name))
    clean(root)
    return root if root.tag == tag else None


def _is_taken(setting: Element) -> bool:
    return etree.QName(setting).localname in _TAKEN and attribute(setting, "val") not in {
        "0",
        "false",
        "off",
    }


def _is_on(switch: Element | None) -> bool:
    return switch is not None and attribute(switch, "val") not in {"0", "false", "off"}


def _numbering(root: Element | None) -> Element | None:
    """Drop pictures that stand for dots: each level has a character for them too."""
    if root is not None:
        for e in list(root.iter(f"{W}numPicBullet", f"{W}lvlPicBulletId")):
            remove(e)
    return root


def _theme(root: Element | None) -> bytes | None:
    """Return the colours and fonts of the theme; what it fills with pictures stays empty."""
    if root is None:
        return None
    for fill in list(root.iter(f"{A}blipFill")):
        parent = fill.getparent()
        if parent is not None:
            parent.replace(fill, etree.Element(f"{A}noFill"))
    for e in [e for e in root.iter() if any(str(name).startswith(R) for name in e.attrib)]:
        remove(e)
    root.set("name", "Theme")
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _fonts(root: Element | None) -> bytes | None:
    """Return the names of fonts and of what may stand in for them; no font itself."""
    if root is None:
        return None
    for font in root:
        for e in [e for e in font if etree.QName(e).localname.startswith("embed")]:
            font.remove(e)
    return etree.tostring(root, encoding="UTF-8", standalone=True)


def _page(section: Element) -> Page | None:
    """Return the page of a section; None where it says neither size nor margins.

    Raises:
        RefusedError: What it says is no page that text could stand on.
    """
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    if size is None or margins is None:
        return None
    names = ("top", "bottom", "left", "right", "header", "footer")
    told = {name: number(attribute(margins, name)) for name in names}
    told |= {"width": number(attribute(size, "w")), "height": number(attribute(size, "h"))}
    told["gutter"] = number(attribute(margins, "gutter") or "0")
    sizes = {name: value for name, value in told.items() if value is not None}
    if len(sizes) == len(told):
        page = Page(
            **sizes,
            turned=attribute(size, "orient") == "landscape",
            border=border_xml(section),
        )
        sides = (page.left, page.right, page.gutter, page.header, page.footer)
        if (
            min(sides) >= 0
            and max(page.width, page.height) <= _WIDEST
            and min(page.text_width, page.text_height) >= LEAST_TEXT
        ):
            return page
    raise RefusedError("its page leaves too little room for text")


def _running(
    package: WordPackage, sections: list[Element], relations: tuple[Relation, ...]
) -> Iterator[Running]:
    """Yield headers and footers; a section without one has that of the section before it."""
    names = {one.id: one for one in relations if one.kind in {"header", "footer"}}
    wanted = {
        (one.kind, attribute(e, "type")): one.name
        for section in sections
        for e in section.iter(f"{W}headerReference", f"{W}footerReference")
        if (one := names.get(e.get(f"{R}id") or "")) is not None
    }
    for (kind, pages), name in wanted.items():
        if pages not in {"default", "first", "even"} or name not in package.names:
            continue
        root = parsed(package.part(name))
        if root.tag == f"{W}{'hdr' if kind == 'header' else 'ftr'}":
            yield running(kind, pages, root, _pictures(package, name))


def _pictures(package: WordPackage, name: str) -> dict[str, Picture]:
    """Return the pictures of a part by the ids of their relations."""
    try:
        relations = package.relations(name)
    except RefusedError:
        return {}  # no relations, so no pictures
    found = {
        one.id: picture(package.part(one.name))
        for one in relations
        if one.kind == "image" and one.name in package.names
    }
    return {id_: shown for id_, shown in found.items() if shown is not None}
