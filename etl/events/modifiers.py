"""Acts told beside a topic and not above it: "the truce agreed in May", "talks that Qatar hosted", "in force since Friday"."""

from collections.abc import Sequence

from etl.events.acts import acts_at, matching_act, operator_status
from etl.events.lexicon import Act, acts_by_word, words_of
from etl.events.positions import position_of
from etl.events.steps import Chain, Step
from etl.events.topics import TopicHit
from etl.language import tree
from etl.language.lemmas import lemma_of
from etl.records import Token

_ABOUT = frozenset({"on", "for", "about", "of", "over"})
_BESIDE = 8  # words behind a topic within which a phrase between commas describes it


def modifier_chains(tokens: Sequence[Token], hit: TopicHit) -> list[Chain]:
    """Acts told in the topic's own modifiers: "the truce agreed in May", "talks that Qatar hosted"."""
    chains = []
    # "Talks between the two sides being held in Oslo": parsers hang what is held on the sides.
    sides = [
        k for k in tree.children(tokens, hit.head, "nmod") if tree.case_of(tokens, k) in {"between", "with"}
    ]
    participles = [
        a
        for k in tree.with_conjuncts(tokens, sides)
        for a in tree.children(tokens, k, "acl")
        if tokens[a].dep == "acl"
    ]
    # "In violation of the ceasefire signed in May": or on the noun above.
    last = hit.tokens[-1]
    participles += [a for a in tree.children(tokens, tokens[hit.head].head, "acl") if last < a <= last + 2]
    participles += _relative_clauses(tokens, hit)
    # "A truce, to begin at dawn": or on the verb.
    if [t.norm for t in tokens[last + 1 : last + 3]] == [",", "to"] and last + 3 < len(tokens):
        participles.append(last + 3)
    chains += _predicates_beside(tokens, hit)
    for k in dict.fromkeys([*tree.children(tokens, hit.head, "acl", "amod"), *participles]):
        if k in hit.tokens or _wished(tokens, hit.head, k):
            continue
        for m in tree.with_conjuncts(tokens, [k]):
            chain = _modifier_chain(tokens, hit, m)
            if chain:
                chains.append(chain)
    return chains


def _relative_clauses(tokens: Sequence[Token], hit: TopicHit) -> list[int]:
    """Relative clauses hung elsewhere that tell of the topic: "a truce deal that began on Sunday", "a breach of the truce,
    which expired": the pronoun stands right behind the topic's words or those of its deal.
    """
    above, last = tokens[hit.head].head, hit.tokens[-1]
    if tree.relation(tokens, hit.head) == "compound" and tokens[above].lemma in words_of(
        "structure", "agreements"
    ):
        last = above
    pronouns = [t for t in tokens[last + 1 : last + 3] if t.norm in {"which", "that"}]
    return [t.head for t in pronouns if tokens[t.head].dep == "acl:relcl" and tokens[t.head].head != hit.head]


def _predicates_beside(tokens: Sequence[Token], hit: TopicHit) -> list[Chain]:
    """ "The ceasefire, in force since Friday": what a phrase between commas says of the topic."""
    found = []
    for k in range(hit.tokens[-1] + 2, min(hit.tokens[-1] + _BESIDE, len(tokens) - 1)):
        if tokens[k - 1].norm != "," or tokens[k].norm not in {"in", "under"}:
            continue
        chain = Chain(hit, through=[hit.head, k + 1], top=k + 1)
        act = matching_act(tokens, hit.topic.family, k + 1, "subject", chain)
        if act and tokens[hit.head].upos in {"NOUN", "PROPN"}:
            chain.steps.append(Step(act, k + 1, "subject"))
            found.append(chain)
    return found


def _wished(tokens: Sequence[Token], head: int, k: int) -> bool:
    """ "Wanted a truce signed": that is what is wanted and no truce that was signed."""
    return tokens[tokens[head].head].lemma in {"want", "need"} and tokens[k].norm.endswith("ed") and k > head


def later_acts(tokens: Sequence[Token], chain: Chain) -> list[Chain]:
    """What else a clause says of a topic that is its subject: "truces were extended or broke down"."""
    if not chain.steps or chain.steps[0].token != tokens[chain.hit.head].head:
        return []
    found = []
    for k in tree.children(tokens, chain.steps[0].token, "conj"):
        if tokens[k].upos != "VERB" or tree.children(tokens, k, "nsubj"):
            continue
        passive = tree.is_passive(tokens, k) and tokens[k].feats.get("VerbForm") != "Fin"
        one = Chain(chain.hit, through=[chain.hit.head, k], top=k)
        act = matching_act(tokens, chain.hit.topic.family, k, "object" if passive else "subject", one)
        if act and tree.relation(tokens, chain.hit.head) == "nsubj":
            one.steps.append(Step(act, k, "subject"))
            found.append(one)
    return found


