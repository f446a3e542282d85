"""Readers of expressions counted from publication or from the date told of."""

import dataclasses
import re
from datetime import date, timedelta

from etl.times.anchoring import weekday_near
from etl.times.intervals import Days, add_months, days_of, part_of, precision, season_of, week_value
from etl.times.numbers import number, plain
from etl.times.read_calendar import month_number
from etl.times.reading import DAY, Context, Reading, dated, read_words, reader, slot, word

_UNIT_DAYS = {"D": 1, "N": 1, "W": 7, "WE": 7, "F": 14, "M": 30, "Q": 91, "Y": 365, "DE": 3652, "CE": 36524}


@reader("rel_day")
def read_rel_day(match: re.Match[str], context: Context) -> Reading | None:
    """ "today", "the day before yesterday", "later today"."""
    if context.dct is None:
        return None
    return dated((context.dct + word("day", slot(match, "day")) * DAY).isoformat(), anchor=context.source)


@reader("rel_daypart")
def read_rel_daypart(match: re.Match[str], context: Context) -> Reading | None:
    """ "yesterday morning"."""
    day = read_rel_day(match, context)
    return _at(day, slot(match, "daypart")) if day else None


def _at(day: Reading, part: str | None) -> Reading:
    """The reading of a day with a part of the day added to its value."""
    if not part:
        return day
    name = word("daypart", part)
    value = day.value + (name if name.startswith("T") else f"T{name}")
    return dataclasses.replace(day, type="TIME", value=value)


@reader("tonight")
def read_tonight(match: re.Match[str], context: Context) -> Reading | None:
    """ "tonight"."""
    return dated(f"{context.dct.isoformat()}TNI", anchor=context.source) if context.dct else None


@reader("this_daypart")
def read_this_daypart(match: re.Match[str], context: Context) -> Reading | None:
    """ "this morning", "last night" (the night before publication), "that afternoon"."""
    rel = match["rel"]
    base = context.dct if rel in {"this", "last"} and not context.history else context.told()
    if base is None:
        return None
    shift = {"last": -1, "the previous": -1, "the following": 1, "the next": 1}.get(rel, 0)
    return _at(dated((base + shift * DAY).isoformat(), anchor=context.name(base)), slot(match, "daypart"))


@reader("weekday")
def read_weekday(match: re.Match[str], context: Context) -> Reading | None:
    """ "Friday", "Friday morning": the last one after a past verb, the next after a future one."""
    number_ = word("weekday", slot(match, "weekday"))
    base = context.now()
    if base is None:
        return Reading("DATE", f"XXXX-WXX-{number_}")
    day = weekday_near(number_, base, context.tense())
    return _at(dated(day.isoformat(), anchor=context.name()), slot(match, "daypart"))


@reader("weekday_week")
def read_weekday_week(match: re.Match[str], context: Context) -> Reading | None:
    """ "Tuesday of last week"."""
    if context.dct is None:
        return None
    shift = {"last": -7, "this past": -7, "next": 7, "this coming": 7}.get(match["rel"], 0)
    monday = context.dct - (context.dct.isoweekday() - 1) * DAY
    day = monday + (word("weekday", slot(match, "weekday")) - 1 + shift) * DAY
    return dated(day.isoformat(), anchor=context.source)


@reader("which_weekday")
def read_which_weekday(match: re.Match[str], context: Context) -> Reading | None:
    """ "last Tuesday" (before publication), "next Friday" (after it), "this Sunday"."""
    rel = match["rel"]
    told = rel.split(" ")[-1] in {"previous", "following", "same"} or rel in {"the next", "that"}
    base = context.told() if told else context.now()
    if base is None:
        return None
    weekday = word("weekday", slot(match, "weekday"))
    ahead = any(w in rel for w in ("next", "coming", "following"))
    back = any(w in rel for w in ("last", "past", "previous"))
    tense = "future" if ahead else "past" if back else context.tense()
    if rel == "this" and tense != "past":
        tense = "future"
    day = weekday_near(weekday, base - DAY if back else base, tense)
    return _at(dated(day.isoformat(), anchor=context.name(base)), slot(match, "daypart"))


