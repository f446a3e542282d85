"""One condition given for another beside a sentence on peace: "offered to free the men in return for an end to the siege"."""

from collections.abc import Sequence

from etl.events.governing import governing, strong, type_of
from etl.events.kinds import kinds_in
from etl.events.markers import Marker, sides
from etl.events.saying import Told
from etl.events.signs import clause_before
from etl.events.spans import Span, find, peace_in, phrases, says
from etl.records import Token

_IN_RETURN = (["in", "exchange"], ["in", "return"], ["in", "turn"])
_OPENS_TERMS = frozenset({"that", "under", "whereby", "by", "in", "to"})  # "a deal under which"
_LEAST = 6  # words of the shortest sentence that "in return" opens
_GETS = {
    "offered": "demanded",
    "demanded": "offered",
}  # what a side that gives one thing does about the other


def trade(tokens: Sequence[Token], marker: Marker, cue: int, last: int, near: str | None) -> list[Told]:
    """What is given and what is got for it, where neither is the peace itself.

    Args:
        tokens: the sentence.
        marker: "if", "in return for" and the like.
        cue: its first token.
        last: its last token.
        near: what the sentences beside it speak of (talks, truce), None if neither.
    """
    if near is None or (marker.name == "exchange" and tokens[last].norm not in {"for", "of"}):
        return []
    pairs = list(sides(tokens, marker, cue, last))
    for given, got in pairs[:1] if marker.name == "if" else pairs:  # "if they attack, we will ...": a threat
        given = clause_before(tokens, given)
        event_type = type_of(tokens, given) if given else None
        gets = "offered" if agreed(tokens, given) else _GETS.get(event_type or "")
        if (
            gets is None
            or (marker.name == "if" and event_type != "offered")
            or not _known(tokens, given, got)
        ):
            continue
        if says(tokens, given, "breaking") or not (strong(tokens, given) or says(tokens, given, "willing")):
            continue
        act = governing(tokens, given)
        return [
            Told(given, event_type, near, cue, given, act, sure=False, open=False, near=True),
            Told(got, gets, near, cue, given, act, open=False, near=True),
        ]
    return []


def agreed(tokens: Sequence[Token], given: Span) -> bool:
    """ "A deal under which the rebels disarm in return for an amnesty": both are terms of what is agreed."""
    deal = find(tokens, given, phrases("agreements"))
    if deal is None or tokens[deal[0]].upos != "NOUN":
        return False
    if says(tokens, given, "put_forward") or says(tokens, given, "unsettled"):
        return False
    return tokens[deal[1] + 1].norm in _OPENS_TERMS


def _known(tokens: Sequence[Token], given: Span, got: Span) -> bool:
    """Whether both are conditions of known kinds, and neither is peace, which makes the other a condition of it."""
    if not given or not got or {kinds_in(tokens, given), kinds_in(tokens, got)} & {None, "talks_format"}:
        return False
    peace = [p for p in (peace_in(tokens, given), peace_in(tokens, got)) if p and p[0] != "unspecified"]
    halts = [p for p in peace if p[0] == "truce"]
    return len(peace) == len(halts)


def in_return(tokens: Sequence[Token], near: str | None) -> list[Told]:
    """ "In exchange, the rebels would free the mayor", beside a sentence on peace: what is given or asked for it."""
    if near is None or len(tokens) < _LEAST or [t.norm for t in tokens[:2]] not in _IN_RETURN:
        return []
    if tokens[2].norm in {"for", "of"}:
        return []  # "in return for a halt to the raids": see `trade`
    content = Span(3 if tokens[2].norm == "," else 2, len(tokens))
    event_type = type_of(tokens, content)
    if event_type is None or kinds_in(tokens, content) in {None, "talks_format"} or peace_in(tokens, content):
        return []
    act = governing(tokens, content)
    return [Told(content, event_type, near, 1, content, act, sure=False, open=False, near=True)]
