"""The family prerequisite: what is particular to it."""

from collections.abc import Sequence

from etl.events.attributes import condition_attributes
from etl.events.cast import is_third_party
from etl.events.draft import Context, Draft
from etl.events.lexicon import class_words, words_of
from etl.events.obligations import assign_roles
from etl.events.scope import peace_context
from etl.events.signs import other_matter
from etl.events.spans import describes_talks, phrases
from etl.events.steps import Chain
from etl.events.topics import TopicHit
from etl.language import tree
from etl.records import Token

_TOLD_BESIDE = frozenset(
    {"prisoner_release", "hostage_release", "prisoner_exchange", "troop_withdrawal", "disarmament"}
)
_AGREEMENTS = frozenset(
    {
        "agreement",
        "accord",
        "deal",
        "treaty",
        "pact",
        "truce",
        "ceasefire",
        "understanding",
        "armistice",
        "which",
    }
)


_GRANTS = frozenset({"accept", "agree", "grant", "concede", "meet", "satisfy", "fulfil", "fulfill", "bow"})
_CONCLUDES = frozenset({"sign", "reach", "conclude", "strike", "seal", "initial", "agree", "accept"})


def refine(draft: Draft, context: Context) -> list[Draft]:
    """Accept, change or drop a draft of a condition.

    What must be done, or what a truce or talks wait for, is demanded; what a party will do is
    offered; what it has done is met (coding guide, sections 2 and 7).
    """
    tokens = draft.sentence.tokens
    if other_matter(tokens) or describes_talks(tokens, draft.chain.hit.head):
        return []
    if draft.event_type == "demanded" and _decreed(draft):
        draft.event_type = "offered"
    if draft.told is None and draft.fact.hypothetical and draft.event_type in {"refused", "met"}:
        return []  # "declined to say whether they would free them"
    if draft.told is None and not (_tied_to_peace(draft, context) and _type_by_clause(draft, context)):
        return []
    if _is_the_truce(draft, context) or _what_for(draft) or _spared(draft) or _leaves_a_body(draft):
        return []
    if _watched(draft) or _only_named(draft):
        return []
    if draft.told is not None and draft.event_type != "met" and draft.status != "denied":
        draft.status = "actual"
    if (draft.status == "denied" and draft.event_type != "met") or _without(draft):
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
        if not _by_a_party(draft, context) or (asked and all(is_third_party(m) for m in asked)):
            return []  # "asked the monitors to stay": no side of the conflict owes that
    timexes = context.read.timexes.get(draft.sentence.no, [])
    draft.attributes.update(condition_attributes(draft.sentence, draft.chain, timexes))
    if _people_leave(draft):
        draft.attributes["condition_kind"] = "humanitarian_access"
    if draft.told is not None:
        draft.attributes["condition_for"] = draft.told.condition_for
    return [draft]


def _what_for(draft: Draft) -> bool:
    """ "Conditions for direct talks": that is what they are for, and none of them."""
    tokens, steps = draft.sentence.tokens, draft.chain.steps
    if draft.told is None and _for_which(tokens, draft.chain.hit.head):
        return True
    if draft.chain.hit.topic.kind == "other" and draft.event_type == "offered" and draft.told is None:
        return not any(
            tokens[s.token].lemma in _GRANTS for s in steps
        )  # "presented conditions for the proposed talks"
    if draft.chain.hit.topic.kind != "talks_format" or not steps:
        return False
    if draft.told is None and any(step.act.event_type == "offered" for step in steps):
        return True  # "is ready for unconditional talks", "repeated his offer of direct talks": these are what is offered
    return any(
        tokens[s.token].lemma in {"condition", "precondition", "prerequisite"}
        and tokens[s.token].upos == "NOUN"
        for s in steps
    )


def _for_which(tokens: Sequence[Token], i: int) -> bool:
    """ "A precondition for the release of the men", "for releasing them": what stands behind "for" waits for the condition."""
    above = tokens[tokens[i].head]
    marks = tree.children(tokens, i, "mark", "case")
    return (above.lemma,) in phrases("condition_words") and any(
        tokens[k].norm in {"for", "to"} for k in marks
    )


