"""The year of a date that names none, and the day of a weekday.

News: back from publication after a past verb, forward after a future one (coding guide, 4).
History: the year of the last date told of.
"""

from datetime import date, timedelta

from etl.times.intervals import days_of
from etl.times.reading import Context

_DAY = timedelta(days=1)
# A past verb with a day that lies just ahead tells of a plan ("was to meet on Nov. 10").
_SOON = 45
_LONG_AGO = 270


def day_of_year(month: int, day: int, context: Context) -> tuple[str, str | None]:
    """Value and anchor of a day without a year; "" if there is no such day or no anchor."""
    base = context.now()
    if base is None:
        return f"XXXX-{month:02d}-{day:02d}", None
    if context.history:
        return _existing(base.year + _turns(month, context), month, day), context.name()
    years = [y for y in (base.year - 1, base.year, base.year + 1) if _existing(y, month, day)]
    days = [date(y, month, day) for y in years]
    chosen = _choose([(d, d) for d in days], base, context.tense())
    return (chosen.isoformat() if chosen else ""), context.name()


def month_year_of(month: int, context: Context) -> tuple[str, str | None]:
    """Value and anchor of a month without a year."""
    base = context.now()
    if base is None:
        return f"XXXX-{month:02d}", None
    if context.history:
        return f"{base.year + _turns(month, context):04d}-{month:02d}", context.name()
    months = [days_of(f"{y:04d}-{month:02d}") for y in (base.year - 1, base.year, base.year + 1)]
    tense = context.tense()
    if tense == "past":
        return f"{max(m for m in months if m and m[0] <= base)[0]:%Y-%m}", context.name()
    chosen = _choose([m for m in months if m], base, tense)
    return (f"{chosen:%Y-%m}" if chosen else ""), context.name()


def _turns(month: int, context: Context) -> bool:
    """Whether a history told up to the end of a year goes on in the next: "... in December. In January"."""
    return context.last[5:7].isdigit() and int(context.last[5:7]) >= 11 and month <= 2


def _existing(year: int, month: int, day: int) -> str:
    value = f"{year:04d}-{month:02d}-{day:02d}"
    return value if days_of(value) else ""


def _choose(spans: list[tuple[date, date]], base: date, tense: str | None) -> date | None:
    """The first day of the period that the tense points at."""
    if not spans:
        return None
    past = [s for s, _ in spans if s <= base]
    ahead = [s for s, e in spans if e >= base]
    back, forth = (max(past) if past else None), (min(ahead) if ahead else None)
    if back is None or forth is None:
        return back or forth
    if tense == "future":
        return forth
    if tense == "past" and not lies_ahead(back, forth, base):
        return back
    return min(back, forth, key=lambda d: abs((d - base).days))


def lies_ahead(back: date, forth: date, base: date) -> bool:
    """Whether a past verb tells of a day just ahead, the last such day being long ago."""
    return (base - back).days > _LONG_AGO and (forth - base).days < _SOON


def weekday_near(weekday: int, base: date, tense: str | None) -> date:
    """The last such day on or before `base`, or the next one after it if the clause looks ahead."""
    if tense == "future":
        return base + ((weekday - base.isoweekday() - 1) % 7 + 1) * _DAY
    return base - ((base.isoweekday() - weekday) % 7) * _DAY
