"""Walk from a topic up the sentence and collect the acts upon it.

"agreed to resume talks" is the act of resuming within the act of agreeing. The walk passes objects,
subjects, complements, compounds and clausal complements; it stops at adjuncts ("left during the
talks"), at relative clauses, at verbs of speech and at words that it does not know.
"""

from collections.abc import Sequence

from etl.events.acts import acts_at, matching_act, operator_status
from etl.events.lexicon import Act, Family, class_words, family, words_of
from etl.events.positions import joined_object, position_of, says_terms
from etl.events.steps import Chain, Step
from etl.events.topics import TopicHit
from etl.language import tree
from etl.records import Token

_PHRASE = 12  # words between a deal and the infinitive that tells it


def climb(tokens: Sequence[Token], hit: TopicHit) -> Chain:
    """Collect the acts upon a topic.

    Args:
        tokens: the sentence.
        hit: the topic.
    """
    lexicon = family(hit.topic.family)
    chain = Chain(hit)
    i = _start(tokens, hit)
    while True:
        chain.through.append(i)
        chain.top = i
        _predicated(tokens, lexicon, chain, i)
        anchor = _first_conjunct(tokens, i)
        deal = _deal_before(tokens, anchor)
        head = _terms_of(tokens, anchor) if says_terms(tokens, anchor) else tokens[anchor].head
        head = head if deal is None else deal
        if head == anchor:
            return chain
        position, word = position_of(tokens, anchor) if deal is None else ("clause", "")
        if tokens[anchor].dep == "obl:agent" and hit.topic.kind == "agreement":
            ends = matching_act(tokens, lexicon.name, head, "subject", chain)
            position = "subject" if ends else position  # "the war was ended by an accord"
        head = _asked_verb(tokens, lexicon, chain, anchor, _inviting(tokens, anchor, head))
        if position == "stop":
            return chain
        if position == "complement" and _works_for(tokens, head, word):
            chain.operators.append((head, "possible"))
            position = "clause"
        if position == "adjunct" and not _takes(tokens, lexicon, chain, head, word):
            chain.adjunct = word or chain.adjunct
            if not _by_talking(tokens, chain, head, word):
                return chain
            position = "clause"
        if not _pass(tokens, lexicon, chain, head, position):
            return chain
        i = head


def _terms_of(tokens: Sequence[Token], i: int) -> int:
    """The agreement whose terms a relative clause tells; parsers may hang it on a date in between."""
    before = [t.i for t in tokens[:i] if t.upos == "NOUN" and t.lemma in words_of("structure", "agreements")]
    return before[-1] if before else tokens[i].head


def _by_talking(tokens: Sequence[Token], chain: Chain, head: int, word: str) -> bool:
    """Whether talks are the way of resolving something: who is urged to "settle it through dialogue" is urged to talk."""
    way = chain.hit.topic.kind == "talks" and word in words_of("status", "prepositions", "generic")
    return way and not chain.steps and tokens[head].lemma in class_words("resolving")


def _works_for(tokens: Sequence[Token], head: int, word: str) -> bool:
    """Whether talks or a truce are what somebody works for: "came back to work for a resumption of the talks"."""
    verb = tokens[head].upos == "VERB" and tokens[head].lemma in class_words("trying")
    return verb and word in {"for", "towards", "toward"}


def _inviting(tokens: Sequence[Token], topic: int, head: int) -> int:
    """The verb of asking above a topic hung on the last of those asked: "invited the president and two others to talks"."""
    if tree.relation(tokens, topic) != "nmod" or tree.case_of(tokens, topic) not in {"to", "for"}:
        return head
    person = _first_conjunct(tokens, head)
    above = tokens[person].head
    appealed_to = tree.relation(tokens, head) == "obl" and tree.case_of(tokens, head) == "to"
    listed = person != head or tree.relation(tokens, head) in {"obj", "conj"} or appealed_to
    asks = tokens[above].upos == "VERB" and tokens[above].lemma in words_of("clauses", "asking_somebody")
    return above if listed and asks and tokens[head].lemma in class_words("sides") else head


