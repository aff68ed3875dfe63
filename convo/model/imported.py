"""What tells an imported contribution when the same text is imported again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """That a contribution came from a text, known again by keyed hashes of it.

    The hashes are of the source's words, so a later correction does not bring it in twice.
    """

    contribution_id: int
    words_mark: str
    """Of session, heading and words alone: says nothing of who or when."""

    source_mark: str | None = None
    """Of author and time too. Only of words imported as named."""
