"""Readers of calendar dates: days, months, years, decades, centuries, quarters, seasons."""

import dataclasses
import re
from datetime import date

from etl.times.anchoring import day_of_year, month_year_of, weekday_near
from etl.times.intervals import days_of, part_of, precision, season_of
from etl.times.reading import Context, Reading, dated, read_words, reader, slot, word

_MONTH = re.compile(r"[a-z]{3,}")
_ISO = re.compile(r"(\d{4})[-/](\d\d)[-/](\d\d)")


def month_number(text: str | None) -> int | None:
    """The number of a month's name, long or short, dotted or not."""
    if text is None:
        return None
    name = text.strip(" .,")
    return word("month", name) or word("month_short", name)


def full_year(digits: str, near: date | None = None) -> int:
    """A year of two or four digits; two digits are the century that is nearest before `near`."""
    if len(digits) == 4:
        return int(digits)
    base = near.year if near else 2025
    year = base // 100 * 100 + int(digits)
    return year - 100 if year > base + 10 else year


def _parts(text: str, context: Context) -> tuple[int | None, int | None, int | None]:
    """Year, month and day in the words of one date."""
    month = next((m for w in _MONTH.findall(text) if (m := month_number(w))), None)
    numbers = re.findall(r"\d+", text)
    year = next((int(n) for n in numbers if len(n) == 4), None)
    rest = [int(n) for n in numbers if len(n) <= 2]
    if year is None and len(rest) == 2:
        year = full_year(f"{rest[1]:02d}", context.dct)
    if "year" in text:
        year = named_year(text, context)
    return year, month, rest[0] if rest else None


def named_year(text: str, context: Context) -> int | None:
    """The year of "this year", "last year", "next year" (from publication), "that year" (the one told of)."""
    shift = {"last": -1, "this": 0, "next": 1}.get(re.search(r"(\w+)\s+year", text).group(1))
    base = context.told() if shift is None else context.now()
    return base.year + (shift or 0) if base else None


@reader("anydate")
def read_anydate(match: re.Match[str], context: Context) -> Reading | None:
    """ "5 November 2021", "Nov. 5", "18 APRIL 89", "2021-11-05"."""
    return date_reading(match.group(0), context)


def date_reading(text: str, context: Context) -> Reading | None:
    """The day that the words of a date name; a missing year comes from the context."""
    iso = _ISO.search(text)
    if iso:
        return dated("-".join(iso.groups()))
    year, month, day = _parts(text, context)
    if month is None or day is None:
        return None
    if year is not None:
        value = f"{year:04d}-{month:02d}-{day:02d}"
        return dated(value) if days_of(value) else None
    value, anchor = day_of_year(month, day, context)
    return dated(value, anchor=anchor, yearless=True) if value else None


@reader("weekday_date")
def read_weekday_date(match: re.Match[str], context: Context) -> list[Reading] | Reading | None:
    """ "Friday, 5 November 2021"; where a line's end parts them and they disagree, two expressions."""
    day = date_reading(match["date"], context)
    name = slot(match, "wday").strip(". ")
    number = word("weekday", name) or word("weekday_short", name)
    if day is None or day.days is None or "\n" not in match.group(0) or day.days[0].isoweekday() == number:
        return day
    near = weekday_near(number, context.now(), context.tense()) if context.now() else None
    offset = match.start("date") - match.start()
    parts = [dated(near.isoformat(), anchor=context.name(), span=(0, len(name)))] if near else []
    return [*parts, dataclasses.replace(day, span=(offset, match.end() - match.start()))]


@reader("day_span")
def read_day_span(match: re.Match[str], context: Context) -> list[Reading] | None:
    """ "5-9 March 2020", "May 3 to 5": the first since, the last until; "3, 4 and 5 May": days by themselves."""
    tail = slot(match, "tail") or ""
    words = match.group(0)
    month = next((w for w in _MONTH.findall(words) if month_number(w)), "")
    year = "".join(re.findall(r"\d{4}", words))
    more = (
        [
            (m.start() + match.start("more"), m.end() + match.start("more"))
            for m in _DAYS.finditer(match["more"])
        ]
        if slot(match, "more")
        else []
    )
    spans = sorted([*more, match.span("first"), (match.start("last"), match.end("last") + len(tail))])
    days = [re.findall(r"\d+", match.string[s:e])[0] for s, e in spans]
    readings = [date_reading(f"{day} {month} {year}".strip(), context) for day in days]
    if None in readings:
        return None
    listed = len(days) > 2 or (_LISTED.search(words) and not context.before.rstrip().endswith("between"))
    return _bounded(readings, spans, match.start(), (None,) * len(days) if listed else ("since", "until"))


