"""Bounds and ranges: what stands before and between expressions."""

import re
from dataclasses import replace
from datetime import timedelta

from etl.records import Timex
from etl.times.intervals import days_of, precision

_BOUND = re.compile(
    r"\b(?P<since>since|ever since|starting|beginning|effective|as of|from)"
    r"|\b(?P<until>until|till|up to|through|'til|til)"
    r"|\b(?P<by>by|no later than|not later than|at the latest by)"
    r"|\b(?P<before>before|prior to|ahead of)"
    r"|\b(?P<after>after|following)"
    r"|\b(?P<within>within|in the course of|inside)"
)
_LEAD = re.compile(
    rf"(?:{_BOUND.pattern})(?: (?:on|at|about|around|the|just|early|late|last|next|at least|of))*[ \n]?$"
)
_LINK = re.compile(r"[ \n]?(?:to|until|till|through|thru|and|[-–—/]|or)[ \n]?(?:the |on |about )?$")
_OPEN = re.compile(r"\b(?P<word>from|between|since)(?: (?:the|about|around|on|early|late|at least))*[ \n]$")


def bound_before(before: str) -> str | None:
    """The bound that the words before an expression set: "since", "until", ... or None."""
    match = _LEAD.search(before)
    if match is None:
        return None
    return next((name for name, found in match.groupdict().items() if found), None)


def join_ranges(text: str, timexes: list[Timex]) -> list[Timex]:
    """Mark the ends of ranges ("from Monday until Thursday") since and until.

    The start takes the year of the end where it names none ("from April to September 1957"), the end is the
    first such day after the start ("from Monday to Thursday").

    Args:
        text: lower-case text.
        timexes: the expressions in it, in order.
    """
    result = list(timexes)
    for i in range(len(result) - 1):
        first, last = result[i], result[i + 1]
        between = text[first.end : last.start]
        if {first.type, last.type} <= {"DATE", "TIME"} and len(between) <= 12 and _LINK.fullmatch(between):
            result[i], result[i + 1] = _joined(text, first, last, between)
    return result


def _joined(text: str, first: Timex, last: Timex, between: str) -> tuple[Timex, Timex]:
    if " or" in between:
        return first, last
    opened = _OPEN.search(text[max(0, first.start - 24) : first.start])
    if "and" in between and (opened is None or opened["word"] != "between"):
        return _with_year_of(first, last), last
    if first.bound and last.bound and first.rule == last.rule:
        return first, last
    first = _with_year_of(first, last)
    return replace(first, bound="since"), replace(_after_start(first, last), bound="until")


def _after_start(first: Timex, last: Timex) -> Timex:
    """The end as the first such day on or after the start, if words let it be any year's or week's."""
    start, end = first.date_start, last.date_start
    if start is None or end is None or last.anchor is None or last.precision != 1 or first.anchor is None:
        return last
    if last.rule.startswith("weekday"):
        day = start + (end - start) % timedelta(days=7)
    elif last.rule == "part_of_date":  # "midnight on Sunday"
        day = start + (end - start) % timedelta(days=7) if abs(end - start).days < 14 else end
    elif last.rule == "full_date" and not start <= end <= start + timedelta(days=300):
        value = f"{start.year + (f'{end:%m-%d}' < f'{start:%m-%d}'):04d}-{end:%m-%d}"
        day = (days_of(value) or (end, end))[0]
    else:
        return last
    return replace(last, value=f"{day:%Y-%m-%d}{last.value[10:]}", date_start=day, date_end=day)


def _with_year_of(first: Timex, last: Timex) -> Timex:
    """The first end in the year of the last, if it had to take its year from elsewhere."""
    yearless = first.anchor is not None and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", first.value)
    if not yearless or last.anchor is not None or not re.fullmatch(r"\d{4}-.*", last.value):
        return first
    year = int(last.value[:4]) - (first.value[5:7] > last.value[5:7])
    value = f"{year:04d}{first.value[4:]}"
    days = days_of(value)
    if days is None:
        return first
    return replace(first, value=value, date_start=days[0], date_end=days[1], precision=precision(days))
