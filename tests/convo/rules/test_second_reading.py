from convo.model.gathered import Gathered
from convo.model.second import SecondReading, SecondTag
from convo.model.themes import Tag
from convo.rules.second_reading import Chosen, Read, read_twice
from tests.build import SESSION, contribution

SAID = tuple(contribution(text, id=n) for n, text in enumerate(("ไทย", "हिंदी", "日本", "so"), 1))


def read(*readings: SecondReading, first: str = "", second: str = "") -> Read:
    """Return readings; 12 is that contribution 1 is under theme 2."""
    return read_twice(
        Gathered(
            sessions=(SESSION,),
            contributions=SAID,
            tags=tuple(
                Tag(contribution_id=int(pair[0]), theme_id=int(pair[1])) for pair in first.split()
            ),
            second_tags=tuple(
                SecondTag(contribution_id=int(pair[0]), theme_id=int(pair[1]))
                for pair in second.split()
            ),
            second_readings=readings,
        )
    )


def seen(id_: int, first: frozenset[int] | None = None) -> SecondReading:
    return SecondReading(contribution_id=id_, first=first)


def test_what_a_second_reader_did_not_read_is_not_compared() -> None:
    found = read(seen(1), first="15 25", second="15")

    assert found.ids == (1,)
    assert found.first == found.second == {1: frozenset({5})}


def test_read_and_put_under_nothing_differs_from_what_is_under_something() -> None:
    assert read(seen(1), seen(2), first="15").differing == (1,)


def test_once_one_was_preferred_it_differs_no_more_and_counts_as_it_was() -> None:
    found = read(seen(1, frozenset({5})), first="16", second="16")

    assert found.differing == ()
    assert found.first == {1: frozenset({5})}
    assert found.chosen(6) == Chosen(both=0, first_alone=0, second_alone=1)


def test_a_theme_is_counted_by_who_chose_it() -> None:
    found = read(seen(1), seen(2), seen(3), first="15 25", second="15 35")

    assert found.chosen(5) == Chosen(both=1, first_alone=1, second_alone=1)
    assert found.under(5) == (1, 2, 3)


def test_the_second_note_of_a_point_is_not_compared() -> None:
    double = contribution(id=9, same_as=1)
    gathered = Gathered(
        sessions=(SESSION,), contributions=(*SAID, double), second_readings=(seen(9), seen(1))
    )

    assert read_twice(gathered).ids == (1,)


def test_figures_are_those_of_both_readings() -> None:
    found = read(seen(1), seen(2), seen(3), seen(4), first="15 25", second="15 25 35")

    told = found.compared([5])

    assert told.by_theme[5].kappa == 0.5
    assert found.only([1, 2]).compared([5]).by_theme[5].texts == 2
