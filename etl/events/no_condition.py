"""What only looks like a condition: what one is for, what one is spared, agreements named by a term, bodies left."""

from collections.abc import Sequence

from etl.events.clause_types import AGREEMENTS, CONCLUDES
from etl.events.draft import Draft
from etl.events.lexicon import class_words, words_of
from etl.events.spans import phrases
from etl.language import tree
from etl.records import Token

_GRANTS = frozenset({"accept", "agree", "grant", "concede", "meet", "satisfy", "fulfil", "fulfill", "bow"})


def no_condition(draft: Draft) -> bool:
    """Whether a draft's words name something that nobody asks, promises, refuses or does."""
    looks_like = (_what_for, _spared, _watched, _only_named, _without, _leaves_a_body)
    return any(test(draft) for test in looks_like)


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
    noun = outer.token if tokens[outer.token].lemma in AGREEMENTS else None
    return noun is not None and outer.token > draft.chain.hit.head and not _concluded(tokens, noun)


def _concluded(tokens: Sequence[Token], noun: int) -> bool:
    above = tokens[noun].head
    return tokens[above].lemma in CONCLUDES or tree.case_of(tokens, noun) in {"under", "on", "to"}


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
