"""Is a summary fit to leave? What stops it, what to look at first, and what is well."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from convo.errors import RefusedError
from convo.languages.tags import language_of
from convo.model.gathered import Gathered
from convo.model.words import Audience, Form, Kind, Use
from convo.records import reading
from exports.formats import RENDERERS, notes_on
from exports.layout import Layout
from exports.outline.front import left_out
from exports.report.readable import listed_ids
from exports.report.values import Report
from exports.tongue import tongue_of
from facilitation.desk import reviewing
from facilitation.desk.exporting_check import Check, Leads, checked, counted
from facilitation.desk.exporting_speakers import names_told, numbers_told, risks_told
from facilitation.desk.opening import Desk
from facilitation.desk.preflight import State
from facilitation.desk.reporting import template_in

_ORDER: Final = (State.STOP, State.WARN, State.OK)


def may_leave(checks: tuple[Check, ...]) -> bool:
    """Tell whether nothing stops the summary."""
    return all(check.state is not State.STOP for check in checks)


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
        found += names_told(looked.names)
        found += numbers_told(len(looked.numbers))
        found += risks_told(looked.risks)
        found += _words(kept, ids, language=report.language)
        found += _withheld(report)
        found += _promises(kept, ids)
    found += _ledger(desk)
    return tuple(sorted(found, key=lambda check: _ORDER.index(check.state)))


def _sessions(kept: Gathered) -> Iterator[Check]:
    if not kept.sessions:
        yield checked(State.STOP, "no session is chosen", "Choose one with the space key.")
    elif not kept.contributions:
        yield checked(
            State.STOP,
            "nothing was said in what is chosen",
            "A summary of nothing would only tell that there was a session.",
        )
    still_open = sum(not session.closed for session in kept.sessions)
    if still_open:
        yield checked(
            State.WARN,
            f"{counted(still_open, 'session is', 'sessions are')} not closed",
            "More may be said, and corrected, after this. Closing a session also erases the order"
            " in which people spoke.",
        )


def _themes(kept: Gathered, *, final: bool) -> Iterator[Check]:
    tagged = {tag.contribution_id for tag in kept.tags}
    bare = sum(given.id not in tagged for given in kept.contributions)
    if bare:
        yield checked(
            State.STOP if final else State.WARN,
            f"{counted(bare, 'contribution has', 'contributions have')} no theme yet",
            "They stand in a section of their own, and a summary is not final while there are"
            " any. Enter shows them, to be put under themes.",
            leads=Leads.THEMES,
        )
    elif kept.contributions:
        yield checked(State.OK, "everything is under a theme", "Nothing is left uncategorised.")


def _file(to: Path | None) -> Iterator[Check]:
    if to is None:
        return
    try:
        is_there, has_folder = to.is_symlink() or to.exists(), to.parent.is_dir()
    except OSError as error:
        yield checked(State.STOP, "the file cannot be written there", error.strerror or "")
        return
    if is_there:
        yield checked(
            State.STOP,
            "there is a file of that name already",
            "Nothing is ever written over: choose another name.",
        )
    elif not has_folder:
        yield checked(State.STOP, "there is no such folder", "Choose one that is there.")


def _template(template: Path | None) -> Iterator[Check]:
    if template is None:
        return
    try:
        notes = notes_on(Layout(template=template_in(template)))
    except RefusedError as error:
        yield checked(State.STOP, "the template cannot be used", str(error))
        return
    yield checked(
        State.WARN if notes else State.OK,
        "the template is used as it is",
        "Its page, styles, header and footer are kept, and nothing else of it.",
        notes,
    )


def _words(kept: Gathered, ids: frozenset[int], *, language: str) -> Iterator[Check]:
    listed = [given for given in kept.contributions if given.id in ids]
    verbatim = sum(given.form is Form.QUOTE and given.use is Use.QUOTE for given in listed)
    yield checked(
        State.OK,
        f"{counted(verbatim, 'contribution is', 'contributions are')} quoted word by word",
        "Each was noted as a quotation that may be quoted. Whatever else is told is a paraphrase.",
    )
    translated = {
        made.contribution_id
        for made in kept.translations
        if language_of(made.language) == language_of(language)
    }
    foreign = [
        given
        for given in listed
        if given.language is not None
        and language_of(given.language) != language_of(language)
        and given.id not in translated
    ]
    if foreign:
        yield checked(
            State.WARN,
            f"{counted(len(foreign), 'contribution has', 'contributions have')} no translation",
            "Whoever reads the summary may not read their language. Enter shows which languages.",
            tuple(sorted({given.language for given in foreign if given.language is not None})),
        )
    unchecked = sum(
        made.by_machine and not made.checked and made.contribution_id in ids
        for made in kept.translations
    )
    if unchecked:
        yield checked(
            State.WARN,
            f"{counted(unchecked, 'translation is', 'translations are')} a machine's, unchecked",
            "The summary says so beside each.",
        )


def _withheld(report: Report) -> Iterator[Check]:
    yield checked(
        State.WARN if report.left_out else State.OK,
        "some of what was said is left out" if report.left_out else "nothing is left out",
        "The summary says how much and why, in these words:",
        left_out(report, tongue_of("en")),
    )


def _promises(kept: Gathered, ids: frozenset[int]) -> Iterator[Check]:
    teams = {one.contribution_id: one.team for one in kept.commitments}
    ownerless = sum(
        given.kind is Kind.COMMITMENT and not teams.get(given.id) and given.id in ids
        for given in kept.contributions
    )
    if ownerless:
        yield checked(
            State.WARN,
            f"{counted(ownerless, 'commitment has', 'commitments have')} no team",
            "A promise that nobody owns is soon forgotten: note the team in the ledger.",
        )
    addressed = {one.contribution_id for one in kept.recommendations if one.addressee}
    bare = sum(
        given.kind is Kind.RECOMMENDATION and given.id in ids - addressed
        for given in kept.contributions
    )
    if bare:
        yield checked(
            State.WARN,
            f"{counted(bare, 'recommendation is', 'recommendations are')} addressed to nobody yet",
            "The summary groups them by addressee: note the team in the ledger.",
        )


def _ledger(desk: Desk) -> Iterator[Check]:
    there = set(reading.all_contribution_ids(desk.records))
    holding = [
        one
        for one in reading.exports(desk.records)
        if one.format in RENDERERS and one.contribution_ids - there
    ]
    if holding:
        yield checked(
            State.WARN,
            f"{counted(len(holding), 'earlier document holds', 'earlier documents hold')}"
            " words that were taken back since",
            "Ask whoever has them to delete them, and send this one in their place.",
            leads=Leads.LEDGER,
        )
