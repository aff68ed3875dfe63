"""The times of signatures: found in a line, in many orders and scripts, and turned into UTC."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

ZONES: Final[Mapping[str, int]] = {
    "utc": 0, "gmt": 0, "wet": 0, "west": 60, "bst": 60, "wat": 60,
    "cet": 60, "mez": 60, "cest": 120, "mesz": 120, "cat": 120, "sast": 120,
    "eet": 120, "eest": 180, "idt": 180, "msk": 180, "trt": 180, "eat": 180,
    "irst": 210, "irdt": 270, "pkt": 300, "ist": 330, "npt": 345, "mmt": 390,
    "ict": 420, "wib": 420, "wita": 480, "hkt": 480, "sgt": 480, "myt": 480, "pht": 480,
    "jst": 540, "kst": 540, "wit": 540, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780,
    "art": -180, "brt": -180, "edt": -240, "est": -300, "cdt": -300, "mdt": -360, "mst": -420,
    "pdt": -420, "pst": -480,
    "ت ع م": 0, "ইউটিসি": 0, "यूटीसी": 0,
}  # fmt: skip
"""Minutes east of UTC, by abbreviation. CST is left out: Chicago and Shanghai both use it."""

_FIRST_YEAR = 2001  # of the oldest wiki that signs like this
_LAST_YEAR = 2100
_BUDDHIST = 543  # years that the Thai calendar is ahead
_REACH = 90  # characters: the longest date and time there is takes some 45
_HEBREW = re.compile("[א-ת]")
_ISRAEL = 120

_BRACKET = re.compile(r"[(（]([^()（）\n]{1,20})[)）]")
_MARKS = "\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069"
_MARK = re.compile(f"[{_MARKS}]")
_OFFSET = re.compile(r"(?:utc|gmt)?\s?([+\-−])(\d{1,2})(?::?(\d\d))?")
# What every date and every time has, so that most brackets cost nothing.
_YEAR = re.compile(r"\d{4}")
_CLOCK = re.compile(r"\d\s?[:.h時时點点시]\s?\d\d")

_TIME = (
    r"(?<!\d)(?P<hour>\d{1,2})\s?[:.h時时點点시]\s?(?P<minute>\d{2})(?::\d\d)?(?:\s?(?:min|分|분))?"
)
_MONTH = r"(?P<gap>(?=[\s.]{0,3}[^\W\d_])[^\d():\n]{2,30}?)"
# What a date must hold, and how it is written; a month stands in a gap, or is a number.
_DATES = (
    ("", rf"(?<!\d)(?P<day>\d{{1,2}}){_MONTH}(?P<year>\d{{4}})"),
    ("", r"(?P<gap>[^\s\d,،():]{3,15})\s(?P<day>\d{1,2})(?:st|nd|rd|th)?,?\s(?P<year>\d{4})"),
    ("", rf"(?P<year>\d{{4}}){_MONTH}(?P<day>\d{{1,2}})(?!\d)"),
    ("年", r"(?P<year>\d{4})\s?年\s?(?P<month>\d{1,2})\s?月\s?(?P<day>\d{1,2})\s?日"),
    ("년", r"(?P<year>\d{4})\s?년\s?(?P<month>\d{1,2})\s?월\s?(?P<day>\d{1,2})\s?일"),
    ("tháng", r"(?<!\d)(?P<day>\d{1,2}) tháng (?P<month>\d{1,2}) năm (?P<year>\d{4})"),
    ("-", r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)"),
    (".", r"(?<!\d)(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})"),
)
_BETWEEN = r"[^\d\n]{1,16}?"
_END = r"[\s.,]{0,3}$"
_ENDS_IN_TIME = re.compile(_TIME + _END, re.IGNORECASE)
_TIME_LAST = tuple(
    (sign, re.compile(f"{date}{_BETWEEN}{_TIME}{_END}", re.IGNORECASE)) for sign, date in _DATES
)
_DATE_LAST = tuple(
    (sign, re.compile(f"{_TIME}{_BETWEEN}{date}{_END}", re.IGNORECASE)) for sign, date in _DATES
)
# What stands before a time in some languages: "le" 3 mai, "ម៉ោង" (hour) 10:15.
_LEAD = re.compile(r"(?:(?:^|[,،\s])\s?(?:le|el|il|am|den|on|at)\s|ម៉ោង\s?)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """What may be the time of a signature, as it is written."""

    start: int
    """Where it begins in its line."""

    end: int
    """Where it ends there, after the bracket of its zone."""

    year: int
    month: int | str
    """From 1, or the text between a day and a year, which `month_numbers` reads."""

    day: int
    hour: int
    minute: int
    zone: str
    """In small letters, without its brackets."""


def find_stamps(line: str) -> list[Stamp]:
    """Return what may be times of signatures in a line, from left to right.

    Each has a day, a time of day and some word in brackets for its zone. Whether it is a time
    after all is known once the months and the zone are (`is_stamp`).
    """
    stamps: list[Stamp] = []
    end = 0
    for bracket in _BRACKET.finditer(line):
        window = line[max(end, bracket.start() - _REACH) : bracket.start()]
        plain = _MARK.sub("", window)
        if found := _time_at_end(plain):
            end = bracket.end()
            lead = _LEAD.search(plain, 0, found.start())
            begin = lead.start() if lead else found.start()
            start = bracket.start() - _width(window, len(plain) - begin)
            stamps.append(_stamp(found, start=start, end=end, zone=bracket[1]))
    return stamps


def is_stamp(stamp: Stamp, months: Mapping[str, int]) -> bool:
    """Tell whether at least the month or the zone is one that is known."""
    return isinstance(stamp.month, int) or stamp.month in months or _minutes_east(stamp) is not None


def said_at(stamp: Stamp, months: Mapping[str, int]) -> datetime | None:
    """Return the time in UTC, or None where month or zone is unknown or there is no such day.

    The zone's abbreviation decides alone, so the hour that summer time repeats is not ambiguous.
    Thai years are turned into common ones. Years before 2001 or after 2100 are some other
    calendar's, or no time of a signature.
    """
    east = _minutes_east(stamp)
    month = stamp.month if isinstance(stamp.month, int) else months.get(stamp.month)
    year = stamp.year - (_BUDDHIST if stamp.year > _LAST_YEAR + _BUDDHIST - 200 else 0)
    if east is None or month is None or not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    zone = timezone(timedelta(minutes=east))
    try:
        local = datetime(year, month, stamp.day, stamp.hour, stamp.minute, tzinfo=zone)
    except ValueError:  # 31 February, 25 o'clock
        return None
    return local.astimezone(UTC)


def _time_at_end(text: str) -> re.Match[str] | None:
    """Return the date and the time of day that end a text."""
    if not (_YEAR.search(text) and _CLOCK.search(text)):
        return None
    orders = _TIME_LAST if _ENDS_IN_TIME.search(text) else _DATE_LAST
    matches = (order.search(text) for sign, order in orders if sign in text)
    return next((match for match in matches if match), None)


def _stamp(found: re.Match[str], *, start: int, end: int, zone: str) -> Stamp:
    parts = found.groupdict()
    return Stamp(
        start=start,
        end=end,
        year=int(parts["year"]),
        month=int(parts["month"]) if parts.get("month") else parts["gap"].strip(),
        day=int(parts["day"]),
        hour=int(parts["hour"]),
        minute=int(parts["minute"]),
        zone=" ".join(_MARK.sub("", zone).casefold().split()),
    )


def _width(window: str, characters: int) -> int:
    """Return how long the end of *window* is that holds so many characters besides marks."""
    if not _MARK.search(window):
        return characters
    width = 0
    for character in reversed(window):
        if not characters:
            break
        width += 1
        characters -= not _MARK.match(character)
    return width


def _minutes_east(stamp: Stamp) -> int | None:
    if offset := _OFFSET.fullmatch(stamp.zone):
        minutes = int(offset[2]) * 60 + int(offset[3] or 0)
        return None if minutes > 14 * 60 else minutes * (1 if offset[1] == "+" else -1)
    if stamp.zone == "ist" and isinstance(stamp.month, str) and _HEBREW.search(stamp.month):
        return _ISRAEL  # the one abbreviation that India and Israel both sign with
    return ZONES.get(stamp.zone)
