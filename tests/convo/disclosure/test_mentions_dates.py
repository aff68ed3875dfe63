import pytest

from convo.disclosure.mentions_dates import exact_dates


def dates_in(text: str) -> list[str]:
    return [text[start:end] for start, end in exact_dates(text)]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("On 2022-05-16.", "2022-05-16"),
        ("16.05.2022, yes", "16.05.2022"),
        ("dne 16. 5. 2022", "16. 5. 2022"),
        ("at 2022-05-16T12:00", "2022-05-16"),
        ("5/16/22", "5/16/22"),
        ("۱۴۰۱/۰۲/۲۶ بود", "۱۴۰۱/۰۲/۲۶"),
        ("२०२२-०५-१६", "२०२२-०५-१६"),
        ("我于2022-05-16去", "2022-05-16"),
        ("17 May 2026", "17 May 2026"),
        ("17th of May, 2026", "17th of May, 2026"),
        ("el 17 de mayo de 2026", "17 de mayo de 2026"),
        ("May 17, 2026", "May 17, 2026"),
        ("2026. május 17.", "2026. május 17."),
        ("17 травня 2026 року", "17 травня 2026"),
        ("في 17 مايو 2026", "17 مايو 2026"),
        ("१७ फ़रवरी २०२६", "१७ फ़रवरी २०२६"),
        ("১৭ মে, ২০২৬", "১৭ মে, ২০২৬"),
        ("ในวันที่ 17 พฤษภาคม 2569", "17 พฤษภาคม 2569"),
        ("2022年5月16日に", "2022年5月16日"),
        ("在五月十六日", "五月十六日"),
        ("2022년 5월 16일에", "2022년 5월 16일"),
    ],
)
def test_a_day_is_found_in_digits_of_any_script(text: str, date: str) -> None:
    assert dates_in(text) == [date]


@pytest.mark.parametrize(
    "text",
    [
        "In 2022 about 20 people",
        "3 people in 2022",
        "12 of 2020",
        "2015-2016",
        "12.500.000",
        "20/25/2022",
        "05/45/2022",
        "00/00/2022",
        "32 May 2026",
        "17 voices 9000",
        "192.168.10.20",
        "half 1/2/3",
        "v10.11.12",
        "5月",
    ],
)
def test_another_number_is_no_day(text: str) -> None:
    assert dates_in(text) == []
