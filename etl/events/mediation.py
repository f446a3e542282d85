"""The family mediation: what is particular to it."""

from etl.events.cast import BROKER_HINTS, Cast, is_third_party
from etl.events.draft import Context, Draft
from etl.events.factuality import says_no_longer
from etl.events.lexicon import Topic, class_words
from etl.events.scope import peace_context
from etl.events.thirds import before, is_broker, is_outsider, speaks_of_sides, third_nouns
from etl.language import tree
from etl.records import ActorMention

_PLAIN = frozenset({"facilitating", "hosting", "mediation", "envoy", "monitor"})
_NAMES_PRODUCT = frozenset({"appointed", "requested", "rejected"})  # acts upon a mediator yet to come


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
    if draft.fact.obligation or (draft.event_type == "ongoing" and draft.fact.hypothetical):
        return []
    if topic.needs_envoy:
        return _finish(draft, topic) if _in_contact(draft, context) else []
    would_be = _mediators(draft, context)
    sides = _sides_in_clause(draft, context, would_be)
    draft.mediators = [m for m in would_be if not _is_side(m, draft, context, sides)]
    doers = _doers(draft, context)
    unnamed = not would_be and (
        third_nouns(context.sentence.tokens, doers) or _stands_for_third(draft, context, doers)
    )
    if would_be and not draft.mediators:
        return []
    if topic.kind == "monitor" and not _of_peace(context):
        return []
    if topic.needs_third_party and not (draft.mediators or unnamed):
        return []
    seen = unnamed or any(is_broker(m, context) or is_third_party(m) for m in draft.mediators)
    two_sides = len({a.actor_id for m in sides for a in m.actors}) >= 2
    if topic.needs_broker and not (seen or two_sides):
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


def _doers(draft: Draft, context: Context) -> list[int]:
    """Nouns that do the deed of mediation, the outer act's doer included where that is one and the same."""
    tokens, head = context.sentence.tokens, draft.chain.hit.head
    found = list(tree.doers(tokens, head))
    above = tokens[head].head
    if (
        not found
        and tree.relation(tokens, head) in {"acl", "nmod"}
        and tokens[above].upos in {"NOUN", "PROPN"}
    ):
        deed = any(s.token == above for s in draft.chain.steps)  # "his attempts to reconcile them"
        found = tree.possessors(tokens, above) if deed else [above]  # "wants Portugal to mediate"
        if deed and not context.cast.among(found):
            found = tree.doers(tokens, draft.chain.steps[-1].token)
    if tokens[head].upos != "VERB":
        found += tree.possessors(tokens, head)
        found += tree.obliques(tokens, head).get("of", []) + tree.obliques(tokens, head).get("by", [])
    if not found and draft.event_type not in _NAMES_PRODUCT and draft.chain.outer:
        found += tree.doers(tokens, draft.chain.outer.token)
    if not found and tokens[above].upos == "VERB":
        found += tree.doers(tokens, above)
    if not found and tree.is_passive(tokens, head):  # "his plan was delivered to both"
        found += [p for k in tree.subjects(tokens, head) for p in tree.possessors(tokens, k)]
    return found


def _mediators(draft: Draft, context: Context) -> list[ActorMention]:
    """Third parties by construction: the mediating verb's subject, the mediator's name, whose mediation it is."""
    tokens, hit, cast = context.sentence.tokens, draft.chain.hit, context.cast
    if tokens[hit.head].upos == "VERB" or hit.topic.needs_broker:
        doers = _doers(draft, context)
        named = [m for m in cast.among(doers) if m.role_hint != "media"]
        if not named and hit.complement is not None and all(tokens[k].norm in {"i", "we"} for k in doers):
            named = cast.among([hit.complement])  # "we offer our Norwegian services"
        unnamed = third_nouns(tokens, doers) or (bool(doers) and _stands_for_third(draft, context, doers))
        if named or unnamed:
            return named
        things = [k for k in doers if tokens[k].upos == "NOUN"]  # "the exchange helped to ease tensions"
        deeds = [k for k in things if tokens[k].lemma in class_words("deeds")]
        whose = [p for k in deeds for p in tree.possessors(tokens, k)]
        return cast.among(whose) if things else before(cast, hit.head)
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
    if not found and tree.case_of(tokens, hit.head) == "as":
        found += _as_mediator(cast, head)
    if not found and tree.relation(tokens, hit.head) in {"compound", "appos", "obl", "nmod", "obj"}:
        found += cast.at(head)
        if draft.chain.steps or tokens[head].upos == "VERB":
            found += cast.among([*tree.doers(tokens, head), *tree.objects(tokens, head)])
    return list(dict.fromkeys(found))


def _as_mediator(cast: Cast, verb: int) -> list[ActorMention]:
    """Who is named, wanted, refused "as a mediator": the verb's object if it has one, else its subject."""
    tokens = cast.tokens
    if tokens[verb].upos != "VERB":  # "agreed on Norway as facilitator"
        return cast.at(verb, places=True)
    named = tree.objects(tokens, verb) or tree.obliques(tokens, verb).get("on") or tree.subjects(tokens, verb)
    return cast.among(named, places=True)


