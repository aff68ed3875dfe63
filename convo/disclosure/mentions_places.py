"""Where a text names a place that the record knows."""

from collections.abc import Collection, Iterator

from convo.disclosure.mentions_folding import begins_word, fold, rest_of_word


def places_said(text: str, places: Collection[str]) -> Iterator[tuple[int, int]]:
    """Yield start and end of each place that is named in *text*, whole and without an ending.

    Case and marks do not matter, but a name all in capitals has to be: MENA is no "mena".
    """
    folded = fold(text)
    for place in sorted(places):
        wanted = fold(place).text.strip()
        at = folded.text.find(wanted) if wanted else -1
        while at >= 0:
            end = at + len(wanted)
            if begins_word(folded.text, at) and rest_of_word(folded.text, end, most=0) == "":
                start, stop = folded.span(at, end)
                if not place.isupper() or text[start:stop].isupper():
                    yield start, stop
            at = folded.text.find(wanted, end)