def _spared(draft: Draft) -> bool:
    """ "Immunity from prosecution": what one is to be spared is not asked for."""
    tokens, i = draft.sentence.tokens, draft.chain.hit.head
    return draft.chain.hit.topic.kind == "justice_or_accountability" and tree.case_of(tokens, i) == "from"


def _watched(draft: Draft) -> bool:
    """ "By the accord, observers are to monitor the truce": that is mediation, and owed by no side."""
    tokens, i = draft.sentence.tokens, draft.chain.hit.head
    doers = tree.doers(tokens, tree.clause_of(tokens, i))
    if draft.told is not None:
        verb = next((t.i for t in tokens if t.i in draft.told.content and t.upos in {"AUX", "VERB"}), 0)
        doers += [verb - 1] if verb - 1 in draft.told.content else []  # whatever the parser makes of them
    return draft.event_type == "offered" and any(tokens[k].lemma in class_words("thirds") for k in doers)


def _only_named(draft: Draft) -> bool:
    """ "Will pull out of the power-sharing deal": an agreement called by its term, with nothing said of who makes it."""
    tokens, outer = draft.sentence.tokens, draft.chain.outer
    if draft.told is not None or draft.chain.hit.topic.kind != "power_sharing" or outer is None:
        return False
    noun = outer.token if tokens[outer.token].lemma in _AGREEMENTS else None
    return noun is not None and outer.token > draft.chain.hit.head and not _concluded(tokens, noun)


def _concluded(tokens: Sequence[Token], noun: int) -> bool:
    above = tokens[noun].head
    return tokens[above].lemma in _CONCLUDES or tree.case_of(tokens, noun) in {"under", "on", "to"}


def _without(draft: Draft) -> bool:
    """ "Parted without reaching an agreement on disarmament": none was promised."""
    tokens = draft.sentence.tokens
    acts = [k for step in draft.chain.steps for k in (step.token, tokens[step.token].head)]
    marks = [tokens[m].norm for k in acts for m in tree.children(tokens, k, "mark", "case")]
    return draft.told is None and draft.event_type == "offered" and "without" in marks


def _leaves_a_body(draft: Draft) -> bool:
    """ "The rebels withdrew from the government", "left three men dead": neither moves troops."""
    tokens, i = draft.sentence.tokens, draft.chain.hit.head
    behind = [k for k in tree.children(tokens, i, "obl", "obj", "nmod") if k > i]
    whom = draft.chain.hit.complement
    behind_it = tokens[i].lemma == "leave" and whom is not None and whom > i
    if behind_it and {tokens[whom].lemma, tokens[whom].norm} & class_words("forces"):
        return True  # "a battle that left 20 soldiers dead"
    left = [k for k in behind if tree.case_of(tokens, k) in {"", "from", "out of", "of"}]
    named = any(tokens[k].lemma in words_of("structure", "bodies") for k in left)
    return draft.chain.hit.topic.kind == "troop_withdrawal" and named


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
    noun = hit.topic.kind in _TOLD_BESIDE and tokens[hit.head].upos == "NOUN" and not chain.steps
    return noun and chain.adjunct in words_of("status", "prepositions", "done")


def _by_a_party(draft: Draft, context: Context) -> bool:
    """Whether a side of the conflict asks, refuses or promises: what others ask beside the talks is none of theirs."""
    sides = draft.demanded_by if draft.event_type == "demanded" else draft.owed_by
    main = {a.actor_id for a in context.standing.dyad()}
    if not any(m.actors for m in sides) and (
        _names_a_side(draft, context) or _laid_down(draft) or _to_be_done(draft)
    ):
        return True
    return any(
        a.actor_type != "state" or a.actor_id in main or (draft.told.open and context.standing.is_party(a))
        for m in sides
        if not is_third_party(m)
        for a in m.actors
    )


def _to_be_done(draft: Draft) -> bool:
    """ "The men will be freed", told beside a deal: by whom goes without saying."""
    tokens, cue = draft.sentence.tokens, draft.told.cue
    return draft.event_type == "offered" and tree.is_passive(tokens, cue) and not tree.agent(tokens, cue)


