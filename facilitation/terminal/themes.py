"""How the screens may look; what a row or a session is stands in words and signs in all of them."""

from typing import Final

from textual.theme import Theme as Colours

from facilitation.settings import Theme

HIGH_CONTRAST: Final = Colours(
    name="convo-high-contrast",
    primary="#ffff00",
    secondary="#ffffff",
    warning="#ffff00",
    error="#ff9999",
    success="#99ff99",
    accent="#00ffff",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#000000",
    text_alpha=1.0,
    luminosity_spread=0.0,
    variables={
        "text-muted": "#ffffff",
        "text-disabled": "#ffffff",
        "border": "#ffffff",
        "border-blurred": "#ffffff",
        "block-cursor-foreground": "#000000",
        "block-cursor-background": "#ffff00",
        "footer-background": "#000000",
        "footer-foreground": "#ffffff",
        "footer-key-foreground": "#ffff00",
        "footer-description-foreground": "#ffffff",
    },
)
"""White and yellow on black: text has 7 to 1 at least, as WCAG 2.2 asks at its highest level."""

NAMES: Final = {
    Theme.DARK: "textual-dark",
    Theme.LIGHT: "textual-light",
    Theme.HIGH_CONTRAST: HIGH_CONTRAST.name,
    Theme.ANSI: "ansi-dark",  # all of its texts are in the terminal's own two colours
}
"""Each theme by the name that Textual has for it."""
