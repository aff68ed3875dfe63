"""What an organiser chooses before a summary leaves, what it would be, and the way out."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from convo.disclosure.counts import LEAST
from convo.errors import RefusedError
from convo.model.exported import Export
from convo.model.gathered import Gathered
from convo.model.words import Audience
from convo.records import gathering, glance, reading
from convo.rules.folding import folded
from exports.files import default_name
from exports.formats import RENDERERS
from exports.layout import Layout, Paper, Progress, unseen
from exports.outline.build import document_of, headings
from exports.report.values import Report
from facilitation.desk.binding import checks_of_earlier
from facilitation.desk.exporting_checks import checks_of
from facilitation.desk.given_files import content_of
from facilitation.desk.leaving import Check
from facilitation.desk.opening import Desk
from facilitation.desk.preflight import State
from facilitation.desk.reporting import (
    LANGUAGE,
    Exported,
    Surroundings,
    export,
    refuse_copy,
    report_of,
    surroundings_to_leave,
    title_of,
)
from facilitation.desk.reviewing import Review, review
from facilitation.desk.writing import SummedUp


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a summary is to be."""

    session_ids: tuple[int, ...] = ()
    format_name: str = "word"
    audience: Audience = Audience.INTERNAL
    final: bool = False
    at_least: int | None = None
    """How many people must be behind a number that is shown; None for the least there is."""

    title: str | None = field(default=None, repr=False)
    """None for words that leave no trace of a region or a day."""

    language: str = LANGUAGE
    """BCP 47, one of `exports.tongue.LOCALES`."""

    review_until: date | None = None
    """UTC, the last day on which a draft can be reviewed; None for none."""

    for_participants: bool = False
    """Whether it is a copy for those who took part in one session, who are told what the public
    is."""

    paper: Paper = Paper.A4
    """What it is printed on, in a format that has pages and without a template."""

    template: Path | None = None
    """An organisation's own .docx or .dotx, for a Word file."""

    to: Path | None = None
    """The file; None for a random name in the folder the program was started in."""

    @property
    def least(self) -> int:
        """How many people must be behind a number that is shown."""
        return self.at_least or LEAST[self.audience]

    @property
    def has_pages(self) -> bool:
        """Whether its format has pages, which paper and template are for."""
        return RENDERERS[self.format_name].has_pages


