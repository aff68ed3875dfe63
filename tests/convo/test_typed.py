from dataclasses import fields, replace
from datetime import date
from typing import Final, get_args

import pytest

from convo.model.answers import Commitment, Recommendation
from convo.model.changes import Thing
from convo.model.contributions import Translation
from convo.model.registers import ChecklistItem, Contact, Escalation, Forum
from convo.model.sessions import Round
from convo.model.themes import Theme
from convo.model.typed import Worded, reworded, worded_as
from convo.model.words import Part, Preparer
from convo.model.written import Written
from tests.build import PROMPT, SESSION, contribution

NAME: Final = "مهربانوش گل‌افروزه"
THEME = Theme(
    id=1, name="schutz", definition=NAME, when_to_use=NAME, when_not=NAME, aliases=("सुरक्षा", NAME)
)
WORDED: Final[tuple[Worded, ...]] = (
    contribution(NAME),
    Translation(contribution_id=1, language="ar", text=NAME),
    replace(PROMPT, text=NAME),
    ChecklistItem(id=1, preparer=Preparer.PERSON, position=0, text=NAME),
    Written(id=1, part=Part.FINDING, session_id=1, position=0, text=NAME),
    Recommendation(contribution_id=1, addressee=NAME),
    Commitment(contribution_id=1, team=NAME),
    THEME,
    Forum(id=1, name=NAME, about=NAME),
    Contact(id=1, region="", language="", purpose=NAME, route=NAME, fallback=NAME),
    Escalation(id=1, asked_on=date(2026, 1, 1), waits_since=None, route=NAME),
    Round(id=1, title=NAME),
    replace(SESSION, title=NAME),
)
ELSEWHERE: Final = {"Participant", "PlainWord", "Draft"}
"""Of the roster itself, nobody's name, and gone whenever something is erased."""


def hidden(one: Worded) -> dict[str, str]:
    """Return what was typed into a thing, but for regions and what a theme is called."""
    names = {field.name for field in fields(one) if not field.repr} - {"region"}
    if isinstance(one, Theme):
        names.discard("name")
    typed = {name: getattr(one, name) for name in names}
    return {name: " ".join(text) if name == "aliases" else text for name, text in typed.items()}


@pytest.mark.parametrize("one", WORDED, ids=lambda one: type(one).__name__)
def test_all_that_was_typed_into_a_thing_is_reworded(one: Worded) -> None:
    before = hidden(one)

    after = hidden(reworded(one, lambda text: text.replace(NAME, "[name]")))

    assert [name for name, value in before.items() if NAME not in value] == []
    assert [name for name, value in after.items() if NAME in value] == []


def test_all_kinds_into_which_something_is_typed_are_known() -> None:
    typed = {
        kind.__name__
        for kind in get_args(Thing)
        if any(not field.repr and field.name != "region" for field in fields(kind))
    }

    assert typed == {type(one).__name__ for one in WORDED} | ELSEWHERE


def test_another_word_for_a_theme_goes_as_a_whole() -> None:
    after = reworded(THEME, lambda text: text.replace(NAME, "[name]"))

    assert after.aliases == ("सुरक्षा",)


def test_the_words_of_another_time_come_with_nothing_else_of_it() -> None:
    then = Commitment(contribution_id=1, team=NAME, due=date(2026, 1, 1))

    assert worded_as(then, Commitment(contribution_id=1, team="[name]")) == replace(
        then, team="[name]"
    )


def test_so_do_the_other_words_for_a_theme() -> None:
    assert worded_as(THEME, replace(THEME, aliases=(), retired=True)) == replace(THEME, aliases=())
