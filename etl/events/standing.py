"""Who the parties of an article's conflict are.

Most sentences of a report name one side or none ("the truce collapsed"): the coding guide gives an
event all the parties that the text identifies, so the article as a whole has to tell.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from itertools import combinations

from etl.events.cast import BROKER_HINTS, THIRD_PARTY_TYPES, is_third_party
from etl.events.issuers import Issuer, issuer_of
from etl.records import Actor, ActorMention, ReadArticle

_EXPLICIT = 4.0  # weight of standing as a party of talks or a truce, against being mentioned
_PAIR = 6.0  # weight of standing there with the other side
_BROKER = 2.0  # weight of a proposal to others
_ARMED = 8.0  # weight of a side that is no state


@dataclass(slots=True)
class Standing:
    """The conflict parties of an article, by weight, and who stands against whom."""

    actors: dict[str, Actor] = field(default_factory=dict)
    weight: Counter = field(default_factory=Counter)
    pairs: Counter = field(default_factory=Counter)
    third: Counter = field(default_factory=Counter)  # how often it stands as a third party
    brokers: Counter = field(default_factory=Counter)  # how often it proposes peace to others or tries for it
    envoys: set[str] = field(default_factory=set)  # persons called envoy or mediator somewhere
    issuer: Issuer | None = None  # who speaks in the article, if it is a statement and no report

    def see(self, mentions: Iterable[ActorMention]) -> None:
        """Count actors mentioned anywhere; third parties are noted as such."""
        for mention in mentions:
            if mention.person and mention.role_hint in BROKER_HINTS:
                self.envoys.add(mention.person)
            for actor in mention.actors:
                self.actors.setdefault(actor.actor_id, actor)
                if is_third_party(mention):
                    self.third[actor.actor_id] += 1
                if mention.role_hint != "media":
                    share = 0.5 if mention.role_hint == "place" else 1.0
                    self.weight[actor.actor_id] += share / len(mention.actors)

    def vote(self, actors: Iterable[Actor]) -> None:
        """Count actors that stand as parties of one event in one sentence."""
        ids = []
        for actor in actors:
            self.actors.setdefault(actor.actor_id, actor)
            self.weight[actor.actor_id] += _EXPLICIT
            ids.append(actor.actor_id)
        for pair in combinations(sorted(set(ids)), 2):
            self.pairs[pair] += 1

    def vote_third(self, actors: Iterable[Actor]) -> None:
        """Count actors that mediate, host or observe in one sentence."""
        for actor in actors:
            self.actors.setdefault(actor.actor_id, actor)
            self.third[actor.actor_id] += _EXPLICIT

    def vote_broker(self, actors: Iterable[Actor]) -> None:
        """Count actors that propose or seek peace between others in one sentence."""
        for actor in actors:
            self.actors.setdefault(actor.actor_id, actor)
            self.brokers[actor.actor_id] += _BROKER

    def dyad(self) -> list[Actor]:
        """The two main parties; fewer if the article names fewer."""
        ranked = self._candidates()
        if len(ranked) < 2:
            return [self.actors[i] for i in ranked]
        best = max(
            combinations(ranked, 2),
            key=lambda p: (self._pair_score(*p), -ranked.index(p[0]), -ranked.index(p[1])),
        )
        return [self.actors[i] for i in best]

    def partner(self, actor: Actor, among: Collection[str] | None = None) -> Actor | None:
        """The party that stands against an actor in this article.

        Args:
            actor: one side.
            among: ids of those who may be the other; anybody if None.
        """
        others = [i for i in self._candidates() if i != actor.actor_id and (among is None or i in among)]
        if not others:
            return None
        best = max(others, key=lambda i: (self._pair_score(actor.actor_id, i), -others.index(i)))
        return self.actors[best]

    def is_party(self, actor: Actor) -> bool:
        """Whether an actor counts among the article's conflict parties."""
        if actor.actor_type not in THIRD_PARTY_TYPES and actor.actor_type != "state":
            return True
        if any(actor.actor_id in p for p in self.pairs):
            return True
        return actor.actor_id in {a.actor_id for a in self.dyad()}

    def _candidates(self) -> list[str]:
        fit = [
            i
            for i, a in self.actors.items()
            if a.actor_type not in THIRD_PARTY_TYPES
            and self.weight[i] > self.third[i]
            and not self.seeks_peace(i)
            and not self._only_speaks(i)
        ]
        return sorted(fit, key=lambda i: (-self.weight[i], i))[:8]

    def seeks_peace(self, actor_id: str) -> bool:
        """Whether a state seeks peace between others in this article more than it is at talks as a side."""
        if actor_id not in self.actors or self.actors[actor_id].actor_type != "state":
            return False
        as_side = sum(n for pair, n in self.pairs.items() if actor_id in pair)
        return self.brokers[actor_id] + self.third[actor_id] >= _BROKER * max(as_side, 1)

    def _only_speaks(self, actor_id: str) -> bool:
        """Whether a state issues the statement that the article is, and is at no talks in it: it may speak of others."""
        mention = self.issuer.mention if self.issuer else None
        issues = mention is not None and any(a.actor_id == actor_id for a in mention.actors)
        states = issues and self.actors[actor_id].actor_type == "state"
        return states and not any(actor_id in pair for pair in self.pairs)

    def main_third(self) -> Actor | None:
        """The third party that the article speaks of most; None if it has none."""
        ranked = sorted(self.third, key=lambda i: (-self.third[i] - self.brokers[i], i))
        return self.actors[ranked[0]] if ranked and self.third[ranked[0]] >= _BROKER else None

    def _pair_score(self, a: str, b: str) -> float:
        first, second = self.actors[a], self.actors[b]
        score = (
            _PAIR * self.pairs[tuple(sorted((a, b)))]
            + min(self.weight[a], self.weight[b])
            + 0.2 * max(self.weight[a], self.weight[b])
        )
        armed = [x for x in (first, second) if x.actor_type != "state"]
        if len(armed) == 1 and first.iso3 and first.iso3 == second.iso3:
            score += 3.0  # a group and the state it fights
        if armed:
            score += _ARMED  # an armed conflict has an armed side that is no state more often than not
        if len(armed) == 2 and first.iso3 and first.iso3 == second.iso3:
            score -= 1.0
        return score


def standing_of(read: ReadArticle) -> Standing:
    """Actors of an article by how often they are mentioned, before any event is coded."""
    standing = Standing(issuer=issuer_of(read))
    for number in sorted(read.actors):
        standing.see(read.actors[number])
    return standing


def with_own_envoys(read: ReadArticle) -> ReadArticle:
    """The article with the unnamed envoys of its main parties as these parties' people: "Russian envoys met the rebels"."""
    dyad = standing_of(read).dyad()
    main = {a.actor_id for a in dyad} if len(dyad) == 2 else set()
    actors = {number: [_own(m, main) for m in mentions] for number, mentions in read.actors.items()}
    return replace(read, actors=actors)


def _own(mention: ActorMention, main: Collection[str]) -> ActorMention:
    """A mention without the hint "envoy" if it is of an armed group or, unnamed, of a main party."""
    whose = {a.actor_id for a in mention.actors}
    envoy = mention.role_hint == "envoy" and "special" not in mention.text.lower() and not mention.person
    armed = all(a.actor_type not in THIRD_PARTY_TYPES and a.actor_type != "state" for a in mention.actors)
    return replace(mention, role_hint=None) if envoy and whose and (armed or whose <= main) else mention