@dataclass(frozen=True, slots=True, kw_only=True)
class Choosable:
    """A session that a summary can be about."""

    id: int
    round_id: int | None
    title: str = field(repr=False)
    contributions: int
    languages: tuple[str, ...]
    """BCP 47 tags of what was spoken, sorted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foreseen:
    """What would leave, as far as it was looked at."""

    checks: tuple[Check, ...]
    outline: tuple[tuple[int, str], ...] = field(default=(), repr=False)
    """Each heading with its level, from 1."""


def choosable(desk: Desk) -> tuple[Choosable, ...]:
    """Return all sessions, what was held last first."""
    tallies = glance.tallies(desk.records)
    sessions = sorted(
        reading.sessions(desk.records), key=lambda one: (-one.held_on.toordinal(), one.id)
    )
    return tuple(
        Choosable(
            id=one.id,
            round_id=one.round_id,
            title=one.title,
            contributions=tallies.get(one.id, (0, 0))[0],
            languages=tuple(sorted(filter(None, glance.languages_in(desk.records, one.id)))),
        )
        for one in sessions
    )


def foresee(desk: Desk, wish: Wish) -> Foreseen:
    """Return what is to be looked at before a summary leaves. It reads much: ask aside.

    Raises:
        NotFoundError: A session is gone.
    """
    kept = gathering.gather_noted(desk.records, list(wish.session_ids))
    refused, report = [*_contradictions(wish)], None
    bound: tuple[Check, ...] = ()
    try:
        if kept.contributions and not refused:
            around = surroundings_to_leave(desk, wish.session_ids, audience=wish.audience)
            report = _draft(around, wish, kept)
            bound = _bound(around, wish, kept, report)
    except RefusedError as error:
        refused = [Check(state=State.STOP, sentence=str(error), why="Nothing leaves before that.")]
    found = checks_of(
        desk,
        folded(kept),
        report,
        audience=wish.audience,
        at_least=wish.least,
        language=wish.language,
        final=wish.final,
        to=wish.to,
        template=wish.template if wish.has_pages else None,
        bound=bound,
    )
    found = (*refused, *found)
    if report is None:
        return Foreseen(checks=found)
    return Foreseen(checks=found, outline=tuple(headings(document_of(report).sections)))


def _contradictions(wish: Wish) -> Iterator[Check]:
    """Yield what of a wish is at odds with the rest of it."""
    if wish.final and (wish.review_until is not None or wish.for_participants):
        yield Check(
            state=State.STOP,
            sentence="what is final is reviewed no more",
            why="Make it a draft, or take the day of the review away.",
        )
    if not wish.for_participants:
        return
    try:
        refuse_copy(wish.session_ids, format_name=wish.format_name, audience=wish.audience)
    except RefusedError as error:
        yield Check(state=State.STOP, sentence=str(error), why="Change that, or c: no copy.")


def reviewed(desk: Desk, wish: Wish) -> Review:
    """Return the names and numbers to look at before the summary leaves.

    Raises:
        NotFoundError: A session is gone.
    """
    return review(
        desk,
        wish.session_ids,
        audience=wish.audience,
        language=wish.language,
        at_least=wish.at_least,
    )


def summed_up(chosen: Collection[Choosable]) -> SummedUp | None:
    """Return what a summary of some sessions sums up: the one, or the round of them all."""
    if len(chosen) == 1:
        [one] = chosen
        return SummedUp(session_id=one.id)
    rounds = {one.round_id for one in chosen}
    [about, *others] = [*rounds, None]
    return SummedUp(round_id=about) if about is not None and others == [None] else None


def path_of(typed: str) -> Path | None:
    """Return the path that was typed, `~` for one's own folder; None for nothing.

    Raises:
        RefusedError: Nobody has the folder that it names.
    """
    if not typed.strip():
        return None
    try:
        return Path(typed.strip()).expanduser()
    except RuntimeError:
        raise RefusedError("nobody here has such a folder") from None


def preview(desk: Desk, wish: Wish) -> str:
    """Return the summary as Markdown; a draft, whatever it is to be.

    Raises:
        NotFoundError: A session is gone.
        RefusedError: No session was chosen, or it could not leave even as a draft; see `foresee`.
    """
    _refuse_nothing(wish)
    for check in _contradictions(wish):
        raise RefusedError(check.sentence)
    kept = gathering.gather_noted(desk.records, list(wish.session_ids))
    around = surroundings_to_leave(desk, wish.session_ids, audience=wish.audience)
    return RENDERERS["markdown"].render(_draft(around, wish, kept), Layout(), unseen).decode()


def output_of(wish: Wish, folder: Path) -> Path:
    """Return a file for the summary: the one that was chosen, or one with a random name."""
    return wish.to or folder / default_name(RENDERERS[wish.format_name].suffix)


def write(desk: Desk, wish: Wish, *, progress: Progress) -> Exported:
    """Write the summary to a new file; see `facilitation.desk.reporting.export`.

    Args:
        desk: Where.
        wish: What it is to be.
        progress: Told how far it is, the last time before the file is written: what it raises
            leaves none.

    Raises:
        RefusedError: No session was chosen, or as `export` does.
    """
    _refuse_nothing(wish)
    return export(
        desk,
        wish.session_ids,
        format_name=wish.format_name,
        audience=wish.audience,
        final=wish.final,
        to=wish.to,
        title=wish.title,
        language=wish.language,
        at_least=wish.at_least,
        review_until=wish.review_until,
        for_participants=wish.for_participants,
        layout=_layout(wish) if wish.has_pages else None,
        progress=progress,
    )


def _layout(wish: Wish) -> Layout:
    if wish.template is not None:
        return Layout(template=content_of(wish.template, "template"))
    return Layout(paper=wish.paper)


def _refuse_nothing(wish: Wish) -> None:
    if not wish.session_ids:
        raise RefusedError("choose a session first")


def _bound(around: Surroundings, wish: Wish, kept: Gathered, report: Report) -> tuple[Check, ...]:
    def after(earlier: tuple[Export, ...]) -> Report:
        return _draft(around.after(earlier), wish, kept)

    return tuple(checks_of_earlier(after, report, around.earlier))


def _draft(around: Surroundings, wish: Wish, kept: Gathered) -> Report:
    return report_of(
        kept,
        around,
        audience=wish.audience,
        final=False,
        title=title_of(wish.title, wish.language),
        language=wish.language,
        at_least=wish.at_least,
        review_until=None if wish.final else wish.review_until,
        for_participants=wish.for_participants,
    )