_DAYS = re.compile(r"\d\d?(?:st|nd|rd|th)?")
_LISTED = re.compile(r"\b(?:and|or)\b")


def _bounded(
    readings: list[Reading],
    spans: list[tuple[int, int]],
    offset: int,
    bounds: tuple[str | None, ...] = ("since", "until"),
) -> list[Reading]:
    pairs = zip(readings, spans, bounds, strict=True)
    return [dataclasses.replace(r, span=(s - offset, e - offset), bound=b) for r, (s, e), b in pairs]


@reader("numeric")
def read_numeric(match: re.Match[str], context: Context) -> Reading | None:
    """ "05/11/2021", "5.11.2021": dots put the day first; slashes too if they must, or come nearer to publication."""
    a, b, year = int(match["a"]), int(match["b"]), full_year(match["y"], context.dct)
    orders = [(b, a)] if match["sep"] == "." else [(a, b), (b, a)]
    days = []
    for month, day in orders:
        try:
            days.append(date(year, month, day))
        except ValueError:
            continue
    if not days or (match["sep"] == "." and len(match["y"]) == 2):
        return None
    dct = context.dct
    best = (
        min(days, key=lambda d: abs((d - dct).days))
        if dct and len(days) > 1 and _near(days, dct)
        else days[0]
    )
    return dated(best.isoformat())


def _near(days: list[date], dct: date) -> bool:
    return min(abs((d - dct).days) for d in days) <= 7


@reader("month_year")
def read_month_year(match: re.Match[str], context: Context) -> Reading | None:
    """ "November 2021", "Nov. '21", "November of that year"."""
    text = match.group(0)
    month = month_number(_MONTH.findall(text)[0])
    short = slot(match, "yy")
    found = re.search(r"\d{4}", text)
    if short:
        year = full_year(short, context.dct)
    elif found:
        year = int(found.group(0))
    else:
        year = named_year(text, context)
    return dated(f"{year:04d}-{month:02d}") if month and year else None


@reader("month")
def read_month(match: re.Match[str], context: Context) -> Reading | None:
    """ "October": the last, the next or that of the year told of."""
    month = month_number(match.group(0))
    if month is None:
        return None
    value, anchor = month_year_of(month, context)
    return dated(value, anchor=anchor, yearless=True) if value else None


@reader("day_of_month")
def read_day_of_month(match: re.Match[str], context: Context) -> Reading | None:
    """ "the 28th (of that month)": in the month told of, else that of publication."""
    base = context.told()
    if base is None:
        return None
    day = int(re.match(r"\d+", match["ordno"]).group(0))
    value = f"{base:%Y-%m}-{day:02d}" if base.year >= 1000 else ""
    return dated(value, anchor=context.name(base)) if days_of(value) else None


@reader("year")
def read_year(match: re.Match[str], context: Context) -> Reading:
    """ "2014", "'82"."""
    short = slot(match, "yy")
    year = full_year(short, context.dct) if short else int(re.search(r"\d{4}", match.group(0)).group(0))
    return dated(f"{year:04d}")


@reader("year_span")
def read_year_span(match: re.Match[str], context: Context) -> list[Reading] | None:
    """ "1957-60", "2009/10": two years."""
    first, last = match["first"], match["last"]
    end = last if len(last) == 4 else first[:2] + last
    if not int(first) < int(end) < int(first) + 100:
        return None
    readings = [dated(first), dated(end)]
    return _bounded(readings, [match.span("first"), match.span("last")], match.start())


@reader("decade")
def read_decade(match: re.Match[str], context: Context) -> Reading:
    """ "the late 1980s", "the 70s", "the sixties"."""
    named = word("decade_word", slot(match, "decade_word"))
    digits = (slot(match, "decade") or "").lstrip("'’")
    value = f"19{named}" if named else digits[:3] if len(digits) == 4 else f"19{digits[0]}"
    return with_part(dated(value), _mod(slot(match, "mod")))


