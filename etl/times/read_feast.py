"""Readers of feasts, of the day known by its date, and of time words without a calendar date."""

import re
from datetime import date

from etl.times.calendars import feast_days
from etl.times.intervals import precision
from etl.times.reading import DAY, Context, Reading, dated, reader, slot, word


@reader("feast")
def read_feast(match: re.Match[str], context: Context) -> Reading | None:
    """ "Christmas", "Eid al-Fitr", "last Ramadan", "Easter 2019"."""
    year = slot(match, "modern")
    rel = (slot(match, "rel") or "").split(" ")[0]
    return feast_reading(slot(match, "feast"), int(year) if year else None, rel, context)


def feast_reading(name: str, year: int | None, rel: str | None, context: Context) -> Reading | None:
    """The days of a feast in a year, or the nearest one that the clause points at."""
    key = word("feast", name)
    base = date(year, 7, 1) if year else context.now()
    if base is None:
        return Reading("DATE", "XXXX")
    keys = ("eid_al_fitr", "eid_al_adha") if key == "eid" else (key,)
    years = [year] if year else [base.year - 1, base.year, base.year + 1]
    spans = sorted(s for k in keys for y in years for s in feast_days(k, y))
    if not spans:
        return None
    days = _pick(spans, base, rel, context)
    value = days[0].isoformat() if days[0] == days[1] else _span_value(key, days)
    anchor = None if year else context.name()
    return Reading("DATE", value, days, precision(days), anchor=anchor)


def _pick(spans: list[tuple[date, date]], base: date, rel: str | None, context: Context) -> tuple[date, date]:
    before = [s for s in spans if s[0] <= base]
    ahead = [s for s in spans if s[1] >= base]
    if rel == "next" or (rel != "last" and context.tense() == "future" and ahead):
        return ahead[0] if ahead else spans[-1]
    if rel == "last" and before:
        return before[-1]
    return min(spans, key=lambda s: min(abs((s[0] - base).days), abs((s[1] - base).days)))


def _span_value(key: str, days: tuple[date, date]) -> str:
    middle = days[0] + (days[1] - days[0]) // 2
    if (days[1] - days[0]).days > 20:
        return f"P{(days[1] - days[0]).days + 1}D" if key == "lent" else f"{middle:%Y-%m}"
    return middle.isoformat()


@reader("nine_eleven")
def read_nine_eleven(match: re.Match[str], context: Context) -> Reading:
    """ "9/11": the attacks of 2001."""
    return dated("2001-09-11")


@reader("reference")
def read_reference(match: re.Match[str], context: Context) -> Reading | None:
    """ "now", "recently", "the future": recently is the 30 days before publication (coding guide, 7)."""
    text = slot(match, "reference")
    value = word("reference", text) or word("reference_history", slot(match, "reference_history"))
    if text is None and not context.history:
        return None
    days, base = None, None if context.history else context.dct
    if base and text in {"recently", "lately", "more recently", "most recently"}:
        days = (base - 30 * DAY, base)
    elif base and value == "PRESENT_REF":
        days = (base, base)
    return Reading(
        "DATE", value, days, precision(days) if days else None, anchor="publication" if days else None
    )
