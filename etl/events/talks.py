"""The family talks: what is particular to it."""

from etl.events.cast import BROKER_HINTS, is_third_party
from etl.events.company import among_own, meets_a_thing, of_other_matter, only_names
from etl.events.draft import Context, Draft
from etl.events.factuality import contrasted, failing, says_no_longer
from etl.events.lexicon import class_words, words_of
from etl.events.purposes import only_in_view
from etl.events.thirds import count_sides, is_broker, is_outsider, speaks_of_sides, third_nouns
from etl.language import tree

_DEFINITE = frozenset({"the", "this", "these", "that", "those"})
_CALLS = frozenset({"proposed", "refused", "agreed", "agreement_reached"})


def refine(draft: Draft, context: Context) -> list[Draft]:
    """Accept, change or drop a draft of talks.

    A meeting or a conversation is one of this family only between parties; talks that must or should
    take place are proposed.
    """
    if draft.fact.obligation and draft.event_type in {"held", "agreed", "agreement_reached"}:
        draft.event_type, draft.status = "proposed", "actual"
    stays_away = draft.fact.negated and _will_not(draft)
    if draft.event_type == "held" and (stays_away or _failed_to_come(draft)):
        draft.event_type, draft.status = "refused", "actual"
    if draft.event_type == "held" and says_no_longer(draft.sentence.tokens, draft.trigger):
        if draft.sentence.tokens[draft.trigger].lemma in class_words("convening"):
            return []  # "will no longer host the talks": that is what a third party does no more
        draft.event_type, draft.status = "suspended", "actual"
    if draft.event_type == "held" and _only_arranged(draft):
        draft.event_type = "agreed"
    topic = draft.chain.hit.topic
    if (
        draft.event_type == "held"
        and topic.kind in {"meeting", "talks"}
        and _third_meets_sides(draft, context)
    ):
        return []
    if among_own(draft, context) or of_other_matter(draft) or only_names(draft) or meets_a_thing(draft):
        return []
    by_way_of = draft.chain.adjunct in words_of("status", "prepositions", "generic")
    if (
        draft.bare
        and by_way_of
        and not (draft.fact.obligation and any(m.actors for m in context.cast.mentions))
    ):
        return []
    if topic.kind == "negotiating" and draft.bare and _others_negotiate(draft, context):
        return []
    if topic.needs_parties and not _enough_parties(draft, context, topic.needs_parties):
        return []
    if topic.kind == "agreement" and contrasted(draft.sentence.tokens, draft.chain.hit.head):
        return []
    if topic.kind == "agreement" and _declares_else(draft):
        return []
    if topic.kind in {"meeting", "agreement"} and _with_third_party_only(draft):
        return []
    if draft.event_type in {"held", "agreement_reached"} and only_in_view(draft, context):
        return []
    if _nth_time(draft):
        return []
    if draft.bare and draft.status == "possible" and topic.kind == "talks":
        return []  # "hopes for talks" tell of none
    if draft.status == "denied" and (draft.bare or _is_missing(draft)):
        return []  # "the problem in the talks was that they did not trust": no talks are denied
    if draft.event_type == "failed" and draft.fact.negated:
        draft.status = "actual"
    return [draft]


def _only_arranged(draft: Draft) -> bool:
    """ "A meeting has been arranged" tells of one to come; of "talks arranged by Kenya" the clause tells what they do."""
    tokens, i = draft.sentence.tokens, draft.trigger
    # A participle without an auxiliary is one that stands on its noun, whatever the parser makes of it.
    clause = tree.relation(tokens, i) != "acl" and bool(tree.children(tokens, i, "aux", "aux:pass", "obj"))
    return tokens[i].upos == "VERB" and tokens[i].lemma in class_words("arranging") and clause


def _declares_else(draft: Draft) -> bool:
    """ "The declaration of a state of emergency" is no accord, as one of principles or of peace is."""
    tokens, head = draft.sentence.tokens, draft.chain.hit.head
    of = tree.obliques(tokens, head).get("of", [])
    common = [k for k in of if tokens[k].upos == "NOUN"]
    words = class_words("declared") | class_words("peace") | {"peace"}
    return tokens[head].lemma == "declaration" and any(tokens[k].lemma not in words for k in common)


def _nth_time(draft: Draft) -> bool:
    """ "It would be the first time that they talked" calls for no talks, as "it is time to talk" does."""
    tokens, outer = draft.sentence.tokens, draft.chain.outer
    if outer is None or tokens[outer.token].lemma != "time":
        return False
    said = tree.children(tokens, outer.token, "cop")  # "by the time of the talks" calls for none either
    return not said or bool(tree.children(tokens, outer.token, "amod", "nummod"))


def _failed_to_come(draft: Draft) -> bool:
    """ "Failed to attend the talks": who does not come refuses them."""
    tokens, outer = draft.sentence.tokens, draft.chain.outer
    comes = outer is not None and tokens[outer.token].lemma in class_words("coming")
    return comes and bool(draft.fact.cue) and failing(tokens, draft.chain, draft.fact.cue or "")


