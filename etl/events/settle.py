"""After merging: what one mention of an event knows, the others need not guess."""

from dataclasses import replace

from etl.events.cast import actors_of, is_third_party
from etl.events.draft import Draft
from etl.events.scope import any_rivals, names_armed_side
from etl.records import ActorMention

_BETWEEN = frozenset({"talks", "prerequisite"})
_KNOWN = frozenset({"party", "mediator", "other_official"})


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


def without_allies(groups: list[list[Draft]]) -> list[list[Draft]]:
    """Drop talks and conditions between states that were never at war: "Tokyo and Washington agreed on ..."."""
    return [g for g in groups if g[0].family not in _BETWEEN or not _allied(g)]


def _allied(group: list[Draft]) -> bool:
    """Whether an event's sides are two or more states of which no two were ever at odds, and no word tells of peace."""
    sides = {a for d in group for a in (*actors_of(d.parties), *d.filled)}
    if len(sides) < 2 or any(a.actor_type != "state" for a in sides):
        return False
    tokens = [d.sentence.tokens[i] for d in group for i in d.chain.hit.tokens]
    return not any_rivals(a.actor_id for a in sides) and not any(t.lemma == "peace" for t in tokens)


def _armed(draft: Draft) -> bool:
    return names_armed_side(draft.sentence.text.lower())


def settle_sources(groups: list[list[Draft]]) -> None:
    """Who speaks of an event is what the event shows him to be: its mediator, or one of its sides."""
    for group in groups:
        third = {a.actor_id for d in group for a in actors_of(d.mediators)}
        sides = {a.actor_id for d in group for a in actors_of(_on_a_side(d))} - third
        for draft in group:
            speaker = draft.source.mention
            if speaker is None or draft.source.attribution not in _KNOWN:
                continue
            own = {a.actor_id for a in speaker.actors}
            code = "mediator" if own & third else "party" if own & sides else None
            if code and not (code == "party" and is_third_party(speaker)):
                draft.source = replace(draft.source, attribution=code)


def _on_a_side(draft: Draft) -> list[ActorMention]:
    """Those that the sentence itself names as a side; whom "both sides" are is only guessed."""
    return [m for m in (*draft.parties, *draft.demanded_by, *draft.owed_by) if m.kind != "nominal"]
