"""How well words stand out from their paper."""

from typing import Final

ENOUGH: Final = 4.5
"""The least contrast of words, by the Web Content Accessibility Guidelines 2.2, level AA."""

_LINEAR: Final = 0.03928
"""Up to here a value grows with the light of a screen; above, with a power of it."""


def contrast(one: str, two: str) -> float:
    """Return the contrast of two colours, each as RRGGBB: from 1 to 21."""
    low, high = sorted((_light(one), _light(two)))
    return (high + 0.05) / (low + 0.05)


def _light(colour: str) -> float:
    """Return the relative luminance of a colour, as those guidelines define it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= _LINEAR else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
