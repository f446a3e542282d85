"""The family mediation: what is particular to it."""

from etl.events.cast import is_third_party
from etl.events.contacts import in_contact
from etl.events.draft import Context, Draft
from etl.events.factuality import says_no_longer
from etl.events.lexicon import Topic, class_words
from etl.events.mediators import doers_of, mediators_of, stands_for_third
from etl.events.scope import peace_context
from etl.events.thirds import (
    called_outside,
    is_broker,
    is_outsider,
    outside_nouns,
    speaks_of_sides,
    third_nouns,
)
from etl.language import tree
from etl.records import ActorMention

_PLAIN = frozenset({"facilitating", "hosting", "mediation", "envoy", "monitor"})


def refine(draft: Draft, context: Context) -> list[Draft]:
    """Accept, change or drop a draft of mediation: there has to be a third party, and it is no side."""
    topic = draft.chain.hit.topic
    if draft.event_type == "ongoing" and (_tries(draft) or _has_come_to(draft, context)):
        draft.status = "actual"
    if draft.event_type == "ongoing" and says_no_longer(context.sentence.tokens, draft.trigger):
        draft.event_type, draft.status = "ended", "actual"
    if draft.event_type == "requested" and _asked_for_else(draft, context):
        draft.event_type = "ongoing"
    if draft.event_type == "offered" and _accepted(draft, context):
        draft.event_type = "appointed"
    if _same_errand(draft, context):
        return []
    if draft.fact.obligation or (draft.event_type == "ongoing" and draft.fact.hypothetical):
        return []
    if topic.needs_envoy and not in_contact(draft, context):
        return []
    if topic.needs_envoy:
        if _not_received(draft, context):
            draft.event_type, draft.status = "rejected", "actual"
        return _finish(draft, topic)
    would_be = mediators_of(draft, context)
    sides = _sides_in_clause(draft, context, would_be)
    draft.mediators = [m for m in would_be if not _is_side(m, draft, context, sides)]
    doers = doers_of(draft, context)
    unnamed = not would_be and (
        third_nouns(context.sentence.tokens, doers)
        or outside_nouns(context.sentence.tokens, doers)
        or stands_for_third(draft, context, doers)
        or (topic.needs_broker and called_outside(context.sentence.tokens, draft.chain.hit.head))
    )
    if would_be and not draft.mediators:
        return []
    if topic.kind in {"monitor", "crediting"} and not _of_peace(context):
        return []
    if topic.needs_third_party and not (draft.mediators or unnamed):
        return []
    seen = unnamed or any(is_broker(m, context) or is_third_party(m) for m in draft.mediators)
    two_sides = len({a.actor_id for m in sides for a in m.actors}) >= 2
    if topic.needs_broker and not (seen or (two_sides and not topic.needs_sides)):
        return []
    if topic.needs_sides and not _names_sides(draft, context, sides):
        return []
    if not draft.mediators and not unnamed and _only_a_noun(draft):
        return []
    return _finish(draft, topic)


def _tries(draft: Draft) -> bool:
    """Whether a status comes only from a word of trying: "sought to bridge the gaps", "failed to reconcile"."""
    tokens, words = draft.sentence.tokens, class_words("trying")
    return draft.status in {"possible", "denied"} and any(
        tokens[i].text == draft.fact.cue and tokens[i].lemma in words for i, _ in draft.chain.operators
    )


def _has_come_to(draft: Draft, context: Context) -> bool:
    """Whether a deed is the purpose of what somebody has done: "arrived in Bujumbura to push the peace process forward"."""
    tokens = draft.sentence.tokens
    if draft.status != "planned" or draft.fact.cue != "to" or draft.chain.hit.topic.needs_envoy:
        return False
    above = tokens[tokens[tree.clause_of(tokens, draft.trigger)].head]
    come = any(h.topic.needs_envoy and h.head == above.i for h in context.hits)
    return come and above.feats.get("Tense") == "Past" and above.feats.get("VerbForm") == "Fin"


def _same_errand(draft: Draft, context: Context) -> bool:
    """Whether it is what somebody came, met or worked for, which is told by itself: "flew to Amman to meet the king"."""
    if draft.status != "planned" or draft.fact.cue != "to":
        return False
    tokens = draft.sentence.tokens
    above = tokens[tokens[tree.clause_of(tokens, draft.trigger)].head]
    heads = {h.head: h.topic for h in context.hits if h.topic.family == "mediation"}
    topic = heads.get(above.i)
    if topic is None:
        return False
    if topic.kind == "mediating" and topic.default == "ongoing" and not topic.needs_third_party:
        return True  # "asked him to mediate to bring about a solution"
    told = topic.needs_envoy or topic.needs_broker
    return told and above.feats.get("Tense") == "Past" and above.upos == "VERB"


