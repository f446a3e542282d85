"""Readers of "N units ago, later, before X" and of spans such as "the past nine days"."""

import re
from datetime import date

from etl.times.intervals import Days, add_months, precision, week_value
from etl.times.numbers import number, plain
from etl.times.read_feast import feast_reading
from etl.times.reading import DAY, Context, Reading, dated, read_words, reader, slot, word

_UNIT_DAYS = {"TS": 0, "TM": 0, "TH": 0, "D": 1, "N": 1, "W": 7, "WE": 7, "F": 14, "M": 30, "Q": 91, "Y": 365}
# Vague spans: UCDP GED ("recent weeks": three back, "past few days": three, "few months": three),
# coding guide 7 ("in recent months": the 90 days before publication).
_VAGUE_BACK = {
    "TH": 1,
    "TM": 0,
    "TS": 0,
    "D": 3,
    "N": 3,
    "W": 21,
    "M": 90,
    "Y": 1096,
    "DE": 10958,
    "CE": 73050,
}
_VAGUE_FORTH = {
    "TH": 1,
    "TM": 0,
    "TS": 0,
    "D": 3,
    "N": 3,
    "W": 28,
    "M": 90,
    "Y": 1096,
    "DE": 10958,
    "CE": 73050,
}


_HOURS = {"TH": 1, "TM": 1 / 60, "TS": 1 / 3600}
_LONG = {"DE": 10, "CE": 100}  # years
# "Some weeks ago": the 30 days before publication (coding guide, 7); days a week, months three.
_VAGUE_AGO = {"D": 7, "N": 7, "W": 30, "M": 90}


@reader("shifted")
def read_shifted(match: re.Match[str], context: Context) -> Reading | None:
    """ "two weeks ago", "three days later", "a few months before", "years ago"."""
    unit = word("unit", slot(match, "unit") or slot(match, "unit2"))
    shift = word("shift", slot(match, "shift") or slot(match, "shift2")) or "ago"
    base = context.now() if shift in {"ago", "future"} else context.told(unit)
    n = number(slot(match, "n") or slot(match, "n2"))
    if n is not None and (slot(match, "half") or slot(match, "unit2")):
        n += 0.5
    back = shift in {"ago", "before"}
    if base is None or n is None:
        return _vague(unit, back, shift, base)
    anchor = context.name(None if shift == "ago" else base)
    return counted(unit, -n if back else n, base, anchor)


def _vague(unit: str, back: bool, shift: str, base: date | None) -> Reading:
    """ "some weeks ago", "years later": guide section 7 gives the 30 days before publication."""
    days = None
    length = _VAGUE_AGO.get(unit)
    if base is not None and shift == "ago" and length:
        days = (base - length * DAY, base - DAY)
    value = "PAST_REF" if back else "FUTURE_REF"
    return Reading("DATE", value, days, precision(days) if days else None)


def counted(unit: str, n: float, base: date, anchor: str | None) -> Reading | None:
    """The day, week, month or year `n` units from `base`, at the unit's own coarseness.

    Weeks cover that day +/- 3 days (coding guide, 4), months +/- 15 days, years the year.
    """
    try:
        if unit in _HOURS:
            hours = n * _HOURS[unit]
            return dated(f"{(base + int(hours / 24) * DAY).isoformat()}TXX", anchor=anchor)
        if unit in _LONG and n != int(n):  # half a century
            unit, n = "Y", n * _LONG[unit]
        elif unit == "Y" and abs(n) == 0.5:
            unit, n = "M", n * 12
        if unit in {"D", "N"}:
            return dated((base + round(n) * DAY).isoformat(), anchor=anchor)
        if unit in {"W", "F", "WE"}:
            day = base + round(n * (14 if unit == "F" else 7)) * DAY
            value = day.isoformat() if abs(n) == 1 and unit == "W" else week_value(day)
            return _around(value, day, 3, anchor)
        if unit in {"M", "Q"}:
            day = add_months(base, round(n * (3 if unit == "Q" else 1)))
            return _around(f"{day:%Y-%m}", day, 15, anchor)
        if unit == "Y":
            day = add_months(base, round(n * 12))
            return dated(f"{day.year:04d}", anchor=anchor)
        year = base.year + round(n * _LONG[unit])
        return dated(f"{year // 10:03d}" if unit == "DE" else f"{year // 100:02d}", anchor=anchor)
    except (ValueError, OverflowError):
        return None


