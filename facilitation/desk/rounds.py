"""Rounds of sessions on one policy, and what one session leaves open for the next."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from convo.disclosure.attribution import Telling, ceiling_of, telling
from convo.disclosure.mentions import mask
from convo.disclosure.mentions_finder import Finder as NameFinder
from convo.errors import RefusedError
from convo.model.contributions import Contribution
from convo.model.ids import new_id
from convo.model.sessions import Prompt, Round, Session
from convo.model.words import Audience
from convo.records import gathering, glance, reading
from convo.text import clean
from exports.report.masking import finder_where_nobody_is_told, is_masked
from facilitation.desk.finding import Finder
from facilitation.desk.listing import Row
from facilitation.desk.opening import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A question that nobody answered, as the next session may be asked it."""

    question_id: int
    """The contribution it comes from."""

    session_id: int
    """The session in which it was asked."""

    asked_on: date
    """The day of that session, where it was held."""

    text: str = field(repr=False)
    """Names and contact details in it are masked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedOver:
    """What a session left open."""

    questions: tuple[Carried, ...]
    """By id, which is random: not in the order in which they were asked."""

    left_out: int
    """Open questions that may not be read aloud to other people."""


def new_round(desk: Desk, title: str) -> Round:
    """Begin a round.

    Raises:
        RefusedError: The title is blank, or too long.
    """
    title = clean(title).strip()
    if not title:
        raise RefusedError("a round needs a title")
    made = Round(id=new_id(), title=title)
    desk.keep(made)
    return made


def round_rows(desk: Desk) -> list[Row]:
    """Return all rounds by title, with how many sessions and contributions each one has."""
    tallies = glance.tallies(desk.records)
    sessions: Counter[int | None] = Counter()
    contributions: defaultdict[int | None, int] = defaultdict(int)
    for session in reading.sessions(desk.records):
        sessions[session.round_id] += 1
        contributions[session.round_id] += tallies.get(session.id, (0, 0))[0]
    return [
        {
            "id": one.id,
            "title": one.title,
            "sessions": sessions[one.id],
            "contributions": contributions[one.id],
        }
        for one in reading.rounds(desk.records)
    ]


def sessions_of(desk: Desk, round_id: int) -> list[int]:
    """Return the ids of the sessions of a round, by the day they were held.

    Raises:
        NotFoundError: There is no such round.
        RefusedError: It has no session yet.
    """
    reading.get_round(desk.records, round_id)
    ids = [one.id for one in reading.sessions(desk.records) if one.round_id == round_id]
    if not ids:
        raise RefusedError("this round has no session yet")
    return ids


def carried_over(desk: Desk, session_id: int) -> CarriedOver:
    """Return the open questions of the session that a session follows; none where it follows none.

    The next session has other people in it: a question is theirs to hear as far as the public may
    read it. Nothing goes on the agenda by this; see `carry_over`.

    Raises:
        NotFoundError: There is no such session.
    """
    follows = reading.get_session(desk.records, session_id).follows
    if follows is None:
        return CarriedOver(questions=(), left_out=0)
    still_open = glance.open_questions(desk.records)
    kept = gathering.gather(desk.records, [follows])
    [session] = kept.sessions
    asked = [one for one in kept.contributions if one.id in still_open]
    told = [one for one in asked if may_be_read_aloud(one, session)]
    finder = finder_where_nobody_is_told(kept, names=())
    questions = [
        Carried(
            question_id=one.id,
            session_id=follows,
            asked_on=session.held_on,
            text=_without_names(one.text, finder),
        )
        for one in sorted(told, key=lambda one: one.id)
    ]
    return CarriedOver(questions=tuple(questions), left_out=len(asked) - len(told))


def carry_over(desk: Desk, session_id: int, question_ids: Collection[int]) -> tuple[Prompt, ...]:
    """Put open questions of the session before at the end of a session's agenda.

    Who withdraws the question later takes the prompt along.

    Returns:
        The prompts that were added: a question that is on the agenda already adds none.

    Raises:
        NotFoundError: There is no such session.
        RefusedError: One of them is not, or no longer, among what is carried over.
        SessionClosedError: The session is closed.
    """
    carried = {one.question_id: one for one in carried_over(desk, session_id).questions}
    if not carried.keys() >= set(question_ids):
        raise RefusedError("one of these questions is not open any more: look at the list again")
    finder = Finder(desk, session_id)
    for id_ in question_ids:
        finder.prompt(carried[id_].text, carried_from=id_)
    added = tuple(thing for thing in finder.new if isinstance(thing, Prompt))
    if added:
        desk.keep(*added)
    return added


def carry_all(desk: Desk, session_id: int) -> tuple[int, int]:
    """Put all that the session before left open on a session's agenda.

    Returns:
        How many questions were put there, and how many may not be read aloud to other people.

    Raises:
        NotFoundError: There is no such session.
        SessionClosedError: The session is closed.
    """
    carried = carried_over(desk, session_id)
    added = carry_over(desk, session_id, [one.question_id for one in carried.questions])
    return len(added), carried.left_out


def may_be_read_aloud(asked: Contribution, session: Session) -> bool:
    """Tell whether other people than those of a session may hear what was asked there."""
    told = telling(asked, ceiling_of(session), audience=Audience.PUBLIC)
    return told in (Telling.QUOTE, Telling.PARAPHRASE)


def _without_names(text: str, finder: NameFinder) -> str:
    """Return *text* on one line, without what names somebody or may do so."""
    found = finder.mentions(text)
    masked = mask(text, (each for each in found if is_masked(each, audience=Audience.PUBLIC)))
    return " ".join(masked.split())
