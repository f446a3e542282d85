"""Days of the feasts on which truces hang, by computed calendars.

Sources: Easter after Meeus (Gregorian and Julian); the Islamic calendar by the tabular rule
(civil epoch), which differs from sighting by a day or so; the Hebrew calendar by its fixed
rules; Hindu and Chinese feasts by the new moon (Meeus, mean phase). Where sighting decides,
the interval is a day wider at both ends.
"""

import math
from datetime import date, timedelta

from etl.times.intervals import Days

_DAY = timedelta(days=1)
_ISLAMIC_EPOCH = 227015  # ordinal of 1 Muharram 1 AH, civil reckoning, in the proleptic Gregorian calendar
_SYNODIC = 29.530588861

_FIXED = {
    "christmas": (12, 25), "christmas_eve": (12, 24), "orthodox_christmas": (1, 7), "orthodox_christmas_eve": (1, 6),
    "new_year": (1, 1), "new_year_eve": (12, 31), "boxing_day": (12, 26), "epiphany": (1, 6), "all_saints": (11, 1),
    "all_souls": (11, 2), "halloween": (10, 31), "valentine": (2, 14), "may_day": (5, 1),
}  # fmt: skip
_FROM_EASTER = {
    "easter": (0, 0), "easter_monday": (1, 1), "good_friday": (-2, -2), "maundy_thursday": (-3, -3),
    "palm_sunday": (-7, -7), "holy_week": (-7, -1), "lent": (-46, -1), "ash_wednesday": (-46, -46),
    "ascension": (39, 39), "pentecost": (49, 49),
}  # fmt: skip
# Islamic month, day, days it lasts
_ISLAMIC = {
    "ramadan": (9, 1, 30), "eid_al_fitr": (10, 1, 3), "eid_al_adha": (12, 10, 4), "ashura": (1, 10, 1),
    "muharram": (1, 1, 30), "mawlid": (3, 12, 1),
}  # fmt: skip
# days from 1 Tishri (Rosh Hashanah), days it lasts; Passover and Purim are set below
_HEBREW = {"rosh_hashanah": (0, 2), "yom_kippur": (9, 1), "sukkot": (14, 7), "hanukkah": (83, 8)}


def feast_days(feast: str, year: int) -> list[Days]:
    """First and last day of a feast for each time it falls in a year; empty if it is not known."""
    if not 1583 <= year <= 9998:
        return []
    if feast in _FIXED:
        day = date(year, *_FIXED[feast])
        return [(day, day)]
    if feast in _FROM_EASTER:
        first, last = _FROM_EASTER[feast]
        return [(easter(year) + first * _DAY, easter(year) + last * _DAY)]
    if feast in _ISLAMIC:
        return _islamic(*_ISLAMIC[feast], year)
    if feast in _HEBREW:
        shift, length = _HEBREW[feast]
        start = rosh_hashanah(year) + shift * _DAY
        return [(start, start + (length - 1) * _DAY)]
    return _other(feast, year)


def _other(feast: str, year: int) -> list[Days]:
    if feast == "orthodox_easter":
        day = orthodox_easter(year)
        return [(day, day)]
    if feast == "thanksgiving":
        first = date(year, 11, 1)
        day = first + ((3 - first.weekday()) % 7 + 21) * _DAY
        return [(day, day)]
    if feast == "nowruz":
        return [(date(year, 3, 20), date(year, 3, 21))]
    if feast in {"passover", "purim"}:  # Passover stands 163 days before the next Rosh Hashanah
        start = rosh_hashanah(year) - (163 if feast == "passover" else 193) * _DAY
        return [(start, start + (7 if feast == "passover" else 0) * _DAY)]
    return _lunar(feast, year)


def _lunar(feast: str, year: int) -> list[Days]:
    if feast in {"diwali", "tihar"}:  # new moon between mid-October and mid-November
        moon = new_moon_after(date(year, 10, 15))
        return [(moon - _DAY, moon + _DAY)] if feast == "diwali" else [(moon - 2 * _DAY, moon + 3 * _DAY)]
    if feast == "dashain":  # the bright half moon before the Diwali new moon
        start = new_moon_after(date(year, 9, 16))
        return [(start, start + 15 * _DAY)]
    if feast == "tet":  # second new moon after the winter solstice, nearly always
        moon = new_moon_after(date(year, 1, 21))
        return [(moon, moon + 2 * _DAY)]
    return []


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


def _islamic(month: int, day: int, length: int, year: int) -> list[Days]:
    about = int((year - 622) * 33 / 32)
    starts = [islamic(y, month, day) for y in range(max(1, about - 1), about + 3)]
    spans = [(s - _DAY, s + length * _DAY) for s in starts if s.year == year]
    return spans


def rosh_hashanah(year: int) -> date:
    """1 Tishri that falls in a Gregorian year, by the rules of the Hebrew calendar."""
    hebrew = year + 3761
    elapsed = (235 * hebrew - 234) // 19
    parts = 12084 + 13753 * elapsed
    day = elapsed * 29 + parts // 25920
    day += (3 * (day + 1)) % 7 < 3
    lengths = [_hebrew_elapsed(h) for h in (hebrew - 1, hebrew, hebrew + 1)]
    if lengths[2] - lengths[1] == 356:
        day += 2
    elif lengths[1] - lengths[0] == 382:
        day += 1
    return date.fromordinal(day - 1373427)


def _hebrew_elapsed(year: int) -> int:
    elapsed = (235 * year - 234) // 19
    day = elapsed * 29 + (12084 + 13753 * elapsed) // 25920
    return day + ((3 * (day + 1)) % 7 < 3)


def new_moon_after(day: date) -> date:
    """The first mean new moon on or after a day."""
    epoch = date(2000, 1, 6).toordinal() + 0.76  # new moon of 6 January 2000, 18:14 UT
    moons = math.ceil((day.toordinal() - epoch) / _SYNODIC)
    return date.fromordinal(math.floor(epoch + moons * _SYNODIC))