def _stands_for_third(draft: Draft, context: Context, doers: list[int]) -> bool:
    """Whether an unresolved pronoun does the deed in an article that has a third party.

    Or one that takes up a word for a third party in its own sentence: "the envoys said that they had won them over".
    """
    tokens = context.sentence.tokens
    said_by = [
        s for k in doers for v in tree.head_chain(tokens, k) for s in tree.children(tokens, v, "nsubj")
    ]
    if doers and all(tokens[k].norm == "they" for k in doers) and third_nouns(tokens, said_by):
        return True
    pronoun = bool(doers) and all(tokens[k].norm in {"it", "they", "he", "she"} for k in doers)
    return pronoun and not context.cast.among(doers) and context.standing.main_third() is not None


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
    if is_third_party(mention):
        return False
    plain = topic.kind in _PLAIN and not topic.anywhere
    if plain or draft.event_type in {"requested", "appointed", "rejected"}:
        return any(a.actor_id in pair for pair in context.standing.pairs for a in mention.actors)
    return not is_outsider(mention, context, sides)


def _in_contact(draft: Draft, context: Context) -> bool:
    """An envoy or mediator meets, visits or briefs a party or its place about the conflict, or is met by it."""
    tokens, head = context.sentence.tokens, draft.chain.hit.head
    doers = _doers(draft, context)
    things = tree.objects(tokens, head) if tokens[head].lemma in {"receive", "hear", "see"} else []
    if things and not context.cast.among(things, places=True) and not speaks_of_sides(tokens, things):
        return False  # "received pardons from the president"
    met = [*doers, *tree.objects(tokens, head), *tree.possessors(tokens, head)]
    for case in ("with", "to", "in", "between", "by", "for", "from", "of", "at"):
        met += tree.obliques(tokens, head).get(case, [])
    if any(tokens[k].lemma in class_words("press") for k in met):
        return False
    above = tokens[head].head
    if tokens[head].upos != "VERB" and above != head and tokens[above].lemma in class_words("convening"):
        return False  # who hosts a meeting need not be at it; that is told by the verb
    present = context.cast.among(met, places=True)
    for mention in (*draft.roles.doer, *draft.roles.mediators, *draft.roles.parties):
        if mention not in present:
            present.append(mention)
    present += [m for m in _who_follows(draft, context) if m not in present]
    envoys = [m for m in present if is_broker(m, context)]
    unnamed = not envoys and third_nouns(tokens, doers)
    if not envoys and not unnamed and peace_context([t for t in tokens if t.i not in draft.chain.hit.tokens]):
        envoys = [m for m in present if _outside_statesman(m, context)]
    partners = _partners(present, envoys)
    sides = {a.actor_id for m in partners for a in m.actors}
    if not envoys and not unnamed and len(sides) >= 3:
        envoys = [
            m for m in context.cast.among(doers) if is_outsider(m, context, [p for p in partners if p != m])
        ]
        partners = _partners(present, envoys)
    draft.mediators = envoys
    draft.parties = [m for m in partners if m.role_hint != "place"]
    abroad = any(tokens[k].upos == "PROPN" for k in met) and peace_context(tokens)
    return bool(envoys or unnamed) and bool(partners or speaks_of_sides(tokens, met) or abroad)


def _who_follows(draft: Draft, context: Context) -> list[ActorMention]:
    """The envoy whose name follows a meeting that opens the sentence: "after talks with the president, Mr Vance said"."""
    tokens, head = context.sentence.tokens, draft.chain.hit.head
    case = [k for k in tree.children(tokens, head, "case") if k <= 1]
    verb = next((t for t in tokens[head:] if t.head == t.i and t.upos == "VERB"), None)
    if not case or verb is None or tokens[head].upos != "NOUN":
        return []
    near = [m for m in context.cast.mentions if tokens[head].end < m.start and m.end <= verb.start]
    return [m for m in near if m.role_hint in BROKER_HINTS][-1:]


def _partners(present: list[ActorMention], envoys: list[ActorMention]) -> list[ActorMention]:
    """Whom an envoy is in contact with."""
    ids = {a.actor_id for m in envoys for a in m.actors}
    return [
        m
        for m in present
        if m.actors
        and not is_third_party(m)
        and m not in envoys
        and not any(a.actor_id in ids for a in m.actors)
    ]


def _outside_statesman(mention: ActorMention, context: Context) -> bool:
    """A person of a state that is no party to the article's conflict."""
    if not mention.person or not mention.actors:
        return False
    main = {a.actor_id for a in context.standing.dyad()}
    paired = {i for pair in context.standing.pairs for i in pair}
    return len(main) == 2 and all(
        a.actor_type == "state" and a.actor_id not in main | paired for a in mention.actors
    )