@reader("week_from")
def read_week_from(match: re.Match[str], context: Context) -> Reading | None:
    """ "a week from Monday"."""
    start = read_words(match["from"], dataclasses.replace(context, tense=lambda: "future"))
    n = number(match["n"])
    if start is None or start.days is None or n is None:
        return None
    return dated((start.days[0] + int(7 * n) * DAY).isoformat(), anchor=start.anchor)


@reader("week_of")
def read_week_of(match: re.Match[str], context: Context) -> Reading | None:
    """ "the week of June 8"."""
    day = read_words(slot(match, "date"), context)
    return dated(week_value(day.days[0]), anchor=day.anchor) if day and day.days else None


_SHIFT = {"last": -1, "past": -1, "previous": -1, "next": 1, "following": 1, "this": 0, "same": 0}


@reader("which")
def read_which(match: re.Match[str], context: Context) -> Reading | None:
    """ "last week", "next month", "this year", "the following day", "last June", "late last week"."""
    which = word("which", slot(match, "which"))
    base = _base(which, context, word("calendar_unit", slot(match, "calendar_unit")) or "M")
    if base is None:
        return None
    mod = (slot(match, "mod") or "").split(" ")[0].strip("-")
    month = month_number(slot(match, "which_month"))
    if month:
        reading = dated(_which_month(month, which, base), anchor=context.name(base))
    elif season := slot(match, "season"):
        reading = dated(_which_season(word("season", season), which, base), anchor=context.name(base))
    else:
        reading = _which_unit(word("calendar_unit", slot(match, "calendar_unit")), which, base, context)
    return _with_mod(reading, mod, which, base, context)


def _base(which: str, context: Context, unit: str) -> date | None:
    if which in {"same", "previous", "following"} or context.history:
        return context.told(unit)
    return context.dct


def _which_month(month: int, which: str, base: date) -> str:
    year = base.year
    if _SHIFT[which] < 0:
        year -= month >= base.month
    elif _SHIFT[which] > 0:
        year += month <= base.month
    return f"{year:04d}-{month:02d}"


def _which_season(season: str, which: str, base: date) -> str:
    current = season_of(base)
    year = int(current[:4]) if current.endswith(season) else base.year
    start = days_of(f"{year:04d}-{season}")[0]
    if _SHIFT[which] < 0 and start + 60 * DAY > base:
        year -= 1
    if _SHIFT[which] > 0 and start <= base:
        year += 1
    return f"{year:04d}-{season}"


def _which_unit(unit: str, which: str, base: date, context: Context) -> Reading:
    shift, anchor = _SHIFT[which], context.name(base)
    running = which == "last" and context.before.endswith(_RUNNING) and context.words.startswith("the last")
    if (which == "past" or running) and unit != "WE":
        return _past_length(unit, 1, base, anchor)
    return dated(shifted_value(unit, base, shift), anchor=anchor)


# "over the last year": the twelve months up to now, and not the last calendar year.
_RUNNING = ("over ", "during ", "in ", "within ", "throughout ")


def _past_length(unit: str, n: int, base: date, anchor: str | None) -> Reading:
    days = int(_UNIT_DAYS[unit] * n)
    span = (base - (days - 1 if unit == "W" else days) * DAY, base)
    return Reading("DURATION", f"P{n}{unit if unit != 'F' else 'W'}", span, precision(span), days, anchor)


def shifted_value(unit: str, base: date, shift: int) -> str:
    """The value of the calendar unit that is `shift` units from the one `base` is in."""
    if unit in {"D", "N"}:
        return (base + shift * DAY).isoformat()
    if unit in {"W", "WE", "F"}:
        return week_value(base + shift * (14 if unit == "F" else 7) * DAY) + ("-WE" if unit == "WE" else "")
    if unit == "M":
        return f"{add_months(base, shift):%Y-%m}"
    if unit == "Q":
        index = base.year * 4 + (base.month - 1) // 3 + shift
        return f"{index // 4:04d}-Q{index % 4 + 1}"
    if unit == "Y":
        return f"{base.year + shift:04d}"
    return f"{base.year // 10 + shift:03d}" if unit == "DE" else f"{base.year // 100 + shift:02d}"


