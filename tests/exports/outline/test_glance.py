"""The page for people with ten minutes: counted, picked, and linked."""

from dataclasses import replace

from convo.disclosure.counts import Withheld
from convo.model.words import Form, Kind
from exports.report.values import Report
from tests.exports.outline.reading import said_in, section_of
from tests.exports.reports import EMPTY, FULL, report, statement, translated


def lines_of(given: Report) -> list[str]:
    return said_in(section_of(given, "At a glance")).split("\n")


def test_it_counts_themes_and_skips_those_that_may_not_be_counted() -> None:
    lines = lines_of(FULL)

    assert lines[0] == "3 conversations in 2 regions, 31 contributions."
    first = lines.index("opening-hours: 11 contributions.")
    assert lines[first + 1] == "heating: 9 contributions."
    assert not [line for line in lines if line.startswith("الأمان")]


def test_what_organisers_found_stands_before_what_was_counted() -> None:
    lines = lines_of(FULL)

    assert lines[1:3] == ["Drafted by the organisers:", "夜も開いていてほしい。"]


def test_a_theme_is_told_with_how_widely_it_was_raised() -> None:
    wide = replace(FULL.themes[0], raised_in=2)

    lines = lines_of(replace(FULL, themes=(wide, *FULL.themes[1:])))

    told = "opening-hours: 11 contributions; raised in at least 2 of 3 conversations."
    assert told in lines


def test_that_words_are_a_translation_is_said_once() -> None:
    given = report(
        statements=(
            statement(
                7,
                None,
                kind=Kind.CHALLENGE,
                form=Form.PARAPHRASE,
                translation=translated("It is cold."),
                themes=("x",),
            ),
        )
    )

    [line] = [each for each in lines_of(given) if each.startswith("It is cold.")]

    assert line.count("Translation") == 1


def test_it_tells_what_is_unfinished() -> None:
    lines = lines_of(FULL)

    assert "Open questions: Q2, see [questions]." in lines
    assert "Commitments: C15, see [commitments]." in lines
    assert "Contributions without a theme so far: 6, see section [uncategorised]." in lines


def test_it_says_what_there_is_none_of() -> None:
    lines = lines_of(EMPTY)

    assert "No theme has enough contributions for its number to be shown." in lines
    assert "No question is open that may be shown here." in lines
    assert "Every contribution that may be counted here has a theme." in lines
    assert "Challenges — None was recorded as such." in lines


def test_it_picks_what_most_agreed_with_and_lists_the_rest() -> None:
    agreed = {1: 0, 2: 9, 3: Withheld(5), 4: 30, 5: 0}
    given = report(
        statements=tuple(
            statement(number, f"Point {number}.", kind=Kind.CHALLENGE, agreed=others)
            for number, others in agreed.items()
        )
    )

    lines = lines_of(given)

    first = lines.index("Challenges") + 1
    picked = [line.partition(" — ")[0] for line in lines[first : first + 3]]
    assert picked == ["Point 4.", "Point 2.", "Point 1."]
    assert lines[first + 3] == "Of this kind too: C3 and C5."


def test_a_long_list_ends_in_others() -> None:
    given = report(
        statements=tuple(statement(number, kind=Kind.CHALLENGE) for number in range(1, 30))
    )

    line = next(each for each in lines_of(given) if each.startswith("Of this kind too"))

    assert line.endswith("C14, C15 and others.")


def test_it_points_at_words_that_are_quoted_below() -> None:
    given = report(statements=(statement(7, "Open at night.", kind=Kind.RECOMMENDATION),))

    assert "Open at night. — [C7]" in lines_of(given)


def test_it_tells_whose_words_are_that_are_quoted_nowhere_else() -> None:
    given = report(statements=(statement(7, "It is cold.", kind=Kind.CHALLENGE, themes=("x",)),))

    assert "It is cold. — C7; Participant (not named); quotation" in lines_of(given)


def test_it_can_be_read_without_another_language() -> None:
    hindi = statement(
        7, "ठंड है।", language="hi", kind=Kind.CHALLENGE, translation=translated("It is cold.")
    )

    assert [
        each
        for each in lines_of(report(statements=(hindi,)))
        if "It is cold. (Translation) — C7" in each
    ]
