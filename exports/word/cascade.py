"""What a style comes to: its own properties, and those of the styles it is based on."""

from collections.abc import Iterator
from typing import Final

from exports.word.foreign import Element, W, attribute

_OFF: Final = {"0", "false", "off"}


class Cascade:
    """The styles of one file, none of which may be based on itself."""

    def __init__(self, styles: Element) -> None:
        """Take the styles of a styles part."""
        self._by_id = {attribute(s, "styleId"): s for s in styles.iter(f"{W}style")}
        self._defaults = styles.find(f"{W}docDefaults")

    def first(self, id_: str, path: str) -> Element | None:
        """Return the nearest element at *path* ("rPr/color"), from the style up to the defaults."""
        steps = "/".join(f"{W}{step}" for step in path.split("/"))
        for style in self._chain(id_):
            if (found := style.find(steps)) is not None:
                return found
        kind = path.split("/", maxsplit=1)[0]
        return None if self._defaults is None else self._defaults.find(f"{W}{kind}Default/{steps}")

    def is_on(self, id_: str, name: str) -> bool:
        """Tell whether a switch of paragraphs is on."""
        found = self.first(id_, f"pPr/{name}")
        return found is not None and attribute(found, "val") not in _OFF

    def stops(self, id_: str) -> list[str]:
        """Return where tabs stop in a style, in the order of the schema's twentieths of a point."""
        found = [
            attribute(tab, "pos")
            for style in self._chain(id_)
            for tab in style.iterfind(f"{W}pPr/{W}tabs/{W}tab")
        ]
        return sorted(set(found))

    def _chain(self, id_: str) -> Iterator[Element]:
        while (style := self._by_id.get(id_)) is not None:
            yield style
            base = style.find(f"{W}basedOn")
            id_ = "" if base is None else attribute(base, "val")
