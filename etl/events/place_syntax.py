"""How a place name stands in its sentence: in whose clause, after which preposition, under which noun."""

from collections.abc import Sequence

from etl.actors.place_patterns import place_words
from etl.events.lexicon import words_of
from etl.language import tree
from etl.records import PlaceMention, Token


def names_place(noun: Token) -> bool:
    """Whether a noun is a kind or a part of a place: "village", "outskirts"."""
    lexicon = place_words()
    return noun.lemma in lexicon.nouns or noun.lemma in lexicon.directions or noun.norm in lexicon.parts


def where_told(tokens: Sequence[Token], trigger: int, mention: PlaceMention) -> bool:
    """Whether a place is that of a speech about the act: "told a convention in Oslo that talks had begun"."""
    at = next((t.i for t in tokens if t.start >= mention.start), 0)
    clause = tree.clause_of(tokens, at)
    return tokens[clause].lemma in words_of("structure", "reporting") and tree.is_below(
        tokens, trigger, clause
    )


def told_beside(tokens: Sequence[Token], trigger: int, mention: PlaceMention) -> bool:
    """Whether a place is that of a relative clause beside the act: "met after a raid, of which one hit Sderot"."""
    at = next((t.i for t in tokens if t.start >= mention.start), 0)
    clause = tree.clause_of(tokens, at)
    below = tree.descendants(tokens, clause)
    relative = any(tokens[k].norm in {"which", "whom", "whose"} and k < at for k in below)
    return relative and trigger != clause and trigger not in below


def fought_at(tokens: Sequence[Token], mention: PlaceMention) -> bool:
    """A breach takes place where the fighting is: "an assault on the capital, Monrovia"."""
    return stands_after(tokens, mention, {"on", "near", "around", "outside", "against", "over"})


def stands_after(tokens: Sequence[Token], mention: PlaceMention, cases: set[str]) -> bool:
    """Whether a preposition stands before a place name, its determiners and its description passed."""
    first = next((t.i for t in tokens if t.start >= mention.start), 0)
    of = first - 2 if first > 1 and tokens[first - 1].norm == "the" else first - 1
    if of > 0 and tokens[of].norm == "of" and names_place(tokens[of - 1]):
        first, cases = of - 1, {*cases, "on"}  # "the port of Hodeidah", "on a side of the border"
    window = [t.norm for t in tokens[max(0, first - 5) : first]]
    return bool(window) and any(w in cases for w in window) and not {"from", "to", "of"} & set(window[-2:])
