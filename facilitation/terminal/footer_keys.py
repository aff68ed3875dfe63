"""Keys of a footer that are styled once.

Textual makes each of them compact, and takes that back as soon as it is there: all styles of it
are worked out three times. No footer here is compact. A screen is there a fifth sooner without.
"""

from textual.widgets._footer import FooterKey


def install() -> None:
    """Have keys begin as they stay, in all screens of this process; twice changes nothing."""
    FooterKey.compact._default = False  # noqa: SLF001 - private to a version that is pinned
