"""What a note-taker chooses before typing, and what a line says instead."""

from dataclasses import dataclass, field, replace
from typing import Final

from convo.errors import RefusedError, RuleError
from convo.model.words import Attribution, Form, Kind, Role, Use
from convo.sources.quick_line import Spoken
from facilitation.desk.attributing import by_handle, is_within, safest_use, widest
from facilitation.desk.finding import Finder


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What holds for the words to come, where their line does not say otherwise.

    None is the safest that fits: nobody, no more than the rule allows of a handle, and no wider
    use than what was typed can bear.
    """

    who: str | None = field(default=None, repr=False)
    """A handle."""

    attribution: Attribution | None = None
    role: Role | None = None
    kind: Kind | None = None
    form: Form | None = None
    use: Use | None = None
    language: str | None = None
    """BCP 47."""


NOTHING_CHOSEN: Final = Chosen()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """How words are kept."""

    participant_id: int | None
    attribution: Attribution
    role: Role | None
    kind: Kind
    form: Form
    use: Use


def spoken_by(line: Spoken, chosen: Chosen, finder: Finder) -> Attributed:
    """Return how the words of *line* are kept; who is new joins the roster of *finder*.

    Anonymous, nothing is kept of who it was. A role or a name is told only of what was chosen.

    Raises:
        RuleError: The session's rule does not allow the attribution that was chosen.
        RefusedError: It is to be attributed to a role or a name, and there is none.
    """
    if line.who is not None and chosen.who not in (None, line.who):
        chosen = replace(chosen, who=None, attribution=None, role=None)  # it is of somebody else
    who = None if line.anonymous else line.who or chosen.who
    form = line.form if line.form is not Form.PARAPHRASE else chosen.form or line.form
    attribution = _attribution(line, chosen, finder, who)
    is_anonymous = attribution is Attribution.ANONYMOUS
    role = chosen.role if attribution in (Attribution.ROLE, Attribution.NAMED) else None
    if attribution is Attribution.ROLE and role is None:
        raise RefusedError("say which role: choose one before you save")
    person = None if who is None or is_anonymous else finder.by_handle(who)
    if attribution is Attribution.NAMED and (
        chosen.who is None or person is None or person.name is None
    ):
        raise RefusedError("nobody with a name was chosen: choose who speaks first")
    return Attributed(
        participant_id=None if person is None else person.id,
        attribution=attribution,
        role=role,
        kind=line.kind if line.kind is not Kind.COMMENT else chosen.kind or line.kind,
        form=form,
        use=chosen.use or safest_use(form),
    )


def _attribution(line: Spoken, chosen: Chosen, finder: Finder, who: str | None) -> Attribution:
    if line.anonymous:
        return Attribution.ANONYMOUS
    if chosen.attribution is None:
        return Attribution.ANONYMOUS if who is None else by_handle(finder.session)
    if not is_within(chosen.attribution, finder.session, role=chosen.role):
        most = widest(finder.session, role=chosen.role)
        raise RuleError(f"this session's rule allows `{most}` at the most")
    return chosen.attribution
