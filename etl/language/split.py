"""Cuts text into paragraphs and sentences, with exact offsets.

The parser could do it, but it is slow and unsure at headlines, lists and capitals; sentence ends in news are regular
enough for rules (Read et al. 2012, "Sentence boundary detection: a long solved problem?").
"""

import re
from collections.abc import Iterator
from functools import cache

from etl.resources import load_yaml

Span = tuple[int, int]
_LONG_WORD = 60  # characters; how far back a sentence's last word is looked for
MAX_SENTENCE = 2000  # characters; longer stretches are tables or lists, and are cut at a space

_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_LINE = re.compile(r"[^\n]*\S[^\n]*")
_TERMINAL = re.compile(r"[.!?:…][\"'”’»)\]]*\s*$")
# A possible end: final punctuation, closing marks, white space; or a full stop stuck between two words.
_END = re.compile(r"[.!?…](?:[.!?…]*[\"'”’»)\]]*(?=\s)|(?<=[a-z]{3}\.)(?=[A-Z][a-z]{2}))")
_OPENS = re.compile(r"\s*[\"'“‘«(\[]*\s?(?=[^\W_])")
_LAST_WORD = re.compile(r"[^\s\"'“‘«(\[]+$")
_FIRST_WORD = re.compile(r"[\s\"'“‘«(\[]*([\w’']+)")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_LIST_NUMBER = re.compile(r"\s*(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})$")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(load_yaml("lexicon", "sentences.yaml")[name])


def paragraphs(text: str) -> list[Span]:
    """Spans of paragraphs: parted by blank lines or, unless lines are wrapped to a width, by line ends."""
    spans: list[Span] = []
    start = 0
    for gap in [*_BLANK_LINE.finditer(text), None]:
        end = gap.start() if gap else len(text)
        spans.extend(_lines(text, start, end))
        start = gap.end() if gap else end
    return spans


def _lines(text: str, start: int, end: int) -> list[Span]:
    lines = [m.span() for m in _LINE.finditer(text, start, end)]
    if len(lines) > 1 and _is_wrapped([text[a:b] for a, b in lines]):
        lines = [(lines[0][0], lines[-1][1])]
    return [span for a, b in lines if (span := _strip(text, a, b))]


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines end because they are full, not because a sentence ends."""
    inner = lines[:-1]
    open_ended = sum(not _TERMINAL.search(line) for line in inner)
    lower_next = sum(line.lstrip()[:1].islower() for line in lines[1:])
    widest = max(map(len, lines))
    full = sum(len(line) > widest - 18 for line in inner)
    return (
        widest <= 130
        and 2 * open_ended > len(inner)
        and (3 * lower_next > len(inner) or full == len(inner) > 1)
    )


def _strip(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None


def sentences(text: str) -> Iterator[tuple[int, int, int]]:
    """Sentences of a text as (start, end, number of the paragraph)."""
    for number, (first, last) in enumerate(paragraphs(text)):
        start = first
        for end in [*_ends(text, first, last), last]:
            span = _strip(text, start, end)
            if span:
                yield from ((a, b, number) for a, b in _capped(text, *span))
            start = end


def _ends(text: str, first: int, last: int) -> Iterator[int]:
    start = first
    for match in _END.finditer(text, first, last):
        if match.end() < last and _ends_sentence(text, start, match.start(), match.end(), last):
            start = match.end()
            yield start


def _ends_sentence(text: str, start: int, mark: int, after: int, last: int) -> bool:
    opening = _OPENS.match(text, after, last)
    if not opening or text[opening.end()].islower():
        return False
    following = _FIRST_WORD.match(text, after, last)
    next_word = following.group(1) if following else ""
    if text[mark] in "?!" and after > mark + 1 and _asks(text[after : after + 80]):
        return False
    if text[mark] != "." or text[mark : mark + 2] == "..":
        return True
    return after > mark + 1 or _stop_ends(text[start:mark], next_word)


def _stop_ends(before: str, next_word: str) -> bool:
    """Whether a full stop after `before` ends the sentence, given the word that follows."""
    if _LIST_NUMBER.match(before):
        return False
    found = _LAST_WORD.search(before, max(0, len(before) - _LONG_WORD))
    word = found.group() if found else ""
    lower = word.lower()
    if lower in _words("before_name"):
        return False
    if lower in _words("before_number") and next_word[:1].isdigit():
        return False
    is_initial = len(word) == 1 and word.isupper() and word != "I"
    if is_initial or lower in _words("maybe_last") or _DOTTED.search(word):
        return next_word.lower() in _words("openers")
    return True


def _asks(following: str) -> bool:
    words = re.findall(r"[\w’']+", re.split(r"[.,;\"“]", following)[0])[:5]
    return any(w.lower() in _words("asks") for w in words)


def _capped(text: str, start: int, end: int) -> Iterator[Span]:
    while end - start > MAX_SENTENCE:
        cut = text.rfind(" ", start + 1, start + MAX_SENTENCE)
        cut = cut if cut > start else start + MAX_SENTENCE
        yield start, cut
        start = cut + (text[cut] == " ")
    if span := _strip(text, start, end):
        yield span