def _modifier_chain(tokens: Sequence[Token], hit: TopicHit, k: int) -> Chain | None:
    purpose = hit.topic.anywhere or hit.topic.kind == "mediation"
    if purpose and tokens[k].feats.get("VerbForm") == "Inf" and not tree.is_passive(tokens, k):
        return None  # "an attempt to end the war" is not an attempt that ended
    if _about(tokens, k):
        return None  # "talks on ending the war" are talks that end no more than "a call for halting it"
    chain = Chain(hit, through=[hit.head, k], top=k)
    position = _modifier_position(tokens, k)
    act = matching_act(tokens, hit.topic.family, k, position, chain)
    if act is None and tree.relation(tokens, k) == "amod":
        act = matching_act(tokens, hit.topic.family, k, "modifier_word", chain) or _participle_act(
            tokens, hit, k, chain
        )
    plain = tokens[k].upos == "ADJ" and not tokens[k].norm.endswith(("ed", "en", "ing"))
    if act is not None and act.topic == "any" and plain and tree.relation(tokens, k) == "amod":
        return None  # "a crucial withdrawal": that something is crucial is said by a predicate
    if _content(tokens, k) or _told_to(tokens, hit.head, k):
        return None
    if act is not None and _own_complement(tokens, hit, k, chain, act):
        return None
    if act is None:
        return _raised_chain(tokens, chain, k)
    chain.steps.append(Step(act, k, position))
    return chain


def _about(tokens: Sequence[Token], k: int) -> bool:
    """Whether a gerund stands behind a preposition: it tells what its noun is about, nothing that the noun does."""
    marks = tree.children(tokens, k, "mark", "case")
    return tokens[k].norm.endswith("ing") and any(tokens[m].norm in _ABOUT for m in marks)


def _content(tokens: Sequence[Token], k: int) -> bool:
    """Whether a clause read as a relative one says what its noun is: "an understanding that we have no claim"."""
    objects = tree.children(tokens, k, "obj")
    that = [c for c in objects if tokens[c].norm == "that"]
    return tokens[k].dep == "acl:relcl" and bool(that) and len(objects) > 1


def _told_to(tokens: Sequence[Token], head: int, k: int) -> bool:
    """Whether a clause with no pronoun says what a meeting is told: "told a meeting of the two he would go"."""
    bare = tokens[k].dep == "acl:relcl" and _subject_alone(tokens, k)
    return (
        bare
        and tokens[tokens[head].head].lemma in {"tell", "inform"}
        and tree.relation(tokens, head) in {"obj", "iobj"}
    )


def _subject_alone(tokens: Sequence[Token], k: int) -> bool:
    subjects = tree.children(tokens, k, "nsubj")
    return bool(subjects) and not any(
        tokens[c].norm in {"that", "which", "who"} for c in tree.children(tokens, k)
    )


def _own_complement(tokens: Sequence[Token], hit: TopicHit, k: int, chain: Chain, act: Act) -> bool:
    """ "A truce aimed at ending the war": what the participle's preposition takes is not the topic."""
    words = [w for a, w in acts_at(tokens, hit.topic.family, k, chain) if a is act]
    if not words or len(words[0]) == 1 or k + 1 >= len(tokens) or tokens[k + 1].norm != words[0][-1]:
        return False
    if tokens[k + 1].upos != "ADP":
        return False  # "which produced no result": the determiner is a part of what is said of the talks
    taken = tokens[k + 1].head
    return taken > k + 1 and tokens[taken].head == k


def _raised_chain(tokens: Sequence[Token], chain: Chain, k: int) -> Chain | None:
    """ "A truce that was due to end on Sunday": what the topic is to do stands below the clause's own verb."""
    status = operator_status(tokens[k])
    if tokens[k].dep != "acl:relcl" or not status:
        return None
    for below in tree.children(tokens, k, "xcomp"):
        act = matching_act(tokens, chain.hit.topic.family, below, "subject", chain)
        if act:
            chain.steps.append(Step(act, below, "subject"))
            chain.operators.append((k, status))
            chain.through.insert(1, below)
            return chain
    return None


def _participle_act(tokens: Sequence[Token], hit: TopicHit, k: int, chain: Chain) -> Act | None:
    """The verb that a participle tagged as adjective comes from: "the proposed truce"."""
    if not tokens[k].norm.endswith(("ed", "en", "ing")) or (k and tokens[k - 1].norm == "-"):
        return None  # an "open-ended" truce has not ended
    wanted = "subject" if tokens[k].norm.endswith("ing") else "object"
    verb = lemma_of(tokens[k].norm, "VERB", {})
    for act, word_class, words in acts_by_word(hit.topic.family).get(verb, ()):
        fits = act.topic in {wanted, "any"} and (not act.kinds or hit.topic.kind in act.kinds)
        if word_class == "verbs" and len(words) == 1 and fits:
            return act
    return None


def _modifier_position(tokens: Sequence[Token], k: int) -> str:
    """Where the modified noun stands in its relative or participial clause."""
    if tokens[k].dep == "acl:relcl":
        pronouns = [
            c
            for c in tree.children(tokens, k)
            if tokens[c].feats.get("PronType") == "Rel" or tokens[c].norm in {"which", "that", "who"}
        ]
        subject = next((c for c in pronouns if tree.relation(tokens, c) == "nsubj"), None)
        if subject is None:
            return "object"
        return position_of(tokens, subject)[0]
    if tree.children(tokens, k, "obj") and not tree.children(tokens, k, "aux:pass"):
        return "subject"  # "a truce halted the fighting", hung on the truce: a passive takes no object
    if tree.is_passive(tokens, k) or tokens[k].norm.endswith(("ed", "en")):
        return "object"
    return "subject" if tokens[k].feats.get("VerbForm") != "Inf" else "object"