def _asked_verb(tokens: Sequence[Token], lexicon: Family, chain: Chain, clause: int, head: int) -> int:
    """The verb above an infinitive that the parser hangs on the verb's object ("asked Kenya to mediate")."""
    verb = tokens[head].head
    if lexicon.name == "prerequisite":
        return head  # whose conditions are read from constructions of their own
    infinitive = tokens[clause].feats.get("VerbForm") == "Inf" or tokens[clause - 1].norm == "to"
    infinitive &= tree.relation(tokens, clause) in {"acl", "nmod"} and tokens[clause].upos == "VERB"
    for_whom = (
        tree.relation(tokens, head) == "nmod" and tree.case_of(tokens, head) == "for"
    )  # "time for both to talk"
    asked = (tree.relation(tokens, head) in {"obj", "iobj", "obl"} or for_whom) and tokens[head].upos in {
        "NOUN",
        "PROPN",
    }
    if infinitive and asked and not matching_act(tokens, lexicon.name, head, "clause", chain):
        return verb if matching_act(tokens, lexicon.name, verb, "clause", chain) else head
    return head


def _predicated(tokens: Sequence[Token], lexicon: Family, chain: Chain, i: int) -> None:
    """Take in the act that is the subject of a copula: "our proposal is to talk", "their demand was a ceasefire"."""
    if lexicon.name == "prerequisite" or not tree.children(tokens, i, "cop"):
        return
    for k in tree.children(tokens, i, "nsubj"):
        act = matching_act(tokens, lexicon.name, k, "clause", chain) if tokens[k].upos == "NOUN" else None
        if act and act.event_type in {"proposed", "refused", "agreed", "offered", "requested"}:
            chain.steps.append(Step(act, k, "clause"))
            chain.through.append(k)
            return


def _deal_before(tokens: Sequence[Token], i: int) -> int | None:
    """The agreement right before an infinitive that parsers hang on the verb: "signed a deal to stop the fighting"."""
    to = [k for k in tree.children(tokens, i, "mark") if tokens[k].norm == "to"]
    if tree.relation(tokens, i) not in {"advcl", "xcomp"} or not to or to[0] < 1:
        return None
    for k in range(to[0] - 1, max(-1, to[0] - 1 - _PHRASE), -1):  # "a deal on Tuesday to stop the fighting"
        if tokens[k].upos == "NOUN" and tokens[k].lemma in words_of("structure", "agreements"):
            return k if k > tokens[i].head else None
        if tokens[k].upos not in {"ADP", "PROPN", "NUM", "DET", "ADJ", "NOUN"}:
            return None
    return None


def _start(tokens: Sequence[Token], hit: TopicHit) -> int:
    """Where the walk begins: at the noun, if the topic's verb is a mere modifier of what it frees or lifts."""
    if hit.complement is not None and tree.relation(tokens, hit.head) == "amod":
        return hit.complement
    return hit.head


def _first_conjunct(tokens: Sequence[Token], i: int) -> int:
    """The coordination's first member, the name's first word; a later verb with its own subject stands alone."""
    while tree.relation(tokens, i) in {"conj", "flat", "fixed", "goeswith"}:
        if tokens[i].upos in {"VERB", "AUX"} and tree.children(tokens, i, "nsubj"):
            return i
        if joined_object(tokens, i):
            return i
        i = tokens[i].head
    return i


def _takes(tokens: Sequence[Token], lexicon: Family, chain: Chain, head: int, case: str) -> bool:
    """Whether an act names this preposition as one of its complements ("engaged in talks")."""
    return bool(case) and any(
        case in act.via or set(case.split()) <= set(phrase[1:])
        for act, phrase in acts_at(tokens, lexicon.name, head, chain)
    )


