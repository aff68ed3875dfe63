"""The file as a whole: which parts are in it, and in which order."""

from exports.archive import Files, archived


def zipped(parts: Files) -> bytes:
    """Return a file of *parts* that tells neither time nor system.

    The content types come first, as programs expect; the others are in the order of their
    names, and pieces are asked for in that order.
    """
    order = sorted(parts, key=lambda name: (name != "[Content_Types].xml", name))
    return archived({name: parts[name] for name in order})
