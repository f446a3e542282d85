"""Lists of what is asked or promised: "a release of the men, an end to the siege and free elections" are three conditions."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from etl.events.kinds import kinds_in
from etl.events.lexicon import class_words
from etl.events.spans import Span, has_verb, peace_in
from etl.language import tree
from etl.records import Token

_LINKS = frozenset({",", ";", "and", "or", "plus", "&"})
_OPENERS = frozenset(
    {"that", "for", "to", "on"}
)  # what may be said again before each member: "for ..., for ..."
_LIGHT = frozenset({"DET", "ADJ", "ADV", "NUM", "PART", "CCONJ", "PUNCT"})
_PEOPLE = ("sides", "forces", "captives", "abducted")  # who is named in a list is no condition
_RELATIVE = frozenset({"which", "who", "whose", "where", "whom"})
_HEADING = 8  # words by which a member says of what kind it is
_CLAUSE = 16  # words within which a member that is a clause has its verb
_LEAST = 2  # words of the shortest first member


def members(tokens: Sequence[Token], content: Span, event_type: str) -> list[Span]:
    """The stretches of a content that are conditions of their own, in order; the whole if it is no list."""
    cuts: list[int] = []
    for k in _links(tokens, content):
        begun = Span(cuts[-1] if cuts else content.start, k)
        rest = Span(_behind(tokens, k, content.end), content.end)
        if len(rest) and len(begun) >= _LEAST and _another(tokens, begun, rest, event_type):
            cuts.append(k)
    bounds = [content.start, *cuts, content.end]
    return [Span(a, b) for a, b in pairwise(bounds)]


def _links(tokens: Sequence[Token], content: Span) -> Iterator[int]:
    """Where a member may end: at a comma or a semicolon, at "and" with no comma before it."""
    for k in range(content.start + 1, content.end - 1):
        if tokens[k].norm in _LINKS and tokens[k - 1].norm not in _LINKS:
            yield k


def _behind(tokens: Sequence[Token], k: int, end: int) -> int:
    return next((m for m in range(k, end) if tokens[m].norm not in _LINKS), end)


def _another(tokens: Sequence[Token], begun: Span, rest: Span, event_type: str) -> bool:
    """Whether what follows a link is a condition of its own and not more of the one before it."""
    first = rest.start
    if tokens[first].norm in _OPENERS and tokens[first - 1].norm == "and":
        return True
    if tokens[first - 1].norm == "," and _closes_relative(tokens, begun):
        return False
    heading = _heading(tokens, rest)
    kind = kinds_in(tokens, heading)
    parted = tokens[first - 1].norm == ";"
    if not parted and not _asks_something(tokens, begun):
        return False  # "all parties, groups and persons must leave"
    if kind is None or (kind == kinds_in(tokens, begun) and not parted):
        return False
    if _has_subject(tokens, rest) and tokens[first - 1].norm == "and":
        return event_type == "demanded" and has_verb(tokens, begun)
    return parted or _opens(tokens, rest)


def _asks_something(tokens: Sequence[Token], span: Span) -> bool:
    return kinds_in(tokens, span) is not None or has_verb(tokens, span) or peace_in(tokens, span) is not None


def _closes_relative(tokens: Sequence[Token], begun: Span) -> bool:
    """Whether a comma behind a stretch only ends what is said of a noun in it: "the army, which had taken the town,"."""
    commas = [k for k in range(begun.start + 1, begun.end) if tokens[k].norm == ","]
    return bool(commas) and tokens[commas[-1] + 1].norm in _RELATIVE


def _heading(tokens: Sequence[Token], rest: Span) -> Span:
    """The first words of a member, up to the next link."""
    end = min(rest.start + _HEADING, rest.end)
    return Span(rest.start, next((k for k in range(rest.start + 1, end) if tokens[k].norm in _LINKS), end))


def _opens(tokens: Sequence[Token], rest: Span) -> bool:
    """Whether a stretch begins as a member of a list does: with a noun or a verb that is not finite."""
    k = next((k for k in range(rest.start, rest.end) if tokens[k].upos not in _LIGHT), rest.start)
    if tokens[k].norm in _OPENERS:
        return True
    if tokens[k].upos == "NOUN":
        last = next((m for m in range(k, rest.end) if tokens[m].upos != "NOUN"), rest.end) - 1
        people = any(tokens[last].lemma in class_words(c) for c in _PEOPLE)
        return not people or _tells(
            tokens, Span(rest.start, min(rest.start + _CLAUSE, rest.end))
        )  # not "between the army and the militia"
    verb = tokens[k].upos == "VERB" and k == rest.start
    verb = verb and all(c > k for c in tree.children(tokens, k, "nsubj"))  # "that the army, which ..., leave"
    return verb and (tokens[k].norm.endswith("ing") or tokens[k].norm == tokens[k].lemma)


def _tells(tokens: Sequence[Token], span: Span) -> bool:
    """Whether a stretch has a finite verb: "foreign troops have left", not "children to leave"."""
    inside = tokens[span.start : span.end]
    return any(t.upos == "AUX" or t.feats.get("VerbForm") == "Fin" for t in inside)


def _has_subject(tokens: Sequence[Token], span: Span) -> bool:
    return any(t.dep.startswith("nsubj") and t.head in span for t in tokens[span.start : span.end])
