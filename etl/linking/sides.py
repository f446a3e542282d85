"""Which parties stand on side a and which on side b.

Side a is the state where one side is a state, else the side first in the alphabet: the order
carries no blame (UCDP's convention).
"""

from ..records import Actor
from .gather import Event

_STATE_TYPES = frozenset({"state", "military"})


def is_state(actor: Actor) -> bool:
    """True for a government, or armed forces that act for a state."""
    return actor.actor_type in _STATE_TYPES


def sides(event: Event) -> tuple[list[Actor], list[Actor]]:
    """The actors of side a and of side b, each in alphabetical order."""
    parties = {p.actor.actor_id: p.actor for p in event.participants if p.role == "party"}
    one, other = _as_fixed(event, parties) or _as_coded(event, parties) or _by_kind(list(parties.values()))
    pair = [sorted(side, key=_name) for side in (one, other)]
    if not pair[0] or (pair[1] and _precedence(pair[1]) < _precedence(pair[0])):
        pair.reverse()
    return pair[0], pair[1]


def _name(actor: Actor) -> tuple[str, str]:
    return actor.actor_name, actor.actor_id


def _precedence(side: list[Actor]) -> tuple:
    return (not any(is_state(a) for a in side), _name(side[0]))


def _as_fixed(event: Event, parties: dict[str, Actor]) -> tuple[list[Actor], list[Actor]] | None:
    """The sides as a person set them."""
    if event.fixed_sides is None:
        return None
    one, other = ([a for i, a in sorted(parties.items()) if i in side] for side in event.fixed_sides)
    return one, other


def _as_coded(event: Event, parties: dict[str, Actor]) -> tuple[list[Actor], list[Actor]] | None:
    """The sides as the best report that has both of them opposes them; None if no report does."""
    for report in event.reports:
        coded = [p for p in report.mention.participants if p.role == "party"]
        groups = {s: {p.actor.actor_id for p in coded if p.side == s} for s in ("a", "b")}
        if groups["a"] and groups["b"] - groups["a"]:
            return _complete(groups["a"], groups["b"] - groups["a"], parties)
    return None


def _complete(one: set[str], other: set[str], parties: dict[str, Actor]) -> tuple[list[Actor], list[Actor]]:
    """Adds the parties that only other reports name: states to the states, groups to the groups."""
    first = [parties[i] for i in one]
    second = [parties[i] for i in other]
    state_first = any(is_state(a) for a in first)
    for actor_id, actor in parties.items():
        if actor_id not in one | other:
            (first if is_state(actor) == state_first else second).append(actor)
    return first, second


def _by_kind(actors: list[Actor]) -> tuple[list[Actor], list[Actor]]:
    states = [a for a in actors if is_state(a)]
    if states and len(states) < len(actors):
        return states, [a for a in actors if not is_state(a)]
    ordered = sorted(actors, key=_name)
    return ordered[:1], ordered[1:]


def sides_by_actor(event: Event) -> dict[str, str]:
    """The side, "a" or "b", of each party, by actor_id."""
    one, other = sides(event)
    return {a.actor_id: "a" for a in one} | {a.actor_id: "b" for a in other}
