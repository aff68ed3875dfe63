"""Codes by which somebody takes their words back without saying who they are."""

import hmac
from collections.abc import Iterable
from typing import Final

from convo.codes import spelled, typed_code

_BYTES: Final = 10
"""80 bits: nobody tries them out, and people still type them."""

_LETTERS: Final = 16


def withdrawal_code(contribution_id: int, *, secret: bytes) -> str:
    """Return the code of a contribution: four groups of four letters and digits.

    It follows from the record's own secret, so it is stored nowhere, and whoever has only the
    code learns nothing of the contribution.
    """
    mark = hmac.digest(secret, b"withdrawal" + contribution_id.to_bytes(8, "big"), "sha256")
    return spelled(mark[:_BYTES])


def typed_withdrawal_code(typed: str) -> str | None:
    """Return the withdrawal code that somebody meant, however they typed it; None for none."""
    return typed_code(typed, letters=_LETTERS)


def contribution_of(code: str, ids: Iterable[int], *, secret: bytes) -> int | None:
    """Return which of *ids* has that *code*, as `withdrawal_code` writes it; None for none."""
    for id_ in ids:
        if hmac.compare_digest(withdrawal_code(id_, secret=secret), code):
            return id_
    return None
