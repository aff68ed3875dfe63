"""Letting go of what is no longer shown: Textual keeps some of it for as long as it runs.

Footers keep each key that they ever showed: it is told how compact its footer is, and who is to be
told is forgotten only when that changes, which it never does. What was painted of 1,024 widgets is
kept by a cache of two colours for each. Where other screens are looked at now and then, both
together took a fifth more memory within an hour; and what was painted is what people said.
"""

from functools import lru_cache
from typing import Final

from textual._styles_cache import StylesCache
from textual.widget import Widget
from textual.widgets import Footer

_WIDGETS: Final = 64
"""More than any screen has, so that no colour is worked out twice."""


def install() -> None:
    """Let go of both in all screens of this process; a second time changes nothing."""
    # Of all screens, for good.
    Footer.recompose = _recompose  # type: ignore[assignment, method-assign]
    colours = StylesCache.get_inner_outer
    StylesCache.get_inner_outer = lru_cache(_WIDGETS)(colours.__wrapped__)  # type: ignore[method-assign]


async def _recompose(footer: Footer) -> None:
    await Widget.recompose(footer)
    footer.mutate_reactive(Footer.compact)  # whoever is gone is told no more
