"""The schemas of Office files, as the standard publishes them."""

import re
from functools import cache
from typing import Final

from lxml import etree

from tests.exports.word.wml import Element, part, unpacked
from tests.shared import shared

MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
SCHEMAS: Final = {
    r"word/(document|styles|numbering|settings|fontTable|footnotes|header\d|footer\d)\.xml": "wml",
    r"word/charts/chart\d+\.xml": "dml-chart",
    r"word/theme/theme\d\.xml": "dml-main",
    r"docProps/app\.xml": "shared-documentPropertiesExtended",
    r"\[Content_Types\]\.xml": "opc-xsd/opc-contentTypes",
    r".*\.rels": "opc-xsd/opc-relationships",
}
"""Which schema each part follows. That of docProps/core.xml lies on another site: not here."""


@cache
def schema(name: str) -> etree.XMLSchema:
    """Return a schema; skip the test where the schemas are not on this machine."""
    return etree.XMLSchema(etree.parse(shared("docx/ooxml_xsd") / f"{name}.xsd"))


def schema_faults(data: bytes) -> list[str]:
    """Return where the parts of a file depart from their schemas, a sentence each."""
    found = []
    for name in unpacked(data):
        for pattern, which in SCHEMAS.items():
            if re.fullmatch(pattern, name):
                root = _older(part(data, name))
                if not schema(which).validate(root):
                    found += [f"{name}: {fault.message}" for fault in schema(which).error_log]
    return found


def _older(root: Element) -> Element:
    """Where a drawing is there in several dialects, leave that of the standard."""
    for either in list(root.iter(f"{MC}AlternateContent")):
        parent = either.getparent()
        assert parent is not None
        fallback = either.find(f"{MC}Fallback")
        for child in [] if fallback is None else fallback:
            either.addprevious(child)
        parent.remove(either)
    return root
