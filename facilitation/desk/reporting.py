"""Summaries: the record's one way out."""

import hashlib
import hmac
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from convo.disclosure.counts import LEAST
from convo.errors import RefusedError
from convo.model.changes import Drop
from convo.model.exported import Export
from convo.model.gathered import Gathered
from convo.model.ids import new_id
from convo.model.words import Audience
from convo.records import gathering, reading
from convo.regions import CROSS_REGIONAL, WIKIMEDIA
from convo.text import clean
from exports.files import default_name, write_new
from exports.formats import RENDERERS
from exports.json_lines import render_json
from exports.report.build import Terms, build_report
from exports.report.readable import listed_ids, unlisted_ids
from exports.report.values import Report
from facilitation.desk.opening import Desk

LANGUAGE = "en"
"""BCP 47, of summaries."""

TITLE = "What communities told us"
"""The title of a summary until somebody gives it one: a region or a date would be a trace."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A document that was written."""

    path: Path
    report: Report


def export(
    desk: Desk,
    session_ids: Sequence[int],
    *,
    format_name: str,
    audience: Audience,
    final: bool,
    to: Path | None = None,
    title: str = TITLE,
    at_least: int | None = None,
    going_on: Callable[[], None] = lambda: None,
) -> Exported:
    """Write a summary of sessions to a new file, and note it in the export ledger.

    The same record makes the same bytes.

    Args:
        desk: Where.
        session_ids: The sessions it is about.
        format_name: One of `exports.formats.RENDERERS`.
        audience: Everybody who could get hold of it: internal or public.
        final: Whether it is the last version and no draft for review.
        to: The file; None for a random name in the folder the program was started in.
        title: What stands at its top.
        at_least: How many people must be behind a number that is shown; None for as many as
            `convo.disclosure.counts.LEAST` has.
        going_on: Called before anything is written; what it raises leaves no file.

    Raises:
        NotFoundError: There is no such session.
        RefusedError: It is to be final, and some contributions have no theme; or fewer people are
            to be behind a number than that.
        FileInTheWayError: There is something at *to*.
    """
    made_as = RENDERERS[format_name]
    if not title.strip():
        raise RefusedError("a summary needs a title")
    kept = gathering.gather(desk.records, list(dict.fromkeys(session_ids)))
    around = surroundings(desk, audience=audience)
    report = report_of(
        kept, around, audience=audience, final=final, title=clean(title), at_least=at_least
    )
    content = made_as.render(report)
    path = to or Path(default_name(made_as.suffix))
    going_on()
    entry = _entry(desk, kept, report, format_name=format_name, content=content)
    desk.keep(entry)  # first: a document that no ledger knows is the worse of the two
    try:
        write_new(path, content)
    except BaseException:
        desk.change(Drop(entry))
        raise
    return Exported(path=path, report=report)


def _entry(
    desk: Desk, kept: Gathered, report: Report, *, format_name: str, content: bytes
) -> Export:
    """Return what the ledger is to know of a document: whose words it has, and whom it counts."""
    audience, at_least, language = report.audience, report.at_least, report.language
    return Export(
        id=new_id(),
        format=format_name,
        audience=audience,
        final=report.final,
        made_on=desk.now().date(),
        digest=hashlib.sha256(content).hexdigest(),
        contribution_ids=listed_ids(kept, audience=audience, at_least=at_least, language=language),
        unlisted_ids=unlisted_ids(kept, audience=audience, at_least=at_least, language=language),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a report takes from the rest of the record."""

    secret: bytes = field(repr=False)
    earlier: tuple[frozenset[int], ...]
    """What each earlier report to the same audience counted and did not list."""

    names: frozenset[str] = field(repr=False)
    """Of everybody whom the record names, in whichever session."""


def surroundings(desk: Desk, *, audience: Audience) -> Surroundings:
    """Return what a report for *audience* takes from the rest of the record."""
    people = reading.participants(desk.records)
    exports = reading.exports_to(desk.records, audience)
    return Surroundings(
        secret=reading.secret_of(desk.records),
        earlier=tuple(one.unlisted_ids for one in exports if one.format in RENDERERS),
        names=frozenset(
            name for one in people for name in (one.name, *one.aliases) if name is not None
        ),
    )


def report_of(
    kept: Gathered,
    around: Surroundings,
    *,
    audience: Audience,
    final: bool,
    title: str,
    at_least: int | None = None,
) -> Report:
    """Return the report of what was gathered; the same record has the same one.

    Its number follows from what it says, so two reports that differ have different numbers.

    Raises:
        RefusedError: As `export` does.
    """
    least = LEAST[audience]
    if at_least is not None and at_least < least:
        raise RefusedError(f"a number for this audience has {least} people behind it, or more")
    ids = ",".join(str(session.id) for session in sorted(kept.sessions, key=lambda one: one.id))
    key = hmac.digest(around.secret, f"report {audience.name} {ids}".encode(), "sha256")
    days = [session.held_on for session in kept.sessions]
    days += [said.said_on for said in kept.contributions if said.said_on is not None]
    terms = Terms(
        audience=audience,
        at_least=at_least or least,
        final=final,
        title=title,
        number=0,
        data_to=max(days),
        language=LANGUAGE,
        regions=[region for region in WIKIMEDIA.regions if region != CROSS_REGIONAL],
        names=around.names,
    )
    report = build_report(kept, terms, key=key, earlier=around.earlier)
    mark = hmac.digest(key, render_json(report), "sha256")
    return replace(report, number=int.from_bytes(mark[:5], "big"))
