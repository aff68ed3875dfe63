import pytest

from convo.disclosure.mentions_places import places_said


def said(text: str, *places: str) -> list[str]:
    return [text[start:end] for start, end in places_said(text, places)]


@pytest.mark.parametrize(
    ("place", "text", "found"),
    [
        ("South Asia", "In south  asia, in SOUTH ASIA.", ["south  asia", "SOUTH ASIA"]),
        ("MENA", "In MENA, mena is no word, nor MENACE", ["MENA"]),
        ("Україна", "у нас УКРАЇНА", ["УКРАЇНА"]),
        ("សៀមរាប", "នៅសៀមរាបយើង", ["សៀមរាប"]),
        ("東京", "昨日東京で", ["東京"]),
        ("ኦሮሚያ", "በኦሮሚያ፣ ኦሮሚያ", ["ኦሮሚያ"]),
    ],
)
def test_a_place_is_found_whole(place: str, text: str, found: list[str]) -> None:
    assert said(text, place) == found


def test_a_place_that_is_called_nothing_is_nowhere() -> None:
    assert said("What is it?", "?") == []
