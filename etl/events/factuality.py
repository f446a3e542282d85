"""The status of an event: actual, planned, conditional, possible or denied.

Read from tense and modal verbs, negation, subordinators and the words that govern the act, after
section 3 of the coding guide: an offer, a demand or a refusal that was really made is actual.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from etl.events.lexicon import words_of
from etl.events.steps import Chain
from etl.language import tree
from etl.records import Token

# Acts of speech: what is offered or refused may be future, the act is not.
SPEECH_ACTS = frozenset({"proposed", "refused", "demanded", "offered", "requested", "rejected"})


@dataclass(frozen=True, slots=True)
class Factuality:
    """A status, the words that gave it, and whether the act was negated."""

    status: str
    cue: str | None = None
    negated: bool = False
    obligation: bool = False  # "must", "should": said to be needed, not said to be so
    hypothetical: bool = False  # inside an if-clause


def assess(tokens: Sequence[Token], chain: Chain, event_type: str) -> Factuality:
    """Status of a chain's outermost act, or of the bare topic."""
    trigger = chain.trigger
    clause = _raised_from(tokens, tree.clause_of(tokens, trigger))
    negation = _negation(tokens, chain, trigger, clause)
    modal = None if _in_spite_of(tokens, trigger) else _modal(tokens, clause)
    condition = _condition(tokens, clause, chain)
    operator = _operator(chain, trigger)
    if chain.outer and not chain.outer.act.negatable:
        negation = None
    supposed = condition is not None and condition[0] == "hypothetical"
    if negation and not (operator and operator[1] == "denied"):
        return Factuality("denied", negation, negated=True, hypothetical=supposed)
    if condition and supposed:
        return Factuality("conditional", condition[1], hypothetical=True)
    if operator:
        return Factuality(operator[1], tokens[operator[0]].text)
    return _by_clause(tokens, chain, event_type, modal, condition)


def is_undone_within(tokens: Sequence[Token], chain: Chain) -> bool:
    """Whether an act below the outermost is negated: "urged them not to accept the truce" calls for no truce."""
    inner = [
        s for s in chain.steps[:-1] if s.act.event_type not in {"refused", "ended", "violated", "suspended"}
    ]
    words = words_of("status", "negations")
    return any(tokens[k].norm in words for s in inner for k in tree.children(tokens, s.token, "advmod"))


def _in_spite_of(tokens: Sequence[Token], trigger: int) -> bool:
    """Whether an act is what something is done in spite of, and so has come about: "will go on despite the withdrawal"."""
    done = words_of("status", "prepositions", "in_spite_of")
    return tokens[trigger].upos == "NOUN" and tree.case_of(tokens, trigger) in done


def _raised_from(tokens: Sequence[Token], clause: int) -> int:
    """The verb whose tense an infinitive shares: "the truce *seems* to be holding", "*will continue* to hold"."""
    raising = words_of("status", "raising")
    while tree.relation(tokens, clause) == "xcomp" and tokens[tokens[clause].head].lemma in raising:
        clause = tokens[clause].head
    return clause


def _by_clause(
    tokens: Sequence[Token],
    chain: Chain,
    event_type: str,
    modal: tuple[str, str] | None,
    condition: tuple[str, str] | None,
) -> Factuality:
    kind, cue = modal or (None, None)
    if chain.steps and event_type in SPEECH_ACTS and tree.relation(tokens, chain.trigger) == "nsubj":
        return Factuality("actual")  # "our proposal is to talk": the proposal is made
    if condition and condition[0] == "depending" and event_type not in SPEECH_ACTS:
        return Factuality("conditional", condition[1])
    if condition and kind and event_type not in SPEECH_ACTS:
        return Factuality("conditional", condition[1])
    if kind == "obligation":
        return Factuality("possible", cue, obligation=True)
    if kind in {"planned", "reported_future"} and event_type in {"refused", "rejected"}:
        return Factuality("actual", cue)  # who "will boycott" the talks refuses them
    if kind == "reported_future" and tokens[chain.trigger].upos == "ADJ" and event_type in SPEECH_ACTS:
        return Factuality("actual")  # "would be ready to talk" is an offer
    if kind in {"planned", "reported_future"}:
        return Factuality("planned", cue)
    if kind == "possible":
        return Factuality("possible", cue)
    modifier = _modifier(tokens, chain)
    if modifier:
        return modifier
    future = _infinitive(tokens, chain) or _adjunct(chain)
    return future or Factuality("actual")


