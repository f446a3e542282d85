"""What stands around an expression and moves its days: "in three days", "around 5 May", "noon (0800 GMT) on Friday"."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from etl.records import Timex
from etl.times.intervals import precision
from etl.times.reading import DAY, Context

_AROUND = re.compile(r"\b(?:around|about|circa)(?: the)? $")
_IN = re.compile(r"\b(?:in|in (?:about|around|less than|under|just)) $")


def placed(timex: Timex, context: Context) -> Timex:
    """The expression with the days that the word before it gives it.

    A length after "within" covers the days from publication to its end; after "in", where the clause looks ahead,
    the day that far off. "Around" a day is that day and the ones beside it, as UCDP GED has it.
    """
    if timex.type == "DURATION" and timex.date_start is None and timex.duration_days:
        return _counted_off(timex, context)
    if timex.precision == 1 and timex.type == "DATE" and _AROUND.search(context.before):
        return _covering(timex, timex.date_start - DAY, timex.date_end + DAY, timex.anchor)
    if timex.value.endswith("T24:00") and context.before.endswith("after "):
        return _covering(timex, timex.date_start + DAY, timex.date_end + DAY, timex.anchor)
    return timex


# Between a time of day and its day.
_TO_DAY = re.compile(r"[ ,]*[()]?[ ,\n]*(?:on )?")


def days_of_clocks(text: str, timexes: list[Timex]) -> list[Timex]:
    """Times of day that name no day, on the day that follows them: "noon (0800 GMT) on Friday".

    Args:
        text: lower-case text.
        timexes: the expressions in it, in order.
    """
    result = list(timexes)
    for i in range(len(result) - 2, -1, -1):
        clock, day = result[i], result[i + 1]
        if clock.type == "TIME" and clock.rule.startswith(_CLOCKS) and _follows(text, clock, day):
            value = day.value[:10] + clock.value[clock.value.index("T") :]
            result[i] = replace(
                clock, value=value, date_start=day.date_start, date_end=day.date_end, anchor=day.anchor
            )
    return result


_CLOCKS = ("clock", "the_daypart")


def _follows(text: str, clock: Timex, day: Timex) -> bool:
    """Whether a day stands right after a time of day that has none in its own words."""
    own = any(c in clock.text.lower() for c in ("day", "morrow"))
    return not own and day.precision == 1 and _TO_DAY.fullmatch(text[clock.end : day.start]) is not None


# "Two days after it was signed on 3 October": as far as a clause goes.
_FROM_NEXT = re.compile(r" (?P<dir>after|before) [^.;:\n]{0,60}")


def days_from_next(text: str, timexes: list[Timex]) -> list[Timex]:
    """Lengths that count from a day named after them, in a clause opened by "after" or "before"."""
    result = list(timexes)
    for i, (length, day) in enumerate(pairwise(timexes)):
        link = _FROM_NEXT.fullmatch(text[length.end : day.start])
        if (
            link is None
            or length.type != "DURATION"
            or length.date_start
            or day.precision != 1
            or not length.duration_days
        ):
            continue
        if text[: length.start].endswith(("for ", "within ", "in ", "last ", "lasted ")):
            continue
        shift = length.duration_days * (1 if link["dir"] == "after" else -1)
        slack = 0 if length.duration_days < 7 else 3 if length.duration_days < 28 else 15
        middle = day.date_start + shift * DAY
        result[i] = _covering(length, middle - slack * DAY, middle + slack * DAY, f"text:{day.value}")
    return result


def _counted_off(timex: Timex, context: Context) -> Timex:
    base = context.now()
    if base is None or timex.duration_days > (date.max - base).days:
        return timex
    last = base + timex.duration_days * DAY
    if timex.bound == "within":
        return _covering(timex, base, last, context.name())
    if _IN.search(context.before) and context.tense() == "future":
        slack = 0 if timex.duration_days < 7 else 3 if timex.duration_days < 28 else 15
        return _covering(timex, last - slack * DAY, last + slack * DAY, context.name())
    return timex


def _covering(timex: Timex, first: date, last: date, anchor: str | None) -> Timex:
    return replace(timex, date_start=first, date_end=last, precision=precision((first, last)), anchor=anchor)
