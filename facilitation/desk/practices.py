"""Practices: what may be shown as a model, and which groups are spoken of."""

from convo.errors import RefusedError
from convo.model.changes import Drop, Keep
from convo.model.contributions import Contribution
from convo.model.registers import Forum, ForumMention, Practice
from convo.model.words import Kind
from convo.records import registers
from facilitation.desk.feed import short_code
from facilitation.desk.opening import Desk


def allow(desk: Desk, said: Contribution, *, may_share: bool) -> None:
    """Note whether those who do what was told agreed to be shown as a model.

    Raises:
        RefusedError: It was noted as something else than a practice.
    """
    if said.kind is not Kind.PRACTICE:
        raise RefusedError(f"{short_code(said.id)} was noted as a {said.kind}: correct that first")
    desk.keep(Practice(contribution_id=said.id, may_share=may_share))


def link(desk: Desk, said: Contribution, forum_id: int, *, is_linked: bool) -> None:
    """Note that a contribution, of any kind, speaks of a forum; or that it does not.

    Raises:
        NotFoundError: There is no such forum.
    """
    forum = registers.get_entry(desk.records, Forum, forum_id)
    mention = ForumMention(contribution_id=said.id, forum_id=forum.id)
    desk.change(Keep(mention) if is_linked else Drop(mention))
