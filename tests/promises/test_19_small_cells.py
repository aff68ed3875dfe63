from collections import Counter
from random import Random

import pytest

from convo.disclosure.counts import LEAST
from convo.model.words import Audience
from exports.formats import RENDERERS
from exports.report.values import Report
from tests.exports.attacker import Reader, people_of
from tests.exports.build import report_of
from tests.exports.crowds import crowded
from tests.exports.printed import Word, in_json, in_report, themes_in_csv
from tests.promises.conftest import Measured

AUDIENCES = (Audience.INTERNAL, Audience.PUBLIC)


@pytest.mark.parametrize("records", [25, pytest.param(1_000, marks=pytest.mark.slow)])
def test_no_withheld_number_of_any_record_is_recovered_by_an_attacker_who_can_count(
    records: int, measured: Measured
) -> None:
    recovered, withheld = [], Counter[bool]()

    for seed in range(records):
        conversations = crowded(seed)
        for audience in AUDIENCES:
            at_least = Random(seed).choice((2, 3, LEAST[audience]))  # noqa: S311 -- no secret
            report = report_of(conversations, audience=audience, at_least=at_least)
            if seed % 8 == 0:
                assert_every_format_has_the_same_numbers(report)
            reader = Reader(RENDERERS["json"].render(report), conversations)
            assert reader.counts_where_it_was_raised()
            assert not any(0 < people_of(told) < at_least for told in reader.told())
            for guess in reader.guesses():
                withheld[guess.is_small(at_least)] += 1
                if guess.tells(at_least):
                    recovered.append((seed, audience, guess))

    assert recovered == []
    assert min(withheld[True], withheld[False]) > records
    measured(f"{records:,} random records, {withheld.total():,} withheld numbers: 0 recovered")


def assert_every_format_has_the_same_numbers(report: Report) -> None:
    printed = in_report(report)
    shown = {name: number for name, number in printed.themes.items() if number.isdigit()}
    word = Word(RENDERERS["word"].render(report))

    assert in_json(RENDERERS["json"].render(report)) == printed
    assert word.tables() == printed
    assert word.text() == list(printed.themes.values())
    assert word.chart() == word.workbook() == word.alternative() == shown | by_region(report)
    assert themes_in_csv(RENDERERS["csv"].render(report)) == Counter(
        theme for each in report.statements for theme in each.themes
    )


def by_region(report: Report) -> dict[str, str]:
    """Return the numbers of regions that can be added up from those of all their conversations."""
    regions: dict[str, list[object]] = {}
    for each in report.conversations:
        regions.setdefault(each.region, []).append(each.contributions)
    told = {
        region: [number for number in numbers if isinstance(number, int)]
        for region, numbers in regions.items()
        if len(regions) > 1
    }
    return {
        region: str(sum(numbers))
        for region, numbers in told.items()
        if len(numbers) == len(regions[region])
    }
