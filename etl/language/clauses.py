"""What a clause says about its own factuality: tense, modals, negation, conditions, governors.

The cues are read off the tree and not judged here: that "would" after "said" may be a plain future is for the
coder to decide, after the FactBank tradition of separating the cue from the reading.
"""

from dataclasses import dataclass

from etl.language.tree import Tokens, case_of, children, clause_of, is_passive, objects, relation
from etl.resources import load_yaml

_GOVERNED = frozenset({"xcomp", "ccomp", "csubj", "acl", "advcl"})


@dataclass(frozen=True, slots=True)
class ClauseCues:
    """Cues of one clause; all numbers are token indices of the sentence."""

    head: int  # the predicate
    tense: str | None  # past, present, future; None for infinitives, participles and verbless clauses
    perfect: bool  # "has agreed"
    progressive: bool  # "are talking"
    passive: bool
    nonfinite: str | None  # infinitive, participle, gerund
    modals: tuple[str, ...]  # will, would, may, "be to", "have to", "be going to", ...
    negations: tuple[int, ...]  # "not", "never", "no" of an argument, "neither", "without"
    marks: tuple[str, ...]  # words that open the clause: that, if, whether, after, to, ...
    conditions: tuple[int, ...]  # predicates of clauses and nouns of phrases on which it depends: "if .."
    governors: tuple[int, ...]  # words of which it is a complement or modifier, nearest first
    question: bool  # the sentence asks


def clause_factuality_cues(tokens: Tokens, i: int) -> ClauseCues:
    """Cues of the clause that a token is in; the token may be its predicate or any word of it."""
    head = clause_of(tokens, i)
    auxiliaries = _auxiliaries(tokens, head)
    modals = _modals(tokens, head, auxiliaries)
    lemmas = {tokens[a].lemma for a in auxiliaries}
    form = tokens[head].feats.get("VerbForm")
    return ClauseCues(
        head=head,
        tense=_tense(tokens, head, auxiliaries, modals),
        perfect="have" in lemmas and form == "Part",
        progressive="be" in lemmas and tokens[head].norm.endswith("ing"),
        passive=is_passive(tokens, head),
        nonfinite=_nonfinite(tokens, head, auxiliaries),
        modals=modals,
        negations=_negations(tokens, head),
        marks=tuple(_marks(tokens, head)),
        conditions=_conditions(tokens, head),
        governors=_governors(tokens, head),
        question=tokens[-1].text == "?" or (len(tokens) > 1 and tokens[-2].text == "?"),
    )


def _auxiliaries(tokens: Tokens, head: int) -> list[int]:
    """Auxiliaries and copula, for a coordinated verb without its own those of the first ("will meet and talk")."""
    own = children(tokens, head, "aux", "cop")
    if own or relation(tokens, head) != "conj" or children(tokens, head, "nsubj"):
        return own
    if tokens[head].feats.get("VerbForm") == "Fin" and tokens[head].feats.get("Tense"):
        return own
    return _auxiliaries(tokens, tokens[head].head)


def _modals(tokens: Tokens, head: int, auxiliaries: list[int]) -> tuple[str, ...]:
    words = load_yaml("lexicon", "clauses.yaml")
    found = [words["modals"][tokens[a].norm] for a in auxiliaries if tokens[a].norm in words["modals"]]
    governor = tokens[head].head
    if relation(tokens, head) == "xcomp" and "to" in _marks(tokens, head):
        by_lemma = {lemma: name for name, lemma in words["modal_verbs"].items()}
        name = by_lemma.get(tokens[governor].lemma)
        # "going to" is a future only as a progressive: "they went to talk" is not.
        if name and (name != "be going to" or tokens[governor].norm == "going"):
            found.append(name)
    return tuple(found)


def _tense(tokens: Tokens, head: int, auxiliaries: list[int], modals: tuple[str, ...]) -> str | None:
    if {"will", "shall", "be going to", "be to"} & set(modals):
        return "future"
    finite = [a for a in auxiliaries if tokens[a].feats.get("Tense")]
    carrier = min(finite) if finite else head
    feats = tokens[carrier].feats
    if carrier == head and (feats.get("VerbForm") != "Fin" or modals):
        return None
    return {"Past": "past", "Pres": "present"}.get(feats.get("Tense", ""))


def _nonfinite(tokens: Tokens, head: int, auxiliaries: list[int]) -> str | None:
    if any(tokens[a].feats.get("VerbForm") == "Fin" for a in auxiliaries):
        return None
    form = tokens[head].feats.get("VerbForm", "")
    return {"Inf": "infinitive", "Part": "participle", "Ger": "gerund"}.get(form)


def _negations(tokens: Tokens, head: int) -> tuple[int, ...]:
    """Negative words of the predicate and of its subjects and objects ("no agreement was reached")."""
    words = load_yaml("lexicon", "clauses.yaml")
    own = [k for k in children(tokens, head) if tokens[k].norm in words["negations"]]
    if relation(tokens, head) == "conj" and not children(tokens, head, "nsubj", "aux"):
        own += [
            k for k in children(tokens, tokens[head].head, "aux", "advmod") if tokens[k].norm == "neither"
        ]
    arguments = [*children(tokens, head, "nsubj"), *objects(tokens, head)]
    for k in arguments:
        if tokens[k].norm in words["negative_arguments"]:
            own.append(k)
        own += [
            d
            for d in children(tokens, k, "det", "cc:preconj")
            if tokens[d].norm in words["negative_arguments"]
        ]
    return tuple(sorted(set(own)))


def _marks(tokens: Tokens, head: int) -> list[str]:
    """Subordinators, multi-word ones in one: "as long as", "provided that"."""
    found = []
    for k in children(tokens, head, "mark", "case"):
        if k < head:
            found.append(" ".join(tokens[w].norm for w in sorted([k, *children(tokens, k, "fixed")])))
    return found


def _conditions(tokens: Tokens, head: int) -> tuple[int, ...]:
    """Clauses ("if the army withdraws") and phrases ("in return for a release") on which the clause depends."""
    words = load_yaml("lexicon", "clauses.yaml")
    levels = [
        head,
        *[g for g in _governors(tokens, head) if relation(tokens, head) in {"xcomp", "ccomp"}][:1],
    ]
    found = []
    for level in levels:
        for k in children(tokens, level, "advcl"):
            if set(_marks(tokens, k)) & set(words["conditional_marks"]):
                found.append(k)
        for k in children(tokens, level, "obl", "nmod"):
            if (
                case_of(tokens, k) in words["conditional_cases"]
                or tokens[k].lemma in words["conditional_nouns"]
            ):
                found.append(k)
    return tuple(sorted(set(found) - {head}))


def _governors(tokens: Tokens, head: int) -> tuple[int, ...]:
    """The chain of words that govern the clause: "wants" and "refused" in "refused to say it wants to talk"."""
    found = []
    while tokens[head].head != head:
        # A conjunct stands under the governors of the first conjunct.
        if relation(tokens, head) in _GOVERNED:
            found.append(tokens[head].head)
        head = tokens[head].head
    return tuple(found)
