import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pytest

from convo.errors import NothingToUndoError
from convo.model.changes import Saved, Thing
from convo.model.consent import Consent
from convo.model.contributions import Translation
from convo.model.exported import Export
from convo.model.imported import Imported
from convo.model.registers import Escalation
from convo.model.themes import Tag, Theme
from convo.model.underway import Draft, Underway
from convo.model.words import Kind
from convo.records import reading
from facilitation.desk.feed import short_code
from facilitation.desk.home import Home
from facilitation.desk.opening import Desk, open_desk
from facilitation.desk.undoing import _WORDS, redo, subject_of, undo
from tests.build import IN_EVERY_SCRIPT, KEY, SAFETY, SESSION, contribution
from tests.facilitation.older import make_older

ONE, OTHER = 2**60 + 7, 2**61 + 9
CODE = short_code(ONE)


@pytest.fixture
def window(desk: Desk) -> Iterator[Desk]:
    """Return a second window on the record of *desk*, which holds two contributions."""
    desk.keep(SESSION)
    desk.keep(SAFETY, contribution("من يساعد؟", id=ONE), contribution("谁？", id=OTHER))
    with open_desk(desk.home, KEY) as other:
        yield other


def themes_of(desk: Desk, id_: int) -> list[Theme]:
    tags = reading.tags_of(desk.records, id_)
    return [one for one in reading.themes(desk.records) if one.id in {tag.theme_id for tag in tags}]


def put(id_: int) -> Tag:
    return Tag(contribution_id=id_, theme_id=SAFETY.id)


def test_a_window_takes_back_what_it_did_last_and_makes_it_again(desk: Desk, window: Desk) -> None:
    desk.keep(put(ONE))
    window.keep(put(OTHER))

    undo(window, SESSION.id).result()
    taken_back = themes_of(desk, OTHER)
    redo(window, SESSION.id).result()

    assert taken_back == []
    assert themes_of(desk, OTHER) == themes_of(desk, ONE) == [SAFETY]


def test_what_was_done_aside_is_done_in_the_same_window(desk: Desk) -> None:
    desk.keep(SESSION, SAFETY, contribution(id=ONE))
    with desk.aside() as own:
        own.keep(put(ONE))

    undo(desk, None).result()

    assert themes_of(desk, ONE) == []


@pytest.mark.parametrize("session_id", [SESSION.id, None])
def test_what_another_window_did_since_stays_and_blocks_nothing(
    desk: Desk, window: Desk, session_id: int | None
) -> None:
    desk.keep(put(ONE))
    window.keep(put(OTHER))

    undo(desk, session_id).result()

    assert (themes_of(desk, ONE), themes_of(desk, OTHER)) == ([], [SAFETY])


def test_what_another_window_builds_on_stays(desk: Desk, window: Desk) -> None:
    desk.keep(contribution("ใคร", id=5))
    window.keep(put(5))

    with pytest.raises(NothingToUndoError, match="somebody else has changed the same since"):
        undo(desk, None).result()

    assert themes_of(desk, 5) == [SAFETY]


def test_a_window_that_is_gone_blocks_nothing(desk: Desk) -> None:
    desk.keep(SESSION, SAFETY, contribution(id=ONE), contribution(id=OTHER))
    desk.keep(put(ONE))
    with open_desk(desk.home, KEY) as gone:
        gone.keep(put(OTHER))

    undo(desk, None).result()

    assert (themes_of(desk, ONE), themes_of(desk, OTHER)) == ([], [SAFETY])


def test_what_a_window_saves_while_another_one_opens_is_not_taken_back_there(
    empty_store: Path, tmp_path: Path
) -> None:
    home = Home(tmp_path / "home")
    home.folder.mkdir(mode=0o700)
    shutil.copy(empty_store, home.record)
    make_older(home, KEY)

    def come_between() -> None:
        with open_desk(home, KEY) as other:
            other.keep(SESSION)
            other.keep(contribution(id=ONE))

    with (
        open_desk(home, KEY, upgrading=come_between) as desk,
        pytest.raises(NothingToUndoError, match="not done here"),
    ):
        undo(desk, None).result()


def test_a_second_window_takes_back_nothing_that_was_done_before_it_came(
    desk: Desk, window: Desk
) -> None:
    with pytest.raises(NothingToUndoError, match="not done here"):
        undo(window, SESSION.id).result()

    assert set(reading.all_contribution_ids(desk.records)) == {ONE, OTHER}


def test_a_window_makes_again_nothing_that_another_one_took_back(desk: Desk, window: Desk) -> None:
    desk.keep(put(ONE))
    undo(desk, None).result()

    with pytest.raises(NothingToUndoError, match="not done here"):
        redo(window, None).result()

    assert themes_of(desk, ONE) == []


def test_undo_survives_a_restart(empty_store: Path, tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.folder.mkdir(mode=0o700)
    shutil.copy(empty_store, home.record)
    with open_desk(home, KEY) as before:
        before.keep(SESSION, SAFETY, contribution(id=ONE))
        before.keep(put(ONE))

    with open_desk(home, KEY) as after:
        undo(after, SESSION.id).result()

        assert themes_of(after, ONE) == []


def _noted(desk: Desk) -> Saved:
    return desk.keep(contribution(id=ONE))


def _tagged(desk: Desk) -> Saved:
    desk.keep(contribution(id=ONE))
    return desk.keep(put(ONE))


def _several_tagged(desk: Desk) -> Saved:
    desk.keep(contribution(id=ONE), contribution(id=OTHER))
    return desk.keep(replace(SAFETY, id=5, name="সাহায্য"), put(ONE), put(OTHER))


def _corrected(desk: Desk) -> Saved:
    return desk.keep(contribution(id=ONE, kind=Kind.QUESTION), contribution(id=OTHER))


def _translated(desk: Desk) -> Saved:
    desk.keep(contribution(id=ONE))
    return desk.keep(Translation(contribution_id=ONE, language="km", text="ជំនួយ"))


@pytest.mark.parametrize(
    ("do", "told"),
    [
        (_noted, f"contribution {CODE}"),
        (_tagged, f"themes of {CODE}"),
        (_several_tagged, "a theme of the codebook"),
        (_corrected, "2 contributions"),
        (_translated, f"a translation of {CODE}"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_was_taken_back_is_told_by_code(
    desk: Desk, do: Callable[[Desk], Saved], told: str
) -> None:
    desk.keep(SESSION, SAFETY)
    do(desk)

    assert subject_of(undo(desk, None).result()) == told


def test_every_kind_of_thing_that_can_be_undone_has_a_word() -> None:
    never_undone = {Export, Draft, Underway, Escalation}
    never_first = {Imported, Consent}  # both come with a contribution

    named = set(_WORDS) | never_undone | never_first

    assert set(get_args(Thing)) == named


@pytest.mark.parametrize("words", IN_EVERY_SCRIPT)
def test_no_words_are_told_of_what_was_taken_back(desk: Desk, words: str) -> None:
    desk.keep(SESSION)
    desk.keep(contribution(words, id=ONE))

    assert words not in subject_of(undo(desk, None).result())
