"""Summaries: the record's one way out."""

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
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
from exports.formats import READ_BY_PEOPLE, RENDERERS, notes_on
from exports.json_lines import render_json
from exports.layout import Layout, Progress, unseen
from exports.outline.english import sentences
from exports.report.build import Terms, build_report
from exports.report.memory import in_the_way
from exports.report.readable import listed_ids, unlisted_ids
from exports.report.values import Report
from exports.tongue import report_language, tongue_of
from facilitation.desk.opening import Desk

LANGUAGE = "en"
"""BCP 47, of summaries unless somebody asks for another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """A document that was written."""

    path: Path
    report: Report
    notes: tuple[str, ...] = ()
    """What whoever chose its template should know of that, in sentences."""


def export(
    desk: Desk,
    session_ids: Sequence[int],
    *,
    format_name: str,
    audience: Audience,
    final: bool,
    to: Path | None = None,
    title: str | None = None,
    language: str = LANGUAGE,
    at_least: int | None = None,
    review_until: date | None = None,
    for_participants: bool = False,
    layout: Layout | None = None,
    progress: Progress = unseen,
) -> Exported:
    """Write a summary to a new file, and note it in the ledger: the same record, the same bytes.

    Args:
        desk: Where.
        session_ids: The sessions it is about.
        format_name: One of `exports.formats.RENDERERS`.
        audience: Everybody who could get hold of it: internal or public.
        final: Whether it is the last version and no draft for review.
        to: The file; None for a random name in the folder the program was started in.
        title: What stands at its top; None for words that leave no trace of a region or a day.
        language: BCP 47: one of `exports.tongue.LOCALES`, with or without a region.
        at_least: How many people must be behind a number; None for `counts.LEAST`.
        review_until: UTC, the last day on which a draft can be reviewed; None for none.
        for_participants: Whether those who took part in one session are to look at their words.
        layout: What its pages look like, in a format that has pages; A4 unless said.
        progress: Told how far it is, lastly before there is a file: what it raises leaves none.

    Raises:
        NotFoundError: There is no such session.
        RefusedError: What is final has contributions without a theme, or is to be reviewed; or
            the threshold, language, template or copy is none that there can be; or it would tell
            what an earlier document withheld.
        FileInTheWayError: There is something at *to*.
    """
    language = report_language(language)
    if for_participants:
        refuse_copy(session_ids, format_name=format_name, audience=audience)
    kept = gathering.gather_noted(desk.records, list(dict.fromkeys(session_ids)))
    report = report_of(
        kept,
        surroundings_to_leave(desk, session_ids, audience=audience),
        audience=audience,
        final=final,
        title=title_of(title, language),
        language=language,
        at_least=at_least,
        review_until=review_until,
        for_participants=for_participants,
    )
    content = RENDERERS[format_name].render(report, layout := layout or Layout(), progress)
    path = to or Path(default_name(RENDERERS[format_name].suffix))
    progress(len(content), len(content))
    write_noted(desk, _entry(desk, kept, report, format_name, content), path, content)
    return Exported(path=path, report=report, notes=notes_on(layout))


def title_of(given: str | None, language: str) -> str:
    """Return the title of a summary: the one *given*, or the same words above every summary.

    Raises:
        RefusedError: It is blank.
    """
    title = tongue_of(language).say(sentences.UNTITLED) if given is None else clean(given)
    if not title.strip():
        raise RefusedError("a summary needs a title")
    return title


def refuse_copy(session_ids: Collection[int], *, format_name: str, audience: Audience) -> None:
    """Refuse a copy for participants that would not be one.

    Raises:
        RefusedError: It is of several sessions, tells more than the public may read, or its
            format is none that people read.
    """
    if format_name not in READ_BY_PEOPLE:
        raise RefusedError("a review copy is read by people: as word, markdown or wikitext")
    if len(set(session_ids)) != 1:
        raise RefusedError("a review copy is for those who took part in one session")
    if audience is not Audience.PUBLIC:
        raise RefusedError("a review copy tells what the public is told: make it for the public")


def write_noted(desk: Desk, entry: Export, path: Path, content: bytes) -> None:
    """Write a new file, and note it in the export ledger; both or neither.

    Raises:
        FileInTheWayError: There is something at *path*.
    """
    desk.keep(entry)  # first: a document that no ledger knows is the worse of the two
    try:
        write_new(path, content)
    except BaseException:
        desk.change(Drop(entry))
        raise


def _entry(desk: Desk, kept: Gathered, report: Report, format_name: str, content: bytes) -> Export:
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
        session_ids=frozenset(session.id for session in kept.sessions),
        withheld=report.withheld,
        apart=report.apart,
        cells=report.cells,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a report takes from the rest of the record."""

    secret: bytes = field(repr=False)
    earlier: tuple[Export, ...]
    """All earlier reports, the oldest first."""

    rounds: Mapping[int, frozenset[int]]
    """The ids of the sessions of each round."""

    names: frozenset[str] = field(repr=False)
    """Of everybody whom the record names, in whichever session."""

    def after(self, earlier: tuple[Export, ...]) -> "Surroundings":
        """Return the same for a report that only some were made before."""
        return Surroundings(
            secret=self.secret, earlier=earlier, rounds=self.rounds, names=self.names
        )

    def whole_rounds(self, kept: Gathered) -> frozenset[int]:
        """Return the rounds of which every session was gathered."""
        there = {session.id for session in kept.sessions}
        return frozenset(id_ for id_, sessions in self.rounds.items() if sessions <= there)


