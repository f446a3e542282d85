"""Direct speech: where quotation marks open and close, paragraph by paragraph, and who speaks."""

import re
from collections.abc import Sequence
from functools import cache

from etl.language.reporting import reported_speech
from etl.language.tree import np_span
from etl.records import Quote, Sentence
from etl.resources import load_yaml

_MARK = re.compile("[\"“”„«»‘’'`]")  # all that may open or close direct speech
_PRONOUN = r"(?:he|she|they|He|She|They|HE|SHE|THEY|I|we|We)"
_NAME = r"(?:(?:the|The|THE|a|A|an|An|one|One|its|his|their)\s+)?[^\W\d_][\w’'.-]*(?:\s+(?:of|the|for|de|al|bin)?\s*[\w’'.-]+){0,7}?"


def mark_quotes(text: str, sentences: Sequence[Sentence]) -> None:
    """Fills `quotes` of the body's sentences (in order, parsed or not), with speakers where they are told.

    Args:
        text: the article's text, in which the sentences' offsets count.
        sentences: its sentences without the title.
    """
    spans = _all_spans(text, sentences)
    for sentence in sentences:
        sentence.quotes = [Quote(a, b) for a, b in spans if a < sentence.end and b > sentence.start]
    _name_speakers(sentences)


def _all_spans(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    bounds: dict[int, tuple[int, int]] = {}
    for s in sentences:
        first, _ = bounds.get(s.paragraph, (s.start, s.end))
        bounds[s.paragraph] = (first, s.end)
    return [span for first, last in bounds.values() for span in quote_spans(text, first, last)]


def quote_spans(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Spans of direct speech in one paragraph, marks included; an unclosed one runs to the paragraph's end."""
    spans: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    for found in _MARK.finditer(text, first, last):
        k, mark = found.start(), found.group()
        if opened is None:
            closer = _closer_of(text, k, first)
            opened = (k, closer) if closer else None
        elif mark in opened[1] and _closes(text, k, last, opened[1]):
            spans.append((opened[0], k + 1))
            opened = None
    # A single quotation mark that nothing closes was an apostrophe ("'Tis").
    if opened and "'" not in opened[1]:
        spans.append((opened[0], last))
    return [(a, b) for a, b in spans if re.search(r"\w", text[a:b])]


def _closer_of(text: str, k: int, first: int) -> str:
    """Marks that would close a quotation opened here; "" if nothing opens here."""
    mark = text[k]
    before = text[k - 1] if k > first else " "
    after = text[k + 1 : k + 2]
    if mark == "“" or mark == "«":
        return {"“": '”"', "«": "»"}[mark]
    if mark in '"”„':
        return '"”“'
    if mark in "‘'`" and (before.isspace() or before in '([—-"“') and (after.isalnum() or after in '["“.'):
        return (
            "'’"
            if not re.match(r"['‘’](?:s|t|re|ve|ll|d|m|\d\ds?|em|til|tis|cause)\b", text[k : k + 7])
            else ""
        )
    return ""


def _closes(text: str, k: int, last: int, closers: str) -> bool:
    if "'" not in closers:
        return True
    before, after = text[k - 1], text[k + 1] if k + 1 < last else " "
    if after.isalnum():
        return False
    # "the rebels' offer": an apostrophe after s with a word behind it, unless punctuation marks the end.
    return before in ".,?!" or before.lower() != "s" or not re.match(r"\s+[a-z]", text[k + 1 : k + 3])


def _name_speakers(sentences: Sequence[Sentence]) -> None:
    last: tuple[tuple[int, int], int] | None = None
    previous: Sentence | None = None
    for sentence in sentences:
        named = _speaker_of(sentence)
        if not sentence.quotes:
            last = (named, sentence.no) if named else None
        elif named:
            last = (named, sentence.no)
        elif not _goes_on(sentence, previous):
            last = None
        for quote in sentence.quotes if last else []:
            quote.speaker, quote.speaker_sentence = last
        previous = sentence
    _carry_back(sentences)


def _carry_back(sentences: Sequence[Sentence]) -> None:
    """ "A. B," he said: one stretch of speech over several sentences has one speaker, told at its end."""
    for later, earlier in zip(reversed(sentences), reversed(sentences[:-1]), strict=False):
        told = {(q.start, q.end): q for q in later.quotes if q.speaker}
        for quote in earlier.quotes:
            same = told.get((quote.start, quote.end))
            if same:
                quote.speaker, quote.speaker_sentence = same.speaker, same.speaker_sentence


def _goes_on(sentence: Sentence, previous: Sentence | None) -> bool:
    """Whether a sentence without a speaker continues the speech before it: it is all, or begins with, quotation."""
    if previous is None or sentence.paragraph - previous.paragraph > 1:
        return False
    opens = min(q.start for q in sentence.quotes) <= sentence.start
    return opens and len(_outside(sentence).split()) <= 6


def _outside(sentence: Sentence) -> str:
    """The sentence's text with quotations replaced by blanks of the same length."""
    text = sentence.text
    for q in sentence.quotes:
        a, b = max(q.start - sentence.start, 0), min(q.end - sentence.start, len(text))
        text = text[:a] + '"' * (b - a) + text[b:]
    return text.replace('"', " ")


def _speaker_of(sentence: Sentence) -> tuple[int, int] | None:
    """Offsets of the noun phrase or pronoun that speaks, outside the quotation marks."""
    for frame in reported_speech(sentence):
        if frame.speaker is None or _inside(sentence, frame.verb) or _inside(sentence, frame.speaker):
            continue
        first, last = np_span(sentence.tokens, frame.speaker)
        return sentence.tokens[first].start, sentence.tokens[last].end
    found = None if sentence.tokens else _by_pattern().search(_outside(sentence))
    if not found:
        return None
    group = next(g for g in ("after", "before") if found.group(g))
    return sentence.start + found.start(group), sentence.start + found.end(group)


def _inside(sentence: Sentence, i: int) -> bool:
    at = sentence.tokens[i].start
    return any(q.start <= at < q.end for q in sentence.quotes)


@cache
def _by_pattern() -> re.Pattern[str]:
    """ "said the minister" and "the minister said", for sentences that are not parsed."""
    verb = "(?:" + "|".join(load_yaml("lexicon", "speech.yaml")["forms"]) + ")"
    stop = r"(?=\s*(?:[,.;:\"“”]|\s(?:in|on|at|during|after|to|by|from|when|as|who|that)\b|\s{3}|$))"
    after = rf"\b{verb}\s+(?P<after>{_PRONOUN}\b|{_NAME}){stop}"
    before = rf"(?:^|[,.;:\s])(?P<before>{_PRONOUN}|{_NAME})\s+(?:also\s+|later\s+|then\s+)?{verb}\b"
    return re.compile(rf"{before}|{after}")
