import random

from hypothesis import given, settings
from hypothesis import strategies as st

from convo.disclosure import cells
from convo.disclosure.cells import suppressed
from convo.disclosure.counts import Figure, Withheld

Table = list[list[int]]
Cell = tuple[int, int]


@st.composite
def tables(draw: st.DrawFn) -> tuple[Table, Table]:
    """Draw a table, and how much of each number is seen elsewhere."""
    columns = draw(st.integers(1, 3))
    row = st.lists(st.integers(0, 7), min_size=columns, max_size=columns)
    numbers = draw(st.lists(row, min_size=1, max_size=3))
    if draw(st.booleans()):
        return numbers, none_of(numbers)
    return numbers, [[draw(st.integers(0, number)) for number in line] for line in numbers]


def none_of(numbers: Table) -> Table:
    return [[0] * len(line) for line in numbers]


def possible(
    numbers: Table, seen: Table, shown: tuple[tuple[Figure, ...], ...]
) -> dict[Cell, set[int]]:
    """Try all ways to fill withheld cells that both kinds of totals allow.

    This reader knows even which of the cells are empty, but in rows that tell nothing at all.
    """
    left = {
        (row, column): numbers[row][column]
        for row, line in enumerate(shown)
        for column, number in enumerate(line)
        if isinstance(number, Withheld)
    }
    cells = list(left)
    rows = [sum(left[cell] for cell in cells if cell[0] == row) for row in range(len(numbers))]
    columns = [
        sum(left[cell] for cell in cells if cell[1] == column) for column in range(len(numbers[0]))
    ]
    found: dict[Cell, set[int]] = {cell: set() for cell in cells}

    def fill(chosen: list[int]) -> None:
        if len(chosen) == len(cells):
            for cell, number in zip(cells, chosen, strict=True):
                found[cell].add(number)
            return
        row, column = cells[len(chosen)]
        rest = cells[len(chosen) + 1 :]
        least = seen[row][column]
        if any(not isinstance(number, Withheld) for number in shown[row]):
            least = max(least, min(numbers[row][column], 1))
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
def test_all_totals_together_leave_open_whether_a_withheld_number_is_small(
    table: tuple[Table, Table], at_least: int
) -> None:
    numbers, seen = table

    shown = suppressed(numbers, seen=seen, unprinted=(), at_least=at_least)

    for (row, column), could_be in possible(numbers, seen, shown or ()).items():
        if 0 < numbers[row][column] < at_least:
            assert could_be >= set(range(max(seen[row][column], 1), at_least + 1))


@given(tables(), st.integers(1, 4))
def test_what_is_shown_is_true_and_not_small(table: tuple[Table, Table], at_least: int) -> None:
    numbers, seen = table

    shown = suppressed(numbers, seen=seen, unprinted=(), at_least=at_least)

    for row, line in enumerate(shown or ()):
        for column, number in enumerate(line):
            if isinstance(number, int):
                assert number == numbers[row][column]
                assert not 0 < number < at_least


def test_a_large_table_keeps_most_of_its_numbers() -> None:
    dice = random.Random(5)  # noqa: S311 -- an invented table
    numbers = [[dice.choice([0, 3, 20, 40, 60]) for _ in range(8)] for _ in range(30)]

    shown = suppressed(numbers, seen=none_of(numbers), unprinted=(), at_least=11)

    assert shown is not None
    small = sum(line.count(3) for line in numbers)
    assert sum(line.count(Withheld()) for line in shown) < 3 * small


def test_a_table_without_small_numbers_is_shown_whole() -> None:
    assert suppressed(
        [[5, 0], [7, 9]], seen=none_of([[5, 0], [7, 9]]), unprinted=(), at_least=5
    ) == (
        (5, 0),
        (7, 9),
    )


def test_a_small_number_takes_a_rectangle_with_it() -> None:
    numbers = [[3, 20, 40], [30, 20, 50], [60, 70, 80]]

    shown = suppressed(numbers, seen=none_of(numbers), unprinted=(), at_least=5)

    hidden = Withheld()
    assert shown == ((hidden, hidden, 40), (hidden, hidden, 50), (60, 70, 80))


def test_one_row_cannot_hide_what_its_columns_tell() -> None:
    assert suppressed([[3, 20, 40]], seen=none_of([[3, 20, 40]]), unprinted=(), at_least=5) is None


def test_a_cell_that_only_joins_two_rectangles_is_not_taken_for_safe() -> None:
    # Its row and its column each hide two others, and yet the totals tell it.
    numbers = [[9, 9, 50, 50], [9, 9, 3, 50], [50, 50, 9, 9], [50, 50, 9, 9]]
    rectangles = {(0, 0), (0, 1), (1, 0), (1, 1), (2, 2), (2, 3), (3, 2), (3, 3)}

    hidden = {*rectangles, (1, 2)}

    assert not cells._is_safe(numbers, hidden, (1, 2), up=2)
    assert cells._is_safe(numbers, hidden | {(0, 2)}, (1, 2), up=2)


def test_what_is_seen_of_a_number_is_nothing_to_hide_behind() -> None:
    numbers = [[3, 20, 40], [30, 25, 50], [60, 70, 80]]
    seen = [[0, 20, 0], [0, 0, 0], [0, 0, 0]]

    shown = suppressed(numbers, seen=seen, unprinted=(), at_least=5)

    hidden = Withheld()
    assert shown == ((hidden, 20, hidden), (hidden, 25, hidden), (60, 70, 80))


def test_a_row_that_is_not_shown_hides_for_nothing() -> None:
    numbers = [[3, 20, 40], [30, 25, 50], [60, 70, 80]]

    shown = suppressed(numbers, seen=none_of(numbers), unprinted={2}, at_least=5)

    hidden = Withheld()
    assert shown == ((hidden, hidden, 40), (30, 25, 50), (hidden, hidden, hidden))


def test_ones_that_fill_their_row_are_not_told_by_its_total() -> None:
    numbers = [[1, 1, 1, 4], [1, 1, 1, 4], [4, 4, 4, 4]]

    shown = suppressed(numbers, seen=none_of(numbers), unprinted=(), at_least=3)

    could_be = possible(numbers, none_of(numbers), shown or ())
    assert all(could_be[row, column] >= {1, 2, 3} for row in (0, 1) for column in range(3))


def test_a_row_too_small_to_hide_in_tells_nothing_at_all() -> None:
    shown = suppressed(
        [[1, 1, 0], [20, 20, 20]], seen=none_of([[1] * 3] * 2), unprinted=(), at_least=2
    )

    hidden = Withheld()
    assert shown == ((hidden, hidden, hidden), (hidden, hidden, 20))
