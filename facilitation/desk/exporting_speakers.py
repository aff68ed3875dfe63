"""What of a summary could tell who spoke: names, numbers that nobody computed, rare traits."""

from collections.abc import Iterator

from exports.report.review import NameInContext
from exports.report.risks import Risks
from facilitation.desk.exporting_check import Check, Leads, checked, counted
from facilitation.desk.preflight import State


def numbers_told(written: int) -> Iterator[Check]:
    """Yield what is to be said of numbers in what organisers wrote."""
    if written:
        yield checked(
            State.WARN,
            f"{counted(written, 'number is', 'numbers are')} in what organisers wrote",
            "Nobody computed them, and no small one is withheld: say it without a number.",
        )


def names_told(found: tuple[NameInContext, ...]) -> Iterator[Check]:
    """Yield what is to be said of names in what people said."""
    shown = sum(not one.masked for one in found)
    masked = len(found) - shown
    why = (
        "What looks like somebody's name or a way to reach them, in what people said. What is"
        " masked leaves as a neutral mark. Enter shows each in its words: what is no name can be"
        " cleared, what was missed can be corrected in the words."
    )
    if shown:
        yield checked(
            State.WARN,
            f"{counted(shown, 'place', 'places')} may name somebody, and will be shown",
            why,
            leads=Leads.NAMES,
        )
    if masked:
        yield checked(
            State.WARN,
            f"{counted(masked, 'place names', 'places name')} somebody, and will be masked",
            why,
            leads=Leads.NAMES,
        )
    if not found:
        yield checked(State.OK, "nobody is named in what was said", why)


def risks_told(risks: Risks) -> Iterator[Check]:
    """Yield what is to be said of what besides names could tell who spoke."""
    for places, what, why in (
        (
            risks.dates,
            "day is spoken of",
            "A day can tell which event was meant, and who was there.",
        ),
        (risks.places, "place is spoken of", "A place can tell who lives there."),
    ):
        if places:
            lines = tuple(f"{at.before}[{at.word}]{at.after}" for at in places)
            many = what.replace("day is", "days are").replace("place is", "places are")
            yield checked(State.WARN, counted(len(places), what, many), why, lines)
    for traits, what in (
        (risks.languages, "one person alone spoke a language"),
        (risks.roles, "few spoke under a hat"),
        (risks.regions, "few spoke in a region"),
    ):
        if traits:
            yield checked(
                State.WARN,
                what,
                "The summary withholds it by itself; words may tell it all the same.",
                tuple(map(str, traits)),
            )
    if risks.small_cells:
        yield checked(
            State.WARN,
            f"{counted(risks.small_cells, 'number is', 'numbers are')} small, and withheld",
            "Others are withheld beside them, so that none can be computed.",
        )
