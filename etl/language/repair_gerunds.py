"""Mends -ing forms that name a thing and were read as verbs: "agreed to halt *fighting*", "*fighting* broke out"."""

from etl.language.lemmas import lemma_of
from etl.language.tree import case_of, children
from etl.records import Token
from etl.resources import load_yaml

_NOMINAL = frozenset({"NOUN", "PROPN"})
# What a phrase is to the word above it -> what a clause in its place is.
_CLAUSAL = {"obj": "xcomp", "nmod": "acl", "nsubj": "csubj", "obl": "advcl"}


def gerunds(tokens: list[Token]) -> None:
    """All of this file's repairs."""
    halted(tokens)
    subjects(tokens)
    opening_phrase(tokens)
    doing(tokens)


def halted(tokens: list[Token]) -> None:
    """ "Agreed to halt fighting": no -ing form is an infinitive; the word between "to" and it is one, and takes it."""
    for t in tokens[2:]:
        to, verb = tokens[t.i - 2], tokens[t.i - 1]
        read = t.upos == "VERB" and t.norm.endswith("ing") and to.norm == "to" and to.head == t.i
        if not read or verb.head != t.i or verb.dep != "compound" or verb.norm != verb.lemma:
            continue
        verb.upos, verb.feats = "VERB", {"VerbForm": "Inf"}
        verb.head, verb.dep = (verb.i, "root") if t.head == t.i else (t.head, t.dep)
        to.upos, to.dep, to.head = "PART", "mark", verb.i
        for k in children(tokens, t.i, "obl", "advmod", "punct"):
            tokens[k].head = verb.i
        _make_noun(t, verb.i, "obj")


def subjects(tokens: list[Token]) -> None:
    """ "Fighting broke out": an -ing form right before a past tense that has no other subject is its subject."""
    for t in tokens[:-1]:
        verb = tokens[t.i + 1]
        finite = verb.upos == "VERB" and verb.feats.get("VerbForm") == "Fin" and verb.head == t.i
        if t.upos != "VERB" or not t.norm.endswith("ing") or not finite or verb.dep not in {"xcomp", "ccomp"}:
            continue
        if children(tokens, t.i, "aux", "mark", "obj", "nsubj"):
            continue
        verb.head, verb.dep = (verb.i, "root") if t.head == t.i else (t.head, t.dep)
        for k in children(tokens, t.i, "obl", "advmod", "punct", "conj", "advcl"):
            tokens[k].head = verb.i
        _make_noun(t, verb.i, "nsubj")


def opening_phrase(tokens: list[Token]) -> None:
    """ "Despite the truce, clashes went on": a phrase with a preposition heads no sentence that has a clause of its own."""
    root = next(t for t in tokens if t.head == t.i)
    if root.upos not in _NOMINAL or not case_of(tokens, root.i) or children(tokens, root.i, "cop", "nsubj"):
        return
    clauses = [k for k in children(tokens, root.i, "conj", "parataxis") if children(tokens, k, "nsubj")]
    if not clauses or tokens[clauses[0]].feats.get("VerbForm") != "Fin":
        return
    verb = tokens[clauses[0]]
    if all(t.norm != "," for t in tokens[root.i : verb.i]):
        return
    for k in children(tokens, root.i, "conj", "parataxis", "punct"):
        if k > verb.i:
            tokens[k].head = verb.i
    verb.head, verb.dep = verb.i, "root"
    root.head, root.dep = verb.i, "obl"


def doing(tokens: list[Token]) -> None:
    """ "Ruled out holding talks", "his offer of resuming talks": the -ing form takes the noun, and the place of it."""
    words = load_yaml("lexicon", "clauses.yaml")["gerunds_of_doing"]
    for t in tokens[1:]:
        noun, before = tokens[t.head], tokens[t.i - 1]
        bare = t.dep == "amod" and t.norm.endswith("ing") and noun.i > t.i and noun.upos in _NOMINAL
        if (
            not bare
            or lemma_of(t.norm, "VERB", {}) not in words
            or before.upos not in {"ADP", "SCONJ", "VERB"}
        ):
            continue
        t.upos, t.lemma, t.feats = "VERB", lemma_of(t.norm, "VERB", {}), {"VerbForm": "Ger"}
        t.head, t.dep = (t.i, "root") if noun.head == noun.i else (noun.head, _CLAUSAL.get(noun.dep, "advcl"))
        for k in children(tokens, noun.i, "case"):
            tokens[k].head, tokens[k].dep, tokens[k].upos = t.i, "mark", "SCONJ"
        noun.head, noun.dep = t.i, "obj"


def _make_noun(token: Token, head: int, dep: str) -> None:
    token.upos, token.feats, token.lemma = "NOUN", {"Number": "Sing"}, token.norm
    token.head, token.dep = head, dep
