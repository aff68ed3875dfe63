"""The styles and lists of a template, and ours where it has none.

A style is known by its name: names of Word's own styles are English in every file, while a
German template calls "heading 1" `berschrift1`. Its ids become ours, so that whoever writes the
document need not know of a template; its lists are numbered on from ours.
"""

import copy
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

from exports.word.cascade import Cascade
from exports.word.foreign import Element, W, attribute, remove
from exports.word.look import Look
from exports.word.markup import tag
from exports.word.numbering import BULLETS, HEADINGS
from exports.word.order import put
from exports.word.outline import LEVELS
from exports.word.template import Template

_KINDS: Final = {"paragraph", "character", "table", "numbering"}
_NAMING: Final = [f"{W}{name}" for name in (
    "basedOn", "next", "link", "pStyle", "rStyle", "tblStyle", "styleLink", "numStyleLink",
)]  # fmt: skip
_LEVELS: Final = {f"Heading{i + 1}": i for i in range(LEVELS)}
_LETTERS_AFTER_LANGUAGE: Final = {f"{W}{n}" for n in ("eastAsianLayout", "specVanish", "oMath")}


def merge(styles: Element, numbering: Element, template: Template, *, rtl: bool) -> Look:
    """Put a template's styles and lists into ours, and return what they leave to paragraphs.

    Args:
        styles: Our styles part; the template's take the place of those that have their names.
        numbering: Our numbering part; the template's lists come after ours.
        template: Its styles, lists, headers and footers are changed so that they fit.
        rtl: Whether the document runs from right to left.
    """
    theirs = template.styles
    ids = _ids(theirs, styles)
    lists = _continued(numbering, template.numbering)
    stories = [one.root for one in template.running]
    for root in (theirs, *stories, *_roots(template.numbering)):
        _rename(root, ids, lists)
    _break_circles(theirs)
    _set_direction(theirs, stories, rtl=rtl)
    _set_levels(theirs)
    _set_language(theirs, styles)
    shared = frozenset(_id(s) for s in _styles(theirs)) & {_id(s) for s in _styles(styles)}
    look = _look(Cascade(theirs), styles, shared, numbered=not rtl)
    for link in list(numbering.iter(f"{W}pStyle")):
        if attribute(link, "val") in shared:
            remove(link)
    _add(theirs, styles, shared)
    _append_lists(numbering, template.numbering)
    styles[:] = list(theirs)
    return look


def _roots(root: Element | None) -> Iterator[Element]:
    if root is not None:
        yield root


def _styles(root: Element) -> list[Element]:
    return root.findall(f"{W}style")


def _id(style: Element) -> str:
    return attribute(style, "styleId")


def _name(style: Element) -> tuple[str, str]:
    """Return the kind and name of a style, as Word compares them."""
    name = style.find(f"{W}name")
    return attribute(style, "type"), "" if name is None else attribute(name, "val").strip().lower()


def _ids(theirs: Element, ours: Element) -> Mapping[str, str]:
    """Drop styles that nobody can name, and return which id each of the others is to have."""
    by_name = {_name(style): _id(style) for style in _styles(ours)}
    taken, ids = set(by_name.values()), dict[str, str]()
    names = set[str]()
    for style in _styles(theirs):
        (kind, name), old = _name(style), _id(style)
        if not old or old in ids or not name or name in names or kind not in _KINDS:
            theirs.remove(style)
            continue
        names.add(name)
        new = by_name.get((kind, name), old)
        if new == old and old in taken and (kind, name) not in by_name:
            new = next(f"{old}_{n}" for n in range(2, len(taken) + 3) if f"{old}_{n}" not in taken)
        taken.add(new)
        ids[old] = new
    for style in _styles(theirs):
        style.set(f"{W}styleId", ids[_id(style)])
    return MappingProxyType(ids)


def _continued(ours: Element, theirs: Element | None) -> Mapping[str, str]:
    """Number a template's lists on from ours, and return which number each of them has now."""
    if theirs is None:
        return {}
    kinds, lists = dict[str, str](), dict[str, str]()
    following = len(ours.findall(f"{W}abstractNum")) + 1
    for kind in theirs.findall(f"{W}abstractNum"):
        old = attribute(kind, "abstractNumId")
        kinds[old] = str(following + len(kinds))
        kind.set(f"{W}abstractNumId", kinds[old])
    following = len(ours.findall(f"{W}num")) + 1
    for one in theirs.findall(f"{W}num"):
        kind_of = one.find(f"{W}abstractNumId")
        old = "" if kind_of is None else attribute(kind_of, "val")
        if kind_of is None or old not in kinds or attribute(one, "numId") in {"", "0", *lists}:
            theirs.remove(one)
            continue
        kind_of.set(f"{W}val", kinds[old])
        lists[attribute(one, "numId")] = str(following + len(lists))
        one.set(f"{W}numId", lists[attribute(one, "numId")])
    return lists


def _append_lists(ours: Element, theirs: Element | None) -> None:
    """Put a template's lists behind ours; every kind of list stands before every list."""
    if theirs is not None:
        at = len(ours.findall(f"{W}abstractNum"))
        ours[at:at] = theirs.findall(f"{W}abstractNum")
        ours.extend(theirs.findall(f"{W}num"))


def _rename(root: Element, ids: Mapping[str, str], lists: Mapping[str, str]) -> None:
    for e in list(root.iter(*_NAMING)):
        if (new := ids.get(attribute(e, "val"))) is None:
            remove(e)
        else:
            e.set(f"{W}val", new)
    for e in [e for p in root.iter(f"{W}numPr") for e in p.findall(f"{W}numId")]:
        if (old := attribute(e, "val")) != "0":
            e.set(f"{W}val", lists.get(old, "0"))


