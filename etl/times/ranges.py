"""Bounds and ranges: what stands before and between expressions."""

import re
from dataclasses import replace

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

    The start takes the year of the end where it names none ("from April to September 1957").

    Args:
        text: lower-case text.
        timexes: the expressions in it, in order.
    """
    result = list(timexes)
    for i in range(len(result) - 1):
        first, last = result[i], result[i + 1]
        if not (first.type == last.type == "DATE" and 0 < last.start - first.end <= 12):
            continue
        if not _LINK.fullmatch(text[first.end : last.start]):
            continue
        if "and" in text[first.end : last.start]:
            first = _with_year_of(first, last)
            opened = _OPEN.search(text[max(0, first.start - 24) : first.start])
            if opened is None or opened["word"] != "between":
                result[i] = first
                continue
        elif " or" in text[first.end : last.start]:
            continue
        result[i] = replace(_with_year_of(first, last), bound="since")
        result[i + 1] = replace(last, bound="until")
    return result


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