def _pass(tokens: Sequence[Token], lexicon: Family, chain: Chain, head: int, position: str) -> bool:
    """Take in one word above; False if the walk ends there."""
    if head in chain.hit.tokens:
        return True
    if position == "clause" and _asks(tokens, chain.through[-1]):
        chain.operators.append((head, "possible"))  # "decided how to negotiate" is no agreement to do so
        return True
    if (
        position == "clause"
        and tokens[chain.through[-1]].head == head
        and _reports(tokens, chain.through[-1], head)
    ):
        return False
    act = matching_act(tokens, lexicon.name, head, position, chain)
    if act and _of_a_try(tokens, chain, act, head, position):
        return True  # "made efforts for a settlement": what was made are efforts
    if act:
        chain.steps.append(Step(act, head, position))
        return True
    raised = _raised(tokens, lexicon.name, head, chain) if position in {"subject", "object"} else None
    if raised:
        chain.steps.append(raised)
        chain.through.append(raised.token)
    status = operator_status(tokens[head])
    if status:
        chain.operators.append((head, status))
        return True
    lemma = tokens[head].lemma
    if tokens[head].upos in {"NOUN", "PROPN"}:
        return lemma in words_of("structure", "transparent_nouns") or _in_act(tokens, lexicon, chain, head)
    if lemma in words_of("structure", "reporting"):
        return False
    return lemma in words_of("structure", "transparent_verbs") or (
        position == "clause" and tokens[head].upos == "VERB"
    )


def _of_a_try(tokens: Sequence[Token], chain: Chain, act: Act, head: int, position: str) -> bool:
    """Whether what is done is done to the try, hope or prospect of what is below it: nothing is told as done."""
    if act.event_type not in {"held", "agreement_reached", "agreed", "in_effect"}:
        return False
    below = chain.through[-1]
    if position == "object":
        return bool(chain.operators) and chain.operators[-1] == (below, "possible")
    tried = [k for k in tree.children(tokens, head, "obj") if operator_status(tokens[k]) == "possible"]
    return position == "complement" and bool(tried) and tree.case_of(tokens, below) in {"for", "at"}


def _asks(tokens: Sequence[Token], clause: int) -> bool:
    """Whether a clause is a question: "how to negotiate", "whether to go on"."""
    asking = words_of("status", "asking")
    return any(
        tokens[k].norm in asking and k < clause for k in tree.children(tokens, clause, "mark", "advmod")
    )


def _in_act(tokens: Sequence[Token], lexicon: Family, chain: Chain, noun: int) -> bool:
    """Whether a noun is only a part of the act above it: "see no point in talks", "have no intention of talking"."""
    acts = acts_at(tokens, lexicon.name, tokens[noun].head, chain)
    return any(tokens[noun].lemma in words[1:] for _, words in acts)


def _reports(tokens: Sequence[Token], clause: int, head: int) -> bool:
    """Whether a finite clause is only what a verb of speech reports ("confirmed that the truce holds")."""
    # "Asked Kenya to mediate" is a request, no report; "said they would go" is one.
    helped = tokens[head].lemma in {"say", "tell"} and bool(tree.children(tokens, clause, "aux", "cop"))
    own_subject = any(k < clause for k in tree.children(tokens, clause, "nsubj")) and clause < head
    finite = helped or own_subject or tokens[clause].feats.get("VerbForm") != "Inf"
    return (
        finite
        and tree.relation(tokens, clause) == "ccomp"
        and tokens[head].lemma in words_of("structure", "reporting")
    )


def _raised(tokens: Sequence[Token], name: str, head: int, chain: Chain) -> Step | None:
    """The act of an infinitive whose subject stands with the verb above it: "the truce is set to begin"."""
    below = chain.through[-1]
    if tree.relation(tokens, below) not in {"nsubj", "csubj"}:
        return None
    for k in tree.children(tokens, head, "xcomp"):
        position = "object" if tree.is_passive(tokens, k) else "subject"
        act = matching_act(tokens, name, k, position, chain)
        if act:
            return Step(act, k, position)
    return None
