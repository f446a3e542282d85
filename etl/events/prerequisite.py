"""The family prerequisite: what is particular to it."""

from collections.abc import Sequence

from etl.events.attributes import condition_attributes
from etl.events.cast import is_third_party
from etl.events.clause_types import decreed, type_by_clause
from etl.events.draft import Context, Draft
from etl.events.kinds import describes_talks
from etl.events.lexicon import words_of
from etl.events.no_condition import no_condition
from etl.events.obligations import assign_roles
from etl.events.signs import other_matter
from etl.events.steps import Chain
from etl.events.ties import TOLD_BESIDE, by_a_party, tied_to_peace
from etl.language import tree
from etl.records import Token


def refine(draft: Draft, context: Context) -> list[Draft]:
    """Accept, change or drop a draft of a condition.

    What must be done, or what a truce or talks wait for, is demanded; what a party will do is
    offered; what it has done is met (coding guide, sections 2 and 7).
    """
    tokens = draft.sentence.tokens
    if other_matter(tokens) or describes_talks(tokens, draft.chain.hit.head):
        return []
    if draft.event_type == "demanded" and decreed(draft):
        draft.event_type = "offered"
    if draft.told is None and draft.fact.hypothetical and draft.event_type in {"refused", "met"}:
        return []  # "declined to say whether they would free them"
    if draft.told is None and not (tied_to_peace(draft, context) and type_by_clause(draft, context)):
        return []
    if _is_the_truce(draft, context) or no_condition(draft):
        return []
    if draft.told is not None and draft.event_type != "met" and draft.status != "denied":
        draft.status = "actual"
    if draft.status == "denied" and draft.event_type != "met":
        return []  # a condition that nobody made
    assign_roles(draft, context)
    if (
        draft.event_type == "demanded"
        and draft.told is None
        and (_by_outsiders(draft) or _by_nobody(draft, context))
    ):
        return []  # what the council or a third country asks for, tied to no talks
    if draft.told is not None and draft.told.near:
        asked = draft.owed_by if draft.event_type == "demanded" else []
        if not by_a_party(draft, context) or (asked and all(is_third_party(m) for m in asked)):
            return []  # "asked the monitors to stay": no side of the conflict owes that
    timexes = context.read.timexes.get(draft.sentence.no, [])
    draft.attributes.update(condition_attributes(draft.sentence, draft.chain, timexes))
    if _people_leave(draft):
        draft.attributes["condition_kind"] = "humanitarian_access"
    if draft.told is not None:
        draft.attributes["condition_for"] = draft.told.condition_for
    return [draft]


def _people_leave(draft: Draft) -> bool:
    """ "Agreed to let women and children leave the city": these are no troops."""
    tokens, i = draft.sentence.tokens, draft.chain.hit.head
    moved = [*tree.doers(tokens, tree.clause_of(tokens, i)), *tree.objects(tokens, tokens[i].head)]
    who = tree.with_conjuncts(tokens, moved)
    people = any(tokens[k].lemma in words_of("structure", "civilians") for k in who)
    return draft.chain.hit.topic.kind == "troop_withdrawal" and people


def is_done(tokens: Sequence[Token], chain: Chain) -> bool:
    """Whether a noun tells of what has been done: "flew home after their release by the rebels"."""
    hit = chain.hit
    noun = hit.topic.kind in TOLD_BESIDE and tokens[hit.head].upos == "NOUN" and not chain.steps
    return noun and chain.adjunct in words_of("status", "prepositions", "done")


def _by_outsiders(draft: Draft) -> bool:
    """Whether those who demand are all third parties, by their type or their words."""
    return bool(draft.demanded_by) and all(is_third_party(m) for m in draft.demanded_by)


def _by_nobody(draft: Draft, context: Context) -> bool:
    """ "All parties must let aid through", in the words of nobody who is a party and beside no talks."""
    nobody = draft.fact.obligation and not draft.demanded_by and draft.source.attribution != "party"
    return nobody and all(h.topic.family != "talks" for h in context.hits)


def _is_the_truce(draft: Draft, context: Context) -> bool:
    """Whether the end of hostilities is the truce itself and no condition for talks."""
    if draft.event_type == "refused" and draft.told is None:
        return False  # "will not stop its raids"
    own = set(draft.chain.hit.tokens)
    truces = [
        h
        for h in context.hits
        if h.topic.family == "truce" and h.topic.kind != "observance" and own & set(h.tokens)
    ]
    waited_for = draft.told is not None and draft.told.condition_for in {"talks", "agreement"}
    for_talks = draft.event_type == "demanded" and (
        waited_for or any(h.topic.family == "talks" for h in context.hits)
    )
    return bool(truces) and not for_talks
