"""Readers of lengths of time and of sets: "nearly two weeks", "72-hour", "every Friday"."""

import re

from etl.times.numbers import number, plain
from etl.times.read_shift import _length, _length_value
from etl.times.reading import Context, Reading, reader, slot, word

_SET_UNIT = {
    "TH": "PT1H",
    "TM": "PT1M",
    "TS": "PT1S",
    "D": "P1D",
    "N": "P1D",
    "W": "P1W",
    "M": "P1M",
    "Q": "P1Q",
    "Y": "P1Y",
}


@reader("length")
def read_length(match: re.Match[str], context: Context) -> Reading | None:
    """ "30 days", "month-long", "several weeks", "two and a half years"."""
    half = slot(match, "halfunit")
    unit = _unit(half or slot(match, "unit") or slot(match, "unit2") or "")
    if unit is None:
        return None
    words = slot(match, "n") or slot(match, "n2")
    n = 0.5 if half else number(words)
    if n is not None and (slot(match, "half") or slot(match, "unit2")):
        n += 0.5
    if n is None and "long" in match.group(0) and not slot(match, "few"):
        n = None if slot(match, "unit").endswith("s") else 1.0
    return Reading("DURATION", _length_value(unit, n), duration_days=_length(unit, n))


def _unit(text: str) -> str | None:
    return word("unit", text)


@reader("length_plural")
def read_length_plural(match: re.Match[str], context: Context) -> Reading | None:
    """ "(for) months": only where a word before it makes it a length of time, which decades always are."""
    unit = word("unit", slot(match, "unit"))
    if unit not in {"DE", "CE"} and not context.before.rstrip().endswith(_LENGTH_LEADS):
        return None
    return Reading("DURATION", _length_value(unit, None))


_LENGTH_LEADS = (
    " for",
    " in",
    " after",
    " over",
    " within",
    " of",
    " took",
    " lasted",
    " take",
    " last",
    " just",
    " spent",
    " spend",
    " lasting",
)


@reader("length_between")
def read_length_between(match: re.Match[str], context: Context) -> list[Reading] | None:
    """ "60 to 90 days": both ends are lengths."""
    unit = word("unit", slot(match, "unit"))
    first, last = number(match["first"]), number(match["n"])
    if first is None or last is None or first >= last:
        return None
    offset = match.start()
    spans = [(match.start(g) - offset, match.end(g) - offset) for g in ("first", "last")]
    lengths = [(n, s) for n, s in zip((first, last), spans, strict=True)]
    return [
        Reading("DURATION", _length_value(unit, n), duration_days=_length(unit, n), span=s)
        for n, s in lengths
    ]


@reader("age")
def read_age(match: re.Match[str], context: Context) -> Reading | None:
    """ "10-day-old", "a second consecutive day"."""
    unit = word("unit", slot(match, "unit"))
    n = number(slot(match, "n")) or word("ordinal", slot(match, "ordinal"))
    return (
        Reading("DURATION", _length_value(unit, float(n)), duration_days=_length(unit, float(n)))
        if n
        else None
    )


@reader("every")
def read_every(match: re.Match[str], context: Context) -> Reading | None:
    """ "every Friday", "Fridays", "each day", "every two weeks"."""
    weekday = word("weekday", slot(match, "weekday")) or word("weekdays", slot(match, "weekdays"))
    if weekday:
        return Reading("SET", f"XXXX-WXX-{weekday}")
    if unit := slot(match, "unit"):
        code, n = word("unit", unit), number(slot(match, "n"))
        return Reading("SET", f"P{plain(n)}{code}" if n else _SET_UNIT.get(code, f"P1{code}"))
    if part := slot(match, "daypart"):
        return Reading("SET", f"XXXX-XX-XXT{word('daypart', part)}".replace("TT", "T"))
    if season := slot(match, "season"):
        return Reading("SET", f"XXXX-{word('season', season)}")
    return Reading("SET", f"XXXX-{word('month', match['month']):02d}")


@reader("rate")
def read_rate(match: re.Match[str], context: Context) -> Reading:
    """ "twice a week", "per day"."""
    return Reading("SET", _SET_UNIT[word("unit", slot(match, "unit"))])


@reader("set_word")
def read_set_word(match: re.Match[str], context: Context) -> Reading:
    """ "weekly", "annual"."""
    return Reading("SET", word("set_word", slot(match, "set_word")))
