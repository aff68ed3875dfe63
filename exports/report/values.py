"""What a report is made of. It holds nothing that its audience may not read."""

import base64
from dataclasses import dataclass, field
from datetime import date

from convo.disclosure.counts import Band, Figure, Withheld
from convo.disclosure.credit import Credit
from convo.disclosure.reasons import LeftOut
from convo.model.words import Audience, CommitmentState, Form, Kind, QuestionState, Rule
from exports.report.beside import Beside


def code_of(number: int) -> str:
    """Return a number of 40 bits as people read it out: two groups of four letters and digits."""
    letters = base64.b32encode(number.to_bytes(5, "big")).decode()
    return f"{letters[:4]}-{letters[4:]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Translated:
    """A statement's words in the language of the report."""

    words: str = field(repr=False)
    by_machine: bool
    checked: bool
    """Whether a second person compared it with the original."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """A contribution whose words may be read, as the report's register lists it."""

    number: int
    """From 1, in an order that says nothing of time, person or place."""

    kind: Kind
    form: Form
    """A quotation only where the very words may be read."""

    words: str | None = field(repr=False)
    """None where a translation stands for them, because few spoke their language."""

    language: str | None
    """BCP 47; None where nobody knows, or it may not be told."""

    translation: Translated | None
    credit: Credit
    themes: tuple[str, ...]
    """By name; none yet for some."""

    agreed: Figure
    """How many others agreed."""

    addressee: str = field(default="", repr=False)
    """To whom it recommends something; empty where nobody knows, or the rule forbids to tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One session of the report: no title, no time and no names."""

    held_on: date
    """The day, where it was held."""

    region: str
    zone: str
    """IANA name of the time zone."""

    rule: Rule
    """The strictest that it was held under."""

    languages: tuple[str, ...]
    """BCP 47 tags of the main language, and of those that enough people spoke; none where the
    number of contributions is withheld, because the register could tell it by them."""

    contributions: Figure
    people: Band | Withheld | None
    """About how many took part; None where nobody counted, or the rule forbids to tell."""

    follows: int | None
    """The place, from 0, of the one that it carries on from, where that is in the report too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeHeard:
    """A theme, and what was said about it."""

    name: str
    definition: str
    contributions: Figure
    statements: tuple[int, ...]
    """Their numbers, ascending."""

    raised_in: int = 1
    """In how many conversations at least, as far as the report tells it anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ByRegion:
    """How many of the listed statements each region made about each theme.

    Each counts once, under the one of its themes that most contributions are about.
    """

    regions: tuple[str, ...]
    rows: tuple[tuple[str, int, tuple[Figure | None, ...]], ...]
    """Each theme's name, its total, and a number for each region: None where no session was held,
    which is not 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of the ledger, with those that were merged into it."""

    number: int
    """From 1, in the order of the statements."""

    statement: int
    state: QuestionState
    merged_with: tuple[int, ...]
    """The numbers of the other statements it stands for, ascending."""

    responses: tuple[int, ...]
    """The numbers of statements that respond to it, ascending."""

    raised_in: int = 1
    """In how many conversations at least, as far as the report tells it anyway."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A commitment of the ledger."""

    statement: int
    team: str
    """Empty where nobody knows, or the rule forbids to tell."""

    due: date | None
    state: CommitmentState


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncategorised:
    """What is under no theme yet."""

    contributions: Figure
    statements: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """How far two readers put the same statements under a theme."""

    theme: str | None
    """By name; None for all themes together."""

    texts: Figure
    """How many statements both have read."""

    kappa: float | None
    """Cohen's; None where chance alone would make them agree, or where few are under the theme."""

    alpha: float | None
    """Krippendorff's; None where kappa would be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """All that a renderer may know."""

    title: str
    number: int
    """40 bits, random to whoever reads them; it tells one report from another."""

    final: bool
    review_until: date | None
    """UTC, the last day on which the draft can be reviewed; None where none was said."""

    for_participants: bool
    """Whether it is a copy for those who took part, to look whether their words are right."""

    audience: Audience
    at_least: int
    """How many people must be behind a number that it shows, besides 0."""

    language: str
    """BCP 47, of what it says itself and of translations."""

    data_to: date
    """The last day of the data."""

    conversations: tuple[Conversation, ...]
    withheld: tuple[tuple[int, ...], ...] = ()
    """As `Export` has it: for the ledger, not for print; and so are `apart` and `cells`."""

    apart: tuple[tuple[int, ...], ...] = ()
    cells: tuple[tuple[tuple[int, ...], ...], ...] = ()

    contributions: Figure
    """All that are counted anywhere in it."""

    languages: tuple[str, ...]
    """BCP 47 tags of the main languages, and of those that enough people spoke, sorted."""

    more_languages: bool
    themes: tuple[ThemeHeard, ...]
    """Those that were spoken about, the most frequent first."""

    by_region: ByRegion | None
    """None where there is one region only, or the numbers are too small to hide small ones in."""

    uncategorised: Uncategorised
    statements: tuple[Statement, ...]
    """All whose words may be read, by number."""

    questions: tuple[Question, ...]
    commitments: tuple[Promise, ...]
    teams_told: bool
    """Whether the teams of promises are told, and to whom something is recommended."""

    captured: int | Band
    """All that was said or written, as far as the other numbers tell it: what is listed, and what
    is left out."""

    left_out: tuple[LeftOut, ...]
    beside: Beside = field(default_factory=Beside)
    """What it tells beside what was said."""
    noted_twice: bool = False
    """Whether points were noted twice: each is told once."""

    agreement: tuple[Agreed, ...] = ()
    """How far a second reader agreed, by theme as in `themes`; none where nobody read again."""

    @property
    def code(self) -> str:
        """The number as people read it out."""
        return code_of(self.number)

    def of_kind(self, kind: Kind) -> tuple[Statement, ...]:
        """Return the statements of one kind, by number."""
        return tuple(statement for statement in self.statements if statement.kind is kind)
