"""What organisers write for a summary: findings, lead sentences, disagreement, next steps.

Documents print it as drafted by people, and mask the names in it as in all other words. Every
number of a document is computed, so none belongs here: `convo review` shows those it finds.
"""

from dataclasses import dataclass, replace

from convo.errors import RefusedError
from convo.model.changes import Drop
from convo.model.ids import new_id
from convo.model.words import Audience, Part
from convo.model.written import Written
from convo.records import reading
from convo.records.drafted import get_written, written_about
from convo.text import clean
from facilitation.desk.finding import theme_called
from facilitation.desk.listing import Row
from facilitation.desk.opening import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class SummedUp:
    """What something is written about: one session, or one round.

    Raises:
        ValueError: It is both, or neither.
    """

    session_id: int | None = None
    round_id: int | None = None

    def __post_init__(self) -> None:
        if (self.session_id is None) == (self.round_id is None):
            raise ValueError("something is written about a session or about a round")


def write(
    desk: Desk,
    about: SummedUp,
    part: Part,
    text: str,
    *,
    theme: str | None = None,
    audience: Audience = Audience.INTERNAL,
) -> Written:
    """Keep something for a summary, after what its part has already.

    Args:
        desk: Where.
        about: Of what it is a summary. A round's is printed where a document has the whole round.
        part: Where it stands.
        text: What it says.
        theme: The name or alias of the theme that a lead sentence leads in; None for all others.
        audience: Everybody who may read it in a document: internal or public.

    Raises:
        NotFoundError: There is no such session, round or theme.
        RefusedError: It says nothing, or a lead sentence alone has a theme and each has one.
        TextTooLongError: It is longer than one text may be.
    """
    if (theme is not None) is not (part is Part.LEAD):
        raise RefusedError("a lead sentence needs a theme, and nothing else has one")
    there = [one for one in _written(desk, about) if one.part is part]
    made = Written(
        id=new_id(),
        part=part,
        session_id=about.session_id,
        round_id=about.round_id,
        theme_id=None if theme is None else theme_called(desk, theme).id,
        position=max((one.position for one in there), default=-1) + 1,
        text=_words(text),
        audience=audience,
    )
    desk.keep(made)
    return made


def tell(desk: Desk, id_: int, audience: Audience) -> Written:
    """Have something told to others: to the public too, or to the policy team alone.

    Raises:
        NotFoundError: Nothing that was written has this number.
    """
    made = replace(get_written(desk.records, id_), audience=audience)
    desk.keep(made)
    return made


def rewrite(desk: Desk, id_: int, text: str) -> Written:
    """Have something say *text* instead; it stays in its place.

    Raises:
        NotFoundError: Nothing that was written has this number.
        RefusedError: It would say nothing.
        TextTooLongError: It is longer than one text may be.
    """
    made = replace(get_written(desk.records, id_), text=_words(text))
    desk.keep(made)
    return made


def move(desk: Desk, id_: int, *, to: int) -> None:
    """Move something to the place *to* in its part, counted from 1; beyond the end is the end.

    Raises:
        NotFoundError: Nothing that was written has this number.
        RefusedError: There is no such place.
    """
    if to < 1:
        raise RefusedError("places are counted from 1")
    moved = get_written(desk.records, id_)
    about = SummedUp(session_id=moved.session_id, round_id=moved.round_id)
    order = [one for one in _written(desk, about) if one.part is moved.part and one != moved]
    order.insert(to - 1, moved)
    changed = [
        replace(one, position=position)
        for position, one in enumerate(order)
        if one.position != position
    ]
    if changed:
        desk.keep(*changed)


def remove(desk: Desk, id_: int) -> None:
    """Take something out that was written; `undo` brings it back.

    Raises:
        NotFoundError: Nothing that was written has this number.
    """
    desk.change(Drop(get_written(desk.records, id_)))


def written_rows(desk: Desk, about: SummedUp) -> list[Row]:
    """Return what was written about a session or a round: part by part, each in its order.

    `place` counts from 1 within the part.

    Raises:
        NotFoundError: There is no such session or round.
    """
    names = {theme.id: theme.name for theme in reading.themes(desk.records)}
    there = _written(desk, about)
    return [
        {
            "id": one.id,
            "part": one.part,
            "place": place,
            "audience": one.audience.name.lower(),
            "theme": names.get(one.theme_id or 0),
            "text": one.text,
        }
        for part in Part
        for place, one in enumerate((one for one in there if one.part is part), 1)
    ]


def _written(desk: Desk, about: SummedUp) -> list[Written]:
    if about.session_id is not None:
        reading.get_session(desk.records, about.session_id)
    if about.round_id is not None:
        reading.get_round(desk.records, about.round_id)
    return written_about(desk.records, session_id=about.session_id, round_id=about.round_id)


def _words(text: str) -> str:
    words = clean(text).strip()
    if not words:
        raise RefusedError("there is nothing written there")
    return words
