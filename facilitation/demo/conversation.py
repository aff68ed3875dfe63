"""The invented conversation as things to keep."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final, TypeAlias
from zoneinfo import ZoneInfo

from convo.model.answers import Commitment, Question, Recommendation, Response
from convo.model.changes import Thing
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.ids import new_id
from convo.model.people import Participant
from convo.model.sessions import Prompt, Round, Session
from convo.model.themes import Tag, Theme
from convo.model.words import Attribution, Form, Kind, Role, Use
from facilitation.demo.codebook import CODEBOOK
from facilitation.demo.drafted import drafted
from facilitation.demo.eseap import ESEAP
from facilitation.demo.mena import MENA
from facilitation.demo.registers import registers
from facilitation.demo.rows import Meeting, Said

_MEETINGS: Final = (ESEAP, MENA)
_NOBODY = "-"

_Kept: TypeAlias = tuple[Said, Contribution]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """A meeting as things to keep, and each of its contributions beside its row."""

    session: Session
    prompts: tuple[Prompt, ...]
    participants: tuple[Participant, ...]
    said: tuple[_Kept, ...]


def demo_conversation(today: date, *, ids: Callable[[], int] = new_id) -> tuple[Thing, ...]:
    """Return an invented round of two sessions, in an order in which it can be kept.

    Whatever a thing refers to comes before it, and contributions come as they were said.

    Args:
        today: The sessions were some days before it, and promises are due around it.
        ids: Makes the ids. They must be in no order: by id is how the anonymous are sorted.
    """
    the_round = Round(id=ids(), title="Safer together: human rights in our communities")
    held: list[_Held] = []
    for meeting in _MEETINGS:
        follows = held[-1].session.id if held else None
        session = _session(meeting, today, id_=ids(), round_id=the_round.id, follows=follows)
        held.append(_held(meeting, session, ids))
    themes = _themes(ids)
    said = tuple(pair for meeting in held for pair in meeting.said)
    named = {row.key: contribution.id for row, contribution in said if row.key}
    return (
        the_round,
        *(meeting.session for meeting in held),
        *(prompt for meeting in held for prompt in meeting.prompts),
        *(participant for meeting in held for participant in meeting.participants),
        *themes.values(),
        *(contribution for _, contribution in said),
        *_tags(said, themes),
        *_translations(said),
        *_agreements(said),
        *_questions(said, named),
        *_responses(said, named),
        *_commitments(said, today),
        *_recommendations(said),
        *registers(named, today, ids=ids),
        *drafted(the_round.id, themes, ids=ids),
    )


def _session(
    meeting: Meeting, today: date, *, id_: int, round_id: int, follows: int | None
) -> Session:
    day = today - timedelta(days=meeting.days_ago)
    starts_at = datetime.combine(day, time(meeting.hour), ZoneInfo(meeting.zone))
    return Session(
        id=id_,
        round_id=round_id,
        title=meeting.title,
        region=meeting.region,
        zone=meeting.zone,
        held_on=day,
        starts_at=starts_at.astimezone(UTC),
        languages=meeting.languages,
        rule=meeting.rule,
        follows=follows,
    )


def _held(meeting: Meeting, session: Session, ids: Callable[[], int]) -> _Held:
    prompts = tuple(
        Prompt(
            id=ids(),
            session_id=session.id,
            position=position,
            text=asked.prompt,
            minutes=asked.minutes,
        )
        for position, asked in enumerate(meeting.agenda)
    )
    people = {
        handle: Participant(id=ids(), session_id=session.id, handle=handle, name=name or None)
        for handle, name in meeting.people.items()
    }
    said = tuple(
        (row, _contribution(row, ids(), session=session, prompt=prompt, people=people))
        for prompt, asked in zip(prompts, meeting.agenda, strict=True)
        for row in asked.said
    )
    return _Held(session=session, prompts=prompts, participants=tuple(people.values()), said=said)


def _contribution(
    row: Said, id_: int, *, session: Session, prompt: Prompt, people: Mapping[str, Participant]
) -> Contribution:
    handle, role, attribution, use, kind, form, language = row.how.split()
    anonymous = attribution == Attribution.ANONYMOUS
    return Contribution(
        id=id_,
        session_id=session.id,
        prompt_id=prompt.id,
        participant_id=None if handle == _NOBODY else people[handle].id,
        role=_role(role),
        attribution=Attribution(attribution),
        use=Use(use),
        kind=Kind(kind),
        form=Form(form),
        said_on=None if anonymous or session.starts_at is None else session.starts_at.date(),
        language=language,
        language_confirmed=True,
        text=row.text,
    )


def _role(word: str) -> Role | None:
    return None if word == _NOBODY else Role(word)


def _themes(ids: Callable[[], int]) -> dict[str, Theme]:
    themes: dict[str, Theme] = {}
    for about in CODEBOOK:
        themes[about.name] = Theme(
            id=ids(),
            name=about.name,
            definition=about.definition,
            parent_id=themes[about.parent].id if about.parent else None,
            aliases=about.aliases,
        )
    return themes


def _tags(said: Iterable[_Kept], themes: Mapping[str, Theme]) -> Iterator[Tag]:
    for row, contribution in said:
        for name in row.themes.split():
            yield Tag(contribution_id=contribution.id, theme_id=themes[name].id)


def _translations(said: Iterable[_Kept]) -> Iterator[Translation]:
    for row, contribution in said:
        if row.english:
            yield Translation(
                contribution_id=contribution.id,
                language="en",
                text=row.english,
                by_machine=row.by_machine,
                checked=not row.by_machine,
            )


def _agreements(said: Iterable[_Kept]) -> Iterator[Agreement]:
    for row, contribution in said:
        for role, region, count in row.agreed:
            yield Agreement(
                contribution_id=contribution.id, role=_role(role), region=region, count=count
            )


def _questions(said: Iterable[_Kept], named: Mapping[str, int]) -> Iterator[Question]:
    for row, contribution in said:
        if contribution.kind is Kind.QUESTION:
            yield Question(
                contribution_id=contribution.id,
                state=row.state,
                merged_into=named[row.merged_into] if row.merged_into else None,
            )


def _responses(said: Iterable[_Kept], named: Mapping[str, int]) -> Iterator[Response]:
    for row, contribution in said:
        if row.answers:
            yield Response(question_id=named[row.answers], contribution_id=contribution.id)


def _commitments(said: Iterable[_Kept], today: date) -> Iterator[Commitment]:
    for row, contribution in said:
        if contribution.kind is Kind.COMMITMENT:
            yield Commitment(
                contribution_id=contribution.id,
                team=row.team,
                due=today + timedelta(days=row.due_in),
            )


def _recommendations(said: Iterable[_Kept]) -> Iterator[Recommendation]:
    for row, contribution in said:
        if contribution.kind is Kind.RECOMMENDATION and row.team:
            yield Recommendation(contribution_id=contribution.id, addressee=row.team)
