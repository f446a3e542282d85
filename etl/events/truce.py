"""The family truce: what is particular to it."""

from dataclasses import replace

from etl.events import deals
from etl.events.attributes import counted_sides, truce_attributes
from etl.events.cast import is_third_party
from etl.events.company import is_only_called
from etl.events.draft import Context, Draft
from etl.events.lexicon import class_words, words_of
from etl.events.purposes import is_use_of
from etl.language import tree

_TWO = 2
_BUT = frozenset({"although", "though", "but", "despite"})
# What is also done to "truce talks".
_DONE_TO_TALKS = frozenset({"agreed", "refused", "declared", "extended", "in_effect", "ended"})
_SINCE = frozenset({"after", "since", "although", "though"})


def refine(draft: Draft, context: Context) -> list[Draft]:
    """Accept, change or drop a draft of a truce.

    "Announced a truce" is a declaration if one party does it, an agreement if both or a third party
    do; what should or must be stopped is proposed.
    """
    if _is_none(draft, context) or not _settle_halt(draft):
        return []
    if draft.event_type in {"in_effect", "agreed"} and is_use_of(draft):
        return []
    _settle_type(draft)
    timexes = context.read.timexes.get(draft.sentence.no, [])
    draft.attributes.update(truce_attributes(draft.sentence, draft.chain, timexes, draft.event_type))
    kind = draft.chain.hit.topic.kind
    if (kind == "observance" or (kind == "raids" and draft.bare)) and not _for_a_time(draft):
        return []
    _settle_one_sided(draft)
    again = _fought_after(draft)
    several = counted_sides(draft.sentence.tokens, draft.chain.through)
    if several and draft.event_type != "declared":
        draft.attributes.setdefault("truce_laterality", several)
    return [draft, replace(draft, event_type="violated", status="actual", also=True)] if again else [draft]


def _is_none(draft: Draft, context: Context) -> bool:
    """Whether a draft is of something else: talks, the deal, a halt that only names a truce, what is called one."""
    kind = draft.chain.hit.topic.kind
    if kind == deals.KIND and draft.event_type not in deals.BECOMES:
        return True
    if draft.event_type in _DONE_TO_TALKS and _talks_of_it(draft):
        return True
    return (kind == "halt" and _names_a_truce(draft, context)) or is_only_called(draft)


def _settle_halt(draft: Draft) -> bool:
    """Set the type of a halt told by its verb alone; False where it is no truce."""
    kind = draft.chain.hit.topic.kind
    if draft.bare and kind in {"halt", "raids"}:
        if draft.fact.negated:
            return False  # "will not stop its raids": no truce that is denied
        if not _stops(draft) or _by_no_side(draft):
            return False
        draft.event_type = _type_of_halt(draft)
        if draft.event_type == "declared" and draft.status == "planned":
            draft.status = "actual"  # "will cease fire from Tuesday": that is announced
    if kind == "abstaining":
        if not _will_not(draft):
            return False
        draft.event_type, draft.status = "declared", "actual"  # what is said, is said now
    return True


def _settle_type(draft: Draft) -> None:
    """Set the type by what else the clause tells: who does it, what must be, what is still talked about."""
    if draft.event_type == "declared" and _declared_void(draft):
        draft.event_type = "ended"
    if draft.event_type == "ended" and _ends_fighting(draft):
        draft.event_type = "in_effect"
    if draft.fact.obligation and draft.event_type in {"in_effect", "agreed", "declared", "extended"}:
        draft.event_type, draft.status = "proposed", "actual"
    if _called_upon(draft) or (draft.event_type == "agreed" and _still_discussed(draft)):
        draft.event_type, draft.status = "proposed", "actual"
    if draft.event_type == "declared" and _holds_to(draft):
        draft.event_type = "in_effect"
    if draft.event_type == "declared" and (_by_both(draft) or _by_a_third(draft)):
        draft.event_type = "agreed"
    if draft.event_type == "proposed" and _term_of_agreement(draft):
        draft.event_type = "agreed"
    if draft.event_type == "in_effect" and draft.fact.negated and _will(draft):
        draft.event_type, draft.status = "refused", "actual"


def _settle_one_sided(draft: Draft) -> None:
    """Take a truce of one side for declared, whether it is offered or will be observed."""
    if draft.attributes.get("truce_laterality") != "unilateral":
        return
    own_offer = draft.sentence.tokens[draft.chain.trigger].lemma in {"offer", "propose"}
    if draft.event_type == "proposed" and own_offer:
        draft.event_type = "declared"  # "offered a unilateral truce"
    if draft.event_type == "in_effect" and draft.status == "planned":
        draft.event_type, draft.status = "declared", "actual"  # "will observe a unilateral truce"


def _names_a_truce(draft: Draft, context: Context) -> bool:
    """Whether what is halted is only a part of a truce's name: "suspend cease-fire talks" stops no fire."""
    halted = draft.chain.hit.complement
    named = (h for h in context.hits if h.topic.family == "truce" and h.topic.kind == "truce")
    return any(halted in h.tokens for h in named)


