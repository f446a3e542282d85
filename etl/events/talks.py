"""The family talks: what is particular to it."""

from etl.events.cast import is_third_party
from etl.events.draft import Context, Draft
from etl.events.lexicon import words_of


def refine(draft: Draft, context: Context) -> list[Draft]:
    """Accept, change or drop a draft of talks.

    A meeting or a conversation is one of this family only between parties; talks that must or should
    take place are proposed.
    """
    if draft.fact.obligation and draft.event_type in {"held", "agreed", "agreement_reached"}:
        draft.event_type, draft.status = "proposed", "actual"
    topic = draft.chain.hit.topic
    if draft.bare and draft.chain.adjunct in words_of("status", "prepositions", "generic"):
        return []
    named = {a.actor_id for m in draft.parties for a in m.actors}
    if topic.needs_parties and len(named) < topic.needs_parties:
        return []
    if topic.kind in {"meeting", "agreement"} and _with_third_party_only(draft):
        return []
    if draft.bare and draft.status == "denied":
        return []  # "the problem in the talks was that they did not trust": no talks are denied
    if draft.event_type == "failed" and draft.fact.negated:
        draft.status = "actual"
    return [draft]


def _with_third_party_only(draft: Draft) -> bool:
    """A meeting of a party with a mediator is mediation, not talks between parties."""
    thirds = [m for m in draft.roles.mediators if is_third_party(m)]
    return bool(thirds) and len(draft.actor_ids) < 2
