"""Pronouns for a truce or talks: "The talks began in May. They are deadlocked."

A pronoun stands for the topic that was the subject of the sentence before, as in centering theory
(Grosz, Joshi and Weinstein 1995); it counts only with an act upon it that such a topic takes.
"""

from collections.abc import Sequence
from dataclasses import replace

from etl.events.lexicon import Topic
from etl.events.topics import TopicHit
from etl.language import tree
from etl.records import Token

_PRONOUNS = frozenset({"it", "they", "this", "these", "them"})
_NUMBERED = {"they": True, "it": False}
_REFERRED = frozenset({"talks", "truce"})


def pronoun_hits(
    tokens: Sequence[Token], before: Sequence[Token], hits_before: Sequence[TopicHit]
) -> list[TopicHit]:
    """Hits for the pronouns of a sentence that take up the subject of the one before it."""
    subject = next(
        (h for h in hits_before if h.topic.family in _REFERRED and _is_main_subject(before, h.head)), None
    )
    if subject is None:
        return []
    topic = _taken_up(subject.topic)
    return [
        TopicHit(topic, t.i, (t.i,))
        for t in tokens
        if t.norm in _PRONOUNS and t.upos == "PRON" and _is_argument(tokens, t.i)
    ]


def later_pronouns(tokens: Sequence[Token], hits: Sequence[TopicHit]) -> list[TopicHit]:
    """Hits for a pronoun that opens a later clause: "agreed to host the talks, but they were put off"."""
    found = []
    for t in tokens:
        verb = t.head
        if t.norm not in _NUMBERED or not _is_argument(tokens, t.i) or tree.relation(tokens, verb) != "conj":
            continue
        if not tree.children(tokens, verb, "cc") or tree.children(tokens, verb, "xcomp", "ccomp"):
            continue
        fit = [h for h in hits if h.head < t.i and _may_be(tokens, h, plural=_NUMBERED[t.norm])]
        if fit:
            found.append(TopicHit(_taken_up(fit[-1].topic), t.i, (t.i,)))
    return found


def _may_be(tokens: Sequence[Token], hit: TopicHit, *, plural: bool) -> bool:
    noun = tokens[hit.head]
    several = noun.norm.endswith("s")
    return hit.topic.family in _REFERRED and noun.upos in {"NOUN", "PROPN"} and several == plural


def _taken_up(topic: Topic) -> Topic:
    return replace(topic, default=None, needs_act=True, inner=None, needs_parties=0, short_form=False)


def _is_main_subject(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun is the subject of its sentence's main clause."""
    return tree.relation(tokens, i) == "nsubj" and tokens[i].head == tree.root(tokens)


def _is_argument(tokens: Sequence[Token], i: int) -> bool:
    """Subjects without an object beside them, and passive subjects: what a truce or talks can be."""
    if tree.relation(tokens, i) != "nsubj":
        return False
    return tokens[i].dep.endswith(":pass") or not tree.children(tokens, tokens[i].head, "obj")
