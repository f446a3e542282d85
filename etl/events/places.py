"""The event's own place: the talks' venue, the truce's area."""

from collections.abc import Sequence

from etl.events.draft import Draft
from etl.language import tree
from etl.records import Place, PlaceMention, ReadArticle, Token

_CASES = ("in", "at", "on", "near", "around", "inside", "outside", "across", "throughout", "of")


def place_draft(read: ReadArticle, draft: Draft, tokens: Sequence[Token]) -> Place | None:
    """The most precise place that hangs on the topic, on the act or on its clause."""
    mentions = read.places.get(draft.sentence.no, [])
    if not mentions:
        return None
    points = [draft.chain.hit.head, *(s.token for s in reversed(draft.chain.steps)), tree.clause_of(tokens, draft.trigger)]
    for i in dict.fromkeys(points):
        found = _hanging(tokens, i, mentions)
        if found:
            return min(found, key=lambda m: m.place.where_prec or 9).place
    return None


def _hanging(tokens: Sequence[Token], i: int, mentions: Sequence[PlaceMention]) -> list[PlaceMention]:
    nouns = []
    for case, heads in tree.obliques(tokens, i).items():
        if case in _CASES:
            nouns += heads
    nouns += tree.children(tokens, i, "compound", "nmod:poss")
    found = []
    for noun in nouns:
        first, last = tree.np_span(tokens, noun)
        found += [m for m in mentions if tokens[first].start <= m.start and m.end <= tokens[last].end]
    return found