def _around(value: str, day: date, slack: int, anchor: str | None) -> Reading:
    days = (day - slack * DAY, day + slack * DAY)
    return Reading("DATE", value, days, precision(days), anchor=anchor)


@reader("shifted_from")
def read_shifted_from(match: re.Match[str], context: Context) -> Reading | None:
    """ "two days after July 1", "the day before Christmas"."""
    feast, year = slot(match, "feast"), slot(match, "modern")
    start = (
        feast_reading(feast, int(year) if year else None, None, context)
        if feast
        else read_words(slot(match, "date"), context)
    )
    if start is None or start.days is None:
        return None
    back = match["dir"].startswith(("before", "earlier", "prior"))
    unit = word("unit", slot(match, "unit")) or word("calendar_unit", slot(match, "calendar_unit")) or "D"
    n = number(slot(match, "n")) if slot(match, "n") else 1.0
    if n is None:
        return Reading("DATE", "PAST_REF" if back else "FUTURE_REF")
    return counted(unit, -n if back else n, start.days[0 if back else 1], f"text:{start.value}")


@reader("in_time")
def read_in_time(match: re.Match[str], context: Context) -> Reading | None:
    """ "(in) two weeks' time"."""
    base, n = context.now(), number(match["n"])
    if base is None or n is None:
        return Reading("DATE", "FUTURE_REF")
    return counted(word("unit", slot(match, "unit")), n, base, context.name())


@reader("span_units")
def read_span_units(match: re.Match[str], context: Context) -> Reading | None:
    """ "the past nine days", "the next four years", "the last few weeks"."""
    unit, n = word("unit", slot(match, "unit")), number(match["n"])
    value = _length_value(unit, n)
    back = word("span_past", slot(match, "back"))
    base = context.now() if back == "past" or slot(match, "forth") in {"next", "coming"} else context.told()
    if base is None or back == "part":
        return Reading("DURATION", value, duration_days=_length(unit, n))
    days = _span(unit, n, base, bool(back))
    return Reading("DURATION", value, days, precision(days), _length(unit, n), context.name(base))


def _length_value(unit: str, n: float | None) -> str:
    if unit == "TH" and n == 0.5:
        return "PT30M"
    amount = "X" if n is None else plain(n * 2 if unit == "F" else n)
    unit = {"F": "W", "N": "D"}.get(unit, unit)
    return f"PT{amount}{unit[1]}" if unit.startswith("T") else f"P{amount}{unit}"


def _length(unit: str, n: float | None) -> int | None:
    if n is None:
        return None
    if unit in _HOURS:
        return max(1, round(n * _HOURS[unit] / 24)) if unit == "TH" else None
    per_day = {"DE": 3652, "CE": 36524}.get(unit) or _UNIT_DAYS[unit]
    return round(n * per_day) or None


def _span(unit: str, n: float | None, base: date, back: bool) -> Days:
    """Days before or after `base`; 24, 48 and 72 hours are the report day and one to three days more."""
    if n is None:
        length = (_VAGUE_BACK if back else _VAGUE_FORTH).get(unit, 90)
        if back and unit in {"D", "N"}:
            return base - length * DAY, base - DAY
    else:
        length = min(_length(unit, n) or 0, (base - date.min).days)
        length -= unit == "W" and back and n == 1
    return (base - length * DAY, base) if back else (base, base + length * DAY)


@reader("vague_span")
def read_vague_span(match: re.Match[str], context: Context) -> Reading | None:
    """ "recent weeks", "the coming days"."""
    unit = word("units_plural", slot(match, "units_plural"))
    words = slot(match, "back") or slot(match, "forth")
    back = slot(match, "back") is not None
    value = "PAST_REF" if words == "recent" else _length_value(unit, None)
    kind = "DATE" if words == "recent" else "DURATION"
    base = context.told() if words in {"following", "previous"} else context.now()
    days = _span(unit, None, base, back) if base and words != "final" else None
    return Reading(kind, value, days, precision(days) if days else None, anchor=context.name(base))
