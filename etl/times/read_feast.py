"""Readers of feasts, of the day known by its date, and of time words without a calendar date."""

import re
from datetime import date

from etl.times.anchoring import lies_ahead
from etl.times.calendars import Feast, feast_days
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
    base = date(year, 7, 1) if year else context.now()
    if base is None:
        return Reading("DATE", "XXXX")
    years = [year] if year else [base.year - 1, base.year, base.year + 1]
    feasts = sorted(f for key in word("feast", name) for y in years for f in feast_days(key, y))
    if not feasts:
        return None
    feast = _pick(feasts, base, rel, context)
    long = (feast.days[1] - feast.days[0]).days > 20
    value = f"{feast.first + 14 * DAY:%Y-%m}" if long else feast.first.isoformat()
    return Reading("DATE", value, feast.days, _precision(feast), anchor=None if year else context.name())


def _precision(feast: Feast) -> int:
    """That of its days; a month whose start is sighted is still a month."""
    return 4 if 28 <= (feast.days[1] - feast.days[0]).days <= 32 else precision(feast.days)


def _pick(feasts: list[Feast], base: date, rel: str | None, context: Context) -> Feast:
    before = [f for f in feasts if f.days[0] <= base]
    ahead = [f for f in feasts if f.days[1] >= base]
    tense = {"next": "future", "last": "past"}.get(rel or "") or context.tense()
    if tense == "future" and ahead:
        return ahead[0]
    if (
        tense == "past"
        and before
        and not (rel != "last" and ahead and lies_ahead(before[-1].days[0], ahead[0].days[0], base))
    ):
        return before[-1]
    return min(feasts, key=lambda f: min(abs((f.days[0] - base).days), abs((f.days[1] - base).days)))


@reader("nine_eleven")
def read_nine_eleven(match: re.Match[str], context: Context) -> Reading:
    """ "9/11": the attacks of 2001."""
    return dated("2001-09-11")


@reader("reference")
def read_reference(match: re.Match[str], context: Context) -> Reading | None:
    """ "now", "recently", "the future": recently is the 30 days before publication (coding guide, 7)."""
    text = slot(match, "reference")
    lists = ["reference", "reference_history" if context.history else "reference_news"]
    value = next((v for name in lists if (v := word(name, slot(match, name)))), None)
    if value is None:
        return None
    days, base = None, None if context.history else context.dct
    if base and text in {"recent", "recently", "lately", "more recently", "most recently"}:
        days = (base - 30 * DAY, base)
    elif base and value == "PRESENT_REF":
        days = (base, base)
    return Reading(
        "DATE", value, days, precision(days) if days else None, anchor=context.source if days else None
    )