@reader("century")
def read_century(match: re.Match[str], context: Context) -> Reading:
    """ "the nineteenth century", "the 4th century BC"."""
    number = slot(match, "century_no")
    ordinal = int(re.match(r"\d+", number).group(0)) if number else word("ordinal", slot(match, "ordinal"))
    if slot(match, "bc"):
        return Reading("DATE", f"BC{ordinal - 1:02d}")
    return with_part(dated(f"{ordinal - 1:02d}"), _mod(slot(match, "mod")))


def _mod(text: str | None) -> str | None:
    return {"early": "EARLY", "mid": "MID", "late": "LATE"}.get(text or "")


def with_part(reading: Reading, part: str | None) -> Reading:
    """The reading cut to a part of its days; the value stays, as TIMEX3 has it."""
    if part is None or reading.days is None or part == "WHOLE":
        return reading
    days = part_of(reading.days, part)
    return dataclasses.replace(
        reading, days=days, precision=max(precision(days), 4 if reading.precision == 4 else 1)
    )


@reader("quarter")
def read_quarter(match: re.Match[str], context: Context) -> Reading | None:
    """ "the third quarter of 2009", "Q3", "the fourth quarter" (the last one, or the coming one)."""
    q = int(slot(match, "q") or word("ordinal", slot(match, "ordinal")) or 4)
    if q > 4:
        return None
    whole = slot(match, "of") or slot(match, "year")
    year_reading = read_words(whole, context) if whole else None
    base = context.told() if context.history else context.dct
    if year_reading and year_reading.days:
        year = year_reading.days[0].year
    elif base is None:
        return None
    elif slot(match, "final") == "last" and not context.history:
        index = base.year * 4 + (base.month - 1) // 3 - 1
        year, q = index // 4, index % 4 + 1
    else:
        year = _quarter_year(q, base)
    return dated(f"{year:04d}-Q{q}")


def _quarter_year(q: int, base: date) -> int:
    """The year of the quarter last reported on, or of the coming one if that is long past."""
    if days_of(f"{base.year:04d}-Q{q}")[0] <= base:
        return base.year
    return base.year - ((base - days_of(f"{base.year - 1:04d}-Q{q}")[1]).days <= _REPORTED)


# Days after its end in which a quarter is still "the fourth quarter".
_REPORTED = 150


@reader("season")
def read_season(match: re.Match[str], context: Context) -> Reading | None:
    """ "the summer of 1920", "spring 1957", "winter"."""
    name = word("season", slot(match, "season") or slot(match, "season_last"))
    year = slot(match, "modern") or slot(match, "year_first")
    if year:
        return with_part(dated(f"{year}-{name}"), _mod(slot(match, "mod")))
    base = context.told() if context.history else context.dct
    if base is None:
        return None
    value = f"{base.year:04d}-{name}"
    start = days_of(value)[0]
    if not context.history and start > base and context.tense() != "future":
        value = f"{base.year - 1:04d}-{name}"
    if context.history and name == "WI" and base.month <= 3 and len(context.last) > 4:
        value = f"{base.year - 1:04d}-{name}"
    return dated(value if season_of(base) != f"{base.year - 1:04d}-WI" or name != "WI" else season_of(base))


@reader("part")
def read_part(match: re.Match[str], context: Context) -> Reading | None:
    """ "early March", "the end of 1958", "mid-July", "the first half of next year"."""
    whole = read_words(match["of"], context)
    part = word("part", match["part"].strip())
    if whole is None:
        return None
    return with_part(whole, part)


@reader("before_christ")
def read_before_christ(match: re.Match[str], context: Context) -> Reading:
    """ "241 BC", "spring of 480 BC"."""
    value = f"BC{int(match['bcyear']):04d}"
    of = slot(match, "of")
    if of and (month := month_number(of)):
        return Reading("DATE", f"{value}-{month:02d}")
    season = next((s for w in _MONTH.findall(of or "") if (s := word("season", w))), None)
    return Reading("DATE", f"{value}-{season}" if season else value)


@reader("span_bc")
def read_span_bc(match: re.Match[str], context: Context) -> list[Reading]:
    """ "264-241 BC"."""
    readings = [Reading("DATE", f"BC{int(match[g]):04d}") for g in ("first", "bcyear")]
    return _bounded(readings, [match.span("first"), match.span("last")], match.start())
