"""What tells things apart."""

import secrets


def new_id() -> int:
    """Return a random id of 62 bits, never 0.

    Ids are random because a counter would tell in which order people spoke, and an
    id used twice would hand one person's past to another.
    """
    return secrets.randbits(62) or 1
