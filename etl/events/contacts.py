"""Mere contact with the sides, which is mediation if it is an envoy's or an outside statesman's."""

from etl.events.cast import BROKER_HINTS, is_third_party
from etl.events.draft import Context, Draft
from etl.events.lexicon import class_words, words_of
from etl.events.mediators import acts, doers_of
from etl.events.scope import about_other, peace_context
from etl.events.thirds import is_broker, is_outsider, speaks_of_sides, third_nouns
from etl.language import tree
from etl.records import ActorMention

_RECEIVING = frozenset({"receive", "hear", "see", "welcome", "greet"})  # people, but also things


def in_contact(draft: Draft, context: Context) -> bool:
    """An envoy or mediator meets, visits or briefs a party or its place about the conflict, or is met by it."""
    tokens, head = context.sentence.tokens, draft.chain.hit.head
    if tokens[head].lemma == "call" and tree.children(tokens, head, "xcomp", "ccomp"):
        return False  # who "called on them to talk" has not been there
    doers = doers_of(draft, context)
    if about_other(tokens, [*doers, *tree.objects(tokens, head)]):
        return False  # "a federal mediator met the airline", "the envoy for investment visited Dubai"
    things = tree.objects(tokens, head) if tokens[head].lemma in _RECEIVING else []
    heard = class_words("messages")
    from_whom = [k for k in things if acts(context.cast, k) or tokens[k].lemma in heard]
    people = context.cast.among(from_whom, places=True)
    if things and not people and not speaks_of_sides(tokens, things):
        return False  # "received pardons from the president", "welcomes the extension of the truce"
    met = [*doers, *tree.objects(tokens, head), *tree.possessors(tokens, head)]
    for case in ("with", "to", "in", "between", "by", "for", "from", "of", "at"):
        met += tree.obliques(tokens, head).get(case, [])
    if any(tokens[k].lemma in class_words("press") for k in met):
        return False
    above = tokens[head].head
    if tokens[head].upos != "VERB" and above != head and tokens[above].lemma in class_words("convening"):
        return False  # who hosts a meeting need not be at it; that is told by the verb
    present = context.cast.among(met, places=True)
    asking = _only_ask(draft, context)
    for mention in (*draft.roles.doer, *draft.roles.mediators, *draft.roles.parties):
        if mention not in present and mention not in asking:
            present.append(mention)
    present += [m for m in _who_follows(draft, context) if m not in present]
    envoys = [m for m in present if is_broker(m, context)]
    unnamed = not envoys and third_nouns(tokens, doers)
    if not envoys and not unnamed and peace_context([t for t in tokens if t.i not in draft.chain.hit.tokens]):
        envoys = [m for m in present if _outside_statesman(m, context)]
    envoys += [m for m in _companions(draft, context) if envoys and m not in envoys]
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


def _companions(draft: Draft, context: Context) -> list[ActorMention]:
    """Outsiders who travel with an envoy: "visited Bangui with the presidents of Mali and Chad"."""
    tokens, head = context.sentence.tokens, draft.chain.hit.head
    if tokens[head].lemma not in class_words("travelling"):
        return []
    along = context.cast.listed(context.cast.among(tree.obliques(tokens, head).get("with", [])))
    return [m for m in along if is_outsider(m, context)]


def _only_ask(draft: Draft, context: Context) -> list[ActorMention]:
    """Who asks others to meet and need not be there: "urged the two sides to meet", "called for talks on a truce"."""
    tokens, head = context.sentence.tokens, draft.chain.hit.head
    above = [k for k in tree.head_chain(tokens, head) if tokens[k].upos == "VERB"][:1]
    asks = [k for k in above if tokens[k].lemma in words_of("clauses", "asking_somebody")]
    return [m for k in asks for m in context.cast.among(tree.doers(tokens, k))]


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
