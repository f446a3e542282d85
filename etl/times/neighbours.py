"""The time that an event takes over from the sentences before it in the same passage."""

from etl.language.clauses import clause_factuality_cues
from etl.language.tree import clause_of, root
from etl.records import ReadArticle, Sentence, Timex
from etl.times.event_days import Frame
from etl.times.syntax import head_of

_BACK = 3  # sentences
_PARAGRAPHS = 2
_YEAR = 366  # days


def context_time(read: ReadArticle, frame: Frame) -> tuple[Timex, int] | None:
    """An event time of the sentences before, and the number of its sentence; None if nothing carries over.

    A past clause carries on the time of the past clause before it, up to three sentences and two (short)
    paragraphs back. A present or future clause takes none over, but a state that has been going on shares the
    length of the one told before it.
    """
    if frame.status == "planned" or frame.sentence.no == 0 or not (_told(frame) or _runs(frame)):
        return None
    before = [s for s in read.sentences if 0 < s.no < frame.sentence.no]
    for step, sentence in enumerate(sorted(before, key=lambda s: -s.no)[:_BACK]):
        if frame.sentence.paragraph - sentence.paragraph > min(step + 1, _PARAGRAPHS):
            return None
        timex = _running_length(read, sentence) if _runs(frame) else _event_time(read, sentence)
        if timex is not None:
            return timex, sentence.no
    return None


def _runs(frame: Frame) -> bool:
    """A state that has been going on: it may share the length of the state told before."""
    return frame.lasting and frame.cues.perfect and frame.cues.progressive and frame.cues.tense != "past"


def _running_length(read: ReadArticle, sentence: Sentence) -> Timex | None:
    lengths = [t for t in read.timexes.get(sentence.no, []) if t.type == "DURATION" and t.duration_days]
    text, start = sentence.text, sentence.start
    return next((t for t in lengths if text[: t.start - start].rstrip().endswith(" for")), None)


def _told(frame: Frame) -> bool:
    return frame.cues.tense == "past" or (frame.cues.nonfinite is not None and frame.status == "actual")


def _event_time(read: ReadArticle, sentence: Sentence) -> Timex | None:
    """The last date in the sentence's main clause, if that is past; unparsed, its only date."""
    dates = [
        t
        for t in read.timexes.get(sentence.no, [])
        if t.date_start is not None
        and not _vague(t)
        and t.type in {"DATE", "TIME"}
        and t.value[:4].isdigit()
        and t.bound is None
    ]
    if not sentence.tokens:
        return dates[0] if len(dates) == 1 else None
    top = root(sentence.tokens)
    opening = [t for t in dates if t.start <= sentence.tokens[top].start < t.end]
    if opening:  # "On 3 October the two sides met", where the parser hangs all on the date
        return opening[0]
    if clause_factuality_cues(sentence.tokens, top).tense != "past":
        return None
    main = [t for t in dates if _clause(sentence, t) == top]
    return main[-1] if main else None


def _vague(timex: Timex) -> bool:
    """Whether an expression is of more than a year ("a decade ago"): it dates no act but its own."""
    return bool(timex.date_start and timex.date_end) and (timex.date_end - timex.date_start).days > _YEAR


def _clause(sentence: Sentence, timex: Timex) -> int | None:
    head = head_of(sentence.tokens, timex.start, timex.end)
    return clause_of(sentence.tokens, head) if head is not None else None
