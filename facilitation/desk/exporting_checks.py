"""Is a summary fit to leave? What stops it, what to look at first, and what is well."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from convo.errors import RefusedError
from convo.model.gathered import Gathered
from convo.model.words import Audience
from convo.records import reading
from exports.formats import RENDERERS, notes_on
from exports.layout import Layout
from exports.report.readable import listed_ids
from exports.report.values import Report
from facilitation.desk import reviewing
from facilitation.desk.given_files import content_of
from facilitation.desk.leaving import Check, Leads, counted, looked_at
from facilitation.desk.leaving_words import checks_of_words
from facilitation.desk.opening import Desk
from facilitation.desk.preflight import State

_ORDER: Final = (State.STOP, State.WARN, State.OK)


def checks_of(
    desk: Desk,
    kept: Gathered,
    report: Report | None,
    *,
    audience: Audience,
    at_least: int,
    language: str,
    final: bool,
    to: Path | None,
    template: Path | None,
    bound: Iterable[Check],
) -> tuple[Check, ...]:
    """Return all that was looked at: what stops it first, then what is to be looked at.

    Args:
        desk: Where; it reads much: ask aside.
        kept: The sessions the summary is about.
        report: What it would be; None where nothing was said in them.
        audience: Everybody who could get hold of it.
        at_least: How many people must be behind a number that is shown.
        language: BCP 47, what it is written in.
        final: Whether it is to be the last version.
        to: Where it is to be written; None for a new name.
        template: The organisation's own look; None for ours.
        bound: What is to be said of earlier documents that make it tell less.
    """
    found = [*_sessions(kept), *_themes(kept, final=final), *_file(to), *_template(template)]
    if report is not None:
        ids = listed_ids(kept, audience=audience, at_least=at_least, language=report.language)
        looked = reviewing.review(
            desk,
            [session.id for session in kept.sessions],
            audience=audience,
            language=language,
            at_least=at_least,
        )
        found += checks_of_words(kept, report, looked, ids)
    found += [*_ledger(desk), *bound]
    return tuple(sorted(found, key=lambda check: _ORDER.index(check.state)))


def _sessions(kept: Gathered) -> Iterator[Check]:
    if not kept.sessions:
        yield looked_at(State.STOP, "no session is chosen", "Choose one with the space key.")
    elif not kept.contributions:
        yield looked_at(
            State.STOP,
            "nothing was said in what is chosen",
            "A summary of nothing would only tell that there was a session.",
        )
    still_open = sum(not session.closed for session in kept.sessions)
    if still_open:
        yield looked_at(
            State.WARN,
            f"{counted(still_open, 'session is', 'sessions are')} not closed",
            "More may be said, and corrected, after this. Closing a session also erases the order"
            " in which people spoke.",
        )


def _themes(kept: Gathered, *, final: bool) -> Iterator[Check]:
    tagged = {tag.contribution_id for tag in kept.tags}
    bare = frozenset(given.id for given in kept.contributions if given.id not in tagged)
    if bare:
        yield looked_at(
            State.STOP if final else State.WARN,
            f"{counted(len(bare), 'contribution has', 'contributions have')} no theme yet",
            "They stand in a section of their own, and a summary is not final while there are"
            " any. Enter shows them, to be put under themes.",
            leads=Leads.THEMES,
            ids=bare,
        )
    elif kept.contributions:
        yield looked_at(State.OK, "everything is under a theme", "Nothing is left uncategorised.")


def _file(to: Path | None) -> Iterator[Check]:
    if to is None:
        return
    try:
        is_there, has_folder = to.is_symlink() or to.exists(), to.parent.is_dir()
    except OSError as error:
        yield looked_at(State.STOP, "the file cannot be written there", error.strerror or "")
        return
    if is_there:
        yield looked_at(
            State.STOP,
            "there is a file of that name already",
            "Nothing is ever written over: choose another name.",
        )
    elif not has_folder:
        yield looked_at(State.STOP, "there is no such folder", "Choose one that is there.")


def _template(template: Path | None) -> Iterator[Check]:
    if template is None:
        return
    try:
        notes = notes_on(Layout(template=content_of(template, "template")))
    except RefusedError as error:
        yield looked_at(State.STOP, "the template cannot be used", str(error))
        return
    yield looked_at(
        State.WARN if notes else State.OK,
        "the template is used as it is",
        "Its page, styles, header and footer are kept, and nothing else of it.",
        notes,
    )


def _ledger(desk: Desk) -> Iterator[Check]:
    there = set(reading.all_contribution_ids(desk.records))
    holding = [
        one
        for one in reading.exports(desk.records)
        if one.format in RENDERERS and one.contribution_ids - there
    ]
    if holding:
        yield looked_at(
            State.WARN,
            f"{counted(len(holding), 'earlier document holds', 'earlier documents hold')}"
            " words that were taken back since",
            "Ask whoever has them to delete them, and send this one in their place.",
            leads=Leads.LEDGER,
        )
