"""Whom a passage is about: the parties that "both sides", "the rebels" and pronouns refer to."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Generic, Protocol, TypeVar

from etl.actors.gazetteer import same_home
from etl.actors.reference import UNLISTED
from etl.records import Actor

THIRD_PARTIES = {"igo", "ngo", "religious_body"}
REBELS = {"armed_organization", "coalition", "umbrella", "political_party"}
FIGHTING = REBELS | {"other"}  # authorities without a recognised state
HERE = 4  # what a mention in the sentence itself counts for; one less for each sentence before
WINDOW = 3  # sentences before the one that is read
NOT_PARTIES = {"mediator", "facilitator", "envoy", "monitor", "host", "place", "media"}


def is_rebel_actor(actor: Actor) -> bool:
    """True for what "the rebels" can mean: an armed group, not a coalition of states."""
    return actor.actor_type in REBELS and (actor.actor_type != "coalition" or actor.iso3 is not None)


class MentionLike(Protocol):
    """What an `ActorMention` and a `Span` have in common."""

    start: int
    end: int
    actors: tuple[Actor, ...]
    kind: str
    role_hint: str | None


M = TypeVar("M", bound=MentionLike)


class Salience(Generic[M]):
    """Mentions in the order of the text, sentence by sentence, and who is likely meant at a point of it."""

    def __init__(self, sentences: Sequence[Sequence[M]]):
        self._sentences = sentences
        self._total: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._by_id: dict[str, Actor] = {}
        for mentions in sentences:
            ids = [a.actor_id for m in mentions if may_be_party(m) for a in m.actors]
            self._by_id.update({a.actor_id: a for m in mentions for a in m.actors})
            self._total.update(ids)
            self._pairs.update(tuple(sorted(pair)) for pair in combinations(set(ids), 2))

    def pair(self, index: int, at: int | None = None, *, states_only: bool = False) -> tuple[Actor, ...]:
        """The two parties that "both sides" means at offset `at` of sentence `index`; empty if there are no two.

        Args:
            states_only: only states will do ("both countries").
        """
        near: Counter[str] = Counter()
        for distance, mentions in self._back(index, at):
            for actor_id in {a.actor_id for m in mentions if may_be_party(m) for a in m.actors}:
                near[actor_id] += HERE - distance
        fit = sorted(i for i in {*near, *self._total} if self._fits(self._by_id[i], states_only))
        best = max(combinations(fit, 2), key=lambda pair: self._score(pair, near), default=())
        ranked = sorted(best, key=lambda i: (self._by_id[i].actor_type != "state", -self._total[i]))
        return tuple(self._by_id[i] for i in ranked)

    def _fits(self, actor: Actor, states_only: bool) -> bool:
        return actor.actor_type == "state" or (not states_only and actor.actor_type not in THIRD_PARTIES)

    def _score(self, pair: tuple[str, str], near: Counter[str]) -> float:
        """How likely the two are the passage's parties: named together, here, often, a state and a group of its own.

        The weights were set on annotated articles; only their order matters.
        """
        one, two = (self._by_id[i] for i in pair)
        total, nearer = [self._total[i] for i in pair], [near[i] for i in pair]
        foes = (one.actor_type == "state") != (two.actor_type == "state") and same_home(one, two)
        unlisted = sum(i.startswith(UNLISTED) for i in pair)
        spoken_of = 0.5 * sum(nearer) + 0.2 * sum(total) - 0.5 * unlisted
        return self._pairs[pair] + 3.0 * (min(nearer) > 0) + min(2, min(total)) * foes + spoken_of

    def latest(self, index: int, at: int | None, fits: Callable[[M], bool]) -> M | None:
        """The last fitting mention before `at` in the sentence, else in the nearest sentence before it."""
        return next((found[-1] for found in self._fitting(index, at, fits)), None)

    def subject(self, index: int, at: int | None, fits: Callable[[M], bool]) -> M | None:
        """The first fitting mention before `at` in the sentence, else in the nearest sentence before it."""
        return next((found[0] for found in self._fitting(index, at, fits)), None)

    def groups(self) -> list[Actor]:
        """The article's non-state parties, the most prominent first; listed ones count double."""
        found = [self._by_id[i] for i in self._total if is_rebel_actor(self._by_id[i])]
        return sorted(
            found, key=lambda a: -self._total[a.actor_id] * (1 if a.actor_id.startswith(UNLISTED) else 2)
        )

    def _fitting(self, index: int, at: int | None, fits: Callable[[M], bool]) -> Iterator[list[M]]:
        for _, mentions in self._back(index, at):
            found = [m for m in mentions if fits(m)]
            if found:
                yield found

    def _back(self, index: int, at: int | None) -> Iterator[tuple[int, list[M]]]:
        for distance in range(min(WINDOW, index) + 1):
            mentions = sorted(self._sentences[index - distance], key=lambda m: m.start)
            if distance == 0 and at is not None:
                mentions = [m for m in mentions if m.end <= at]
            yield distance, mentions


def may_be_party(mention: MentionLike) -> bool:
    """False for outlets, third parties at work, places and pronouns."""
    return bool(mention.actors) and mention.role_hint not in NOT_PARTIES and mention.kind != "pronoun"
