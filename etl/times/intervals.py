"""TIMEX3 values as intervals of days, and the precision of an interval.

Parts of a period follow UCDP GED's date rules: early, middle and late of a year are its thirds,
of a month the days 1-10, 10-20 and 15 to the end.
"""

import calendar
import re
from datetime import date, timedelta

Days = tuple[date, date]

_VALUE = re.compile(
    r"(?P<y>\d{4})(?:-(?:(?P<m>\d\d)(?:-(?P<d>\d\d))?|W(?P<w>\d\d)(?:-(?P<wd>\d|WE))?|Q(?P<q>\d)|H(?P<h>\d)"
    r"|(?P<s>SP|SU|FA|WI)))?(?=T|$|-XX)"
)
_SEASONS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}  # northern meteorological seasons
_DAY = timedelta(days=1)


def days_of(value: str) -> Days | None:
    """First and last day of a TIMEX3 date value; None if it names no calendar period."""
    match = _VALUE.match(value)
    try:
        if match:
            return _of_match(match)
        if re.fullmatch(r"\d{3}", value):
            return date(int(value) * 10, 1, 1), date(int(value) * 10 + 9, 12, 31)
        if re.fullmatch(r"\d{2}", value):
            return date(int(value) * 100, 1, 1), date(int(value) * 100 + 99, 12, 31)
    except ValueError:  # 30 February, year 0
        pass
    return None


def _of_match(match: re.Match[str]) -> Days:
    year = int(match["y"])
    if match["d"]:
        day = date(year, int(match["m"]), int(match["d"]))
        return day, day
    if match["m"]:
        return month_days(year, int(match["m"]))
    if match["w"]:
        return _week_days(year, int(match["w"]), match["wd"])
    if match["q"]:
        return _months(year, 3 * int(match["q"]) - 2, 3 * int(match["q"]))
    if match["h"]:
        return _months(year, 6 * int(match["h"]) - 5, 6 * int(match["h"]))
    if match["s"] == "WI":
        return date(year, 12, 1), month_days(year + 1, 2)[1]
    return _months(year, *_SEASONS[match["s"]]) if match["s"] else _months(year, 1, 12)


def month_days(year: int, month: int) -> Days:
    """First and last day of a calendar month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def _months(year: int, first: int, last: int) -> Days:
    return month_days(year, first)[0], month_days(year, last)[1]


def _week_days(year: int, week: int, part: str | None) -> Days:
    monday = date.fromisocalendar(year, week, 1)
    if part == "WE":
        return monday + 5 * _DAY, monday + 6 * _DAY
    if part:
        day = monday + (int(part) - 1) * _DAY
        return day, day
    return monday, monday + 6 * _DAY


def part_of(days: Days, part: str) -> Days:
    """The EARLY, MID, LATE, END, H1 or H2 part of an interval of days."""
    start, end = days
    length = (end - start).days + 1
    if 28 <= length <= 31 and start.day == 1:
        first = {"EARLY": 1, "MID": 10, "LATE": 15, "END": 15, "H2": 15}.get(part, 1)
        last = {"EARLY": 10, "MID": 20, "H1": 15}.get(part, length)
        return start.replace(day=first), start.replace(day=last)
    if length == 7:
        cut = {"EARLY": (0, 2), "MID": (2, 4), "LATE": (4, 6), "END": (4, 6), "H1": (0, 3), "H2": (3, 6)}
        low, high = cut.get(part, (0, 6))
        return start + low * _DAY, start + high * _DAY
    if length < 28:
        return days
    if 365 <= length <= 366 and start.month == 1:
        months = {
            "EARLY": (1, 4),
            "MID": (5, 8),
            "LATE": (9, 12),
            "END": (9, 12),
            "H1": (1, 6),
            "H2": (7, 12),
        }
        return _months(start.year, *months.get(part, (1, 12)))
    return _share(start, length, part)


def _share(start: date, length: int, part: str) -> Days:
    low, high = {
        "EARLY": (0, 3),
        "MID": (3, 6),
        "LATE": (6, 9),
        "END": (6, 9),
        "H1": (0, 4.5),
        "H2": (4.5, 9),
    }.get(part, (0, 9))
    return start + int(length * low / 9) * _DAY, start + (int(length * high / 9) - 1) * _DAY


def precision(days: Days) -> int:
    """UCDP GED `date_prec` of an interval: 1 a day, 2 up to 6 days, 3 a week, 4 a month, 5 more."""
    length = (days[1] - days[0]).days + 1
    return next((p for p, most in ((1, 1), (2, 6), (3, 7), (4, 31)) if length <= most), 5)


def add_months(day: date, months: int) -> date:
    """The same day some months on, or the last of that month where it is shorter."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def week_value(day: date) -> str:
    """The ISO week of a day as a TIMEX3 value, "2021-W44"."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def season_of(day: date) -> str:
    """The TIMEX3 value of the (northern) season a day is in."""
    name = {3: "SP", 4: "SP", 5: "SP", 6: "SU", 7: "SU", 8: "SU", 9: "FA", 10: "FA", 11: "FA"}.get(
        day.month, "WI"
    )
    return f"{day.year - (day.month < 3):04d}-{name}"
