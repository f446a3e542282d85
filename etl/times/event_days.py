"""From a time expression and the clause to the days of an event: bounds, lengths, lasting states."""

from dataclasses import dataclass
from datetime import date

from etl.language.clauses import ClauseCues
from etl.language.tree import head_chain, relation
from etl.records import Sentence, Timex, Token
from etl.times.intervals import precision
from etl.times.reading import DAY
from etl.times.syntax import head_of


@dataclass(frozen=True, slots=True)
class Frame:
    """The event that is dated: its clause, status and the day of the report."""

    report: date | None
    status: str
    lasting: bool
    cues: ClauseCues
    sentence: Sentence
    trigger: Token
    measured: bool = False  # a length says how long it has gone on, not how long it is to last
    standing: bool = False  # what the topic names goes on, so that its age is the event's
    topic: Token | None = None  # the word for what the act is upon; the trigger itself if there is none

    @property
    def ahead(self) -> bool:
        """Whether the event lies after the report."""
        return self.status == "planned" or (
            self.status in {"conditional", "possible"} and self.cues.tense == "future"
        )


@dataclass(frozen=True, slots=True)
class Span:
    """The days of an event; `expiry` is the end that a bound sets to a state."""

    start: date | None
    end: date | None
    prec: int | None
    ongoing: bool | None = None
    expiry: date | None = None


def usable(timex: Timex) -> bool:
    """Whether an expression can date an event: it has days, or is a length of time."""
    if timex.type == "SET" or (
        timex.rule in {"reference", "reference_history"} and timex.value == "PRESENT_REF"
    ):
        return False
    return timex.date_start is not None or (timex.type == "DURATION" and bool(days_long(timex)))


# Days in "several days", "for weeks", as UCDP GED counts back.
_VAGUE = {"PXD": 3, "PXW": 21, "PXM": 90, "PXY": 1096}


def days_long(timex: Timex) -> int | None:
    """How many days a length of time has, also a vague one."""
    return timex.duration_days or _VAGUE.get(timex.value)


def goes_on(cues: ClauseCues) -> bool:
    """Whether the clause tells a state of the present: "are holding", "have been holding", "is in place"."""
    return cues.tense == "present" or (cues.perfect and cues.tense != "past" and cues.progressive)


def length_of(frame: Frame, timexes: list[Timex]) -> Timex | None:
    """The length that the clause gives the event: "a 30-day truce", "a truce for a month"."""
    if frame.measured:
        return None
    tokens = frame.sentence.tokens
    for timex in timexes:
        if timex.type != "DURATION" or not timex.duration_days or timex.rule in {"old", "span_units"}:
            continue
        head = head_of(tokens, timex.start, timex.end)
        if head is None or timex.bound == "within":
            continue
        chain = head_chain(tokens, head)[:2]
        if frame.trigger.i not in chain and frame.trigger.i != head:
            continue
        inside = (
            relation(tokens, head) in {"amod", "compound", "nummod", "nmod"} or frame.trigger.upos == "NOUN"
        )
        if inside and not _running(frame):
            return timex
        if frame.ahead or frame.status == "conditional":
            return timex
    return None


def _running(frame: Frame) -> bool:
    """A length in a clause of the present perfect or progressive tells how long it has gone on."""
    return frame.trigger.upos == "VERB" and (frame.cues.perfect or frame.cues.progressive)


def span_of(
    frame: Frame, timex: Timex, partner: Timex | None, *, reported: bool, carried: bool = False
) -> Span | None:
    """The event's days by the expression that dates it; None if the expression cannot.

    Args:
        frame: the event.
        timex: the expression; `partner` the end of its range, if it has one.
        reported: the expression dates the saying only.
        carried: it stands in another sentence.
    """
    if timex.type == "DURATION" and timex.date_start is None:
        return _by_length(frame, timex)
    start, end = timex.date_start, timex.date_end
    if start is None or end is None or (timex.bound == "within" and not frame.ahead):
        return None
    if partner is not None and partner.date_end is not None and partner.date_end >= start:
        return Span(
            start,
            partner.date_end,
            timex.precision if frame.lasting else precision((start, partner.date_end)),
        )
    if timex.bound and not carried and not reported:
        bounded = _bounded(frame, timex, start, end)
        if bounded is not None:
            return bounded
    if reported:
        return _reported(frame, start, end, timex.precision)
    return _lasting(frame, start, end, timex.precision)


def _by_length(frame: Frame, timex: Timex) -> Span | None:
    """ "for nearly two weeks" starts 14 days before the report (coding guide, 4)."""
    if frame.report is None:
        return None
    days = days_long(timex) or 0
    if frame.ahead or timex.bound or _first_in(frame, timex) or _to_last(frame, timex):
        return None
    before_now = timex.rule == "old" or (frame.lasting and (frame.cues.tense != "past" or frame.cues.perfect))
    if not before_now:
        return None
    start = frame.report - days * DAY
    prec = (
        2 if days < 7 or (timex.rule == "old" and days < 28) else 3 if days < 28 else 4 if days < 365 else 5
    )
    return Span(start, frame.report, prec, True)


def _to_last(frame: Frame, timex: Timex) -> bool:
    """Whether a length is that of the topic, which is to last so long: "the 72-hour truce that was brokered"."""
    head = head_of(frame.sentence.tokens, timex.start, timex.end)
    if (
        frame.measured
        or timex.rule == "old"
        or head is None
        or frame.topic is None
        or frame.topic.i == frame.trigger.i
    ):
        return False
    return frame.sentence.tokens[head].head == frame.topic.i


def _first_in(frame: Frame, timex: Timex) -> bool:
    """ "The first talks in ten years": how long there were none."""
    before = frame.sentence.text[: timex.start - frame.sentence.start].rstrip()
    return before.endswith((" in", " within"))


def _bounded(frame: Frame, timex: Timex, start: date, end: date) -> Span | None:
    report = frame.report
    if timex.bound == "since" and report is not None and not frame.ahead and start <= report:
        if frame.lasting or frame.cues.perfect:
            prec = timex.precision if frame.lasting else precision((start, report))
            return Span(start, report, prec, True if frame.lasting else None)
        return None
    if timex.bound in {"until", "by", "before"} and report is not None:
        last = start - DAY if timex.bound == "before" else end
        if last >= report and (frame.ahead or frame.lasting or timex.bound != "until"):
            first = report - DAY if frame.lasting and not frame.ahead else report
            return Span(first, last, precision((first, last)), None, last if timex.bound == "until" else None)
        if timex.bound == "before":
            return Span(last, last, 5)
    return None


def _reported(frame: Frame, start: date, end: date, prec: int | None) -> Span | None:
    """The saying's day stands for an act that the saying reports with no time of its own."""
    if frame.ahead:
        return None
    ongoing = True if frame.lasting and frame.status == "actual" and goes_on(frame.cues) else None
    told = frame.cues.tense == "past" and prec == 1
    return Span(start, end, 2 if told else prec, ongoing)


def _lasting(frame: Frame, start: date, end: date, prec: int | None) -> Span:
    """A state that still goes on reaches up to the report."""
    report = frame.report
    if frame.lasting and report is not None and end <= report and frame.status == "actual" and _still(frame):
        return Span(start, report, prec, True)
    return Span(start, end, prec)


def _still(frame: Frame) -> bool:
    words = {t.lemma for t in frame.sentence.tokens if t.head == frame.cues.head}
    return goes_on(frame.cues) or bool(words & {"effect", "force"}) or frame.trigger.lemma == "effect"