def _laid_down(draft: Draft) -> bool:
    """ "Among the conditions are ...": what is called one of the conditions has been laid down by a side."""
    cue = draft.sentence.tokens[draft.told.cue]
    several = cue.feats.get("Number") == "Plur" or cue.norm.endswith("s")
    return (
        several and cue.upos == "NOUN" and any(words[-1] == cue.lemma for words in phrases("condition_nouns"))
    )


def _by_outsiders(draft: Draft) -> bool:
    """Whether those who demand are all third parties, by their type or their words."""
    return bool(draft.demanded_by) and all(is_third_party(m) for m in draft.demanded_by)


def _by_nobody(draft: Draft, context: Context) -> bool:
    """ "All parties must let aid through", in the words of nobody who is a party and beside no talks."""
    nobody = draft.fact.obligation and not draft.demanded_by and draft.source.attribution != "party"
    return nobody and all(h.topic.family != "talks" for h in context.hits)


def _names_a_side(draft: Draft, context: Context) -> bool:
    """Whether the clause's subject is a pronoun, a general word for a side or a name that no list has."""
    tokens = draft.sentence.tokens
    place = draft.told.act if draft.told.act is not None else draft.told.cue
    subjects = tree.children(tokens, tree.clause_of(tokens, place), "nsubj")
    unlisted = [i for i in subjects if tokens[i].upos == "PROPN" and not context.cast.among([i])]
    return bool(unlisted) or any(tokens[i].lemma in words_of("scope", "sides") for i in subjects)


def _tied_to_peace(draft: Draft, context: Context) -> bool:
    """Talks, a truce or an agreement are spoken of beside the condition itself.

    In the same sentence; for what is asked, promised or refused in so many words, in one near it.
    """
    own, tokens = set(draft.chain.hit.tokens), draft.sentence.tokens
    aim = draft.chain.hit.topic.kind == "political_status" and tokens[draft.chain.hit.head].upos != "VERB"
    if aim:  # "are demanding autonomy": what the war is for, tied to peace by no demand alone
        own |= {step.token for step in draft.chain.steps}
    others = [t for t in draft.sentence.tokens if t.i not in own and t.i != draft.chain.hit.complement]
    if peace_context(others) or any(_apart(h, draft) for h in context.hits):
        return True
    if _done_beside(draft, context) or _asked_beside(draft, context):
        return True
    acts = [tokens[step.token].lemma for step in draft.chain.steps]
    strong = [a for a in acts if a not in words_of("scope", "weak_acts")]
    spoken = bool(acts and (acts[-1] in strong or "deadline" in acts)) or draft.fact.obligation
    return spoken and not aim and any(h.topic.family in {"talks", "truce"} for h in context.hits_near)


def _done_beside(draft: Draft, context: Context) -> bool:
    """Whether a main side of the conflict has freed, left or handed over something, told beside talks or a truce."""
    hit = draft.chain.hit
    known = hit.topic.kind in _TOLD_BESIDE and hit.complement is not None
    known = known and draft.sentence.tokens[hit.head].lemma not in words_of("structure", "in_battle")
    told = draft.status in {"actual", "planned"} or (draft.fact.negated and _looks_ahead(draft))
    if not (known and draft.bare and draft.event_type == "met" and told):
        return False
    main = {a.actor_id for a in context.standing.dyad()}
    doing = [*draft.roles.doer, *context.cast.among(_begins(draft.sentence.tokens, hit.head))]
    doers = {a.actor_id for m in doing for a in m.actors}
    tokens = draft.sentence.tokens
    unsaid = draft.fact.negated and tree.is_passive(tokens, hit.head) and not tree.agent(tokens, hit.head)
    side = doers & main or (unsaid and draft.source.attribution == "party")  # "they would not be released"
    return bool(side) and any(h.topic.family in {"talks", "truce"} for h in context.hits_near)


def _asked_beside(draft: Draft, context: Context) -> bool:
    """ "Gave them a list of detainees whose release they seek": what a main side asks for beside talks."""
    known = draft.chain.hit.topic.kind in _TOLD_BESIDE and draft.chain.hit.complement is not None
    main = {a.actor_id for a in context.standing.dyad()}
    tokens = draft.sentence.tokens
    named = [m for m in draft.roles.doer if m.kind != "pronoun"]
    who = named or context.cast.among(
        tree.doers(tokens, tree.root(tokens))
    )  # "they" are who the sentence is about
    doers = {a.actor_id for m in who for a in m.actors}
    asked = known and draft.event_type == "demanded" and bool(draft.chain.steps) and bool(doers & main)
    return asked and any(h.topic.family in {"talks", "truce"} for h in context.hits_near)


