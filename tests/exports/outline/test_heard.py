"""What people said: by theme, by region, and under no theme."""

from convo.disclosure.counts import Withheld
from convo.model.words import Form
from exports.blocks import Bars, Quotation
from exports.report.values import ThemeHeard, Uncategorised
from tests.exports.outline.reading import said_in, second_by_first, section_of, table_in, under
from tests.exports.reports import FULL, report, statement


def test_a_chart_shows_published_numbers_only_and_a_table_has_the_same() -> None:
    section = section_of(FULL, "What we heard, by theme")
    chart = next(block for block in section.blocks if isinstance(block, Bars))
    rows = second_by_first(table_in(section))

    assert chart.counts == {"opening-hours": 11, "heating": 9}
    assert {name: rows[name] for name in chart.counts} == {"opening-hours": "11", "heating": "9"}
    assert rows["الأمان"] == "fewer than 5"


def test_a_chart_is_told_in_words_without_what_is_withheld() -> None:
    section = section_of(FULL, "What we heard, by theme")
    chart = next(block for block in section.blocks if isinstance(block, Bars))

    assert chart.about.startswith("Bar chart: opening-hours 11, heating 9.")
    assert "Not in the chart, each with fewer than 5 contributions: الأمان." in said_in(section)


def test_there_is_no_chart_where_no_number_may_be_shown() -> None:
    heard = ThemeHeard(name="heating", definition="", contributions=Withheld(5), statements=())

    section = section_of(report(themes=(heard,)), "What we heard, by theme")

    assert not [block for block in section.blocks if isinstance(block, Bars)]


def test_large_numbers_are_written_alike_in_chart_and_table() -> None:
    heard = ThemeHeard(name="heating", definition="", contributions=12_345, statements=())

    section = section_of(report(themes=(heard,)), "What we heard, by theme")

    chart = next(block for block in section.blocks if isinstance(block, Bars))
    assert second_by_first(table_in(section)) == {"heating": "12,345"}
    assert chart.written == ("12,345",)
    assert chart.about.startswith("Bar chart: heating 12,345.")


def test_a_theme_says_how_often_and_what_belongs_to_it() -> None:
    assert said_in(section_of(FULL, "heating")).startswith("Contributions: 9. Warm rooms")


def test_a_theme_quotes_very_words_first_and_four_at_most() -> None:
    forms = [Form.PARAPHRASE, Form.QUOTE, Form.PARAPHRASE, *[Form.QUOTE] * 3]
    given = under(
        "heating", *(statement(number, form=form) for number, form in enumerate(forms, 1))
    )

    section = section_of(given, "heating")

    assert [b.name for b in section.blocks if isinstance(b, Quotation)] == ["C2", "C4", "C5", "C6"]
    assert "in annex [register]" in said_in(section)


def test_words_that_are_all_quoted_need_no_other_place() -> None:
    section = section_of(under("heating", statement(1)), "heating")

    assert "annex" not in said_in(section)


def test_a_theme_whose_words_may_not_be_shown_says_so() -> None:
    assert said_in(section_of(under("heating"), "heating")).endswith("may not be shown.")


def test_a_hidden_cell_is_a_dash_and_no_conversation_is_not_zero() -> None:
    table = table_in(section_of(FULL, "What we heard, by region"))

    assert table.head == ("Theme", "ESEAP", "MENA", "SSA", "All")
    assert table.rows == (("opening-hours", "–", "–", "none held", "11"),)


def test_what_has_no_theme_is_counted_and_quoted() -> None:
    section = section_of(FULL, "Not yet under a theme")

    assert said_in(section).startswith("Contributions without a theme so far: 6.\n")
    assert len([block for block in section.blocks if isinstance(block, Quotation)]) == 4


def test_a_few_without_a_theme_are_told_as_few() -> None:
    given = report(uncategorised=Uncategorised(contributions=Withheld(5), statements=()))

    assert "so far: fewer than 5." in said_in(section_of(given, "Not yet under a theme"))