def _others_negotiate(draft: Draft, context: Context) -> bool:
    """Whether those who negotiate are no side of a conflict: "the family is negotiating to pay the ransom"."""
    tokens = draft.sentence.tokens
    doers = [k for k in tree.doers(tokens, draft.chain.hit.head) if tokens[k].upos == "NOUN"]
    return bool(doers) and not context.cast.among(doers, places=True) and not count_sides(tokens, doers)


def _is_missing(draft: Draft) -> bool:
    """Whether it is only said to be lacking: "a lack of commitment to the peace process"."""
    tokens, words = draft.sentence.tokens, words_of("status", "missing")
    return any(tokens[i].lemma in words for i, _ in draft.chain.operators)


def _will_not(draft: Draft) -> bool:
    """Whether a negated meeting is one that a side will not have: "will never talk", "we do not talk to"."""
    tokens = draft.sentence.tokens
    clause = tree.clause_of(tokens, draft.trigger)
    helpers = {tokens[k].norm for k in tree.children(tokens, clause, "aux")}
    return bool(helpers & {"will", "wo", "would", "can", "ca", "could", "do", "'ll", "shall"})


def _third_meets_sides(draft: Draft, context: Context) -> bool:
    """Whether the one who meets or talks is a mediator: that is mediation, told by its own family."""
    tokens, head = draft.sentence.tokens, draft.chain.hit.head
    obliques = tree.obliques(tokens, head)
    between = context.cast.among([*obliques.get("between", []), *obliques.get("among", [])], places=True)
    if len(between) == 2 and sum(m.role_hint in BROKER_HINTS for m in between) == 1:
        return True  # "talks between the envoy and the president"
    if between:
        return False
    verbs = [head] if tokens[head].upos == "VERB" else [tokens[head].head]
    if (
        tokens[verbs[0]].lemma in class_words("convening") | class_words("attending")
        or draft.event_type in _CALLS
    ):
        return False
    doers = [m for v in verbs for m in context.cast.among(tree.doers(tokens, v))]
    if not doers and third_nouns(tokens, [k for v in verbs for k in tree.doers(tokens, v)]):
        return True
    met = context.cast.among([*obliques.get("with", []), *tree.objects(tokens, head)])
    if met and tokens[head].upos == "VERB" and all(m.role_hint in BROKER_HINTS for m in met):
        return not any(is_broker(m, context) for m in doers)  # "the two leaders met the envoy"
    if len({a.actor_id for m in met for a in m.actors}) >= 2:  # "discussions with the army and the rebels"
        return bool(doers) and all(is_outsider(m, context, met) for m in doers)
    if not any(is_broker(m, context) for m in doers):
        return False
    sides = [m for m in doers if not is_broker(m, context) and not is_third_party(m)]
    return len({a.actor_id for m in sides for a in m.actors}) < 2


def _enough_parties(draft: Draft, context: Context, needed: int) -> bool:
    """Whether the sentence names the parties, or one and a word for the other ("with his counterpart")."""
    named = len({a.actor_id for m in draft.parties for a in m.actors})
    if named >= needed or (named and draft.event_type in {"proposed", "refused"} and not draft.bare):
        return True
    tokens, head = draft.sentence.tokens, draft.chain.hit.head
    if named and len(tree.obliques(tokens, head).get("between", [])) >= needed:
        return True
    doing = [*tree.subjects(tokens, head), *tree.doers(tokens, head), *tree.doers(tokens, draft.trigger)]
    nouns = [*(c for k in doing for c in tree.conjuncts(tokens, k)), *tree.objects(tokens, head)]
    for case in ("with", "between", "of", "to", "among", "across", "across from"):
        nouns += tree.obliques(tokens, head).get(case, [])
    both = len(context.standing.dyad()) == needed and (
        speaks_of_sides(tokens, nouns) or _taken_up(draft, context)
    )
    others = [k for k in dict.fromkeys(nouns) if not context.cast.among([k])]
    if named and named + count_sides(tokens, others, "opponents") >= needed:
        return True
    return both or count_sides(tokens, dict.fromkeys(nouns)) >= needed


def _taken_up(draft: Draft, context: Context) -> bool:
    """Whether "the meeting" is that of which a sentence nearby tells: talks between the article's two sides."""
    tokens, head = context.sentence.tokens, draft.chain.hit.head
    known = any(tokens[k].norm in _DEFINITE for k in tree.children(tokens, head, "det"))
    told = any(h.topic.family == "talks" and h.topic.kind == "talks" for h in context.hits_near)
    return known and told and not draft.bare and not draft.roles.mediators


def _with_third_party_only(draft: Draft) -> bool:
    """A meeting of a party with a mediator is mediation, not talks between parties."""
    thirds = [m for m in draft.roles.mediators if is_third_party(m)]
    return bool(thirds) and len(draft.actor_ids) < 2
