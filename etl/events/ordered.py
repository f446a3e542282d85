"""Conditions told by the order of things: "first they leave, then we talk", "that must come before talks"."""

from collections.abc import Sequence

from etl.events.kinds import kinds_in
from etl.events.saying import Told
from etl.events.signs import to_comma
from etl.events.spans import Span, find, left_bound, peace_in, phrases, right_bound, says
from etl.records import Token


def ordered(tokens: Sequence[Token], near_peace: str | None) -> list[Told]:
    """What has to be done first.

    Args:
        tokens: the sentence.
        near_peace: what the sentences beside it speak of (talks, truce), None if neither.
    """
    found = []
    for token in tokens:
        after = tokens[token.i + 1].norm if token.i + 1 < len(tokens) else ""
        if token.norm == "first" and token.upos in {"ADV", "ADJ"} and after != "of":
            told = _then(tokens, token.i) or _first(tokens, token.i, near_peace)
            found += [told] if told else []
    return [*found, *_comes_before(tokens)]


def _then(tokens: Sequence[Token], i: int) -> Told | None:
    """ "First they leave our land, then we talk"."""
    then = next((k for k in range(i + 2, len(tokens)) if tokens[k].norm in {"then", "afterwards"}), None)
    peace = peace_in(tokens, Span(then, len(tokens))) if then is not None else None
    content = to_comma(tokens, Span(i + 1, then)) if then is not None else None
    if peace and content and kinds_in(tokens, content):
        return Told(content, "demanded", peace[0], i, open=False)
    return None


def _first(tokens: Sequence[Token], i: int, near_peace: str | None) -> Told | None:
    """ "The rebels must disarm first", beside a sentence on talks."""
    content = Span(left_bound(tokens, i), i)
    asked = find(tokens, content, phrases("obliging")) or find(tokens, content, phrases("demanding"))
    peace = peace_in(tokens, Span(0, len(tokens)))
    value = peace[0] if peace and peace[0] != "unspecified" else near_peace
    if value is None or asked is None or says(tokens, content, "refusing"):
        return None
    own = Span(asked[1] + 1, i)
    if kinds_in(tokens, own) is None:
        own = Span(i, right_bound(tokens, i + 1))  # "must first disarm"
    known = kinds_in(tokens, own) not in {None, "talks_format"}
    return Told(own, "demanded", value, i, content, open=False, near=peace is None) if known else None


def _comes_before(tokens: Sequence[Token]) -> list[Told]:
    """ "The reopening of the airport must come before the talks"."""
    found = []
    for k in range(2, len(tokens) - 1):
        comes = tokens[k].lemma in {"come", "precede", "be"} and tokens[k].upos in {"VERB", "AUX"}
        order = tokens[k].lemma == "precede" or tokens[k + 1].norm in {"before", "first", "ahead"}
        if not (comes and order):
            continue
        content = Span(left_bound(tokens, k), k)
        if not says(tokens, content, "binding"):
            continue
        peace = peace_in(tokens, Span(k + 1, len(tokens)))
        if peace and kinds_in(tokens, content):
            found.append(Told(content, "demanded", peace[0], k, open=False))
    return found