def _negation(tokens: Sequence[Token], chain: Chain, trigger: int, clause: int) -> str | None:
    """A negating word on the act, on its clause or on the topic."""
    negations = words_of("status", "negations")
    places = {trigger, clause} if tree.relation(tokens, trigger) != "obl" else {trigger}
    if not chain.adjunct:
        places.add(chain.hit.head)
    for place in places:
        for k in tree.children(tokens, place, "advmod", "det", "cc", "cc:preconj"):
            if tokens[k].norm in negations and tokens[k].norm != "nor":
                return tokens[k].text
    if tree.relation(tokens, clause) == "acl" and _none(tokens, tokens[clause].head):
        return tokens[
            tokens[clause].head
        ].text  # "there is no partner that wants to negotiate", "no chance of ..."
    for subject in tree.children(tokens, clause, "nsubj"):
        if trigger == clause and _none(tokens, subject):
            return tokens[subject].text
    if chain.adjunct in words_of("status", "prepositions", "denied") and _close_case(tokens, chain):
        return chain.adjunct
    return None


def _none(tokens: Sequence[Token], i: int) -> bool:
    """Whether a subject is nobody: "neither side", "no party", "none of them"."""
    return tokens[i].norm in {"nobody", "none", "neither"} or any(
        tokens[k].norm in {"neither", "no"} for k in tree.children(tokens, i, "det", "cc", "cc:preconj")
    )


def _close_case(tokens: Sequence[Token], chain: Chain) -> bool:
    """Whether the preposition stands right before the topic's phrase, as it must to be its own."""
    first = tree.np_span(tokens, chain.hit.head)[0]
    return any(tokens[k].norm == chain.adjunct for k in range(max(0, first - 2), first + 1))


def _modal(tokens: Sequence[Token], clause: int) -> tuple[str, str] | None:
    """The kind of the clause's modal verb and the word."""
    first = clause
    if tokens[clause].feats.get("VerbForm") in {"Ger", "Part"} and not tree.children(tokens, clause, "aux"):
        marks = {tokens[k].norm for k in tree.children(tokens, clause, "mark", "case")}
        along = tree.relation(tokens, clause) == "advcl" and marks <= {"in", "by"}
        above = tokens[clause].head
        return _modal(tokens, above) if along and tree.is_predicate(tokens, above) else None
    while tree.relation(tokens, first) == "conj" and not tree.children(tokens, first, "nsubj", "aux"):
        first = tokens[first].head
    for k in tree.children(tokens, first, "aux"):
        for kind in ("planned", "reported_future", "possible", "obligation"):
            if tokens[k].norm in words_of("status", "modals", kind) or tokens[k].lemma in words_of(
                "status", "modals", kind
            ):
                return kind, tokens[k].text
    near = {tokens[k].norm for k in tree.children(tokens, first, "mark", "aux")}
    if "to" in near and any(tokens[k].lemma == "be" for k in tree.children(tokens, first, "aux", "cop")):
        return "planned", "be to"
    above = tokens[first].head
    if tree.relation(tokens, first) == "xcomp" and tokens[above].lemma in words_of("status", "obliging"):
        return "obligation", tokens[above].text
    return None


def _condition(tokens: Sequence[Token], clause: int, chain: Chain) -> tuple[str, str] | None:
    """("hypothetical", word) inside an if-clause, ("conditional", word) if the clause has one."""
    verbs = [clause, *(k for k in chain.through if tokens[k].upos in {"VERB", "AUX"})]
    verbs += [tree.conjuncts(tokens, k)[0] for k in verbs if not tree.children(tokens, k, "mark")]
    for c in dict.fromkeys(verbs):
        for k in tree.children(tokens, c, "mark"):
            if tokens[k].norm in words_of("status", "hypothetical"):
                return "hypothetical", tokens[k].text
            if (
                tokens[k].norm == "so"
                and k + 1 < len(tokens)
                and tokens[k + 1].norm == "that"
                and _helped(tokens, c)
            ):
                return "hypothetical", "so that"
    depending = _depending(tokens, chain)
    if depending:
        return "depending", depending
    for sub in tree.children(tokens, clause, "advcl"):
        for k in tree.children(tokens, sub, "mark", "advmod"):
            if tokens[k].norm in words_of("status", "conditional"):
                return "conditional", tokens[k].text
    return None


def _helped(tokens: Sequence[Token], clause: int) -> bool:
    """Whether a clause has a modal verb: "so that talks can go on" is a purpose, "so that they went on" tells it."""
    return any(
        tokens[k].lemma in {"will", "would", "can", "could", "may", "might"}
        for k in tree.children(tokens, clause, "aux")
    )