def _talks_of_it(draft: Draft) -> bool:
    """ "Agreed to truce talks", "suspended ceasefire talks": that is said of the talks."""
    tokens, last = draft.sentence.tokens, max(draft.chain.hit.tokens)
    if last + 1 < len(tokens) and tokens[last + 1].lemma in class_words("talks"):
        return True
    # "Began talks in May on a truce deal": parsers hang on the verb what the talks are on.
    on_what = any(tree.case_of(tokens, k) in {"on", "about", "over"} for k in draft.chain.through)
    done_to = tree.children(tokens, draft.trigger, "obj", "nsubj:pass", "nsubj")
    return on_what and any(tokens[k].lemma in class_words("talks") for k in done_to)


def _still_discussed(draft: Draft) -> bool:
    """ "Are negotiating a truce", "agreed to discuss one", "ready to work one out": it is on the table, no more."""
    tokens, steps = draft.sentence.tokens, draft.chain.steps
    if draft.fact.negated or draft.fact.hypothetical or not steps:
        return False
    inner = tokens[steps[0].token]
    if (
        len(steps) > 1
        and inner.lemma in words_of("structure", "considering")
        and steps[0].act.event_type == "proposed"
    ):
        return all(step.act.event_type == "agreed" for step in steps[1:])
    open_end = inner.norm.endswith("ing") or inner.feats.get("VerbForm") == "Inf"
    to_come = inner.feats.get("VerbForm") == "Inf" and all(s.act.event_type == "agreed" for s in steps)
    return (
        inner.lemma in words_of("structure", "bargaining")
        and inner.upos == "VERB"
        and (len(steps) == 1 or to_come)  # "agreed to negotiate a truce"
        and open_end
    )


def _called_upon(draft: Draft) -> bool:
    """ "Called on them to conclude a truce": who calls for what another does declares nothing, but who calls off does."""
    tokens, outer = draft.sentence.tokens, draft.chain.outer
    return (
        outer is not None
        and outer.position == "clause"
        and tokens[outer.token].lemma == "call"
        and not tree.children(tokens, outer.token, "compound:prt")
    )


def _holds_to(draft: Draft) -> bool:
    """ "Is committed to the truce": it keeps it."""
    tokens, i = draft.sentence.tokens, draft.chain.trigger
    stays = tree.relation(tokens, i) == "xcomp" and tokens[tokens[i].head].lemma in {"remain", "stay"}
    bound = bool(tree.children(tokens, i, "aux:pass", "cop"))
    return tokens[i].lemma in {"commit", "committed"} and (bound or stays)


def _fought_after(draft: Draft) -> bool:
    """ "Fighting erupted hours after the truce took effect": what the truce's clause depends on tells of a breach."""
    tokens = draft.sentence.tokens
    if draft.event_type not in {"in_effect", "agreed", "declared"} or draft.fact.hypothetical:
        return False
    clause = tree.clause_of(tokens, draft.chain.trigger)
    near = [
        *tree.children(tokens, clause, "mark", "advmod"),
        *tree.children(tokens, draft.chain.hit.head, "case"),
        *tree.children(tokens, draft.chain.trigger, "case"),  # "after the ceasefire declaration"
    ]
    marks = [k for k in near if tokens[k].norm in _SINCE]
    but = next((k for k in range(draft.chain.trigger + 1, len(tokens)) if tokens[k].norm in _BUT), None)
    if but is not None and draft.event_type == "in_effect":
        before = tokens[but:]  # "was holding although gunfire was heard"
    elif marks and marks[0] >= 3:
        before = tokens[: marks[0]]
    else:
        return False
    words = {t.lemma for t in before} | {t.norm for t in before}
    ahead = words & {"no", "not", "any"} or words & (
        words_of("status", "modals", "planned") | words_of("status", "modals", "possible") | {"would"}
    )
    if words & class_words("talks"):
        return False  # "but talks on an end to the war broke down"
    armed = words & (words_of("structure", "fighting") | class_words("attacks") | class_words("arms"))
    return bool(words & words_of("structure", "fights_on")) and bool(armed) and not ahead


def _declared_void(draft: Draft) -> bool:
    """ "Declared the truce null and void"."""
    tokens, i = draft.sentence.tokens, draft.chain.trigger
    said = {t.norm for t in tokens[max(i, draft.chain.hit.head) + 1 :] if t.upos in {"ADJ", "ADV", "VERB"}}
    return tokens[i].lemma in {"declare", "pronounce", "consider", "call"} and bool(
        said & words_of("structure", "void")
    )


def _ends_fighting(draft: Draft) -> bool:
    """ "A ceasefire ended hostilities": it is the fighting that ended."""
    tokens, i = draft.sentence.tokens, draft.chain.trigger
    ended = set(tree.children(tokens, i, "obj")) - set(draft.chain.through)
    return any(tokens[k].lemma in words_of("structure", "fighting") for k in ended)


