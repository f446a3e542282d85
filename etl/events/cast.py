"""Who stands where in a sentence: actor mentions on the tokens of its syntax tree."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from etl.language import tree
from etl.records import Actor, ActorMention, Sentence, Token

THIRD_PARTY_TYPES = frozenset({"igo", "ngo", "religious_body"})
THIRD_PARTY_HINTS = frozenset(
    {"mediator", "envoy", "facilitator", "monitor", "host", "guarantor", "observer"}
)
_LIST = re.compile(r"(?:,|,? and|,? as well as|,? along with|,? together with)(?: the)? ")
_PAIRED = re.compile(r"(?: [\w-]+){0,3},? and (?:the |its |a |an )?(?:[\w-]+ ){0,3}")
_BETWEEN = re.compile(r"\b(?:between|among)(?: the| a| an)?(?: [a-z-]+){0,3} $")
BROKER_HINTS = frozenset({"mediator", "envoy", "facilitator"})


class Cast:
    """The actor mentions of one parsed sentence, found by the tokens they stand on."""

    def __init__(self, sentence: Sentence, mentions: Iterable[ActorMention]):
        self.sentence = sentence
        self.tokens: Sequence[Token] = sentence.tokens
        self.mentions = [m for m in mentions if m.role_hint != "media"]
        heads = ((self._head(m), m) for m in self.mentions)
        self._heads = {head: m for head, m in heads if head is not None}
        self._at: dict[tuple[int, bool], list[ActorMention]] = {}

    def _head(self, mention: ActorMention) -> int | None:
        inside = [
            t.i
            for t in self.tokens
            if t.start >= mention.start and t.end <= mention.end and t.upos != "PUNCT"
        ]
        # Part of a word: the "U.N." of "U.N.-brokered".
        inside = inside or [t.i for t in self.tokens if t.start <= mention.start and mention.end <= t.end]
        spanned = set(inside)
        heads = [i for i in inside if self.tokens[i].head not in spanned or self.tokens[i].head == i]
        return heads[-1] if heads else (inside[-1] if inside else None)

    def at(self, i: int, *, places: bool = False) -> list[ActorMention]:
        """Mentions that name what a noun stands for: on the noun, in its name, or in its "of" phrase.

        Args:
            i: the noun's index.
            places: also countries named as places ("in Sudan"), which act only as modifiers of a topic.
        """
        if (i, places) not in self._at:
            self._at[i, places] = self._found_at(i, places)
        return self._at[i, places][:]

    def _found_at(self, i: int, places: bool) -> list[ActorMention]:
        first, last = tree.np_span(self.tokens, i)
        found = [(h, m) for h, m in sorted(self._heads.items()) if first <= h <= last]
        own = [m for h, m in found if h == i or tree.relation(self.tokens, h) in {"flat", "appos"}]
        near = own or [m for _, m in found]
        if own:  # "Israeli and Palestinian leaders": the first adjective stands for its leaders, too
            near = [*self._adjectives_beside(i, own), *own]
        inside = [t.i for t in self.tokens for m in near if t.start >= m.start and t.end <= m.end]
        beside = [
            self._heads[k] for i in inside for k in tree.children(self.tokens, i, "conj") if k in self._heads
        ]
        near = [*near, *(m for m in beside if m not in near)]
        if not near:
            # "the guerrillas, the URNG"; "delegations from Khartoum"
            others = [*tree.children(self.tokens, i, "appos"), *self._senders(i)]
            near = [self._heads[k] for k in others if k in self._heads]
        return [m for m in near if m.actors and (places or m.role_hint != "place")]

    def _senders(self, i: int) -> list[int]:
        sent = [k for k in tree.children(self.tokens, i, "nmod") if tree.case_of(self.tokens, k) == "from"]
        return tree.with_conjuncts(self.tokens, sent)

    def _adjectives_beside(self, i: int, own: list[ActorMention]) -> list[ActorMention]:
        """Peoples coordinated with the one in a noun's own name."""
        return [
            self._heads[k]
            for k in tree.children(self.tokens, i, "amod")
            if k in self._heads and self._heads[k] not in own and tree.children(self.tokens, k, "conj")
        ]

    def among(self, indices: Iterable[int], *, places: bool = False) -> list[ActorMention]:
        """Mentions at any of these nouns and at those coordinated with them, without repeats."""
        found: list[ActorMention] = []
        for i in tree.with_conjuncts(self.tokens, indices):
            found.extend(m for m in self.at(i, places=places) if m not in found)
        return found

    def listed(self, mentions: Iterable[ActorMention]) -> list[ActorMention]:
        """Mentions with those that the text lists after them: "Saudi Arabia, Qatar and the US"."""
        found = list(mentions)
        ordered = sorted(self.mentions, key=lambda m: m.start)
        for mention in ordered:
            after = [m for m in found if m.end < mention.start and mention not in found]
            if mention.actors and any(self._follows(mention, m) for m in after):
                found.append(mention)
        return found

    def just_before(self, i: int) -> list[ActorMention]:
        """The mention that ends right before a verb, adverbs and auxiliaries passed: "and Iran repeatedly refused"."""
        k = i - 1
        while k >= 0 and self.tokens[k].upos in {"ADV", "AUX", "PART"}:
            k -= 1
        return [m for m in self.mentions if k >= 0 and m.actors and m.end == self.tokens[k].end]

    def joint_before(self, i: int) -> list[ActorMention]:
        """Mentions joined by "and" right before a verb, whatever the syntax: "Iraq's Aziz and Kuwait's Sheikh Saad met"."""
        k = i - 1
        while k >= 0 and (self.tokens[k].upos in {"ADV", "AUX", "PART"} or self.tokens[k].norm == ","):
            k -= 1
        found = [m for m in self.mentions if k >= 0 and m.actors and m.end == self.tokens[k].end]
        for mention in sorted(self.mentions, key=lambda m: -m.start):
            first = min(found, key=lambda m: m.start, default=None)
            if first is None or not mention.actors or mention.end > first.start:
                continue
            gap = self._text(mention.end, first.start)
            if gap in {"'s ", "’s "} or _LIST.fullmatch(gap):
                found.append(mention)
        return found

    def _follows(self, mention: ActorMention, earlier: ActorMention) -> bool:
        gap = self._text(earlier.end, mention.start)
        own = mention.actors == earlier.actors and gap in {"'s ", "’s "}  # "Nigeria's Olusegun Obasanjo"
        # "With Oman's help, the army and the rebels agreed": a comma may end a phrase before the subject.
        new_clause = "and" not in gap and self._is_subject(mention)
        return own or (bool(_LIST.fullmatch(gap)) and not new_clause)

    def _is_subject(self, mention: ActorMention) -> bool:
        head = self._head(mention)
        while head is not None and self.tokens[head].dep in {"nmod:poss", "compound", "amod"}:
            head = self.tokens[head].head  # "between A and B, its president said"
        return head is not None and tree.relation(self.tokens, head) == "nsubj"

    def between(self, after: int) -> list[ActorMention]:
        """The two sides of the next "between A and B" after a token, as the words have it, whatever the syntax."""
        ordered = sorted((m for m in self.mentions if m.actors), key=lambda m: m.start)
        for one, other in pairwise(ordered):
            if one.start <= self.tokens[after].start or not _PAIRED.fullmatch(
                self._text(one.end, other.start)
            ):
                continue
            if _BETWEEN.search(self._text(self.tokens[after].end, one.start)):
                return [one, other]
        return []

    def _text(self, start: int, end: int) -> str:
        offset = self.sentence.start
        return self.sentence.text[start - offset : end - offset]


def is_third_party(mention: ActorMention) -> bool:
    """Whether a mention's words or its actors' types make it a third party."""
    if mention.role_hint in THIRD_PARTY_HINTS:
        return True
    return bool(mention.actors) and all(a.actor_type in THIRD_PARTY_TYPES for a in mention.actors)


def without(mentions: Iterable[ActorMention], taken: Iterable[ActorMention]) -> list[ActorMention]:
    """Mentions less those whose actors all stand in `taken`."""
    ids = {a.actor_id for m in taken for a in m.actors}
    return [m for m in mentions if not m.actors or not all(a.actor_id in ids for a in m.actors)]


def actors_of(mentions: Iterable[ActorMention]) -> list[Actor]:
    """The actors of mentions, in order, without repeats."""
    found: dict[str, Actor] = {}
    for mention in mentions:
        for actor in mention.actors:
            found.setdefault(actor.actor_id, actor)
    return list(found.values())
