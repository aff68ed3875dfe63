"""Passages of what was said that ask or promise something of their own."""

from dataclasses import replace

from convo.model.consent import Consent
from convo.model.contributions import Contribution
from convo.model.ids import new_id
from convo.model.words import Kind
from convo.records import reading
from convo.records.things import find
from convo.rules import notes
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
        RefusedError: As `convo.rules.notes.passage` does.
        SessionClosedError: The session is closed.
    """
    said = reading.get_contribution(desk.records, said.id)
    made = notes.passage(
        said, clean(begins).strip(), clean(ends).strip(), kind=kind, new_id=new_id()
    )
    agreed = find(desk.records, Consent, "contribution_id = :id", {"id": said.id})
    desk.keep(made, *(replace(one, contribution_id=made.id) for one in agreed))
    return made
