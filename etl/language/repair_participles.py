"""Tells participles on a subject from the verb that the subject belongs to.

English leaves "that were" and "that are" away: "talks aimed at a truce", "delegations representing both sides". The
parser then takes the participle for the clause's verb, or gives the verb's subject to the participle.
"""

from etl.language.tree import children, descendants
from etl.records import Token

_CLAUSES = ("advcl", "ccomp", "conj", "parataxis")
_ALSO_NOUNS = {"meeting": "meet", "gathering": "gather"}
_BEHIND = frozenset({"ADP", "SCONJ", "PART"})  # what follows a participle that stands on a noun


def participles(tokens: list[Token]) -> None:
    """All repairs of this kind, in place."""
    for t in tokens:
        _between_commas(tokens, t)
        _past_before_noun(tokens, t)
        if t.upos == "VERB":
            _reduced_relative(tokens, t)
            _shared_end(tokens, t)
            _relative_between(tokens, t)
            _absolute(tokens, t)


def _past_before_noun(tokens: list[Token], noun: Token) -> None:
    """ "The talks neared collapse": a noun that has a subject and no copula is the object of the past tense before it."""
    subjects = children(tokens, noun.i, "nsubj")
    if noun.upos != "NOUN" or len(subjects) != 1 or children(tokens, noun.i, "cop", "aux", "case", "det"):
        return
    past = [k for k in children(tokens, noun.i, "amod") if tokens[k].feats.get("Tense") == "Past"]
    if not past or tokens[past[0]].upos != "VERB" or not subjects[0] < past[0]:
        return
    verb = tokens[past[0]]
    if any(t.upos not in {"ADV"} for t in tokens[_last(tokens, subjects[0]) + 1 : verb.i]):
        return
    verb.head, verb.dep = (verb.i, "root") if noun.head == noun.i else (noun.head, noun.dep)
    verb.feats = {"VerbForm": "Fin", "Tense": "Past"}
    for k in children(
        tokens, noun.i, "nsubj", "obl", "nmod", "advmod", "punct", "advcl", "mark", "conj", "parataxis"
    ):
        if k < verb.i or tokens[k].dep != "nmod" or not children(tokens, k, "case"):
            tokens[k].head = verb.i
    noun.head, noun.dep = verb.i, "obj"


def _last(tokens: list[Token], i: int) -> int:
    return max(descendants(tokens, i), default=i)


def _between_commas(tokens: list[Token], t: Token) -> None:
    """ "Officials and rebels, meeting in Ruili, agreed": what they do there, no third party to it."""
    if (
        t.norm not in _ALSO_NOUNS
        or t.upos != "NOUN"
        or t.dep not in {"conj", "appos"}
        or t.i + 1 >= len(tokens)
    ):
        return
    if (
        tokens[t.i - 1].norm == ","
        and tokens[t.i + 1].upos == "ADP"
        and not children(tokens, t.i, "cc", "det", "amod")
    ):
        t.upos, t.lemma, t.dep = "VERB", _ALSO_NOUNS[t.norm], "acl"
        t.feats = {"VerbForm": "Ger"}


def _reduced_relative(tokens: list[Token], t: Token) -> None:
    """ "Talks aimed at a truce were still on hold": of two verbs for one subject, the first is a participle on it."""
    if not t.norm.endswith("ed") or t.i + 1 >= len(tokens):
        return
    before = [k for k in children(tokens, t.i, "nsubj") if k < t.i]
    if len(before) != 1 or children(tokens, t.i, "aux"):
        return
    behind = next(
        (k for k in children(tokens, t.i, *_CLAUSES) if k > t.i and _lacks_subject(tokens, k)), None
    )
    after = tokens[t.i + 1]
    if (
        behind is None or after.upos not in _BEHIND or after.norm == "that"
    ):  # who insisted that ... is no thing insisted
        return
    if any(k.norm in {",", '"', "and"} for k in tokens[t.i : behind]):
        return
    _give_subject(tokens, tokens[before[0]], behind, t)
    t.head, t.dep, t.feats = before[0], "acl", {"Tense": "Past", "VerbForm": "Part"}
    for k in children(tokens, t.i, "punct"):
        tokens[k].head = behind