def surroundings(desk: Desk) -> Surroundings:
    """Return what a report takes from the rest of the record."""
    people = reading.participants(desk.records)
    exports = reading.exports(desk.records)
    rounds: defaultdict[int, set[int]] = defaultdict(set)
    for session in reading.sessions(desk.records):
        if session.round_id is not None:
            rounds[session.round_id].add(session.id)
    return Surroundings(
        secret=reading.secret_of(desk.records),
        earlier=tuple(one for one in exports if one.format in RENDERERS),
        rounds={id_: frozenset(sessions) for id_, sessions in rounds.items()},
        names=frozenset(
            name for one in people for name in (one.name, *one.aliases) if name is not None
        ),
    )


def surroundings_to_leave(
    desk: Desk, session_ids: Collection[int], *, audience: Audience
) -> Surroundings:
    """Return the surroundings of a document that is to be written.

    Raises:
        RefusedError: By the sessions it is about, it would tell what an earlier one withheld.
    """
    around = surroundings(desk)
    other = in_the_way(session_ids, around.earlier, audience=audience)
    if other is not None:
        raise RefusedError(
            f"the document of {other.made_on} withholds how much was said in a session, which this"
            " one would tell: make a copy of one session, or of some, before the summary of more"
        )
    return around


def report_of(
    kept: Gathered,
    around: Surroundings,
    *,
    audience: Audience,
    final: bool,
    title: str,
    language: str = LANGUAGE,
    at_least: int | None = None,
    review_until: date | None = None,
    for_participants: bool = False,
) -> Report:
    """Return the report of what was gathered; the same record has the same one.

    Its number follows from what it says, so two reports that differ have different numbers.

    Raises:
        RefusedError: As `export` does.
    """
    if final and (review_until is not None or for_participants):
        raise RefusedError("what is final is reviewed no more: make a draft")
    least = LEAST[audience]
    if at_least is not None and at_least < least:
        raise RefusedError(f"a number for this audience has {least} people behind it, or more")
    ids = ",".join(str(session.id) for session in sorted(kept.sessions, key=lambda one: one.id))
    # Whatever makes the statements of two documents differ: no number is to join them.
    about = f"{audience.name} {language} {at_least or least} {for_participants} {ids}"
    key = hmac.digest(around.secret, f"report {about}".encode(), "sha256")
    days = [session.held_on for session in kept.sessions]
    listed = listed_ids(
        kept, audience=audience, at_least=at_least or least, language=language
    )  # what is not listed tells no day either
    days += [one.said_on for one in kept.contributions if one.said_on and one.id in listed]
    terms = Terms(
        audience=audience,
        at_least=at_least or least,
        final=final,
        title=title,
        number=0,
        data_to=max(days),
        review_until=review_until,
        for_participants=for_participants,
        whole_rounds=around.whole_rounds(kept),
        language=language,
        regions=[region for region in WIKIMEDIA.regions if region != CROSS_REGIONAL],
        names=around.names,
    )
    report = build_report(kept, terms, key=key, earlier=around.earlier)
    mark = hmac.digest(key, render_json(report), "sha256")
    return replace(report, number=int.from_bytes(mark[:5], "big"))
