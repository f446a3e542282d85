"""The event's own place: the talks' venue, the truce's area."""

from collections.abc import Sequence

from etl.events.cast import actors_of
from etl.events.draft import Draft
from etl.language import tree
from etl.records import Place, PlaceMention, ReadArticle, Token

_COUNTRY = 6  # UCDP where_prec of a country
_CASES = ("in", "at", "on", "near", "around", "inside", "outside", "across", "throughout", "of")


def place_draft(read: ReadArticle, draft: Draft, tokens: Sequence[Token]) -> Place | None:
    """The most precise place that hangs on the topic, on the act or on its clause."""
    mentions = read.places.get(draft.sentence.no, [])
    if not mentions:
        return None
    points = [
        draft.chain.hit.head,
        *(s.token for s in reversed(draft.chain.steps)),
        tree.clause_of(tokens, draft.trigger),
    ]
    for i in dict.fromkeys(points):
        found = _hanging(tokens, i, mentions)
        if found:
            return min(found, key=lambda m: m.place.where_prec or 9).place
    return _in_clause(tokens, draft, mentions)


def _in_clause(tokens: Sequence[Token], draft: Draft, mentions: Sequence[PlaceMention]) -> Place | None:
    """A town or region that the act's clause is set in, where the parser hangs it on another word."""
    if draft.family == "prerequisite" or draft.status == "denied":
        return None
    # A truce may cover a country; talks are held in one of its towns.
    finest = _COUNTRY + 1 if draft.family == "truce" else _COUNTRY
    after_in = [m for m in mentions if _stands_in(tokens, m) and (m.place.where_prec or 9) < finest]
    if draft.family == "truce":
        # A truce holds where a side of it is; the venue at which it was agreed is not its area.
        homes = {a.iso3 for a in [*actors_of(draft.parties), *draft.filled] if a.iso3}
        after_in = [m for m in after_in if not homes or m.place.iso3 in homes]
    at = tokens[draft.trigger].start
    return min(after_in, key=lambda m: abs(m.start - at)).place if after_in else None


def _stands_in(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """Whether "in" or "at" stands before a place name, its determiners and its description passed."""
    first = next((t.i for t in tokens if t.start >= mention.start), 0)
    window = [t.norm for t in tokens[max(0, first - 4) : first]]
    return (
        bool(window)
        and any(w in {"in", "at"} for w in window)
        and not {"from", "to", "of"} & set(window[-2:])
    )


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