def _with_mod(reading: Reading, mod: str, which: str, base: date, context: Context) -> Reading:
    """Cut "earlier this month" at the day before `base`, "late last week" to its end, "this week" at `base`."""
    days = reading.days
    if days is None or reading.type != "DATE":
        return reading
    if which == "this" and days[0] <= base <= days[1] and days[0] != days[1]:
        days = _this(days, mod, base, context)
    elif mod in {"early", "late", "mid"}:
        days = part_of(days, mod.upper())
    return dataclasses.replace(reading, days=days, precision=precision(days))


def _this(days: Days, mod: str, base: date, context: Context) -> Days:
    if mod == "earlier":
        return days[0], max(days[0], base - DAY)
    if mod in {"later", "late"}:
        return min(days[1], base + DAY), days[1]
    if mod == "early":
        return part_of(days, "EARLY")
    return (base, days[1]) if context.tense() == "future" else (days[0], base)


@reader("unit_next")
def read_unit_next(match: re.Match[str], context: Context) -> Reading | None:
    """ "the day before", "the year after"."""
    base = context.told(word("calendar_unit", slot(match, "calendar_unit")))
    if base is None:
        return None
    shift = 1 if match["rel"] in {"after", "following"} else -1
    return dated(
        shifted_value(word("calendar_unit", slot(match, "calendar_unit")), base, shift),
        anchor=context.name(base),
    )


@reader("the_unit")
def read_the_unit(match: re.Match[str], context: Context) -> Reading | None:
    """ "the year", "the day": the one told of, or that of publication."""
    unit = word("calendar_unit", slot(match, "theunit") or slot(match, "monthend"))
    base = context.told(unit)
    if base is None:
        return None
    shift = -1 if unit == "WE" and base.isoweekday() < 6 and context.tense() != "future" else 0
    return dated(shifted_value(unit, base, shift), anchor=context.name(base))


@reader("nth_of")
def read_nth_of(match: re.Match[str], context: Context) -> Reading | None:
    """ "the last week of March", "the first two months of 1939"."""
    whole = read_words(match["of"], context)
    unit = word("unit", match["sub"])
    if whole is None or whole.days is None:
        return None
    n = number(slot(match, "some"))
    nth = word("ordinal", slot(match, "ordinal")) or (
        -1 if not match.group(0).startswith(("opening", "the op")) else 1
    )
    length = timedelta(days=int(_UNIT_DAYS.get(unit, 1) * (n or 1)))
    days = _nth_days(whole.days, nth, length)
    if n or match["sub"].endswith("s"):
        value = f"P{plain(n) if n else 'X'}{unit}"
        return Reading("DURATION", value, days, precision(days), length.days, whole.anchor)
    value = week_value(days[0] + 3 * DAY) if unit == "W" else shifted_value(unit, days[0], 0)
    return Reading("DATE", value, days, precision(days), anchor=whole.anchor)


def _nth_days(whole: Days, nth: int, length: timedelta) -> Days:
    if nth < 0:
        return max(whole[0], whole[1] - length + DAY), whole[1]
    start = min(whole[0] + (nth - 1) * length, whole[1])
    return start, min(start + length - DAY, whole[1])


@reader("same_period")
def read_same_period(match: re.Match[str], context: Context) -> Reading | None:
    """ "the same period last year", "the same month a year ago"."""
    base = context.told_value()
    if len(base) < 4 or not base[:4].isdigit():
        return None
    shift = {"next": 1, "following": 1, "this": 0}.get(slot(match, "rel") or "", -1)
    if (slot(match, "sub") or slot(match, "sub2")) == "quarter":
        quarter = shifted_value("Q", context.told("Q"), 4 * shift)
        return dated(quarter, anchor=context.name(context.told("Q")))
    value = f"{int(base[:4]) + shift:04d}{base[4:7] if len(base) >= 7 else ''}"
    return dated(value, anchor=f"text:{base}")
