"""General nouns for a truce: "The truce began on Monday. The army accused the rebels of violating the agreement."

Such a noun stands for the truce that the sentences before it speak of, where nothing says of what else it is an agreement.
It counts only with what becomes of a truce (see truce.py): that it was reached, talks tell as well.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from etl.events.lexicon import words_of
from etl.events.topics import TopicHit
from etl.language import tree
from etl.records import Token

KIND = "deal"
BECOMES = frozenset({"violated", "ended", "extended"})  # what is told of a truce by such a noun
_DEFINITE = frozenset({"the", "this", "that", "their", "its", "both"})
_BEFORE = 2  # sentences in which the truce stands


def deal_hits(
    parsed: Mapping[int, Sequence[Token]], hits: Mapping[int, list[TopicHit]]
) -> dict[int, list[TopicHit]]:
    """Hits for general nouns that stand for a truce, by sentence.

    Args:
        parsed: the article's parsed sentences by number.
        hits: the topics found in each.
    """
    if any(_peace_accord(parsed[no], h) for no, found in hits.items() for h in found):
        return {}
    return {no: _in_sentence(parsed[no], _last_truce(no, hits)) for no in parsed}


def _peace_accord(tokens: Sequence[Token], hit: TopicHit) -> bool:
    """Whether the article speaks of an accord that is more than a truce."""
    words = {tokens[i].lemma for i in hit.tokens}
    return hit.topic.family == "talks" and bool(words & words_of("structure", "concluded")) and len(words) > 1


def _last_truce(no: int, hits: Mapping[int, list[TopicHit]]) -> TopicHit | None:
    """The truce of the sentence itself or of those right before it, the title included."""
    near = [k for k in range(no, no - _BEFORE - 1, -1) if k in hits] + [0] * (0 in hits)
    return next((h for k in near for h in hits[k] if h.topic.kind == "truce"), None)


def _in_sentence(tokens: Sequence[Token], truce: TopicHit | None) -> list[TopicHit]:
    if truce is None:
        return []
    topic = replace(truce.topic, kind=KIND, default=None, needs_act=True)
    return [TopicHit(topic, t.i, (t.i,)) for t in tokens if _general(tokens, t)]


def _general(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a noun for an agreement has nothing beside it but what makes it definite."""
    if token.norm == "it" and token.dep == "obj":
        return True  # "accused each other of breaking it"
    if token.upos != "NOUN" or token.lemma not in words_of("structure", "concluded"):
        return False
    beside = tree.children(tokens, token.i, "det", "nmod:poss", "compound", "amod", "nmod", "acl")
    return bool(beside) and all(tokens[k].norm in _DEFINITE for k in beside)
