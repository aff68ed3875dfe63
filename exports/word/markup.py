"""WordprocessingML as text: elements, words, fields and bookmarks.

Whoever calls keeps the order of the schema: Word may refuse a file whose properties stand in
another one.
"""

from html import escape
from typing import Final
from xml.sax.saxutils import quoteattr

ROOM: Final = "http://schemas.openxmlformats.org"
WORD: Final = f"{ROOM}/wordprocessingml/2006/main"
CHART: Final = f"{ROOM}/drawingml/2006/chart"
NAMES: Final = " ".join(
    f'xmlns:{prefix}="{name}"'
    for prefix, name in {
        "w": WORD,
        "r": f"{ROOM}/officeDocument/2006/relationships",
        "wp": f"{ROOM}/drawingml/2006/wordprocessingDrawing",
        "a": f"{ROOM}/drawingml/2006/main",
        "c": CHART,
    }.items()
)
"""The declarations of every prefix used here, for the outermost element of a part."""

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NO_PROGRAM: Final = (
    f'{DECLARATION}<Properties xmlns="{ROOM}/officeDocument/2006/extended-properties"/>'
)
"""The part where programs write their name, their version and the company that owns them."""

OPEN_TEXT: Final = '<w:t xml:space="preserve">'
CLOSE_TEXT: Final = "</w:t>"
_BREAK: Final = f"{CLOSE_TEXT}<w:br/>{OPEN_TEXT}"
_TAB: Final = f"{CLOSE_TEXT}<w:tab/>{OPEN_TEXT}"


def tag(name: str, /, *inner: str, **attributes: object) -> str:
    """Make the element `w:name` around *inner*, which is markup.

    Attributes get the prefix and are escaped; a trailing underscore of their names is dropped.
    """
    given = "".join(
        f" w:{key.rstrip('_')}={quoteattr(str(value))}" for key, value in attributes.items()
    )
    return f"<w:{name}{given}>{''.join(inner)}</w:{name}>" if inner else f"<w:{name}{given}/>"


def text_in_run(text: str) -> str:
    """Return *text* as it stands between `OPEN_TEXT` and `CLOSE_TEXT`: lines and tabs kept."""
    text = escape(text, quote=False)
    if "\n" in text or "\t" in text:
        text = text.replace("\n", _BREAK).replace("\t", _TAB)
    return text


def field(instruction: str, result: str) -> str:
    """Make a field that already holds its *result*, which is runs.

    A field without one, or one that asks to be updated, makes Word ask a question at every
    opening.
    """
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve">'
        f" {escape(instruction, quote=False)} </w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{result}"
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def bookmark(id_: int, name: str, inner: str) -> str:
    """Give *inner* a name that links and fields can point at; *id_* is unique in the file."""
    return (
        f'<w:bookmarkStart w:id="{id_}" w:name={quoteattr(name)}/>'
        f'{inner}<w:bookmarkEnd w:id="{id_}"/>'
    )
