"""Conditions in a list of points: "The rebels' demands are:", and a line for each."""

from etl.events.saying import Told
from etl.events.spans import Span, peace_in, says
from etl.events.terms import what_terms_are
from etl.records import ReadArticle, Sentence, Token

_MARKS = frozenset({"-", "--", "–", "—", "•", "*", "·"})
_POINTS = 20  # sentences over which one list of points may stretch
_LEAST = 3  # words of the shortest point


def listed_point(read: ReadArticle, sentence: Sentence) -> list[Told]:
    """What a point of a list says that is asked or agreed; nothing where the sentence is no such point."""
    heading = _heading(read, sentence)
    if heading is None:
        return []
    everything = Span(0, len(heading))
    asked = says(heading, everything, "condition_nouns") or says(heading, everything, "demanding")
    terms = what_terms_are(heading)
    if not asked and terms is None:
        return []
    peace = peace_in(heading, everything)
    content = Span(_start(sentence.tokens), len(sentence.tokens))
    event_type = "demanded" if asked else terms
    return [
        Told(content, event_type, peace[0] if peace else "agreement", content.start, sure=False, open=False)
    ]


def _heading(read: ReadArticle, sentence: Sentence) -> list[Token] | None:
    """The sentence with a colon at its end that opens the list; None if the sentence is no point of one."""
    by_number = {s.no: s for s in read.sentences}
    if not _is_point(sentence):
        return None
    for number in range(sentence.no - 1, max(0, sentence.no - _POINTS), -1):
        before = by_number.get(number)
        if before is None or not before.tokens:
            return None
        if before.tokens[-1].norm == ":":
            return before.tokens
        if not _is_point(before):
            return None
    return None


def _is_point(sentence: Sentence) -> bool:
    return bool(sentence.tokens) and _start(sentence.tokens) > 0 and len(sentence.tokens) > _LEAST


def _start(tokens: list[Token]) -> int:
    """Where a point's words begin: behind a dash, a bullet or "1."."""
    if tokens[0].norm in _MARKS:
        return 1
    numbered = len(tokens) > 1 and tokens[0].norm.rstrip(".").isdigit()
    return (2 if tokens[1].norm in {".", ")"} else 1) if numbered else 0
