"""Walk from a topic up the sentence and collect the acts upon it.

"agreed to resume talks" is the act of resuming within the act of agreeing. The walk passes objects,
subjects, complements, compounds and clausal complements; it stops at adjuncts ("left during the
talks"), at relative clauses, at verbs of speech and at words that it does not know.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.events.lexicon import Act, Family, Phrase, acts_by_word, class_words, family, words_of
from etl.events.topics import TopicHit, match_sequence, match_verb_phrase
from etl.language import tree
from etl.language.lemmas import lemma_of
from etl.records import Token

_WORD_CLASS = {
    "VERB": "verbs",
    "AUX": "verbs",
    "NOUN": "nouns",
    "PROPN": "nouns",
    "ADJ": "adjectives",
    "ADV": "adjectives",
    "ADP": "adjectives",
}


_ABOUT = frozenset({"on", "for", "about", "of", "over"})
_BESIDE = 8  # words behind a topic within which a phrase between commas describes it
_PHRASE = 12  # words between a deal and the infinitive that tells it


@dataclass(frozen=True, slots=True)
class Step:
    """An act on the way up, and where the thing below it stands."""

    act: Act
    token: int
    position: str


@dataclass(slots=True)
class Chain:
    """The acts upon a topic, inner act first, and what stands above them."""

    hit: TopicHit
    steps: list[Step] = field(default_factory=list)
    operators: list[tuple[int, str]] = field(default_factory=list)  # (token, status), inner first
    adjunct: str | None = None  # preposition or subordinator at which the walk stopped
    top: int = 0  # the last token of the walk
    through: list[int] = field(default_factory=list)  # all tokens passed

    @property
    def outer(self) -> Step | None:
        """The outermost act."""
        return self.steps[-1] if self.steps else None

    @property
    def trigger(self) -> int:
        """The token that signals the event: the outermost act, or the topic itself."""
        return self.steps[-1].token if self.steps else self.hit.head


def position_of(tokens: Sequence[Token], i: int) -> tuple[str, str]:
    """Where a token stands to its head: (position, preposition or subordinator).

    Positions: subject, object, complement (with its preposition), modifier, clause, adjunct, stop.
    """
    rel, head = tree.relation(tokens, i), tokens[i].head
    if rel in {"nsubj", "csubj"}:
        passive = tokens[i].dep.endswith(":pass") or tree.is_passive(tokens, head)
        return ("object" if passive else "subject"), ""
    if rel in {"obj", "iobj"}:
        return "object", ""
    if rel in {"obl", "nmod"} and tokens[i].dep != "nmod:poss":
        case = tree.case_of(tokens, i)
        if tokens[i].upos == "VERB" and i and tokens[i - 1].norm == "to":
            return "clause", ""  # "set up a panel to mediate", hung on the verb
        return _oblique_position(tokens[i].dep, case), case
    if rel in {"compound", "amod", "nmod"}:
        return "modifier", ""
    if _joined_object(tokens, i):
        return "object", ""
    return _clause_position(tokens, i, rel)


def _oblique_position(dep: str, case: str) -> str:
    if dep == "obl:agent":
        return "adjunct"
    if case in words_of("structure", "complement_prepositions"):
        return "complement"
    return "adjunct" if case else "stop"


def _clause_position(tokens: Sequence[Token], i: int, rel: str) -> tuple[str, str]:
    if rel in {"xcomp", "ccomp"}:
        return "clause", ""
    if tokens[i].dep == "acl:relcl":
        return ("clause", "") if _says_terms(tokens, i) else ("stop", "")
    if rel == "acl":
        infinitive = tokens[i].feats.get("VerbForm") == "Inf" or bool(tree.children(tokens, i, "mark"))
        return ("clause", "") if infinitive else ("stop", "")
    if rel == "advcl":
        marks = [
            tokens[k].norm for k in tree.children(tokens, i, "mark", "case")
        ]  # "after" may be read as either
        if not marks and tokens[i].feats.get("VerbForm") in {"Part", "Ger"}:
            return (
                "stop",
                "",
            )  # "renewed their attacks, shattering the truce": what was renewed is told beside it
        return "adjunct", marks[0] if marks else ""
    return "stop", ""


def _says_terms(tokens: Sequence[Token], i: int) -> bool:
    """Whether a relative clause tells the terms of its noun: "an agreement under which they would stop fighting"."""
    pronouns = [k for k in tree.children(tokens, i, "obl") if tokens[k].norm == "which"]
    return any(tree.case_of(tokens, k) in {"under", "by", "in", "according to"} for k in pronouns)


def _terms_of(tokens: Sequence[Token], i: int) -> int:
    """The agreement whose terms a relative clause tells; parsers may hang it on a date in between."""
    before = [t.i for t in tokens[:i] if t.upos == "NOUN" and t.lemma in words_of("structure", "agreements")]
    return before[-1] if before else tokens[i].head


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
        head = _terms_of(tokens, anchor) if _says_terms(tokens, anchor) else tokens[anchor].head
        head = head if deal is None else deal
        if head == anchor:
            return chain
        position, word = position_of(tokens, anchor) if deal is None else ("clause", "")
        if tokens[anchor].dep == "obl:agent" and hit.topic.kind == "agreement":
            ends = matching_act(tokens, lexicon.name, head, "subject", chain)
            position = "subject" if ends else position  # "the war was ended by an accord"
        head = _asked_verb(tokens, lexicon, chain, anchor, head)
        if position == "stop":
            return chain
        if position == "adjunct" and not _takes(tokens, lexicon, chain, head, word):
            chain.adjunct = word or chain.adjunct
            if not _by_talking(tokens, chain, head, word):
                return chain
            position = "clause"
        if not _pass(tokens, lexicon, chain, head, position):
            return chain
        i = head


def _by_talking(tokens: Sequence[Token], chain: Chain, head: int, word: str) -> bool:
    """Whether talks are the way of resolving something: who is urged to "settle it through dialogue" is urged to talk."""
    way = chain.hit.topic.kind == "talks" and word in words_of("status", "prepositions", "generic")
    return way and not chain.steps and tokens[head].lemma in class_words("resolving")


def _asked_verb(tokens: Sequence[Token], lexicon: Family, chain: Chain, clause: int, head: int) -> int:
    """The verb above an infinitive that the parser hangs on the verb's object ("asked Kenya to mediate")."""
    verb = tokens[head].head
    if lexicon.name == "prerequisite":
        return head  # whose conditions are read from constructions of their own
    infinitive = tokens[clause].feats.get("VerbForm") == "Inf" or tokens[clause - 1].norm == "to"
    infinitive &= tree.relation(tokens, clause) in {"acl", "nmod"} and tokens[clause].upos == "VERB"
    asked = tree.relation(tokens, head) in {"obj", "iobj", "obl"} and tokens[head].upos in {"NOUN", "PROPN"}
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
        if _joined_object(tokens, i):
            return i
        i = tokens[i].head
    return i