def _asked_for_else(draft: Draft, context: Context) -> bool:
    """Whether a mediator is asked for something else than to mediate: "asked the mediators to clarify the text"."""
    tokens, step = draft.sentence.tokens, draft.chain.outer
    if step is None or draft.chain.hit.topic.kind != "mediation" or tokens[step.token].upos != "VERB":
        return False
    asked = tree.children(tokens, step.token, "xcomp")
    mediating = {h.head for h in context.hits if h.topic.family == "mediation" and not h.topic.needs_envoy}
    return step.position == "object" and bool(asked) and not mediating & set(asked)


def _accepted(draft: Draft, context: Context) -> bool:
    """Whether it is a side that agrees to somebody's mediation: "both sides agreed to his mediation"."""
    tokens, step = draft.sentence.tokens, draft.chain.outer
    if step is None or tokens[step.token].lemma != "agree" or tokens[draft.chain.hit.head].upos == "VERB":
        return False
    doers = tree.doers(tokens, step.token)
    sides = [m for m in context.cast.among(doers) if not is_broker(m, context) and not is_third_party(m)]
    return bool(sides) or speaks_of_sides(tokens, doers)


def _not_received(draft: Draft, context: Context) -> bool:
    """Whether a side will not see an envoy: "would not receive the UN's envoy", "refused to meet the mediator"."""
    tokens, head = draft.sentence.tokens, draft.chain.hit.head
    envoys = [m for m in context.cast.among(tree.objects(tokens, head)) if m in draft.mediators]
    wanting = {"not", "n't", "never"} & {tokens[k].norm for k in tree.children(tokens, head, "advmod")}
    refuses = tokens[tokens[head].head].lemma in {"refuse", "decline"}
    willing = any(tokens[k].lemma in {"will", "would"} for k in tree.children(tokens, head, "aux"))
    return bool(envoys) and (refuses or (bool(wanting) and willing))


def _of_peace(context: Context) -> bool:
    """Whether a monitor's sentence, or one beside it, speaks of a truce or an accord: none of human rights."""
    near = any(h.topic.family == "truce" for h in [*context.hits, *context.hits_near])
    return near or peace_context(context.sentence.tokens)


def _finish(draft: Draft, topic: Topic) -> list[Draft]:
    taken = {a.actor_id for m in draft.mediators for a in m.actors}
    draft.parties = [m for m in draft.parties if not all(a.actor_id in taken for a in m.actors)]
    draft.attributes["third_party_role"] = _role(draft, topic)
    return [draft]


# Roles that a deed alone hardly tells apart: what the third party is called decides.
_LOOSE = frozenset({"mediator", "envoy"})


def _role(draft: Draft, topic: Topic) -> str:
    """The third party's role; who meets the sides is an envoy only where called one."""
    called = {m.role_hint for m in draft.mediators}
    if topic.needs_envoy and draft.mediators and "envoy" not in called:
        return "facilitator" if called == {"facilitator"} else "mediator"
    role = topic.attributes["third_party_role"]
    at_work = draft.event_type == "ongoing" and role in _LOOSE
    return next(iter(called)) if at_work and called in ({"envoy"}, {"mediator"}) else role


def _only_a_noun(draft: Draft) -> bool:
    """Whether nothing but a bare noun speaks of mediation and no third party is named with it."""
    return draft.bare and draft.sentence.tokens[draft.chain.hit.head].upos != "VERB"


def _sides_in_clause(draft: Draft, context: Context, would_be: list[ActorMention]) -> list[ActorMention]:
    """Actors of the sentence that are not the would-be third parties."""
    taken = {a.actor_id for m in would_be for a in m.actors}
    return [
        m
        for m in context.cast.mentions
        if m.actors and not is_third_party(m) and not any(a.actor_id in taken for a in m.actors)
    ]


def _names_sides(draft: Draft, context: Context, sides: list[ActorMention]) -> bool:
    """Whether a side is named after the deed, or the sides are spoken of together."""
    tokens, head = context.sentence.tokens, draft.chain.hit.head
    after = range(head + 1, len(tokens))
    clause = tree.descendants(tokens, tree.clause_of(tokens, head))
    first = tokens[min(clause)].start
    return any(m.end > first for m in sides) or speaks_of_sides(tokens, after)


def _is_side(mention: ActorMention, draft: Draft, context: Context, sides: list[ActorMention]) -> bool:
    """Whether a would-be mediator is one of the article's parties.

    Of one whose part is said in so many words, or who is asked for it, only if it is seen against another party.
    """
    topic = draft.chain.hit.topic
    if is_third_party(mention) or mention.person in context.standing.envoys:
        return False
    plain = topic.kind in _PLAIN and not topic.anywhere
    if plain or draft.event_type in {"requested", "appointed", "rejected"}:
        return any(a.actor_id in pair for pair in context.standing.pairs for a in mention.actors)
    return not is_outsider(mention, context, sides)
