"""Where an envoy goes: "visited Cairo", "two trips to the Gulf", "a plan that he took to Sana'a and Riyadh"."""

from collections.abc import Sequence

from etl.actors.place_patterns import place_words
from etl.language import tree
from etl.records import Token

_TO = frozenset({"to", "into", "through"})


def goals(tokens: Sequence[Token], i: int) -> list[int]:
    """Nouns that name where a journey leads, those coordinated with them included.

    Args:
        tokens: the sentence.
        i: the word for the journey, a verb or a noun.
    """
    words, word = place_words(), tokens[i]
    found: list[int] = []
    if word.lemma in words.visits:
        found += tree.objects(tokens, i) if word.upos == "VERB" else []
    if word.lemma in words.visits or word.lemma in words.journeys:
        found += [k for case, nouns in tree.obliques(tokens, i).items() if case in _TO for k in nouns]
    return tree.with_conjuncts(tokens, found)