def _depending(tokens: Sequence[Token], chain: Chain) -> str | None:
    """ "A truce conditional on ...": the word beside the topic that makes it depend on something."""
    words = words_of("status", "depending")
    for i in dict.fromkeys([chain.hit.head, *chain.through]):
        for k in tree.children(tokens, i, "amod", "acl", "advcl", "xcomp", "appos", "conj"):
            takes = any(
                tree.case_of(tokens, c) in {"on", "to", "upon"}
                for c in tree.children(tokens, k, "obl", "nmod", "obj")
            )
            if tokens[k].lemma in words and takes:
                return tokens[k].text
    return None


def _operator(chain: Chain, trigger: int) -> tuple[int, str] | None:
    """The outermost status word above the outermost act."""
    above = (
        [o for o in chain.operators if chain.through.index(trigger) <= _place(chain, o[0])]
        if chain.steps
        else chain.operators
    )
    return above[-1] if above else None


def failing(tokens: Sequence[Token], chain: Chain, cue: str) -> bool:
    """Whether a status comes from a word of failing: "failed to reach an accord", "their inability to agree on one"."""
    words = words_of("status", "failing")
    return any(tokens[i].text == cue and tokens[i].lemma in words for i, _ in chain.operators)


def says_no_longer(tokens: Sequence[Token], i: int) -> bool:
    """Whether a clause says that it is so no more: "will no longer host the talks"."""
    near = [*tree.children(tokens, i, "advmod"), *tree.children(tokens, tree.clause_of(tokens, i), "advmod")]
    return any(tokens[k].norm == "longer" and k and tokens[k - 1].norm == "no" for k in near)


def contrasted(tokens: Sequence[Token], i: int) -> bool:
    """Whether a noun is named only as what something is not: "an armistice, not a peace treaty", "rather than one"."""
    first = tree.np_span(tokens, i)[0]
    before = " ".join(t.norm for t in tokens[max(0, first - 2) : first])
    return before in {"rather than", "instead of"} or any(
        tokens[k].norm == "not" and (k == 0 or tokens[k - 1].norm in {",", "but"}) for k in (first, first - 1)
    )


def _place(chain: Chain, token: int) -> int:
    return chain.through.index(token) if token in chain.through else len(chain.through)


def _modifier(tokens: Sequence[Token], chain: Chain) -> Factuality | None:
    """ "The planned talks", "a possible truce": adjectives on the topic of a bare mention."""
    for place in dict.fromkeys((chain.trigger, chain.hit.head)):
        for k in tree.children(tokens, place, "amod", "det"):
            for status in ("planned", "possible"):
                if tokens[k].lemma in words_of("status", "modifiers", status) and place == chain.trigger:
                    return Factuality(status, tokens[k].text)
    return None


def whichever(tokens: Sequence[Token], chain: Chain) -> bool:
    """Whether what a topic's modifier tells is told of none in particular: "will oversee any accord reached"."""
    told_of_it = chain.trigger in tree.children(tokens, chain.hit.head, "acl")
    return told_of_it and any(
        tokens[k].norm in {"any", "whatever"} for k in tree.children(tokens, chain.hit.head, "det")
    )


def _infinitive(tokens: Sequence[Token], chain: Chain) -> Factuality | None:
    """A purpose or a headline's future: "arrived to hold talks", "Rebels to free captives"."""
    verb = _raised_from(tokens, chain.trigger)
    if tokens[verb].feats.get("VerbForm") != "Inf" and tokens[verb].upos != "VERB":
        return None
    if any(tokens[k].lemma == "have" for k in tree.children(tokens, verb, "aux")):
        return None
    above = tokens[verb].head
    if tokens[above].lemma in words_of("status", "made_to") and tree.is_passive(tokens, above):
        return None
    to = [k for k in tree.children(tokens, verb, "mark", "aux") if tokens[k].norm == "to"]
    if to and tree.relation(tokens, verb) in {"advcl", "acl", "root", "xcomp", "parataxis"}:
        return Factuality("planned", "to")
    return None


def _adjunct(chain: Chain) -> Factuality | None:
    """A bare topic under a preposition of the future: "ahead of the talks"."""
    if chain.steps or not chain.adjunct:
        return None
    for status in ("planned", "possible"):
        if chain.adjunct in words_of("status", "prepositions", status):
            return Factuality(status, chain.adjunct)
    return None
