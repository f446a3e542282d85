"""Whom a passage is about: the parties that "both sides", "the rebels" and pronouns refer to."""

from collections import Counter
from itertools import combinations

from etl.actors.context import FIGHTING, THIRD_PARTIES, Context, Line, Span
from etl.actors.gazetteer import same_home
from etl.records import Actor

WINDOW = 3  # sentences before the one that is read
NOT_PARTIES = {"place", "media", "mediator", "facilitator", "envoy", "monitor", "host"}


class Salience:
    """The article's mentions in order, and who is likely meant at a point of it."""

    def __init__(self, context: Context):
        self._context = context
        self._total: Counter[str] = Counter()
        self._pairs: Counter[tuple[str, str]] = Counter()
        self._by_id: dict[str, Actor] = {}
        for line in context.lines:
            here = list(dict.fromkeys(a.actor_id for s in line.spans if _may_be_party(s) for a in s.actors))
            self._by_id.update({a.actor_id: a for s in line.spans for a in s.actors})
            self._total.update(a.actor_id for s in line.spans if _may_be_party(s) for a in s.actors)
            self._pairs.update(tuple(sorted(pair)) for pair in combinations(here, 2))

    def pair(self, line: Line, at: int, *, states_only: bool) -> tuple[Actor, ...]:
        """The two parties that "both sides" at offset `at` of the line means; empty if the passage has no two."""
        near: Counter[str] = Counter()
        for distance, other, spans in self._back(line, at):
            for actor_id in {a.actor_id for s in spans if _may_be_party(s) for a in s.actors}:
                near[actor_id] += 4 if other is line else 3 - distance
        fit = [i for i in {*near, *self._total} if not states_only or self._by_id[i].actor_type == "state"]
        fit = [i for i in fit if self._by_id[i].actor_type not in THIRD_PARTIES]
        best = max(combinations(sorted(fit), 2), key=lambda p: self._pair_score(p, near), default=None)
        if best is None:
            return ()
        return tuple(
            self._by_id[i]
            for i in sorted(best, key=lambda i: (self._by_id[i].actor_type != "state", -self._total[i]))
        )

    def _pair_score(self, pair: tuple[str, str], near: Counter[str]) -> float:
        one, two = (self._by_id[i] for i in pair)
        foes = (one.actor_type == "state") != (two.actor_type == "state") and same_home(one, two)
        score = 2.0 * self._pairs[pair] + 3.0 * (near[pair[0]] > 0) * (near[pair[1]] > 0)
        return (
            score
            + 0.5 * (near[pair[0]] + near[pair[1]])
            + 0.3 * (self._total[pair[0]] + self._total[pair[1]])
            + 3.0 * foes
        )

    def latest(self, line: Line, at: int, fits) -> Span | None:
        """The last mention before `at` for which `fits(span)` is true, this sentence first, then those before."""
        for _, _, spans in self._back(line, at):
            found = [s for s in spans if fits(s)]
            if found:
                return found[-1]
        return None

    def subject(self, line: Line, at: int, fits) -> Span | None:
        """The first fitting mention of this sentence before `at`, else of the nearest sentence before."""
        for _, _, spans in self._back(line, at):
            found = [s for s in spans if fits(s)]
            if found:
                return found[0]
        return None

    def group(self) -> Actor | None:
        """The article's most prominent armed group."""
        return next(
            (self._by_id[i] for i, _ in self._total.most_common() if self._by_id[i].actor_type in FIGHTING),
            None,
        )

    def state(self) -> Actor | None:
        """The article's state in conflict: that of its most prominent group, else the one most spoken of."""
        group = self.group()
        states = self._context.states()
        if group is not None:
            home = next((s for s in states if same_home(s, group)), None)
            return home or next((a for a in self._homes(group)), None) or next(iter(states), None)
        return next(iter(states), None)

    def _homes(self, group: Actor) -> list[Actor]:
        gazetteer = self._context.gazetteer
        return [
            row.actor
            for row in gazetteer.rows.values()
            if row.actor.actor_type == "state"
            and same_home(row.actor, group)
            and gazetteer.active(row.actor.actor_id, self._context.day)
        ]

    def _back(self, line: Line, at: int):
        lines = self._context.lines
        index = next(i for i, other in enumerate(lines) if other is line)
        yield 0, line, sorted((s for s in line.spans if s.end <= at), key=lambda s: s.start)
        for distance in range(1, WINDOW + 1):
            if index - distance >= 0:
                other = lines[index - distance]
                yield distance, other, sorted(other.spans, key=lambda s: s.start)


def _may_be_party(span: Span) -> bool:
    return (
        bool(span.actors) and not span.silent and span.role_hint not in NOT_PARTIES and span.kind != "pronoun"
    )
