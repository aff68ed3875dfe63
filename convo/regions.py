"""Schemes of regions, as data. A new list is a new scheme; an id is never reused or renamed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Final

CROSS_REGIONAL: Final = "cross-regional"
"""The region of a conversation held for several regions at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheme:
    """One way to divide the world."""

    name: str
    source: str
    as_of: date
    """The date of the list."""

    regions: Mapping[str, str]
    """Each region's id and its name in English."""


WIKIMEDIA: Final = Scheme(
    name="Wikimedia regions",
    source="the eight regions of the Wikimedia Foundation's classification",
    as_of=date(2022, 5, 1),
    regions=MappingProxyType(
        {
            "CEECA": "Central and Eastern Europe and Central Asia",
            "ESEAP": "East and Southeast Asia and the Pacific",
            "LAC": "Latin America and the Caribbean",
            "MENA": "Middle East and North Africa",
            "NWE": "Northern and Western Europe",
            "SA": "South Asia",
            "SSA": "Sub-Saharan Africa",
            "USCA": "United States and Canada",
            CROSS_REGIONAL: "Cross-regional",
        }
    ),
)
"""The default scheme."""


def region_id(typed: str, scheme: Scheme = WIKIMEDIA) -> str:
    """Return the id of the region whose id or name was *typed*, else what was typed.

    An organisation may divide the world in its own way, so no region is refused.
    """
    wanted = typed.strip().casefold()
    for id_, name in scheme.regions.items():
        if wanted in (id_.casefold(), name.casefold()):
            return id_
    return typed.strip()