def _joined_object(tokens: Sequence[Token], i: int) -> bool:
    """ "Wants the army to leave, and a lifting of the siege": a noun joined to a verb is a further object of it."""
    plain = tokens[i].upos == "NOUN" and not tree.children(tokens, i, "nsubj", "cop", "case")
    return plain and tokens[i].dep == "conj" and tokens[tokens[i].head].upos == "VERB" and tokens[i].head < i


def _takes(tokens: Sequence[Token], lexicon: Family, chain: Chain, head: int, case: str) -> bool:
    """Whether an act names this preposition as one of its complements ("engaged in talks")."""
    return bool(case) and any(
        case in act.via or set(case.split()) <= set(phrase[1:])
        for act, phrase in _acts_at(tokens, lexicon.name, head, chain)
    )


def _pass(tokens: Sequence[Token], lexicon: Family, chain: Chain, head: int, position: str) -> bool:
    """Take in one word above; False if the walk ends there."""
    if head in chain.hit.tokens:
        return True
    if (
        position == "clause"
        and tokens[chain.through[-1]].head == head
        and _reports(tokens, chain.through[-1], head)
    ):
        return False
    act = matching_act(tokens, lexicon.name, head, position, chain)
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


def _in_act(tokens: Sequence[Token], lexicon: Family, chain: Chain, noun: int) -> bool:
    """Whether a noun is only a part of the act above it: "see no point in talks", "have no intention of talking"."""
    acts = _acts_at(tokens, lexicon.name, tokens[noun].head, chain)
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


