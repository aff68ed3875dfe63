from datetime import UTC, datetime

import pytest

from convo.sources.months import month_numbers
from convo.sources.timestamps import ZONES, Stamp, find_stamps, is_stamp, said_at


def months_of(stamps: list[Stamp]) -> dict[str, int]:
    return month_numbers([s.month for s in stamps if isinstance(s.month, str)], language=None)


def read(line: str) -> datetime | None:
    stamps = find_stamps(line)
    [stamp] = stamps
    return said_at(stamp, months_of(stamps))


@pytest.mark.parametrize(
    "written",
    [
        "10:15, 3 May 2021 (UTC)",
        "10:15, 3. Mai 2021 (UTC)",
        "10:15, May 3, 2021 (UTC)",
        "May 3, 2021 10:15 (UTC)",
        "10:15, 2021 May 3 (UTC)",
        "2021. május 3., 10:15 (UTC)",
        "10:15, 3.5.2021 (UTC)",
        "10:15, ngày 3 tháng 5 năm 2021 (UTC)",
        "2021-05-03T10:15:22 (UTC)",
        "2021年5月3日 (月) 10:15 (UTC)",
        "2021年5月3日（一）10:15（UTC）",
        "10:15, 3 de maig de 2021 (UTC)",
        "3. toukokuuta 2021 kello 10.15 (UTC)",
        "10:15, 3ی ئایاری 2021 (UTC)",
        "10:15\u200e, 3\u200f May\u200e 2021 \u200e(UTC)",
        "10:15,\u00a03\u00a0May\u00a02021\u00a0(UTC)",
        "١٠:١٥، ٣ مايو ٢٠٢١ (ت\u00a0ع\u00a0م)",
    ],
)
def test_dates_are_read_in_every_order(written: str) -> None:
    line = f"Ash3 agrees. {written}"

    assert read(line) == datetime(2021, 5, 3, 10, 15, tzinfo=UTC)
    assert line[find_stamps(line)[0].start :] == written


@pytest.mark.parametrize(
    ("zone", "utc"),
    [
        ("UTC", "12:00"),
        ("GMT", "12:00"),
        ("CET", "11:00"),
        ("CEST", "10:00"),
        ("MESZ", "10:00"),
        ("IST", "06:30"),
        ("JST", "03:00"),
        ("EDT", "16:00"),
        ("+07", "05:00"),
        ("+0530", "06:30"),
        ("UTC−3", "15:00"),
    ],
)
def test_zones_are_turned_into_utc(zone: str, utc: str) -> None:
    at = read(f"12:00, 3 May 2021 ({zone})")

    assert at == datetime.fromisoformat(f"2021-05-03T{utc}Z")


@pytest.mark.parametrize(
    ("written", "utc"),
    [
        ("01:30, 28 Oct 2018 (CEST)", "2018-10-27T23:30Z"),
        ("02:30, 28 Oct 2018 (CEST)", "2018-10-28T00:30Z"),
        ("02:30, 28 Oct 2018 (CET)", "2018-10-28T01:30Z"),
        ("03:30, 28 Oct 2018 (CET)", "2018-10-28T02:30Z"),
    ],
)
def test_the_zone_decides_in_the_hour_that_summer_time_repeats(written: str, utc: str) -> None:
    assert read(written) == datetime.fromisoformat(utc)


def test_thai_years_become_common_years() -> None:
    assert read("17:15, 3 พฤษภาคม 2564 (+07)") == datetime(2021, 5, 3, 10, 15, tzinfo=UTC)


def test_the_same_letters_are_another_zone_in_hebrew() -> None:
    assert read("12:15, 3 בינואר 2021 (IST)") == datetime(2021, 1, 3, 10, 15, tzinfo=UTC)
    assert read("2021-01-03 15:45 (IST)") == datetime(2021, 1, 3, 10, 15, tzinfo=UTC)


@pytest.mark.parametrize(
    "written",
    [
        "10:15, 31 February 2021 (UTC)",
        "25:15, 3 May 2021 (UTC)",
        "10:15, 3 May 1442 (UTC)",
        "10:15, 3 May 2021 (XYZT)",
        "10:15, 3 Smarch 2021 (UTC)",
        "10:15, 3 May 2021 (+99)",
    ],
)
def test_a_time_that_does_not_exist_is_none(written: str) -> None:
    assert read(written) is None


@pytest.mark.parametrize(
    "words",
    [
        "10:15, 3 May 2021",
        "3 May 2021 (UTC)",
        "10:15 (UTC)",
        "(UTC)",
        "In 2021 we met at 10:15 (see above)",
        "",
    ],
)
def test_half_a_time_is_none_of_a_signature(words: str) -> None:
    assert find_stamps(words) == []


def test_a_time_with_neither_month_nor_zone_is_none_of_a_signature() -> None:
    [stamp] = find_stamps("10:15, 3 pears 2021 (cheap)")

    assert not is_stamp(stamp, {})


def test_one_known_half_makes_a_time_of_a_signature() -> None:
    [unknown_month] = find_stamps("10:15, 3 Smarch 2021 (UTC)")
    [unknown_zone] = find_stamps("10:15, 3 May 2021 (XYZT)")

    assert is_stamp(unknown_month, {})
    assert is_stamp(unknown_zone, {"May": 5})
    assert all(is_stamp(stamp, {}) for stamp in find_stamps("2021-05-03 10:15 (XYZT)"))


def test_all_times_of_a_line_are_found() -> None:
    line = "a 10:15, 3 May 2021 (UTC) b 10:16, 3 May 2021 (UTC)"

    assert [line[s.start : s.end] for s in find_stamps(line)] == [
        "10:15, 3 May 2021 (UTC)",
        "10:16, 3 May 2021 (UTC)",
    ]


def test_the_word_before_a_french_time_belongs_to_it() -> None:
    line = "Saule (discuter), le 3 mai 2021 à 12:15 (CEST)"

    assert line[: find_stamps(line)[0].start] == "Saule (discuter)"


def test_no_zone_that_two_countries_share_is_known() -> None:
    assert "cst" not in ZONES
