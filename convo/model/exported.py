"""The export ledger: which document holds which contribution."""

from dataclasses import dataclass
from datetime import date

from convo.model.words import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One document that left the record. It knows no file name and no folder.

    Raises:
        ValueError: It is for nobody outside: screens are no exports.
    """

    id: int
    """Random; also the number printed in the document."""

    format: str
    audience: Audience
    final: bool
    made_on: date
    """UTC."""

    digest: str
    """SHA-256 of the file, as 64 hexadecimal digits."""

    contribution_ids: frozenset[int]
    """All whose words stand in the document."""

    unlisted_ids: frozenset[int] = frozenset()
    """All that it counts without their words: no later document may be subtracted from it."""

    session_ids: frozenset[int] = frozenset()
    """The sessions it is about."""

    withheld: tuple[tuple[int, ...], ...] = ()
    """The sessions whose numbers it does not tell, together where it tells their region's."""

    apart: tuple[tuple[int, ...], ...] = ()
    """The sessions of each region whose number it does not tell either."""

    cells: tuple[tuple[tuple[int, ...], ...], ...] = ()
    """The rows of its table of themes and regions: of each, the contributions that it counts, and
    the sessions of the regions whose numbers it tells. None where it has no such table."""

    def __post_init__(self) -> None:
        if self.audience is Audience.ORGANISERS:
            raise ValueError("an export is internal or public")
