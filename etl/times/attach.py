"""The date of an event: from its own time expression, its neighbours', or the report's date."""

from dataclasses import dataclass
from datetime import date

from etl.language.clauses import clause_factuality_cues
from etl.records import ReadArticle, Sentence, Timex, Token
from etl.times import event_days, neighbours
from etl.times.background import one_of_several, told_as_background, told_as_past
from etl.times.extent import gives_extent
from etl.times.news_day import news_day
from etl.times.read import reference_date
from etl.times.reading import DAY
from etl.times.syntax import CLAUSE, GOVERNOR, OWN, REPORT, ended_span, rank

_STATED = {
    "full_date", "weekday_date", "date_span_day_month", "date_span_month_day", "numeric_date", "month_of_year",
    "month_short_year", "year_span", "year", "year_short", "month", "decade", "decade_word", "century",
    "season_year", "quarter_of", "quarter_short", "feast", "part_of_date", "nine_eleven", "part_of", "nth_of",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventDate:
    """When an event took place or will, and how that was found.

    `date_prec` is that of UCDP GED (1-5); `how` is one plain line for `explain`; `duration_days` is a
    length that the clause gives the event ("a 30-day truce"), `expiry` its last day where the start is known.
    """

    date_start: date | None = None
    date_end: date | None = None
    date_prec: int | None = None
    date_basis: str | None = None  # stated, relative, context, publication
    ongoing: bool | None = None
    time_text: str | None = None
    how: str = ""
    duration_days: int | None = None
    expiry: date | None = None
    ahead: bool = False  # it lies after the report
    as_news: bool = False  # no time of its own: it is told as news of the report, or of the day that the report opens with


def date_event(
    read: ReadArticle,
    sentence: Sentence,
    trigger: Token,
    *,
    status: str,
    lasting: bool = False,
    reporting: bool = False,
    null_if_undated: bool | None = None,
    measured: bool = False,
    standing: bool = False,
    topic: Token | None = None,
) -> EventDate:
    """The interval in which an event took place, as its sentence, its neighbours or the report tell.

    Args:
        read: the article, with `timexes` filled.
        sentence: the parsed sentence that reports the event.
        trigger: the token that heads the event's expression, noun or verb.
        status: the event's factuality (coding guide, 3).
        lasting: the event is a state: its interval goes up to the report if it still goes on.
        reporting: the event is itself a saying, so that the time of the saying is its own.
        measured: a length beside the event tells how long it has gone on ("talks for two weeks"), and not
            how long it is to last ("a truce for two weeks").
        standing: the event is that what the topic names goes on (talks are held, a truce is in effect), so that
            its age is the event's ("the ten-day-old truce holds").
        topic: the word for what the act is upon ("talks" in "talks failed"), if the trigger is another.
        null_if_undated: with no date of its own the event has none; by default if it is planned.
    """
    report = reference_date(read.article)
    cues = clause_factuality_cues(sentence.tokens, trigger.i)
    frame = event_days.Frame(
        report, status, lasting, cues, sentence, trigger, measured, standing, topic or trigger
    )
    length = event_days.length_of(frame, read.timexes.get(sentence.no, []))
    for timex, fit, partner in _candidates(read.timexes.get(sentence.no, []), frame, reporting, length):
        if gives_extent(frame, timex, partner):
            continue
        span = event_days.span_of(frame, timex, partner, reported=fit == REPORT and not reporting)
        if span is not None:
            return _found(frame, timex, fit, span, length)
    if null_if_undated if null_if_undated is not None else status == "planned":
        return _with_length(EventDate(how="not dated: no time is given for what lies ahead"), length)
    return _with_length(_undated(read, frame, reporting), length)


def _too_late(timex: Timex, frame: event_days.Frame) -> bool:
    """What is reported as done has no date after the report; such a date is that of what was agreed on."""
    done = frame.status == "actual" and frame.report is not None and timex.bound is None and not _set(frame)
    return done and timex.date_start is not None and timex.date_start > frame.report


def _set(frame: event_days.Frame) -> bool:
    """The plain present tells what is set to come: "the truce expires on 31 December"."""
    cues = frame.cues
    return (
        cues.tense == "present"
        and not (cues.perfect or cues.progressive or cues.passive)
        and cues.head == frame.trigger.i
    )


def _candidates(
    timexes: list[Timex], frame: event_days.Frame, reporting: bool, length: Timex | None
) -> list[tuple[Timex, int, Timex | None]]:
    """The expressions that fit, best first, nearness breaking ties, each with the other end of its range."""
    sentence, trigger = frame.sentence, frame.trigger
    last = ended_span(sentence.tokens, trigger, timexes)
    fits = []
    for k, timex in enumerate(timexes):
        if timex is length or not event_days.usable(timex):
            continue
        fit = rank(sentence.tokens, trigger, timex)
        if (
            fit is None
            or _too_late(timex, frame)
            or (timex.rule == "old" and not (fit == OWN and frame.standing))
        ):
            continue
        if fit == REPORT and reporting:
            fit = GOVERNOR
        distance = min(abs(timex.start - trigger.end), abs(trigger.start - timex.end))
        fits.append((fit, timex.type == "DURATION", distance, k))
    found = [(*_whole_range(timexes, k), fit) for fit, _, _, k in sorted(fits)]
    return [(last, CLAUSE, None)] * (last is not None) + [(t, fit, partner) for t, partner, fit in found]


def _whole_range(timexes: list[Timex], k: int) -> tuple[Timex, Timex | None]:
    """The range that an expression is an end of: its start and its end; None for what is no range."""
    for first in (k, k - 1):
        if 0 <= first < len(timexes) - 1:
            pair = timexes[first], timexes[first + 1]
            if (pair[0].bound, pair[1].bound) == ("since", "until"):
                return pair
    return timexes[k], None


def _found(
    frame: event_days.Frame, timex: Timex, fit: int, span: event_days.Span, length: Timex | None
) -> EventDate:
    word = frame.trigger.text
    places = (
        "depends on",
        "is in the clause of",
        "is in the clause that governs",
        "dates the saying that reports",
    )
    how = f"“{timex.text}” {places[fit]} “{word}” ({timex.rule}"
    how += f", counted from {timex.anchor})" if timex.anchor else ")"
    ahead = frame.report is not None and span.start is not None and span.start > frame.report
    result = EventDate(
        span.start,
        span.end,
        span.prec,
        basis_of(timex),
        span.ongoing,
        timex.text,
        how,
        expiry=span.expiry,
        ahead=ahead,
    )
    return _with_length(result, length)


def basis_of(timex: Timex) -> str:
    """ "stated" for a calendar date, also one without its year; "relative" for one that words count off."""
    relative_part = (
        timex.rule in {"part_of", "nth_of"}
        and timex.value[:4].isdigit()
        and not any(c.isdigit() for c in timex.text)
        and any(w in timex.text.lower().split() for w in ("last", "this", "next", "the"))
    )
    return "stated" if timex.rule in _STATED and not relative_part else "relative"


def _undated(read: ReadArticle, frame: event_days.Frame, reporting: bool) -> EventDate:
    """No time in the sentence fits: take the neighbour's, else the report's, else none."""
    near = None if one_of_several(frame) else neighbours.context_time(read, frame)
    if near is not None:
        timex, no = near
        how = f"“{timex.text}” of sentence {no} carries over"
        span = event_days.span_of(frame, timex, None, reported=False, carried=True)
        if span is not None:
            return EventDate(span.start, span.end, span.prec, "context", span.ongoing, timex.text, how)
    if frame.report is None:
        return EventDate(how="not dated: neither a time nor a publication date is given")
    if told_as_background(frame):
        return EventDate(how="not dated: told as background with no time")
    ongoing = True if frame.lasting and event_days.goes_on(frame.cues) and frame.status == "actual" else None
    carried = reporting and frame.sentence.no and told_as_past(frame)
    day = news_day(read) if carried else None
    if day is not None:
        how = f"said with no time: taken as of “{day.text}”, with which the report opens"
        return EventDate(day.date_start, day.date_end, 1, "context", None, day.text, how, as_news=True)
    return EventDate(
        frame.report - DAY,
        frame.report,
        2,
        "publication",
        ongoing,
        how="no time is given: taken as of the report",
        as_news=True,
    )


def _with_length(result: EventDate, length: Timex | None) -> EventDate:
    """Add the event's length, and its last day where the first is known to the day."""
    from dataclasses import replace

    if length is None:
        return result
    days = length.duration_days
    expiry = result.expiry
    if (
        expiry is None
        and days
        and result.date_prec == 1
        and result.date_start
        and result.date_basis != "publication"
    ):
        expiry = result.date_start + days * DAY
    return replace(result, duration_days=days, expiry=expiry)
