"""Correcting what was noted: words, speaker, kind, language. All of it can be undone."""

from concurrent.futures import Future
from dataclasses import replace

from convo.errors import NotFoundError, RefusedError
from convo.languages.tags import canonical
from convo.model.changes import Drop, Keep, Saved
from convo.model.contributions import Agreement, Contribution, Translation
from convo.model.words import Form, Kind
from convo.records import glance, reading
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


def translate(
    desk: Desk,
    contribution_id: int,
    language: str,
    *,
    text: str | None = None,
    by_machine: bool | None = None,
    checked: bool | None = None,
) -> Future[Saved]:
    """Have a contribution's words kept in another language; None leaves what is as it is.

    A translation is by a person unless told otherwise. Other words are unchecked ones: whoever
    compared the translation with the original did not see them.

    Raises:
        NotFoundError: There is no such contribution.
        RefusedError: There are no words, or there is no such language.
    """
    said = reading.get_contribution(desk.records, contribution_id)
    before = _translation_into(desk, contribution_id, canonical(language))
    words = clean(text).strip() if text is not None else before.text if before else ""
    if not words:
        raise RefusedError("a translation needs words: take it out instead")
    is_as_checked = before is not None and before.checked and before.text == words
    now = Translation(
        contribution_id=said.id,
        language=canonical(language),
        text=words,
        by_machine=(before.by_machine if before else False) if by_machine is None else by_machine,
        checked=is_as_checked if checked is None else checked,
    )
    return desk.hand_in(Keep(now))


def take_translation_out(desk: Desk, contribution_id: int, language: str) -> Future[Saved]:
    """Have a translation dropped.

    Raises:
        NotFoundError: There is none into that language.
        RefusedError: There is no such language.
    """
    found = _translation_into(desk, contribution_id, canonical(language))
    if found is None:
        raise NotFoundError("there is no translation into that language")
    return desk.hand_in(Drop(found))


def languages_of(desk: Desk, contribution_id: int) -> tuple[str, ...]:
    """Return the languages of the session in which something was said, as BCP 47 tags.

    Raises:
        NotFoundError: There is no such contribution.
    """
    said = reading.get_contribution(desk.records, contribution_id)
    return reading.get_session(desk.records, said.session_id).languages


def agree(desk: Desk, contribution_id: int, count: int = 1) -> Future[Saved]:
    """Have more people counted who agree; who they are is not kept."""
    agreed = reading.agreed_with(desk.records, contribution_id) + count
    return desk.hand_in(Keep(Agreement(contribution_id=contribution_id, count=agreed)))


def reassign(desk: Desk, contribution_id: int, handle: str) -> Future[Saved]:
    """Have a contribution noted under another handle: the note-taker heard wrong.

    What is one note with it, or the same point noted twice, goes along.

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
    theirs = [one for one in reading.one_with(desk.records, said) if one.participant_id]
    moved = [replace(one, participant_id=person.id) for one in theirs]
    return desk.hand_in(*map(Keep, (*finder.new, *moved)))


def _refuse_another_name(said: Contribution, finder: Finder) -> None:
    person = finder.person(said.participant_id)
    if person is not None and person.name is not None:
        raise RefusedError("this is attributed to somebody by name: narrow it first")


def _translation_into(desk: Desk, contribution_id: int, language: str) -> Translation | None:
    found = glance.translations_of(desk.records, contribution_id)
    return next((one for one in found if one.language == language), None)
