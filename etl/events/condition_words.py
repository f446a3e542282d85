"""Conditions told by words for them: "a condition for talks is ...", "demands that ...", "refuses to ..."."""

from collections.abc import Sequence

from etl.events.constructions import Told
from etl.events.governing import type_of
from etl.events.spans import (
    Span,
    all_of,
    find,
    has_verb,
    kinds_in,
    left_bound,
    peace_in,
    phrases,
    right_bound,
)
from etl.records import Token

_ASKED = 7  # words after "as" within which it says who asked
_OPENING = frozenset({"after", "when", "while", ";", "but", "although", "though"})


def condition_nouns(tokens: Sequence[Token]) -> list[Told]:
    """ "X is a condition for talks", "made X a condition", "the condition is that X", "three conditions, among them X"."""
    found = []
    for i, last in all_of(tokens, "condition_nouns"):
        if tokens[last].upos not in {"NOUN", "PROPN"}:
            continue
        left, right = left_bound(tokens, i), right_bound(tokens, last + 1)
        peace = peace_in(tokens, Span(last + 1, right)) or peace_in(tokens, Span(left, i))
        if peace is None or any(t.norm in {"without", "no", "any"} for t in tokens[max(0, i - 2) : i]):
            continue
        content = _beside(tokens, i, last, left)
        made = content is not None and content.end == i
        if content and (made or kinds_in(tokens, content) is not None or has_verb(tokens, content)):
            found.append(Told(content, "demanded", peace[0], i, Span(left, i)))
    return found


def _beside(tokens: Sequence[Token], i: int, last: int, left: int) -> Span | None:
    """Where a condition noun's content stands: after its copula, before it, or as the object of "make"."""
    end = right_bound(tokens, last + 1)
    full = next((k for k in range(last + 1, len(tokens)) if tokens[k].norm == ";"), len(tokens))
    after = find(tokens, Span(last + 1, min(last + 14, full)), phrases("copulas"))
    if after and tokens[after[0] - 1].norm not in {"which", "who", "that", "to"}:
        return Span(after[1] + 1, right_bound(tokens, after[1] + 1))
    if last + 1 < len(tokens) and tokens[last + 1].norm in {"that", ",", ":"}:
        return Span(last + 2, end)
    before = find(tokens, Span(max(left, i - 6), i), (("be",), ("remain",)))
    if before:
        return Span(left, before[0])
    made = find(tokens, Span(left, i), (("make",), ("call",), ("set",)))
    if made and made[1] + 1 < i:
        return Span(made[1] + 1, i)
    return None


def demands(tokens: Sequence[Token], near_peace: str | None) -> list[Told]:
    """What is demanded or refused in so many words, beside talks or a truce in the sentence or next to it."""
    found = []
    everything = Span(0, len(tokens))
    for key, event_type in (("demanding_strongly", "demanded"), ("refusing_to", "refused")):
        for i, last in all_of(tokens, key):
            content = Span(last + 1, right_bound(tokens, last + 1))
            peace = peace_in(tokens, everything)
            value = peace[0] if peace else near_peace if tokens[i].lemma.startswith("insist") else None
            if value and _own_matter(tokens, content, event_type):
                found.append(Told(content, event_type, value, i, Span(0, i)))
    return found


def _own_matter(tokens: Sequence[Token], content: Span, event_type: str) -> bool:
    """Whether what is demanded or refused is a condition and not the talks or the truce themselves."""
    words = [t for t in tokens[content.start : content.end] if t.upos in {"VERB", "NOUN", "PROPN"}]
    if not words or any(t.lemma in {w[0] for w in phrases("of_talks")} for t in words[:1]):
        return False
    peace = peace_in(tokens, Span(content.start, min(content.start + 4, content.end)))
    if peace:
        return False
    return event_type == "demanded" or kinds_in(tokens, content) is not None


def fulfilments(tokens: Sequence[Token]) -> list[Told]:
    """ "Met the rebels' condition for talks by suspending flights", "..., meeting a demand for a truce"."""
    found = []
    for i, last in all_of(tokens, "fulfilling"):
        noun = find(tokens, Span(last + 1, min(last + 8, len(tokens))), phrases("fulfilled"))
        if noun is None or tokens[i].upos != "VERB":
            continue
        by = next((k for k in range(noun[1], len(tokens)) if tokens[k].norm == "by"), None)
        content = Span(by + 1, right_bound(tokens, by + 1)) if by else Span(left_bound(tokens, i), i)
        peace = peace_in(tokens, Span(0, len(tokens)))
        if peace and has_verb(tokens, content):
            found.append(Told(content, "met", peace[0], i, Span(0, i)))
    return found


def as_asked(tokens: Sequence[Token], near_peace: str | None) -> list[Told]:
    """ "Withdrew from the town, as regional leaders had demanded": what was asked or promised is done."""
    found = []
    for token in tokens[3:]:
        if token.norm != "as":
            continue
        after = Span(token.i + 1, min(token.i + _ASKED, len(tokens)))
        verb = find(tokens, after, phrases("asked"))
        start = next((k + 1 for k in range(token.i - 2, 0, -1) if tokens[k].norm in _OPENING), 0)
        content = Span(start, token.i)
        peace = peace_in(tokens, Span(0, start)) or peace_in(tokens, after)
        value = peace[0] if peace else near_peace
        if verb and value and type_of(tokens, content) == "met" and kinds_in(tokens, content):
            found.append(Told(content, "met", value, token.i, content, sure=False, open=False))
    return found


def musts(tokens: Sequence[Token]) -> list[Told]:
    """ "Any conference must rest on the return of the land": what talks, a truce or a deal must be or bring."""
    found = []
    for token in tokens[2:]:
        if token.norm != "must":
            continue
        peace = peace_in(tokens, Span(max(0, token.i - 4), token.i), last=True)
        content = Span(token.i + 1, right_bound(tokens, token.i + 1))
        if peace is None or peace[1] != token.i - 1 or not _own_matter(tokens, content, "demanded"):
            continue
        any_such = any(t.norm in {"any", "every", "all", "no"} for t in tokens[max(0, token.i - 4) : token.i])
        if any_such or kinds_in(tokens, content) not in {None, "cessation_of_hostilities", "talks_format"}:
            found.append(Told(content, "demanded", peace[0], token.i, Span(0, token.i + 1)))
    return found
