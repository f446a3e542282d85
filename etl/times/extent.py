"""From when until when a truce is to last, as the clause that agrees on it tells."""

from collections.abc import Sequence
from datetime import date

from etl.records import ReadArticle, Sentence, Timex, Token
from etl.times.event_days import Frame
from etl.times.syntax import CLAUSE, rank


def truce_extent(
    read: ReadArticle, sentence: Sentence, words: Sequence[Token]
) -> tuple[date | None, date | None]:
    """First and last day of a truce "from Monday until 20 November"; None for what the clause does not give to the day.

    Args:
        read: the article, with `timexes` filled.
        sentence: the parsed sentence.
        words: the tokens for the act and for the truce.
    """
    timexes = read.timexes.get(sentence.no, [])
    ends = [
        k
        for k, t in enumerate(timexes)
        if t.bound == "until" and t.precision == 1 and _of(sentence, words, t)
    ]
    if not ends:
        return None, None
    last = timexes[ends[0]]
    first = timexes[ends[0] - 1] if ends[0] else None
    started = first is not None and first.bound == "since" and first.precision == 1
    return (first.date_start if started else None), last.date_end


def _of(sentence: Sentence, words: Sequence[Token], timex: Timex) -> bool:
    fits = [rank(sentence.tokens, word, timex) for word in words]
    return any(fit is not None and fit <= CLAUSE for fit in fits)


def gives_extent(frame: Frame, timex: Timex, partner: Timex | None) -> bool:
    """Whether an expression tells how long what is agreed on is to last, and not when it was agreed on."""
    if frame.standing or frame.lasting or frame.report is None:
        return False
    end = partner or timex
    if end.bound == "until" and end.date_end is not None and end.date_end > frame.report:
        return True
    before = frame.sentence.text[: max(0, timex.start - frame.sentence.start)].rstrip()
    return timex.rule == "feast" and before.endswith((" for", " for the", " over", " over the", " during"))
