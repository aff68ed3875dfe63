from typing import Any

import pytest

from convo.errors import RefusedError
from convo.model.changes import Erase
from convo.model.registers import ChecklistItem
from convo.model.words import Preparer
from facilitation.desk.checklists import add_item, change_item, move
from facilitation.desk.opening import Desk
from facilitation.desk.registers import drop, read_registers
from tests.build import SESSION, contribution


def add(desk: Desk, text: str, **fields: Any) -> int:  # noqa: ANN401 - any field
    typed = {"preparer": "person", "region": "", "text": text} | fields
    return add_item(desk, typed, said=None).id


def items(desk: Desk) -> list[tuple[str, str, str]]:
    return [(one.preparer, one.region, one.text) for one in read_registers(desk).checklist]


def texts(desk: Desk) -> list[str]:
    return [text for _, _, text in items(desk)]


def test_items_stand_by_who_prepares_them_and_where_in_the_order_they_were_added(
    desk: Desk,
) -> None:
    for text in ("गोपनीय", "电话", "ስልክ"):
        add(desk, text)
    add(desk, "office", preparer="organisation", region="mena")

    assert items(desk) == [
        ("organisation", "MENA", "office"),
        ("person", "", "गोपनीय"),
        ("person", "", "电话"),
        ("person", "", "ስልክ"),
    ]


@pytest.mark.parametrize(
    ("by", "order"), [(-1, "acb"), (1, "abc"), (-2, "cab"), (-3, "cab"), (9, "abc")]
)
def test_an_item_moves_within_its_list(desk: Desk, by: int, order: str) -> None:
    add(desk, "a")
    add(desk, "b")
    last = add(desk, "c")
    add(desk, "z", region="MENA")

    move(desk, last, by)

    assert "".join(texts(desk)) == f"{order}z"


def test_a_move_is_undone_as_one(desk: Desk) -> None:
    add(desk, "a")
    add(desk, "b")
    last = add(desk, "c")
    move(desk, last, -2)

    desk.writer.undo().result()

    assert texts(desk) == ["a", "b", "c"]


def test_in_another_list_an_item_comes_at_the_end(desk: Desk) -> None:
    first = add(desk, "a")
    for text in ("b", "c"):
        add(desk, text, region="MENA")

    change_item(desk, first, {"region": "MENA"})

    assert texts(desk) == ["b", "c", "a"]


def test_after_one_was_taken_out_the_next_still_comes_at_the_end(desk: Desk) -> None:
    first = add(desk, "a")
    add(desk, "b")
    drop(desk, ChecklistItem, first)

    add(desk, "c")

    assert texts(desk) == ["b", "c"]


def test_an_item_without_words_is_refused(desk: Desk) -> None:
    with pytest.raises(RefusedError, match="needs words"):
        add(desk, " \n")


def test_an_item_goes_with_what_it_was_made_of(desk: Desk) -> None:
    said = contribution("သတိထားပါ")
    desk.keep(SESSION, said)
    typed = {"preparer": Preparer.PERSON, "region": "", "text": said.text}
    made = add_item(desk, typed, said=said)
    own = add(desk, "own")

    desk.change(Erase(said.id))

    assert made.contribution_id == said.id
    assert [one.id for one in read_registers(desk).checklist] == [own]
