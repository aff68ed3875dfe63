"""The apostrophes that keep a spreadsheet from taking a cell for a formula, taken off again."""

import re

_SIGNS = "=+@|%\t\r＝＋－＠｜％-"
_GUARD = re.compile(rf"'(?=[{_SIGNS}])")
_UNSEEN = r"\"\xad\u061c\u180e\u200b-\u200f\u2060-\u206f\ufeff"
# Our own tables guard what stands behind ";" or at the start of a line too, and look past blanks,
# what is not seen, and quotation marks.
_GUARDS = re.compile(
    rf"(?:\A|(?<=[;\t\n]))'(?:[\s{_UNSEEN}]|(?<=[\t\n])')*+(?P<sign>(?=[{_SIGNS}]))?"
)


def unguarded(cell: str, *, is_ours: bool) -> str:
    """Return *cell* without its guards.

    Words that had such an apostrophe of their own lose it: a table does not tell the two apart.

    Args:
        cell: As it stands in the table.
        is_ours: Whether the table is one that this program wrote.
    """
    if is_ours:
        return _GUARDS.sub(_without_guards, cell)
    return cell[1:] if _GUARD.match(cell) else cell


def _without_guards(match: re.Match[str]) -> str:
    """Return what was passed over without the apostrophes that have a sign behind; a tab is one."""
    kept = []
    guards = match["sign"] is not None
    for sign in reversed(match[0]):
        guards |= sign == "\t"
        if sign != "'" or not guards:
            kept.append(sign)
    return "".join(reversed(kept))