def operator_status(token: Token) -> str | None:
    """The status that a governing word gives ("hope": possible), or None."""
    for status in ("planned", "possible", "denied"):
        if token.lemma in words_of("status", "operators", status):
            return status
    return None


def matching_act(tokens: Sequence[Token], name: str, head: int, position: str, chain: Chain) -> Act | None:
    """The act of a word for a topic in this position, or None."""
    for act, _ in _acts_at(tokens, name, head, chain):
        if _stands(act.topic, position, tokens[head]):
            return act
    return None


def _acts_at(tokens: Sequence[Token], name: str, head: int, chain: Chain) -> list[tuple[Act, Phrase]]:
    """A word's acts that take this kind of topic, with the phrase that matched, longest first."""
    word_class = _word_class(tokens, head)
    found = []
    tagged_noun = word_class == "verbs" and tokens[head].upos not in {"VERB", "AUX"}
    lemma = lemma_of(tokens[head].norm, "VERB", {}) if tagged_noun else tokens[head].lemma
    for act, its_class, words in acts_by_word(name).get(lemma, ()):
        if act.kinds and chain.hit.topic.kind not in act.kinds:
            continue
        if its_class == word_class and _matches(tokens, head, words):
            found.append((act, words))
    found += _predicate_phrases(tokens, name, head, chain)
    return found


def _word_class(tokens: Sequence[Token], i: int) -> str | None:
    """The word class of a token; headlines' verbs are often tagged nouns: "Iran Spurns Call"."""
    word_class = _WORD_CLASS.get(tokens[i].upos)
    if word_class != "nouns" or tree.children(tokens, i, "cop", "det"):
        return word_class
    has_subject = bool(tree.children(tokens, i, "nsubj"))
    if has_subject and (tokens[i].head == i or tree.children(tokens, i, "obj")):
        return "verbs"
    alone = tokens[i].head == i and all(t.upos not in {"VERB", "AUX"} for t in tokens)
    return "verbs" if alone else word_class


def _matches(tokens: Sequence[Token], head: int, words: tuple[str, ...]) -> bool:
    return bool(match_verb_phrase(tokens, head, words) or match_sequence(tokens, head, words))


def _predicate_phrases(
    tokens: Sequence[Token], name: str, head: int, chain: Chain
) -> list[tuple[Act, Phrase]]:
    """Acts of the form "in force", "on hold": the noun is the predicate, the preposition its case."""
    cases = [tokens[k].norm for k in tree.children(tokens, head, "case")]
    found = []
    for case in cases:
        for act, _, words in acts_by_word(name).get(case, ()):
            if (
                len(words) > 1
                and tokens[head].lemma == words[-1]
                and (not act.kinds or chain.hit.topic.kind in act.kinds)
            ):
                found.append((act, words))
    return found


def _stands(wanted: str, position: str, head: Token) -> bool:
    """Whether a topic in `position` fits an act that wants it as `wanted`."""
    if wanted == "any":
        return True
    if wanted in {"subject", "complement"}:
        return position == wanted
    if wanted == "modifier":
        return position == "modifier_word"
    if wanted == "adjunct":
        return position == "adjunct"
    if wanted == "direct":
        return position == "object"
    # The object of a verb; what a noun or adjective is of, on, for; the first part of a compound.
    return position in {"object", "complement", "clause", "adjunct"} or (
        position == "modifier" and head.upos in {"NOUN", "PROPN"}
    )


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


def _own_complement(tokens: Sequence[Token], hit: TopicHit, k: int, chain: Chain, act: Act) -> bool:
    """ "A truce aimed at ending the war": what the participle's preposition takes is not the topic."""
    words = [w for a, w in _acts_at(tokens, hit.topic.family, k, chain) if a is act]
    if not words or len(words[0]) == 1 or k + 1 >= len(tokens) or tokens[k + 1].norm != words[0][-1]:
        return False
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