def _apart(hit: TopicHit, draft: Draft) -> bool:
    """Whether a halt of the fighting is told by other words than the condition is."""
    return hit.topic.kind == "halt" and not set(hit.tokens) & set(draft.chain.hit.tokens)


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


def _type_by_clause(draft: Draft, context: Context) -> bool:
    """Set type and status from the clause; False if nothing is asked, promised, refused or done."""
    if _waited_for(draft, context):
        draft.event_type, draft.status = "demanded", "actual"
        return True
    if draft.fact.obligation or (draft.bare and _mandative(draft)):
        draft.event_type, draft.status = "demanded", "actual"
        return True
    if draft.event_type == "demanded" and _term_of_agreement(draft):
        draft.event_type, draft.status = "offered", "actual"
        return True
    if draft.bare and draft.fact.cue == "to" and not _headline(draft):
        return False  # "talks to end the violence"
    if draft.event_type == "met" and _before_it(draft):
        return False
    if draft.event_type == "met" and draft.status == "planned":
        draft.event_type, draft.status = "offered", "actual"
    if draft.event_type == "met" and draft.bare and _told_by_a_deal(draft):
        draft.event_type, draft.status = "offered", "actual"
        return True
    if draft.bare and _end_in_view(draft):
        return False
    if draft.event_type == "met" and draft.bare:
        if draft.status in {"possible", "conditional"} or not _asserted(draft):
            return False
        if draft.fact.negated and _looks_ahead(draft):
            draft.event_type, draft.status = "refused", "actual"  # "will not lay down their arms"
    if (
        draft.event_type in {"demanded", "offered", "refused"}
        and draft.status in {"planned", "possible", "conditional"}
        and not draft.fact.negated
    ):
        draft.status = "actual" if draft.fact.cue is None or draft.status == "planned" else draft.status
    return True


def _asserted(draft: Draft) -> bool:
    """Whether a verb tells that something is done: no infinitive, and a gerund only behind "after" or "by"."""
    tokens, i = draft.sentence.tokens, draft.chain.hit.head
    if tokens[i].upos != "VERB" or tree.children(tokens, i, "aux", "aux:pass", "nsubj"):
        return True
    if _begins(tokens, i):
        return True
    marks = {tokens[k].norm for k in tree.children(tokens, i, "mark", "case")}
    if tokens[i].norm.endswith("ing"):
        told = tree.relation(tokens, i) in {"advcl", "acl"}  # "..., freeing 20 captives"
        return bool(marks & words_of("status", "prepositions", "done")) if marks else told
    return "to" not in marks


def _before_it(draft: Draft) -> bool:
    """ "A truce before Vietnam completes its withdrawal": what something else comes before is not done."""
    tokens = draft.sentence.tokens
    clauses = [k for k in draft.chain.through if tokens[k].upos == "VERB"]
    marked = [k for k in clauses if any(tokens[m].norm == "before" for m in tree.children(tokens, k, "mark"))]
    return any(tokens[k].feats.get("Tense") == "Pres" for k in marked)


def _mandative(draft: Draft) -> bool:
    """ "The demand that arms *be handed over* was condemned": the bare "be" says what is asked for; so does "wants freed"."""
    tokens, i = draft.sentence.tokens, draft.chain.hit.head
    if any(tokens[k].lemma == "want" for k in tree.children(tokens, i, "aux")):
        return True
    helping = [k for k in tree.children(tokens, i, "aux", "aux:pass", "mark") if k < i]
    passive = [k for k in helping if tokens[k].norm == "be" and tokens[k].dep == "aux:pass"]
    return bool(passive) and not any(tokens[k].dep == "aux" or tokens[k].norm == "to" for k in helping)


