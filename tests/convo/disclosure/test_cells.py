import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from convo.disclosure import cells
from convo.disclosure.cells import suppressed
from convo.disclosure.counts import Cell, Count, Figure, Withheld

Table = list[list[int]]
Place = tuple[int, int]


@st.composite
def tables(draw: st.DrawFn) -> list[list[Cell]]:
    """Draw a table, who is behind each number, and how much of it is seen elsewhere."""
    columns = draw(st.integers(1, 3))
    row = st.lists(st.integers(0, 7), min_size=columns, max_size=columns)
    numbers = draw(st.lists(row, min_size=1, max_size=3))
    alone, nothing_seen = draw(st.booleans()), draw(st.booleans())
    people = [
        [number if alone else draw(st.integers(min(number, 1), number)) for number in line]
        for line in numbers
    ]
    seen = [
        [0 if nothing_seen else draw(st.integers(0, number)) for number in line] for line in numbers
    ]
    return table(numbers, people=people, seen=seen)


def table(
    numbers: Table, *, people: Sequence[Sequence[int]] = (), seen: Sequence[Sequence[int]] = ()
) -> list[list[Cell]]:
    """Return a table in which everybody said one thing, and nothing is seen, unless it is given."""
    none = [[0] * len(line) for line in numbers]
    return [
        [
            Cell(
                whole=Count(number=number, people=behind),
                unseen=Count(number=number - found, people=min(behind, number - found)),
            )
            for number, behind, found in zip(*lines, strict=True)
        ]
        for lines in zip(numbers, people or numbers, seen or none, strict=True)
    ]


def possible(
    given: list[list[Cell]], shown: tuple[tuple[Figure, ...], ...]
) -> dict[Place, set[int]]:
    """Try all ways to fill withheld cells that both kinds of totals allow.

    This reader knows even which of the cells are empty, but in rows that tell nothing at all.
    """
    left = {
        (row, column): given[row][column]
        for row, line in enumerate(shown)
        for column, number in enumerate(line)
        if isinstance(number, Withheld)
    }
    cells = list(left)
    rows = [
        sum(left[cell].whole.number for cell in cells if cell[0] == row)
        for row in range(len(given))
    ]
    columns = [
        sum(left[cell].whole.number for cell in cells if cell[1] == column)
        for column in range(len(given[0]))
    ]
    found: dict[Place, set[int]] = {cell: set() for cell in cells}

    def fill(chosen: list[int]) -> None:
        if len(chosen) == len(cells):
            for cell, number in zip(cells, chosen, strict=True):
                found[cell].add(number)
            return
        row, column = cells[len(chosen)]
        rest = cells[len(chosen) + 1 :]
        least = given[row][column].seen
        if any(not isinstance(number, Withheld) for number in shown[row]):
            least = max(least, min(given[row][column].whole.number, 1))
        most = min(rows[row], columns[column])
        if all(cell[0] != row for cell in rest):
            least = max(least, rows[row])
        if all(cell[1] != column for cell in rest):
            least = max(least, columns[column])
        for number in range(least, most + 1):
            rows[row] -= number
            columns[column] -= number
            fill([*chosen, number])
            rows[row] += number
            columns[column] += number

    fill([])
    return found


@settings(max_examples=300, deadline=None)
@given(tables(), st.integers(2, 4))
def test_all_totals_together_leave_room_around_a_small_number(
    drawn: list[list[Cell]], at_least: int
) -> None:
    shown = suppressed(drawn, unprinted=(), at_least=at_least)

    for (row, column), could_be in possible(drawn, shown or ()).items():
        each = drawn[row][column]
        number, missing = each.whole.number, at_least - each.whole.people
        if each.whole.is_small(at_least):
            least = max(each.seen, 1, number - at_least)
            assert could_be >= set(range(least, number + missing + 1))


@given(tables(), st.integers(1, 4))
def test_what_is_shown_is_true_and_of_enough_people(drawn: list[list[Cell]], at_least: int) -> None:
    shown = suppressed(drawn, unprinted=(), at_least=at_least)

    for line, true in zip(shown or (), drawn, strict=bool(shown)):
        for number, each in zip(line, true, strict=True):
            if isinstance(number, int):
                assert number == each.whole.number
                assert not each.whole.is_small(at_least)


def test_a_large_table_keeps_most_of_its_numbers() -> None:
    dice = random.Random(5)  # noqa: S311 -- an invented table
    numbers = [[dice.choice([0, 3, 20, 40, 60]) for _ in range(8)] for _ in range(30)]

    shown = suppressed(table(numbers), unprinted=(), at_least=11)

    assert shown is not None
    small = sum(line.count(3) for line in numbers)
    assert sum(line.count(Withheld()) for line in shown) < 3 * small


