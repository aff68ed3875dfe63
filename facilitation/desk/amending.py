"""Correcting what was noted: words, speaker, kind, language. All of it can be undone."""

from concurrent.futures import Future
from dataclasses import replace

from convo.errors import RefusedError
from convo.languages.tags import canonical
from convo.model.changes import Keep, Saved
from convo.model.contributions import Agreement, Contribution
from convo.model.words import Form, Kind
from convo.records import reading
from convo.text import clean
from facilitation.desk.finding import Finder
from facilitation.desk.opening import Desk


def amend(
    desk: Desk,
    contribution_id: int,
    *,
    text: str | None = None,
    kind: Kind | None = None,
    form: Form | None = None,
    language: str | None = None,
) -> Future[Saved]:
    """Have a contribution corrected; None leaves what is as it is.

    How it is attributed and where it may go is none of this: see `narrowing` and `consenting`.

    Raises:
        NotFoundError: There is no such contribution.
        RefusedError: No words would be left, or there is no such language.
    """
    said = reading.get_contribution(desk.records, contribution_id)
    words = said.text if text is None else clean(text).strip()
    if not words:
        raise RefusedError("this would leave no words: purge it instead")
    now = replace(
        said,
        text=words,
        kind=kind or said.kind,
        form=form or said.form,
        language=canonical(language) if language else said.language,
        language_confirmed=said.language_confirmed or language is not None,
    )
    return desk.hand_in(Keep(now))


def contribution_called(desk: Desk, contribution_id: int) -> Contribution:
    """Return a contribution, to be shown to whoever amends it.

    Raises:
        NotFoundError: There is no such contribution.
    """
    return reading.get_contribution(desk.records, contribution_id)


def agree(desk: Desk, contribution_id: int, count: int = 1) -> Future[Saved]:
    """Have more people counted who agree; who they are is not kept."""
    agreed = reading.agreed_with(desk.records, contribution_id) + count
    return desk.hand_in(Keep(Agreement(contribution_id=contribution_id, count=agreed)))


def reassign(desk: Desk, contribution_id: int, handle: str) -> Future[Saved]:
    """Have a contribution noted under another handle: the note-taker heard wrong.

    Raises:
        NotFoundError: There is no such contribution.
        RefusedError: Nobody may be known to have said it, or it is told by name.
    """
    said = reading.get_contribution(desk.records, contribution_id)
    if said.participant_id is None:
        raise RefusedError("nobody is known to have said this: that needs consent")
    finder = Finder(desk, said.session_id)
    person = finder.by_handle(handle)
    _refuse_another_name(said, finder)
    return desk.hand_in(*map(Keep, finder.new), Keep(replace(said, participant_id=person.id)))


def _refuse_another_name(said: Contribution, finder: Finder) -> None:
    person = finder.person(said.participant_id)
    if person is not None and person.name is not None:
        raise RefusedError("this is attributed to somebody by name: narrow it first")
