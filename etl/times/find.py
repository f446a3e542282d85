"""Find the time expressions of a text."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import chain, pairwise

from etl.records import Timex
from etl.times.checks import plausible
from etl.times.grammar import Grammar, grammar
from etl.times.passage import FULL_YEAR, is_history, publication_in
from etl.times.placing import days_from_next, days_of_clocks, placed
from etl.times.ranges import bound_before, join_ranges
from etl.times.readers import READERS
from etl.times.reading import Context, Reading
from etl.times.tense import tense_near

TenseOf = Callable[[int, int], str | None]
_NEIGHBOURS = 40
_FAR = 5  # years
_WORD = re.compile(r"[a-z]+|'?\d+")
# Readers that count from a day: where none is known, the expression is one without a date.
_COUNTED = frozenset(
    {"rel_day", "rel_daypart", "tonight", "this_daypart", "weekday_week", "which_weekday", "which"}
)
_CALENDAR = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(T|$)|\d{4}-(SP|SU|FA|WI)|BC")
# Rules whose year is named in the text: only they move the anchor of a history.
_ANCHORS = {
    "full_date", "weekday_date", "month_of_year", "part_of", "date_span_day_month", "date_span_month_day", "season_year",
    "part_of_date", "year", "year_span", "month", "numeric_date", "weekday", "weekday_daypart", "which_weekday", "relative_day", "shift", "which_unit", "unit_next", "the_nth",
}  # fmt: skip


def find_timexes(
    text: str, dct: date | None, *, source: str = "publication", tense_of: TenseOf | None = None
) -> list[Timex]:
    """Every time expression of a text, in order, with its TIMEX3 value and the days it covers.

    Args:
        text: any text; offsets count its code points.
        dct: publication date, on which "today" counts; None takes a date printed at the text's top.
        source: what `dct` is, as an anchor is named: "publication" or "dateline".
        tense_of: tells "past", "future" or None for the clause around a span, from syntax; else
            the words around it tell.
    """
    lower = _lower(text)
    printed = publication_in(text) if dct is None else None
    context = Context(dct or printed, "dateline" if printed else source, history=is_history(lower, dct))
    capitals = text.isupper()
    timexes: list[Timex] = []
    paragraph_end = -1
    for rule, match in _matches(lower):
        start, end = match.span()
        before, after = (
            (lower[start - _NEIGHBOURS : start] if start > _NEIGHBOURS else " " + lower[:start]),
            lower[end : end + _NEIGHBOURS],
        )
        if not plausible(rule, match.group(0), text[start:end], before, after, capitals):
            continue
        if start > paragraph_end:
            paragraph_end = _paragraph_end(lower, start)
            if not context.history:
                context.last = ""
        context.words, context.before, context.after = match.group(0), before, after
        context.tense = lambda s=start, e=end: (tense_of and tense_of(s, e)) or tense_near(lower, s, e)
        for timex in _read(rule, match, text, context):
            timexes.append(timex)
            if rule in _ANCHORS and _CALENDAR.match(timex.value) and _moves(rule, before, after, context):
                value = timex.value.split("T")[0]
                if not (context.history and _passing(lower, end, value, context.last)):
                    context.last = value
    return join_ranges(lower, days_from_next(lower, days_of_clocks(lower, timexes)))


def _moves(rule: str, before: str, after: str, context: Context) -> bool:
    """A bare year that only qualifies a noun ("the 2007 film") does not move a history's anchor."""
    if rule != "year" or not context.history:
        return True
    return bool(
        re.search(r"(?:\b(?:in|by|of|during|until|since|from|to|early|late|through) ?|\n|^)$", before)
    ) and not re.match(r" [a-z]{4,}", after)


def _passing(lower: str, end: int, value: str, last: str) -> bool:
    """A year far off, after which the story goes on where it was, is only mentioned in passing."""
    if not (value[:4].isdigit() and last[:4].isdigit()):
        return False
    year, before = int(value[:4]), int(last[:4])
    following = FULL_YEAR.search(lower, end)
    if abs(year - before) < _FAR or following is None:
        return False
    after = int(following.group(0))
    return abs(after - before) < abs(after - year)


def _lower(text: str) -> str:
    """Lower case of the same length, with plain blanks and quotes."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower.translate({0xA0: " ", 0x2019: "'", 0x2018: "'", 0x9: " ", 0x202F: " ", 0x2009: " "})


def _matches(lower: str) -> Iterator[tuple[str, re.Match[str]]]:
    """Rule names with matches of the rules themselves, whose offsets are those of the text."""
    known = grammar()
    end = 0
    for word, after in pairwise(chain(_WORD.finditer(lower), (None,))):
        start = word.start()
        if start < end or not _opens(word[0], after[0] if after else "", known):
            continue
        found = known.finder.match(lower, start)
        rule = found.lastgroup if found else None
        match = known.rule(rule).match(lower, start) if rule else None
        if rule and match is not None:
            end = match.end()
            yield rule, match


def _opens(word: str, after: str, known: Grammar) -> bool:
    """Whether an expression can start with a word, given the word after it."""
    if word in known.firsts:
        return word not in known.leads or after in known.inner or after[-1:].isdigit()
    return word[-1].isdigit()


def _paragraph_end(lower: str, start: int) -> int:
    end = lower.find("\n\n", start)
    return len(lower) if end < 0 else end


def _read(rule: str, match: re.Match[str], text: str, context: Context) -> Iterator[Timex]:
    reader = grammar().readers[rule]
    result = READERS[reader](match, context)
    if result is None and context.now() is None and reader in _COUNTED:
        result = Reading("DATE", "XXXX-XX-XX")
    for reading in result if isinstance(result, list) else [result]:
        if reading is not None:
            yield _timex(rule, match, text, reading, context)


def _timex(rule: str, match: re.Match[str], text: str, reading: Reading, context: Context) -> Timex:
    low, high = reading.span or (0, match.end() - match.start())
    start, end = match.start() + low, match.start() + high
    while end > start and text[end - 1] in " ,\n":
        end -= 1
    first, last = reading.days or (None, None)
    timex = Timex(
        start, end, text[start:end], reading.type, reading.value, first, last, reading.precision,
        reading.bound or bound_before(context.before), reading.duration_days, reading.anchor, rule,
    )  # fmt: skip
    return placed(timex, context)