def _shared_end(tokens: list[Token], t: Token) -> None:
    """ "Delegations representing the army and the front have met": the front is represented, the delegations met."""
    noun = tokens[t.head]
    if t.dep != "acl" or noun.upos not in {"NOUN", "PROPN"} or noun.dep not in {"root", "ccomp", "conj"}:
        return
    objects, later = children(tokens, t.i, "obj"), [k for k in children(tokens, t.i, "conj") if k > t.i]
    subjects = children(tokens, later[0], "nsubj") if later else []
    if not objects or len(subjects) != 1 or t.feats.get("VerbForm") == "Fin":
        return
    helpers = children(tokens, later[0], "aux")
    finite = any(tokens[k].feats.get("VerbForm") == "Fin" for k in [later[0], *helpers])
    joint = children(tokens, subjects[0], "cc") or children(tokens, later[0], "cc")
    if not finite or not joint or joint[0] > subjects[0]:
        return
    if any(k.norm == "," for k in tokens[objects[0] : subjects[0]]):
        return
    _give_subject(tokens, noun, later[0], noun)
    tokens[subjects[0]].head, tokens[subjects[0]].dep = objects[0], "conj"
    tokens[joint[0]].head, tokens[joint[0]].dep = subjects[0], "cc"


def _relative_between(tokens: list[Token], t: Token) -> None:
    """ "The talks, in which both sides took part, broke up": of two subjects, the one before "which" has the last verb."""
    subjects = children(tokens, t.i, "nsubj")
    if len(subjects) != 2:
        return
    later = [
        k
        for k in children(tokens, t.i, "conj")
        if tokens[k - 1].norm == "," and not children(tokens, k, "nsubj", "cc")
    ]
    if not later or tokens[later[0]].upos != "VERB":
        return
    outer, inner = tokens[subjects[0]], subjects[1]
    pronouns = [k.i for k in tokens[outer.i : inner] if k.norm in {"which", "whom"}]
    if not pronouns or not any(k.norm == "," for k in tokens[outer.i : pronouns[0]]):
        return
    _give_subject(tokens, outer, later[0], t)
    t.head, t.dep = outer.i, "acl:relcl"


def _absolute(tokens: list[Token], t: Token) -> None:
    """ "The talks ended on Sunday, with no date fixed": what stands behind ", with" and a noun is no main verb."""
    if t.head != t.i or children(tokens, t.i, "aux", "cop") or t.feats.get("Tense") != "Past":
        return
    subjects = children(tokens, t.i, "nsubj")
    verbs = [
        k for s in subjects[:1] for k in children(tokens, s, "acl") if tokens[k].feats.get("Tense") == "Past"
    ]
    with_ = next((k for k in range(t.i - 1, 0, -1) if tokens[k].norm == "with"), 0)
    noun = tokens[t.i - 1]
    if not verbs or tokens[with_ - 1].norm != "," or noun.upos != "NOUN" or not verbs[0] < with_:
        return
    _give_subject(tokens, tokens[subjects[0]], verbs[0], t)
    tokens[verbs[0]].feats = {"VerbForm": "Fin", "Tense": "Past"}
    noun.head, noun.dep = verbs[0], "obl"
    t.head, t.dep, t.feats = noun.i, "acl", {"Tense": "Past", "VerbForm": "Part"}
    for k in children(tokens, t.i, "punct"):
        tokens[k].head = verbs[0]


def _give_subject(tokens: list[Token], subject: Token, verb: int, place: Token) -> None:
    """The verb takes a token's place in the tree and gets its subject."""
    v = tokens[verb]
    v.head, v.dep = (verb, "root") if place.head == place.i else (place.head, place.dep)
    subject.head, subject.dep = verb, "nsubj:pass" if children(tokens, verb, "aux:pass") else "nsubj"
    for k in children(tokens, subject.i, "punct", "parataxis"):
        if k > verb:
            tokens[k].head = verb


def _lacks_subject(tokens: list[Token], k: int) -> bool:
    """Whether a clause with a finite helping verb has neither a subject nor a word that opens it."""
    helped = any(tokens[c].feats.get("VerbForm") == "Fin" for c in children(tokens, k, "aux", "cop"))
    return helped and not children(tokens, k, "nsubj", "mark", "cc", "expl")
