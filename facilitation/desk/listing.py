"""What the record holds, as plain rows for lists and for JSON."""

from typing import Any

from convo.model.contributions import Contribution, Translation
from convo.model.gathered import Gathered
from convo.model.sessions import Session
from convo.model.words import Attribution
from convo.records import gathering, glance, reading
from convo.records.search import search
from convo.rules.withdrawal import withdrawal_code
from facilitation.desk.opening import Desk

Row = dict[str, Any]
"""Names of columns and what stands in them: text, numbers, true and false, null, lists."""


def contribution_rows(desk: Desk, session_id: int) -> list[Row]:
    """Return the contributions of a session: in conversation order where one is kept, else by id.

    Raises:
        NotFoundError: There is no such session.
    """
    return _rows(gathering.gather_noted(desk.records, [session_id]))


def found_rows(desk: Desk, query: str, *, limit: int, by_rank: bool = False) -> list[Row]:
    """Return the contributions that hold the words of *query*, at most *limit*."""
    ids = search(desk.records, query, limit=limit, by_rank=by_rank)
    rows = {row["id"]: row for row in _rows(gathering.gather_only(desk.records, ids))}
    return [rows[id_] for id_ in ids if id_ in rows]


def code_rows(desk: Desk, session_id: int) -> list[Row]:
    """Return the withdrawal code of each contribution of a session, by id.

    Raises:
        NotFoundError: There is no such session.
    """
    kept = gathering.gather_noted(desk.records, [session_id]).contributions
    secret = reading.secret_of(desk.records)
    ids = sorted(one.id for one in kept)
    return [{"id": id_, "code": withdrawal_code(id_, secret=secret)} for id_ in ids]


def export_rows(desk: Desk) -> list[Row]:
    """Return the documents that left, the oldest first: by what they can be told from others."""
    there = set(reading.all_contribution_ids(desk.records))
    return [
        {
            "id": one.id,
            "made_on": one.made_on.isoformat(),
            "format": one.format,
            "audience": one.audience.name.lower(),
            "final": one.final,
            "contributions": len(one.contribution_ids),
            "taken_back": len(one.contribution_ids - there),
            "digest": one.digest,
        }
        for one in reading.exports(desk.records)
    ]


def people_rows(desk: Desk, session_id: int) -> list[Row]:
    """Return those of a session whom the notes know, by handle.

    Raises:
        NotFoundError: There is no such session.
    """
    session = reading.get_session(desk.records, session_id)
    return [
        {"handle": one.handle, "name": one.name, "aliases": list(one.aliases)}
        for one in reading.participants_in(desk.records, session.id)
    ]


def session_row(desk: Desk, session: Session) -> Row:
    """Return one session, with how many contributions it has."""
    return {
        "id": session.id,
        "title": session.title,
        "region": session.region,
        "zone": session.zone,
        "held_on": session.held_on.isoformat(),
        "starts_at": session.starts_at and _utc(session.starts_at.isoformat()),
        "languages": list(session.languages),
        "rule": session.rule,
        "focus_group": session.focus_group,
        "closed": session.closed,
        "round": session.round_id,
        "follows": session.follows,
        "begun_on": session.begun_on and session.begun_on.isoformat(),
        "rule_version": session.rule_version,
        "contributions": glance.points_in(desk.records, session.id),
        "agenda": [
            {"text": one.text, "minutes": one.minutes, "carried_from": one.carried_from}
            for one in reading.prompts_in(desk.records, session.id)
        ],
    }


def session_rows(desk: Desk) -> list[Row]:
    """Return all sessions, by the day they were held."""
    return [session_row(desk, session) for session in reading.sessions(desk.records)]


def _rows(kept: Gathered) -> list[Row]:
    prompts = {prompt.id: prompt.text for prompt in kept.prompts}
    people = {person.id: person for person in kept.participants}
    names = {theme.id: theme.name for theme in kept.themes}
    first_language = {one.id: one.languages[0] for one in kept.sessions if one.languages}
    themes: dict[int, list[str]] = {}
    for tag in kept.tags:
        themes.setdefault(tag.contribution_id, []).append(names[tag.theme_id])
    translations: dict[int, list[Translation]] = {}
    for translation in kept.translations:
        translations.setdefault(translation.contribution_id, []).append(translation)

    def row(one: Contribution) -> Row:
        person = people.get(one.participant_id or 0)
        is_named = one.attribution is Attribution.NAMED
        language = first_language.get(one.session_id, "en")
        return {
            "id": one.id,
            "session": one.session_id,
            "prompt": prompts.get(one.prompt_id or 0),
            "author": person.name if person and is_named else None,
            "handle": person and person.handle,
            "role": one.role,
            "attribution": one.attribution,
            "use": one.use,
            "kind": one.kind,
            "form": one.form,
            "said_at": _said(one),
            "reply_to": one.reply_to,
            "unsigned": one.unsigned,
            "one_with": one.one_with,
            "same_as": one.same_as,
            "language": one.language,
            "text": one.text,
            "translation": _into(language, translations.get(one.id, [])),
            "themes": sorted(themes.get(one.id, [])),
        }

    return list(map(row, kept.contributions))


def _said(one: Contribution) -> str | None:
    if one.said_at is not None:
        return _utc(one.said_at.isoformat())
    return None if one.said_on is None else one.said_on.isoformat()


def _into(language: str, translations: list[Translation]) -> str | None:
    """Return the translation into *language*, else any."""
    ranked = sorted(translations, key=lambda one: (one.language != language, one.language))
    return ranked[0].text if ranked else None


def _utc(iso: str) -> str:
    return iso.replace("+00:00", "Z")