def _type_of_halt(draft: Draft) -> str:
    """Fighting that one side stops is its declaration, that a deal stops is agreed, that stops is a truce in effect."""
    tokens = draft.sentence.tokens
    doers = tree.doers(tokens, draft.chain.hit.head)
    if any(tokens[i].lemma in words_of("structure", "concluded") for i in doers):
        return "agreed"
    one = len(_doers(draft)) == 1 and not counted_sides(tokens, [draft.chain.hit.head], any_number=True)
    return "declared" if one or draft.chain.hit.topic.kind == "raids" else "in_effect"


def _stops(draft: Draft) -> bool:
    """Whether a clause says that fighting stopped or will stop, and not that somebody means to end it."""
    tokens, i = draft.sentence.tokens, draft.chain.hit.head
    verb = tokens[i]
    if verb.upos != "VERB" or verb.lemma == "end" or draft.fact.hypothetical or draft.status == "possible":
        return False
    finite = verb.feats.get("VerbForm") == "Fin" or bool(tree.children(tokens, i, "aux", "aux:pass", "cop"))
    return finite and tree.relation(tokens, i) in {"root", "ccomp", "conj", "parataxis", "acl"}


def _by_no_side(draft: Draft) -> bool:
    """ "Warplanes stopped the bombing": that is how a battle goes, a side has promised nothing."""
    tokens, head = draft.sentence.tokens, draft.chain.hit.head
    doers = tree.doers(tokens, head)
    if any(tokens[k].lemma in class_words("aircraft") for k in doers):
        return True
    alone = not doers and not draft.roles.doer and not tree.is_passive(tokens, head)
    return draft.chain.hit.topic.kind == "raids" and alone


def _will_not(draft: Draft) -> bool:
    """ "Would not launch attacks": the topic's own verb is negated and looks ahead."""
    tokens, hit = draft.sentence.tokens, draft.chain.hit
    first = tokens[hit.head].head if tree.relation(tokens, hit.head) == "conj" else hit.head
    beside = [i for i in (hit.head, first, hit.complement) if i is not None]
    words = {tokens[k].norm for i in beside for k in tree.children(tokens, i)}
    return bool(words & {"not", "n't", "never", "no"}) and bool(
        words & {"will", "would", "wo", "shall", "'ll"}
    )


def _will(draft: Draft) -> bool:
    """ "Will not observe the truce": that is a refusal, no report."""
    tokens = draft.sentence.tokens
    return any(
        tokens[k].norm in words_of("status", "modals", "planned") or tokens[k].norm == "would"
        for k in tree.children(tokens, draft.chain.trigger, "aux")
    )


def _for_a_time(draft: Draft) -> bool:
    """Whether arms are laid down for some days or an occasion, not for good."""
    return bool({"truce_duration_days", "truce_purpose"} & draft.attributes.keys()) or (
        draft.chain.hit.topic.words[0][0] != "lay"
        and all(step.act.event_type in {"declared", "agreed"} for step in draft.chain.steps)
    )


def _by_both(draft: Draft) -> bool:
    """ "A truce was announced by both sides", or by nobody in particular or a third party: it is agreed."""
    doers = _doers(draft)
    alone = len(tree.doers(draft.sentence.tokens, draft.chain.trigger)) == 1
    if len(draft.actor_ids) >= _TWO and len(doers) != 1 and not (doers and alone):
        return not _several_declarations(draft)
    if not doers and counted_sides(draft.sentence.tokens, [draft.chain.trigger], any_number=True):
        return True
    passive = tree.is_passive(draft.sentence.tokens, draft.chain.trigger)
    return not doers and (bool(draft.roles.mediators) or (passive and not draft.roles.parties))


def _by_a_third(draft: Draft) -> bool:
    """ "The envoy announced a ceasefire": what a third party makes known is the sides' agreement."""
    tokens, i = draft.sentence.tokens, draft.chain.trigger
    doers = draft.roles.doer
    told = tokens[i].lemma in {"announce", "proclaim", "announcement"}
    return told and bool(doers) and all(is_third_party(m) for m in doers)


def _term_of_agreement(draft: Draft) -> bool:
    """Whether an agreement, not a plan, provides for the truce: "the peace pact includes a ceasefire"."""
    tokens, outer = draft.sentence.tokens, draft.chain.outer
    if outer is None or tokens[outer.token].upos != "VERB":
        return False
    return any(tokens[i].lemma in words_of("structure", "concluded") for i in tree.doers(tokens, outer.token))


def _several_declarations(draft: Draft) -> bool:
    """ "The declarations of a truce by both sides": each declared its own."""
    tokens, token = draft.sentence.tokens, draft.sentence.tokens[draft.chain.trigger]
    beside = {tokens[k].norm for k in tree.children(tokens, token.i, "advmod")}
    if beside & words_of("structure", "each_alone"):
        return True
    return token.upos == "NOUN" and token.feats.get("Number") == "Plur"


def _doers(draft: Draft) -> set[str]:
    return {a.actor_id for m in draft.roles.doer for a in m.actors}
