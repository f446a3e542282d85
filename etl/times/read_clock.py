"""Readers of clock times and parts of the day."""

import dataclasses
import re

from etl.times.numbers import number
from etl.times.reading import Context, Reading, read_words, reader, slot, word


@reader("clock")
def read_clock(match: re.Match[str], context: Context) -> Reading | None:
    """ "6:40 p.m.", "0800 UTC", "five o'clock", "18:00 UTC Monday"."""
    hour = slot(match, "hour") or number(slot(match, "number"))
    if hour is None or float(hour) > 24:
        return None
    hour, minute = int(float(hour)), int(slot(match, "minute") or 0)
    half = (slot(match, "ampm") or "")[:1]
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    clock = f"T{hour:02d}:{minute:02d}{_zone(match)}"
    day = read_words(match["when"], context) if slot(match, "when") else None
    return at_day(clock, day, context)


def at_day(clock: str, day: Reading | None, context: Context) -> Reading | None:
    """A time of day on the day given, else on the last day told of."""
    if day is not None:
        return dataclasses.replace(day, type="TIME", value=day.value + clock)
    value = context.told_value()
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return Reading("TIME", f"XXXX-XX-XX{clock}")
    base = context.told()
    return Reading("TIME", value + clock, (base, base), 1, anchor=context.name(base))


@reader("daypart_alone")
def read_daypart_alone(match: re.Match[str], context: Context) -> Reading | None:
    """ "midnight", "noon GMT", "overnight": on the day told of; "overnight" is the night to publication."""
    name = word("daypart_alone", slot(match, "daypart_alone"))
    return at_day(f"{name}{_zone(match)}" if name.startswith("T") else f"T{name}", None, context)


def _zone(match: re.Match[str]) -> str:
    """The offset of the zone named ("Z", "-05:00"); "" where it is none or changes with the place."""
    named = re.search(r"[a-z][a-z ]*[a-z]|z", slot(match, "zoned") or "")
    return (word("zone", named.group(0)) if named else None) or ""


@reader("the_daypart")
def read_the_daypart(match: re.Match[str], context: Context) -> Reading | None:
    """ "(in) the morning" of the day told of; "(at) night" of no day."""
    name = word("daypart", slot(match, "daypart"))
    if name is None:
        return Reading("TIME", "XXXX-XX-XXTNI")
    return at_day(name if name.startswith("T") else f"T{name}", None, context)


@reader("daypart_of")
def read_daypart_of(match: re.Match[str], context: Context) -> Reading | None:
    """ "the night of May 13", "the early morning hours of November 1, 1954"."""
    day = read_words(slot(match, "date"), context)
    name = word("daypart", slot(match, "daypart"))
    return at_day(name if name.startswith("T") else f"T{name}", day, context) if day else None
