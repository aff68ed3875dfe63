"""A second opinion, where the extra `[langs]` is installed: CLD2, which names 150 languages."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from convo.languages.tags import language_of

# It lists these, yet takes a good part of what is in them for their nearest kin (measured on
# articles 6 to 30 of the Universal Declaration of Human Rights): its word for the kin says
# nothing against them.
_TAKEN_FOR_KIN: Final = frozenset(
    {"bg", "bho", "bs", "dz", "id", "mk", "ms", "nr", "nso", "rn", "sr"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Detector:
    """Names the language of a text."""

    knows: frozenset[str]
    """The languages it would have named, had the text been in them, without script or region."""

    name: Callable[[str], str | None]
    """Returns a language; None where it cannot tell."""


@lru_cache(maxsize=1)
def stronger_detector() -> Detector | None:
    """Return the stronger detector, or None where the extra is not installed."""
    try:
        import pycld2  # noqa: PLC0415 -- optional, and 4 MB of tables
    except ImportError:
        return None

    def name(text: str) -> str | None:
        # It refuses control characters and halves of surrogate pairs, which say nothing anyway.
        printable = "".join(one if one.isprintable() else " " for one in text)
        try:
            _, _, found = pycld2.detect(printable, isPlainText=True, bestEffort=True)
        except pycld2.error:
            return None
        return _language(found[0][1])

    detected = set(pycld2.DETECTED_LANGUAGES)
    known = {_language(code) for name, code in pycld2.LANGUAGES if name in detected}
    return Detector(knows=frozenset(filter(None, known)) - _TAKEN_FOR_KIN, name=name)


@lru_cache(maxsize=512)
def _language(code: str) -> str | None:
    """Return the language of a code of CLD2's; None for its codes of scripts and of jokes."""
    if code == "un" or code.startswith(("xx", "zz", "tlh")):
        return None
    # What it calls Kurdish is Central Kurdish, in Arabic letters: it takes Latin ones for others.
    return language_of("ckb" if code == "ku" else code)
