"""What could identify somebody, looked at before a summary leaves."""

from collections.abc import Sequence
from dataclasses import dataclass

from convo.disclosure.counts import LEAST
from convo.model.words import Audience
from convo.records import gathering
from exports.report.drafts import NumberInDraft, numbers_in_drafts
from exports.report.review import NameInContext, names_in_context
from exports.report.risks import Risks, risks_in
from exports.tongue import report_language
from facilitation.desk.listing import Row
from facilitation.desk.opening import Desk
from facilitation.desk.reporting import LANGUAGE, surroundings


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What the exporter looks at. It is for this team's own screens alone."""

    names: tuple[NameInContext, ...]
    risks: Risks
    numbers: tuple[NumberInDraft, ...]
    """In what organisers wrote: nobody computed them, and no small one is withheld."""


def review(
    desk: Desk,
    session_ids: Sequence[int],
    *,
    audience: Audience,
    language: str = LANGUAGE,
    at_least: int | None = None,
) -> Review:
    """Return what a summary of sessions would mask, and what else could tell who spoke.

    Args:
        desk: Where.
        session_ids: The sessions.
        audience: Whom the summary is for.
        language: What it is written in: translations into it are looked at.
        at_least: How many people must be behind a number that it shows; None for the least.

    Raises:
        NotFoundError: There is no such session.
        RefusedError: No summaries are written in that language.
        ValueError: The audience is nobody outside.
    """
    language = report_language(language)
    kept = gathering.gather(desk.records, list(dict.fromkeys(session_ids)))
    at_least = at_least or LEAST[audience]
    around = surroundings(desk)
    return Review(
        names=names_in_context(
            kept,
            audience=audience,
            at_least=at_least,
            language=language,
            names=around.names,
        ),
        numbers=numbers_in_drafts(kept, audience=audience, whole_rounds=around.whole_rounds(kept)),
        risks=risks_in(kept, audience=audience, at_least=at_least, language=language),
    )


def review_rows(found: Review) -> list[Row]:
    """Return each name in what was said, and each number in what organisers wrote."""
    return [
        {
            "contribution": one.at.contribution_id,
            "written": None,
            "kind": one.kind,
            "certain": one.certain,
            "masked": one.masked,
            "clearable": one.clearable,
            "before": one.at.before,
            "word": one.at.word,
            "after": one.at.after,
        }
        for one in found.names
    ] + [
        {
            "contribution": None,
            "written": one.written_id,
            "kind": "number",
            "certain": True,
            "masked": False,
            "clearable": False,
            "before": one.before,
            "word": one.number,
            "after": one.after,
        }
        for one in found.numbers
    ]
