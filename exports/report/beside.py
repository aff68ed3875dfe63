"""What a report tells beside what was said: values, of which its audience may read all."""

from dataclasses import dataclass, field
from datetime import date

from convo.disclosure.counts import Band, Figure
from convo.model.words import Part, Preparer, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownForum:
    """A group, meeting or place that exists already, and may be printed."""

    name: str = field(repr=False)
    region: str
    """Empty: across regions."""

    about: str = field(repr=False)
    languages: tuple[str, ...]
    """BCP 47."""

    spoken_of: Figure
    """How many of the listed statements speak of it. Withheld also where it may be 0: only
    sessions count whose rule lets an organisation be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownContact:
    """Where somebody turns to, as the directory has it."""

    region: str
    """Empty: for every region."""

    language: str
    """BCP 47; empty for any."""

    purpose: str = field(repr=False)
    route: str = field(repr=False)
    fallback: str = field(repr=False)
    """Empty for nothing."""

    is_urgent: bool
    verified_on: date | None
    """UTC, the day on which somebody last tried it; None for never."""

    is_stale: bool
    """Whether that is too long before the last day of the data, or never was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Directory:
    """The contacts that may be printed, and where there is none."""

    contacts: tuple[KnownContact, ...] = ()
    regions_without: tuple[str, ...] = ()
    """Regions of the report for which there is none."""

    languages_without: tuple[str, ...] = ()
    """BCP 47, of those that the report tells: none is answered in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preparation:
    """One thing to have ready."""

    preparer: Preparer
    region: str
    """Empty: everywhere, or it may not be told where."""

    text: str = field(repr=False)
    statement: int | None
    """The number of the statement it was made of; None where the team wrote it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What organisers wrote: people drafted it, and no number of it was computed."""

    part: Part
    theme: str | None
    """The name of the theme that it leads in."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Absent:
    """Who was not there, as far as the report itself tells."""

    regions: tuple[str, ...] = ()
    """Those of the scheme in which no session was held."""

    roles: tuple[Role, ...] = ()
    """Those that every session's rule lets be told, and no statement is told to be by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became of the list of statements since an earlier draft for the same audience."""

    since: date
    """UTC, the day on which that draft was made."""

    added: Figure
    """How many are listed now that it did not list."""

    gone: Figure | Band
    """How many it listed that are not listed now: never the number, only whether it is small."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """All that a report tells beside what was said."""

    absent: Absent = Absent()
    models: tuple[int, ...] = ()
    """The numbers of practices that those who do them agreed to show as a model, ascending."""

    forums: tuple[KnownForum, ...] = ()
    """By name."""

    directory: Directory = Directory()
    checklist: tuple[Preparation, ...] = ()
    """What the team wrote in its order, then by the numbers of statements."""

    drafted: tuple[Drafted, ...] = ()
    """In the order of the parts of a report; within each, for rounds before sessions."""

    changes: Changes | None = None
    """None where there was no such draft."""

    def written(self, part: Part, *, theme: str | None = None) -> tuple[str, ...]:
        """Return what organisers wrote for a part, or to lead in a theme."""
        return tuple(one.text for one in self.drafted if (one.part, one.theme) == (part, theme))
