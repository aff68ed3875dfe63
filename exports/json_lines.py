"""Reports as JSON Lines: for programs, and without any loss.

The first line says what the file is: its `format`, `version`, `minor`, `audience` and `data_to`.
Every other line is one thing with its `kind`. The kinds, in their order, and what else each has:

- `report`, once: `number` as printed, `title`, `final`, `review_until`, `for_participants`,
  `language`, `at_least`, `contributions`, `captured`, `languages`, `more_languages`,
  `noted_twice`, `teams_told`, `uncategorised` (contributions and statements).
- `conversation`: `held_on`, `region`, `zone`, `rule`, `languages`, `contributions`, `people`,
  `follows` (which one it carries on from, counted from 0, if that is here).
- `theme`: `name`, `definition`, `contributions`, `statements`, `raised_in` (how many conversations
  at least).
- `theme-by-region`: `theme`, `statements`, `regions` (a number for each; null where none was held).
- `contribution`: `number`, `contribution_kind`, `form`, `words`, `language`, `translation` (null,
  or words, by_machine and checked), `name`, `role`, `region`, `themes`, `agreed`, `addressee` (of a
  recommendation; empty where it is not told).
- `question`: `number`, `contribution`, `state`, `merged_with`, `responses`, `raised_in`.
- `commitment`: `contribution`, `team`, `due`, `state`.
- `agreement` of two readers: `theme` (null for all together), `texts` both read, `kappa`, `alpha`
  (two places; null where not told).
- `left-out`: `reasons`, `contributions`.
- `absent`, once at most: `regions` without a conversation, `roles` that nobody is told to have.
- `model`: `contribution`, a practice that may be shown as one.
- `forum`: `name`, `region`, `about`, `languages`, `contributions` that speak of it.
- `contact`: `region`, `language`, `purpose`, `route`, `fallback`, `urgent`, `verified_on`, `stale`.
- `no-contact`, once at most: `regions`, `languages` for which there is none.
- `to-prepare`: `preparer`, `region`, `text`, `contribution` it was made of.
- `written` by organisers: `part`, `theme`, `text`.
- `changes` since a draft, once at most: `since`, `added`, `gone`.

Statements, responses, what a question is merged with, and the contribution of a question or
commitment are numbers of contributions. Keys are sorted. A number that is withheld is an object:
`{"below": 5}`, or `{"below": null}` where not even that may be told. So is a band,
`{"from": 5, "to": 9}`, with null for no end. Dates are ISO 8601, languages BCP 47; a text that
may not be told, or that nobody knows, is null. So is a region or language where it is any.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Final, TypeAlias

from convo.disclosure.counts import Band, Figure, Withheld
from exports.json_beside import things_beside
from exports.report.values import Conversation, Report, Statement

FORMAT: Final = "convo-report"
VERSION: Final = 1
"""Raised when a reader of an earlier version would misread a file."""

MINOR: Final = 4
"""Raised when there is more to read; 0 where a file does not say."""

_Object: TypeAlias = Mapping[str, object]


def render_json(report: Report) -> bytes:
    """Return *report* as UTF-8 JSON Lines, without a byte order mark."""
    head = {
        "format": FORMAT,
        "version": VERSION,
        "minor": MINOR,
        "audience": report.audience.name.lower(),
        "data_to": report.data_to.isoformat(),
    }
    lines = (
        json.dumps(each, ensure_ascii=False, sort_keys=True, allow_nan=False)
        for each in (head, *_things(report))
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _things(report: Report) -> Iterator[_Object]:
    """Yield all of a report in its own order."""
    yield _report(report)
    yield from map(_conversation, report.conversations)
    for theme in report.themes:
        yield {
            "kind": "theme",
            "name": theme.name,
            "definition": theme.definition,
            "contributions": _figure(theme.contributions),
            "statements": theme.statements,
            "raised_in": theme.raised_in,
        }
    yield from _regions(report)
    yield from map(_statement, report.statements)
    yield from _ledger(report)
    for agreed in report.agreement:
        yield {
            "kind": "agreement",
            "theme": agreed.theme,
            "texts": _figure(agreed.texts),
            "kappa": None if agreed.kappa is None else round(agreed.kappa, 2),
            "alpha": None if agreed.alpha is None else round(agreed.alpha, 2),
        }
    for left_out in report.left_out:
        yield {
            "kind": "left-out",
            "reasons": left_out.reasons,
            "contributions": _figure(left_out.number),
        }
    yield from things_beside(report.beside, figure=_figure)


def _report(report: Report) -> _Object:
    return {
        "kind": "report",
        "number": report.code,
        "title": report.title,
        "final": report.final,
        "review_until": None if report.review_until is None else report.review_until.isoformat(),
        "for_participants": report.for_participants,
        "language": report.language,
        "at_least": report.at_least,
        "contributions": _figure(report.contributions),
        "captured": _figure(report.captured),
        "languages": report.languages,
        "more_languages": report.more_languages,
        "noted_twice": report.noted_twice,
        "teams_told": report.teams_told,
        "uncategorised": {
            "contributions": _figure(report.uncategorised.contributions),
            "statements": report.uncategorised.statements,
        },
    }


def _conversation(given: Conversation) -> _Object:
    return {
        "kind": "conversation",
        "held_on": given.held_on.isoformat(),
        "region": given.region,
        "zone": given.zone,
        "rule": given.rule,
        "languages": given.languages,
        "contributions": _figure(given.contributions),
        "people": None if given.people is None else _figure(given.people),
        "follows": given.follows,
    }


def _regions(report: Report) -> Iterator[_Object]:
    """Yield the table of regions, row by row; a region without a session is null."""
    if report.by_region is None:
        return
    for theme, total, cells in report.by_region.rows:
        by_name = zip(report.by_region.regions, cells, strict=True)
        yield {
            "kind": "theme-by-region",
            "theme": theme,
            "statements": total,
            "regions": {
                region: None if cell is None else _figure(cell) for region, cell in by_name
            },
        }


def _statement(given: Statement) -> _Object:
    translation = given.translation
    return {
        "kind": "contribution",
        "number": given.number,
        "contribution_kind": given.kind,
        "form": given.form,
        "words": given.words,
        "language": given.language,
        "translation": translation
        and {
            "words": translation.words,
            "by_machine": translation.by_machine,
            "checked": translation.checked,
        },
        "name": given.credit.name,
        "role": given.credit.role,
        "region": given.credit.region,
        "themes": given.themes,
        "agreed": _figure(given.agreed),
        "addressee": given.addressee,
    }


def _ledger(report: Report) -> Iterator[_Object]:
    for question in report.questions:
        yield {
            "kind": "question",
            "number": question.number,
            "contribution": question.statement,
            "state": question.state,
            "merged_with": question.merged_with,
            "responses": question.responses,
            "raised_in": question.raised_in,
        }
    for promise in report.commitments:
        yield {
            "kind": "commitment",
            "contribution": promise.statement,
            "team": promise.team,
            "due": None if promise.due is None else promise.due.isoformat(),
            "state": promise.state,
        }


def _figure(given: Figure | Band) -> object:
    if isinstance(given, Withheld):
        return {"below": given.below}
    if isinstance(given, Band):
        return {"from": given.low, "to": given.high}
    return given
