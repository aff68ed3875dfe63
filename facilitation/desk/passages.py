"""Passages of what was said that ask or promise something of their own."""

from dataclasses import replace

from convo.errors import RefusedError
from convo.model.consent import Consent
from convo.model.contributions import Contribution
from convo.model.ids import new_id
from convo.model.words import Kind
from convo.records import reading
from convo.records.things import find
from convo.text import clean
from facilitation.desk.opening import Desk


def take_passage(
    desk: Desk, said: Contribution, begins: str, ends: str, *, kind: Kind
) -> Contribution:
    """Note a passage of a contribution as one of its own: its words, and no others.

    The contribution stays whole. Whatever is kept of who said it, and when, is kept of the
    passage too, as it is by now, and what was agreed to holds for both; they count as one person,
    and are erased together. A passage of a second note stands for itself.

    Args:
        desk: Where.
        said: The contribution, such as a post that asks several things.
        begins: The first words of the passage: they stand in it once.
        ends: The last ones: the first place where they stand after that.
        kind: What the passage is.

    Raises:
        NotFoundError: It is gone meanwhile.
        RefusedError: The words do not stand there, or begin there more than once.
        SessionClosedError: The session is closed.
    """
    said = reading.get_contribution(desk.records, said.id)
    text = _passage(said.text, clean(begins).strip(), clean(ends).strip())
    made = replace(said, id=new_id(), one_with=said.id, same_as=None, kind=kind, text=text)
    agreed = find(desk.records, Consent, "contribution_id = :id", {"id": said.id})
    desk.keep(made, *(replace(one, contribution_id=made.id) for one in agreed))
    return made


def _passage(text: str, begins: str, ends: str) -> str:
    if not begins or text.count(begins) != 1:
        raise RefusedError("the first words do not stand there once: type more of them")
    at = text.index(begins)
    last = text.find(ends, at)
    if not ends or last < 0:
        raise RefusedError("the last words do not stand there after the first")
    return text[at : last + len(ends)]
