"""What people said as wikitext that shows it, and cannot act."""

import re
from typing import Final

from convo.languages.scripts import goes_along, right_to_left, scripts_in

# All signs that a wiki could take for more than words, wherever they stand. Of those in ASCII,
# only the ones that are harmless beside words are not here: , . ? " ( ) / %
_SPECIAL: Final = re.compile(
    r"[!#$&*+<=>@\[\\\]^_`{|}~＃＿]"  # the wide ones are what Japanese wikis know besides
    r"|(?<!\w)['-]|['-](?!\w)"  # within a word they are only that
    r"|(?<!\S)[:;]|[:;](?! |\Z)"  # lists, and https: mailto: tel: that become links
    r"|R(?=FC)|P(?=MID)|I(?=SBN)"  # numbers after them become links
)


_DIRECTIONS: Final = {False: "ltr", True: "rtl"}


def escape(text: str) -> str:
    """Return *text* as wikitext that shows it as it was said; line breaks are kept.

    It is one line that can stand anywhere, with a blank or markup behind it. It never links, signs,
    notifies somebody or acts otherwise. Blank lines, and blanks at the ends of lines, are not kept.
    """
    lines = "\n".join(filter(None, (line.strip() for line in text.split("\n"))))
    return _SPECIAL.sub(_entity, lines).replace("\n", "<br>")


def _entity(found: re.Match[str]) -> str:
    return f"&#{ord(found[0])};"


def line(text: str, *, rtl: bool) -> str:
    """Return *text* on one line, as headings and cells need it, and in its own direction."""
    return directed(" ".join(text.split()), rtl=rtl)


def directed(text: str, language: str | None = None, *, rtl: bool) -> str:
    """Return *text* for the midst of a line, marked where its language or direction differs.

    Args:
        text: Somebody's words where their language is known, else what the page itself says.
        language: BCP 47.
        rtl: Whether the page runs from right to left.
    """
    shown = escape(text)
    if language is None:
        runs = goes_along(scripts_in(text), rtl=rtl)
        return shown if runs == rtl else f'<span dir="{_DIRECTIONS[runs]}">{shown}</span>'
    return f"<span{marks(text, language)}>{shown}</span>"


def marks(text: str, language: str | None) -> str:
    """Return the attributes of *text*: its BCP 47 language where it is known, and its direction."""
    spoken = f' lang="{escape(language)}"' if language else ""
    return f'{spoken} dir="{_DIRECTIONS[bool(right_to_left(text))]}"'
