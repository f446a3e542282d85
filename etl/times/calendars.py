"""Days of feasts and national days, by computed calendars.

`data/lexicon/feasts.yaml` says what a feast hangs on: Easter, a day of the Islamic year, the Jewish
new year, a new moon, a fixed day. Where the moon is sighted its interval is a day wider at both ends.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from etl.resources import load_yaml
from etl.times.intervals import Days

_DAY = timedelta(days=1)
_YEARS = range(1583, 9998)  # the Gregorian calendar, as far as dates go
_ISLAMIC_EPOCH = 227015  # ordinal of 1 Muharram 1 AH, civil reckoning, in the proleptic Gregorian calendar
_SYNODIC = 29.530588861


@dataclass(frozen=True, slots=True, order=True)
class Feast:
    """One time that a feast falls: its reckoned first day, and all days that it may cover."""

    first: date
    days: Days


def feast_days(feast: str, year: int) -> list[Feast]:
    """The times that a feast falls in a year: none, one, or two where years are shorter than ours.

    Raises:
        KeyError: if the lexicon has no such feast.
    """
    rule = load_yaml("lexicon", "feasts.yaml")[feast]
    if year not in _YEARS:
        return []
    slack, length = rule.get("slack", 0), rule.get("days", 1)
    return [Feast(s, (s - slack * _DAY, s + (length - 1 + slack) * _DAY)) for s in _starts(rule["on"], year)]


def _starts(on: Any, year: int) -> list[date]:
    """The first days of a feast in a year."""
    if isinstance(on, str):
        month, day = map(int, on.split("-"))
        return [date(year, month, day)]
    ((base, place),) = on.items()
    if base == "islamic":
        return _islamic(*map(int, place.split("-")), year)
    if base == "weekday":
        return [_nth_weekday(year, *map(int, place.split("-", 2)))]
    return [_BASES[base](year) + place * _DAY]


def _nth_weekday(year: int, month: int, weekday: int, nth: int) -> date:
    """The nth weekday (1 is Monday) of a month, the last one for -1."""
    first = date(year, month, 1)
    first += (weekday - first.isoweekday()) % 7 * _DAY
    if nth > 0:
        return first + 7 * (nth - 1) * _DAY
    return max(day for k in range(4, 6) if (day := first + 7 * (k - 1) * _DAY).month == month)


def easter(year: int) -> date:
    """Gregorian Easter Sunday (Meeus, Jones and Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    e = (32 + 2 * (b % 4) + 2 * (c // 4) - d - c % 4) % 7
    f = d + e - 7 * ((a + 11 * d + 22 * e) // 451) + 114
    return date(year, f // 31, f % 31 + 1)


def orthodox_easter(year: int) -> date:
    """Julian Easter Sunday as a Gregorian date (Meeus)."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + (year // 100 - year // 400 - 2) * _DAY


def islamic(year: int, month: int, day: int) -> date:
    """Gregorian day of an Islamic date by the tabular calendar."""
    days = day + math.ceil(29.5 * (month - 1)) + (year - 1) * 354 + (3 + 11 * year) // 30
    return date.fromordinal(_ISLAMIC_EPOCH + days - 1)


def _islamic(month: int, day: int, year: int) -> list[date]:
    about = int((year - 622) * 33 / 32)
    starts = [islamic(y, month, day) for y in range(max(1, about - 1), about + 3)]
    return [s for s in starts if s.year == year]


def rosh_hashanah(year: int) -> date:
    """1 Tishri that falls in a Gregorian year, by the rules of the Hebrew calendar."""
    hebrew = year + 3761
    day = _hebrew_elapsed(hebrew)
    before, after = _hebrew_elapsed(hebrew - 1), _hebrew_elapsed(hebrew + 1)
    if after - day == 356:
        day += 2
    elif day - before == 382:
        day += 1
    return date.fromordinal(day - 1373427)


def _hebrew_elapsed(year: int) -> int:
    """Days from the calendar's epoch to a year's mean new moon, put off by a weekday on which no year begins."""
    elapsed = (235 * year - 234) // 19
    day = elapsed * 29 + (12084 + 13753 * elapsed) // 25920
    return day + ((3 * (day + 1)) % 7 < 3)


def new_moon_after(day: date) -> date:
    """The first mean new moon on or after a day."""
    epoch = date(2000, 1, 6).toordinal() + 0.76  # new moon of 6 January 2000, 18:14 UT
    moons = math.ceil((day.toordinal() - epoch) / _SYNODIC)
    return date.fromordinal(math.floor(epoch + moons * _SYNODIC))


_BASES: dict[str, Callable[[int], date]] = {
    "easter": easter,
    "orthodox_easter": orthodox_easter,
    "rosh_hashanah": rosh_hashanah,
    # The new moon of Kartika falls between mid-October and mid-November.
    "kartika_moon": lambda year: new_moon_after(date(year, 10, 18)),
    # The second new moon after the winter solstice, nearly always.
    "lunar_new_year": lambda year: new_moon_after(date(year, 1, 21)),
}
