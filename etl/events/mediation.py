"""The family mediation: what is particular to it."""

from etl.events.cast import is_third_party
from etl.events.draft import Context, Draft
from etl.language import tree
from etl.records import ActorMention


def refine(draft: Draft, context: Context) -> list[Draft]:
    """Accept, change or drop a draft of mediation: there has to be a third party, and it is no side."""
    topic = draft.chain.hit.topic
    mediators = _mediators(draft, context)
    draft.mediators = [m for m in mediators if not _is_side(m, draft, context)]
    if topic.needs_envoy and not _envoy_meets_party(draft, context):
        return []
    if topic.needs_third_party and not draft.mediators:
        return []
    if draft.fact.obligation or (draft.event_type == "ongoing" and draft.fact.hypothetical):
        return []
    if not draft.mediators and (mediators or _only_a_noun(draft)):
        return []
    taken = {a.actor_id for m in draft.mediators for a in m.actors}
    draft.parties = [m for m in draft.parties if not all(a.actor_id in taken for a in m.actors)]
    draft.attributes["third_party_role"] = topic.attributes["third_party_role"]
    return [draft]


def _only_a_noun(draft: Draft) -> bool:
    """Whether nothing but a bare noun speaks of mediation and no third party is named with it."""
    return draft.bare and draft.sentence.tokens[draft.chain.hit.head].upos != "VERB"


def _mediators(draft: Draft, context: Context) -> list[ActorMention]:
    """Third parties by construction: the mediating verb's subject, the mediator's name, whose mediation it is."""
    tokens, hit, cast = context.sentence.tokens, draft.chain.hit, context.cast
    if tokens[hit.head].upos == "VERB":
        return [m for m in cast.among(tree.doers(tokens, hit.head)) if m.role_hint != "media"]
    found = [m for m in cast.among([hit.head, *tree.children(tokens, hit.head, "appos")], places=True)]
    found += cast.among([*tree.possessors(tokens, hit.head), *tree.children(tokens, hit.head, "compound", "amod")], places=True)
    obliques = tree.obliques(tokens, hit.head)
    for case in ("of", "by", "from"):
        found += cast.among(obliques.get(case, []), places=True)
    head = tokens[hit.head].head
    if not found and tree.relation(tokens, hit.head) in {"compound", "appos", "obl", "nmod", "obj"}:
        found += cast.at(head)
        if draft.chain.steps or tokens[head].upos == "VERB":
            found += cast.among(tree.doers(tokens, head))
    unique: list[ActorMention] = []
    for mention in found:
        if mention not in unique:
            unique.append(mention)
    return unique


def _is_side(mention: ActorMention, draft: Draft, context: Context) -> bool:
    """Whether a would-be mediator is one of the article's main parties."""
    if is_third_party(mention):
        return False
    main = {a.actor_id for a in context.standing.dyad()}
    return len(main) > 1 and any(a.actor_id in main for a in mention.actors)


def _envoy_meets_party(draft: Draft, context: Context) -> bool:
    """An envoy or mediator who meets, visits or briefs a party or its place about the conflict."""
    envoys = [m for m in draft.mediators if m.role_hint in {"mediator", "envoy", "facilitator"}]
    if not envoys:
        return False
    tokens, head = context.sentence.tokens, draft.chain.hit.head
    met = [*tree.objects(tokens, head)]
    for case in ("with", "to", "in", "between"):
        met += tree.obliques(tokens, head).get(case, [])
    partners = [m for m in context.cast.among(met, places=True) if not is_third_party(m)]
    draft.mediators = envoys
    draft.parties = [m for m in draft.parties if m not in envoys]
    return bool(partners)
