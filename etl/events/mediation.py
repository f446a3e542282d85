"""The family mediation: what is particular to it."""

from etl.events.cast import is_third_party
from etl.events.draft import Context, Draft
from etl.events.lexicon import Topic
from etl.events.scope import peace_context
from etl.language import tree
from etl.records import ActorMention


def refine(draft: Draft, context: Context) -> list[Draft]:
    """Accept, change or drop a draft of mediation: there has to be a third party, and it is no side."""
    topic = draft.chain.hit.topic
    mediators = _mediators(draft, context)
    draft.mediators = [m for m in mediators if not _is_side(m, topic, context)]
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
    found = list(cast.among([hit.head, *tree.children(tokens, hit.head, "appos")], places=True))
    found += cast.among(
        [*tree.possessors(tokens, hit.head), *tree.children(tokens, hit.head, "compound", "amod")],
        places=True,
    )
    obliques = tree.obliques(tokens, hit.head)
    for case in ("of", "by", "from"):
        found += cast.among(obliques.get(case, []), places=True)
    for clause in tree.children(tokens, hit.head, "acl:relcl"):
        if tokens[clause].lemma in {"include", "be"}:
            found += cast.among(tree.objects(tokens, clause))
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


def _is_side(mention: ActorMention, topic: Topic, context: Context) -> bool:
    """Whether a would-be mediator is one of the article's parties.

    Of one who plainly mediates, only if it is seen standing against another party.
    """
    if is_third_party(mention):
        return False
    if topic.needs_third_party and topic.kind == "mediating":
        main = {a.actor_id for a in context.standing.dyad()}
        return len(main) > 1 and any(a.actor_id in main for a in mention.actors)
    return any(a.actor_id in pair for pair in context.standing.pairs for a in mention.actors)


def _outside_statesman(mention: ActorMention, context: Context) -> bool:
    """A person of a state that is no party to the article's conflict."""
    if not mention.person or not mention.actors:
        return False
    main = {a.actor_id for a in context.standing.dyad()}
    paired = {i for pair in context.standing.pairs for i in pair}
    return len(main) == 2 and all(
        a.actor_type == "state" and a.actor_id not in main | paired for a in mention.actors
    )


def _envoy_meets_party(draft: Draft, context: Context) -> bool:
    """An envoy or mediator meets, visits or briefs a party or its place about the conflict, or is met by it."""
    tokens, head = context.sentence.tokens, draft.chain.hit.head
    met = [*tree.doers(tokens, head), *tree.objects(tokens, head), *tree.possessors(tokens, head)]
    for case in ("with", "to", "in", "between", "by"):
        met += tree.obliques(tokens, head).get(case, [])
    present = context.cast.among(met, places=True)
    for mention in (*draft.roles.doer, *draft.roles.mediators, *draft.roles.parties):
        if mention not in present:
            present.append(mention)
    envoys = [m for m in present if m.role_hint in {"mediator", "envoy", "facilitator"}]
    if not envoys and peace_context([t for t in tokens if t.i not in draft.chain.hit.tokens]):
        envoys = [m for m in present if _outside_statesman(m, context)]
    partners = [m for m in present if not is_third_party(m) and m.actors and m not in envoys]
    draft.mediators = envoys
    draft.parties = [m for m in partners if m.role_hint != "place"]
    return bool(envoys and partners)
