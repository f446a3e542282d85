"""What a reader is given and what it gives back."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from etl.times.grammar import grammar
from etl.times.intervals import Days, days_of, precision

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of matched words: TIMEX3 type and value, and the days covered.

    `span` is the part of the match that the reading is about, as offsets into it; None is all.
    """

    type: str
    value: str
    days: Days | None = None
    precision: int | None = None
    duration_days: int | None = None
    anchor: str | None = None
    span: tuple[int, int] | None = None
    bound: str | None = None
    yearless: bool = False


@dataclass(slots=True)
class Context:
    """What an expression is resolved on.

    Attributes:
        dct: publication date.
        source: what `dct` is: "publication", or "dateline" for a date printed at the text's top.
        history: the text tells history: dates are counted from the last date told, not from publication.
        last: TIMEX3 value of the last calendar date in the passage, "" if there is none.
        tense: "past", "future" or None, of the clause around the expression now read.
        words: the expression in lower case; before, after: the text just before and after it.
    """

    dct: date | None
    source: str = "publication"
    history: bool = False
    last: str = ""
    tense: Callable[[], str | None] = lambda: None
    words: str = ""
    before: str = ""
    after: str = ""

    def now(self) -> date | None:
        """The day that "today" and "ago" count from."""
        return self.told() if self.history else self.dct

    def told(self, unit: str = "Y") -> date | None:
        """The last date told of, else publication; in news only one that is fine enough for a unit of time."""
        coarse = not self.history and len(self.last) < {"M": 7, "Q": 7, "Y": 4, "DE": 4, "CE": 4}.get(
            unit, 10
        )
        days = days_of(self.last) if self.last and not coarse else None
        return days[0] if days else self.dct

    def told_value(self) -> str:
        """The value of the last date told of, else of publication."""
        return self.last or (self.dct.isoformat() if self.dct else "")

    def name(self, day: date | None = None) -> str | None:
        """How an anchor is named in a Timex: "publication", "dateline" or "text:2021-11-05"."""
        if self.history or (day is not None and day != self.dct):
            return f"text:{self.last}" if self.last else self.source
        return self.source if self.dct else None


Reader = Callable[[re.Match[str], Context], "list[Reading] | Reading | None"]
READERS: dict[str, Reader] = {}


def reader(name: str) -> Callable[[Reader], Reader]:
    """Register the function that reads the rules with `reads: name`."""

    def keep(function: Reader) -> Reader:
        READERS[name] = function
        return function

    return keep


def word(slot: str, text: str | None) -> Any:
    """The meaning of a word of a slot, None if it has none there."""
    if text is None:
        return None
    return grammar().words[slot].get(re.sub(r"\s+", " ", text.replace("’", "'")))


def slot(match: re.Match[str], name: str) -> str | None:
    """The words that filled a slot or group of the rule, None if it has no such group."""
    groups = match.groupdict()
    return groups.get(name) or groups.get(f"{name}_2")


def dated(value: str, context: Context | None = None, anchor: str | None = None, **more: Any) -> Reading:
    """A DATE (or TIME, if the value has one) with the days that its value covers."""
    days = days_of(value)
    kind = "TIME" if "T" in value else "DATE"
    return Reading(kind, value, days, precision(days) if days else None, anchor=anchor, **more)


def read_words(text: str, context: Context) -> Reading | None:
    """Read words that are one expression by themselves, as part of a longer one."""
    text = text.strip(" ,\n")
    match = grammar().finder.match(text)
    if match is None or match.lastgroup is None:
        return None
    rule = grammar().rule(match.lastgroup).match(text)
    if rule is None:
        return None
    result = READERS[grammar().readers[match.lastgroup]](rule, context)
    first = result[0] if isinstance(result, list) else result
    return replace(first, span=None) if first else None