def _break_circles(theirs: Element) -> None:
    """See that no style is based on itself, by whatever detour."""
    based = {
        _id(style): base
        for style in _styles(theirs)
        if (base := style.find(f"{W}basedOn")) is not None
    }
    for start in list(based):
        seen, at = {start}, start
        while at in based:
            base = based[at]
            following = attribute(base, "val")
            if following in seen:
                remove(based.pop(at))
                break
            seen.add(following)
            at = following


def _set_direction(theirs: Element, stories: Iterable[Element], *, rtl: bool) -> None:
    """Have paragraphs run as the report does; those of headers and footers run as they did."""
    before = Cascade(theirs)
    for p in [p for story in stories for p in story.iter(f"{W}p")]:
        ran = before.is_on(_style_of(p), "bidi")
        if p.find(f"{W}pPr/{W}bidi") is None and ran != rtl:
            put(_first(p, "pPr"), etree.Element(f"{W}bidi", {f"{W}val": str(int(ran))}))
    # Out of the styles of tables too: how a table runs says the table.
    for e in list(theirs.iter(f"{W}bidi")):
        remove(e)
    for style in _styles(theirs) if rtl else ():
        if attribute(style, "type") == "paragraph":
            put(_properties(style), etree.Element(f"{W}bidi"))


def _set_levels(theirs: Element) -> None:
    """Have headings be headings for every program, of the level their name says."""
    for style in _styles(theirs):
        level = _LEVELS.get(_id(style))
        if level is not None:
            outline = etree.Element(f"{W}outlineLvl", {f"{W}val": str(level)})
            put(_properties(style), outline)


def _style_of(p: Element) -> str:
    style = p.find(f"{W}pPr/{W}pStyle")
    return "Normal" if style is None else attribute(style, "val")


def _first(parent: Element, name: str) -> Element:
    """Return the child of that name, which comes first; make it where it is missing."""
    found = parent.find(f"{W}{name}")
    if found is None:
        found = etree.Element(f"{W}{name}")
        parent.insert(0, found)
    return found


def _properties(style: Element) -> Element:
    found = style.find(f"{W}pPr")
    if found is None:
        found = etree.Element(f"{W}pPr")
        put(style, found)
    return found


def _set_language(theirs: Element, ours: Element) -> None:
    """Have text be in the language of the report unless it says another."""
    for e in list(theirs.iter(f"{W}lang")):
        remove(e)
    defaults = theirs.find(f"{W}docDefaults")
    if defaults is None:
        defaults = etree.Element(f"{W}docDefaults")
        theirs.insert(0, defaults)
    letters = _first(_first(defaults, "rPrDefault"), "rPr")
    behind = sum(e.tag in _LETTERS_AFTER_LANGUAGE for e in letters)
    language = next(ours.iter(f"{W}lang"))
    letters.insert(len(letters) - behind, copy.deepcopy(language))
    whole = next(ours.iter(f"{W}pPrDefault")).find(f"{W}pPr")
    if whole is not None and len(whole):
        paragraphs = defaults.find(f"{W}pPrDefault")
        if paragraphs is None:
            paragraphs = etree.SubElement(defaults, f"{W}pPrDefault")
        put(_first(paragraphs, "pPr"), etree.Element(f"{W}bidi"))


def _look(theirs: Cascade, ours: Element, shared: frozenset[str], *, numbered: bool) -> Look:
    """Say what paragraphs must have of their own, so that the document is what it says it is."""
    lists = {
        id_: (HEADINGS if numbered else 0, level) for id_, level in _LEVELS.items() if id_ in shared
    }
    if "ListBullet" in shared and theirs.first("ListBullet", "pPr/numPr/numId") is None:
        lists["ListBullet"] = (BULLETS, 0)
    stops = {
        _id(style): _stops(theirs.stops(_id(style)), tabs)
        for style in _styles(ours)
        if _id(style) in shared and (tabs := style.find(f"{W}pPr/{W}tabs")) is not None
    }
    return Look(theirs=shared, lists=lists, stops=stops)


def _stops(theirs: Iterable[str], ours: Element) -> str:
    wanted = [{etree.QName(k).localname: str(v) for k, v in tab.attrib.items()} for tab in ours]
    kept = {tab["pos"] for tab in wanted}
    cleared = [tag("tab", val="clear", pos=pos) for pos in theirs if pos not in kept]
    return tag("tabs", *cleared, *(tag("tab", **tab) for tab in wanted))


def _add(theirs: Element, ours: Element, shared: frozenset[str]) -> None:
    """Add the styles that a template lacks."""
    defaults = {attribute(s, "type") for s in _styles(theirs) if attribute(s, "default") == "1"}
    names = {name for _, name in map(_name, _styles(theirs))}
    for style in _styles(ours):
        if _id(style) in shared:
            continue
        if attribute(style, "type") in defaults:
            style.attrib.pop(f"{W}default", None)
        name = style.find(f"{W}name")
        if name is not None and _name(style)[1] in names:  # a style of another kind has it
            name.set(f"{W}val", f"{attribute(name, 'val')} (report)")
        if "Quote" in shared and _id(style) in {"QuoteTranslation", "QuoteSource"}:
            _follow_quote(style)
        theirs.append(style)


def _follow_quote(style: Element) -> None:
    """Have a line under the words of somebody look like theirs, which the template says."""
    base = style.find(f"{W}basedOn")
    if base is not None:
        base.set(f"{W}val", "Quote")
    for e in style.findall(f"{W}pPr/{W}pBdr") + style.findall(f"{W}pPr/{W}ind"):
        remove(e)
