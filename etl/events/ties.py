"""What ties a condition to peace: talks or a truce in its sentence, or beside it, where a side of the conflict asks or acts."""

from collections.abc import Sequence

from etl.events.cast import is_third_party
from etl.events.draft import Context, Draft
from etl.events.lexicon import class_words, words_of
from etl.events.scope import peace_context
from etl.events.spans import phrases
from etl.events.topics import TopicHit
from etl.language import tree
from etl.records import Token

TOLD_BESIDE = frozenset(
    {"prisoner_release", "hostage_release", "prisoner_exchange", "troop_withdrawal", "disarmament"}
)


def by_a_party(draft: Draft, context: Context) -> bool:
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


def _names_a_side(draft: Draft, context: Context) -> bool:
    """Whether the clause's subject is a pronoun, a general word for a side or a name that no list has."""
    tokens = draft.sentence.tokens
    place = draft.told.act if draft.told.act is not None else draft.told.cue
    subjects = tree.children(tokens, tree.clause_of(tokens, place), "nsubj")
    unlisted = [i for i in subjects if tokens[i].upos == "PROPN" and not context.cast.among([i])]
    return bool(unlisted) or any(tokens[i].lemma in words_of("scope", "sides") for i in subjects)


def tied_to_peace(draft: Draft, context: Context) -> bool:
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
    known = hit.topic.kind in TOLD_BESIDE and hit.complement is not None
    known = known and draft.sentence.tokens[hit.head].lemma not in words_of("structure", "in_battle")
    told = draft.status in {"actual", "planned"} or (draft.fact.negated and looks_ahead(draft))
    if not (known and draft.bare and draft.event_type == "met" and told):
        return False
    main = {a.actor_id for a in context.standing.dyad()}
    doing = [*draft.roles.doer, *context.cast.among(begins(draft.sentence.tokens, hit.head))]
    doers = {a.actor_id for m in doing for a in m.actors}
    tokens = draft.sentence.tokens
    unsaid = draft.fact.negated and tree.is_passive(tokens, hit.head) and not tree.agent(tokens, hit.head)
    side = doers & main or (unsaid and draft.source.attribution == "party")  # "they would not be released"
    return bool(side) and any(h.topic.family in {"talks", "truce"} for h in context.hits_near)


def _asked_beside(draft: Draft, context: Context) -> bool:
    """ "Gave them a list of detainees whose release they seek": what a main side asks for beside talks."""
    known = draft.chain.hit.topic.kind in TOLD_BESIDE and draft.chain.hit.complement is not None
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


def begins(tokens: Sequence[Token], i: int) -> list[int]:
    """Who begins or goes on to do what a verb says: "*troops* began leaving", "have started to leave"."""
    above = tokens[i].head
    raised = tree.relation(tokens, i) == "xcomp" and tokens[above].lemma in words_of("status", "raising")
    doers = tree.doers(tokens, above) if raised else []
    return [
        k for k in doers if tokens[k].lemma not in class_words("deeds")
    ]  # "efforts continue to stop the war"


def looks_ahead(draft: Draft) -> bool:
    """Whether the clause of a condition's verb has "will" or "would"."""
    tokens = draft.sentence.tokens
    ahead = words_of("status", "modals", "planned") | words_of("status", "modals", "reported_future")
    return any(tokens[k].norm in ahead for k in tree.children(tokens, draft.chain.hit.head, "aux"))