def test_a_table_without_small_numbers_is_shown_whole() -> None:
    shown = suppressed(table([[5, 0], [7, 9]]), unprinted=(), at_least=5)

    assert shown == ((5, 0), (7, 9))


def test_what_was_hidden_and_can_be_worked_out_all_the_same_is_shown() -> None:
    numbers = [[1, 5, 3], [3, 5, 0], [2, 8, 8]]

    shown = suppressed(table(numbers), unprinted=(), at_least=3)

    assert shown is not None
    assert [line[1] for line in shown] == [5, 5, 8]


def test_a_small_number_takes_a_rectangle_with_it() -> None:
    numbers = [[3, 20, 40], [30, 20, 50], [60, 70, 80]]

    shown = suppressed(table(numbers), unprinted=(), at_least=5)

    hidden = Withheld()
    assert shown == ((hidden, hidden, 40), (hidden, hidden, 50), (60, 70, 80))


def test_the_large_number_of_one_person_takes_a_rectangle_with_it() -> None:
    numbers = [[35, 20, 40], [30, 20, 50], [60, 70, 80]]
    people = [[1, 20, 40], [30, 20, 50], [60, 70, 80]]

    shown = suppressed(table(numbers, people=people), unprinted=(), at_least=5)

    hidden = Withheld()
    assert shown == ((hidden, hidden, 40), (hidden, hidden, 50), (60, 70, 80))


def test_a_row_too_small_for_the_people_missing_tells_nothing_at_all() -> None:
    often = table([[3, 1, 1], [20, 20, 20]], people=[[1, 1, 1], [20, 20, 20]])

    shown = suppressed(often, unprinted=(), at_least=3)

    assert shown is not None
    assert shown[0] == (Withheld(),) * 3


def test_a_number_that_its_totals_tell_anyhow_is_not_withheld() -> None:
    shown = suppressed(table([[0, 9, 5], [0, 1, 5]]), unprinted=[1], at_least=4)

    # The 0 is the first to be hidden behind, and has nothing to give.
    hidden = Withheld()
    assert shown == ((0, hidden, hidden), (hidden, hidden, hidden))


def test_one_row_cannot_hide_what_its_columns_tell() -> None:
    assert suppressed(table([[3, 20, 40]]), unprinted=(), at_least=5) is None


def test_a_cell_that_only_joins_two_rectangles_is_not_taken_for_safe() -> None:
    # Its row and its column each hide two others, and yet the totals tell it.
    numbers = [[9, 9, 50, 50], [9, 9, 3, 50], [50, 50, 9, 9], [50, 50, 9, 9]]
    rectangles = {(0, 0), (0, 1), (1, 0), (1, 1), (2, 2), (2, 3), (3, 2), (3, 3)}

    hidden = {*rectangles, (1, 2)}

    assert not cells._is_safe(numbers, hidden, (1, 2), up=2, down=2)
    assert cells._is_safe(numbers, hidden | {(0, 2)}, (1, 2), up=2, down=2)


def test_what_is_seen_of_a_number_is_nothing_to_hide_behind() -> None:
    numbers = [[3, 20, 40], [30, 25, 50], [60, 70, 80]]
    seen = [[0, 20, 0], [0, 0, 0], [0, 0, 0]]

    shown = suppressed(table(numbers, seen=seen), unprinted=(), at_least=5)

    hidden = Withheld()
    assert shown == ((hidden, 20, hidden), (hidden, 25, hidden), (60, 70, 80))


def test_a_row_that_is_not_shown_hides_for_nothing() -> None:
    numbers = [[3, 20, 40], [30, 25, 50], [60, 70, 80]]

    shown = suppressed(table(numbers), unprinted={2}, at_least=5)

    hidden = Withheld()
    assert shown == ((hidden, hidden, 40), (30, 25, 50), (hidden, hidden, hidden))


def test_ones_that_fill_their_row_are_not_told_by_its_total() -> None:
    numbers = [[1, 1, 1, 4], [1, 1, 1, 4], [4, 4, 4, 4]]

    shown = suppressed(table(numbers), unprinted=(), at_least=3)

    could_be = possible(table(numbers), shown or ())
    assert all(could_be[row, column] >= {1, 2, 3} for row in (0, 1) for column in range(3))


def test_a_row_too_small_to_hide_in_tells_nothing_at_all() -> None:
    shown = suppressed(table([[1, 1, 0], [20, 20, 20]]), unprinted=(), at_least=2)

    hidden = Withheld()
    assert shown == ((hidden, hidden, hidden), (hidden, hidden, 20))
