"""After merging: what one mention of an event knows, the others need not guess."""

from etl.events.cast import actors_of
from etl.events.draft import Draft
from etl.events.scope import names_armed_side


def settle_parties(groups: list[list[Draft]]) -> None:
    """Drop parties taken from the article where the event's own mentions name two sides between them."""
    for group in groups:
        named = {a.actor_id for d in group for a in actors_of(d.parties)}
        if len(named) >= 2:
            for draft in group:
                draft.filled = []


def part_mediators(groups: list[list[Draft]]) -> None:
    """Who mediates an event in one of its mentions is no side of it in another."""
    for group in groups:
        third = {a.actor_id for d in group for m in d.mediators for a in m.actors}
        for draft in group:
            draft.parties = [
                m for m in draft.parties if not m.actors or not all(a.actor_id in third for a in m.actors)
            ]
            draft.filled = [a for a in draft.filled if a.actor_id not in third]


def without_nobody(groups: list[list[Draft]]) -> list[list[Draft]]:
    """Drop events in which nobody takes part: an event is an act between identified parties."""
    return [
        g for g in groups if any(d.parties or d.filled or d.mediators for d in g) or any(_armed(d) for d in g)
    ]


def _armed(draft: Draft) -> bool:
    return names_armed_side(draft.sentence.text.lower())