def _begins(tokens: Sequence[Token], i: int) -> list[int]:
    """Who begins or goes on to do what a verb says: "*troops* began leaving", "have started to leave"."""
    above = tokens[i].head
    raised = tree.relation(tokens, i) == "xcomp" and tokens[above].lemma in words_of("status", "raising")
    doers = tree.doers(tokens, above) if raised else []
    return [
        k for k in doers if tokens[k].lemma not in class_words("deeds")
    ]  # "efforts continue to stop the war"


def _told_by_a_deal(draft: Draft) -> bool:
    """ "Signed a deal ..., withdrawing all troops by August": what follows from the signature is one of its terms."""
    tokens, i = draft.sentence.tokens, draft.chain.hit.head
    if not tokens[i].norm.endswith("ing") or tree.relation(tokens, i) not in {"advcl", "acl", "conj"}:
        return False
    if tree.children(tokens, i, "mark", "case", "aux"):
        return False
    above = tree.head_chain(tokens, i)
    objects = [k for verb in above[:2] for k in tree.children(tokens, verb, "obj")]
    concluded = any(tokens[verb].lemma in _CONCLUDES for verb in above[:2])
    return concluded and any(tokens[k].lemma in _AGREEMENTS for k in objects)


def _end_in_view(draft: Draft) -> bool:
    """ "Their aim is to disarm the militia": the infinitive tells what an aim or a choice is, nothing that is planned."""
    tokens, i = draft.sentence.tokens, draft.chain.hit.head
    subjects = [tokens[k].lemma for k in tree.children(tokens, i, "nsubj")]
    return bool(tree.children(tokens, i, "mark", "cop")) and bool(
        set(subjects) & words_of("structure", "ends")
    )


def _headline(draft: Draft) -> bool:
    """ "Rebels to free captives": an infinitive that heads its sentence is a promise."""
    return tree.relation(draft.sentence.tokens, draft.chain.hit.head) == "root"


def _looks_ahead(draft: Draft) -> bool:
    """Whether the clause of a condition's verb has "will" or "would"."""
    tokens = draft.sentence.tokens
    ahead = words_of("status", "modals", "planned") | words_of("status", "modals", "reported_future")
    return any(tokens[k].norm in ahead for k in tree.children(tokens, draft.chain.hit.head, "aux"))


def _term_of_agreement(draft: Draft) -> bool:
    """Whether an agreement calls for it: a term of a deal is a promise (coding guide, section 7)."""
    tokens, outer = draft.sentence.tokens, draft.chain.outer
    if outer is None or tokens[outer.token].upos != "VERB":
        return False
    return any(tokens[i].lemma in _AGREEMENTS for i in tree.doers(tokens, outer.token))


def _decreed(draft: Draft) -> bool:
    """ "Ordered the release of the men", "ordered them to be freed": who orders what is in his power does not ask for it."""
    tokens, outer, i = draft.sentence.tokens, draft.chain.outer, draft.chain.hit.head
    if outer is None or tokens[outer.token].lemma != "order" or tokens[outer.token].upos != "VERB":
        return False
    return tokens[i].upos == "NOUN" or tree.is_passive(tokens, i)


def _waited_for(draft: Draft, context: Context) -> bool:
    """Whether the condition stands under "once", "if", "unless" of a clause on talks or a truce."""
    tokens = draft.sentence.tokens
    head = tree.clause_of(tokens, draft.chain.hit.head)
    for verb in [head, *tree.head_chain(tokens, head)]:
        if tree.relation(tokens, verb) != "advcl":
            continue
        marks = {tokens[k].norm for k in tree.children(tokens, verb, "mark", "advmod", "case")}
        if (
            marks & (words_of("status", "conditional") | words_of("status", "hypothetical"))
            and "when" not in marks
        ):
            return _speaks_of_peace(context, draft, tokens[verb].head)
    return False


def _speaks_of_peace(context: Context, draft: Draft, main: int) -> bool:
    """Whether a clause is about a truce or talks, in itself or as a relative clause upon them."""
    tokens = draft.sentence.tokens
    subject_of = tokens[main].head if tokens[main].dep == "acl:relcl" else main
    return any(
        h.topic.family in {"talks", "truce"}
        and (h.head in {main, subject_of} or tree.is_below(tokens, h.head, main))
        and h.head not in draft.chain.hit.tokens
        for h in context.hits
    )
