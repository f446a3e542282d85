"""Gives verbs back their part of speech where the tagger took them for nouns.

Forms such as "halt", "free", "set" are both. What the tree says of them cannot be true of a noun: it has an object,
or "to" stands before it and what is stopped behind it, below a verb that takes infinitives.
"""

from etl.language.lemmas import lemma_of
from etl.language.tree import children
from etl.records import Token
from etl.resources import load_yaml

_NOUNS = frozenset({"NOUN", "PROPN"})


def nouns_with_objects(tokens: list[Token]) -> None:
    """ "The front set free 100 captives", read as a noun with an object: it is a verb, what stands before its subject."""
    for t in tokens:
        if t.upos not in {"NOUN", "ADJ"} or t.dep not in {"root", "ccomp", "conj"} or t.i == 0:
            continue
        if not [k for k in children(tokens, t.i, "obj") if k > t.i] or children(
            tokens, t.i, "amod", "case", "cop"
        ):
            continue
        before = next(k for k in reversed(tokens[: t.i]) if k.upos != "ADV" or k.i == 0)
        if (
            before.head != t.i
            or before.dep not in {"compound", "nsubj"}
            or any(o.upos in {"VERB", "AUX"} for o in tokens)
        ):
            continue
        _make_verb(t, "Fin")
        before.dep = "nsubj"
        for k in children(tokens, t.i, "det", "nmod:poss", "compound", "nummod"):
            if k < before.i:
                tokens[k].head = before.i


def infinitives_as_nouns(tokens: list[Token]) -> None:
    """ "Agreed to halt hostilities", read as agreeing to some "halt hostilities"."""
    lists = load_yaml("lexicon", "clauses.yaml")
    for t in tokens:
        if t.norm not in lists["verbs_like_nouns"] or t.upos not in {"NOUN", "ADJ"} or t.i < 2:
            continue
        to, noun = tokens[t.i - 1], tokens[t.head]
        if to.norm != "to" or noun.i <= t.i or noun.upos != "NOUN" or to.head not in {t.i, noun.i}:
            continue
        taker = next((k for k in range(to.i - 1, -1, -1) if tokens[k].upos == "VERB"), None)
        if taker is None or noun.head != taker or tokens[taker].lemma not in lists["infinitive_takers"]:
            continue
        _make_verb(t, "Inf")
        t.head, t.dep = taker, "xcomp"
        to.head, to.dep, to.upos = t.i, "mark", "PART"
        noun.head, noun.dep = t.i, "obj"


def headline_infinitives(tokens: list[Token]) -> None:
    """ "Kabul to free 2,000 prisoners", read as a place and some free prisoners: a headline's infinitive is its verb."""
    words = load_yaml("lexicon", "clauses.yaml")["verbs_like_nouns"]
    if any(t.upos in {"VERB", "AUX"} for t in tokens):
        return
    for t in tokens[2:]:
        before, noun = tokens[t.i - 2], tokens[t.head]
        if t.norm not in words or tokens[t.i - 1].norm != "to" or noun.i <= t.i or before.upos not in _NOUNS:
            continue
        root = next(k for k in tokens if k.head == k.i)
        _make_verb(t, "Inf")
        t.head, t.dep = t.i, "root"
        noun.head, noun.dep = t.i, "obj"
        tokens[t.i - 1].head, tokens[t.i - 1].dep = t.i, "mark"
        if root.i < t.i:
            root.head, root.dep = t.i, "nsubj"
        return


def parted_objects(tokens: list[Token]) -> None:
    """ "Signed in Havana a truce", "suspend for two days their raids": a bare noun behind a phrase is the verb's object."""
    for t in tokens:
        if t.upos != "NOUN" or t.dep not in {"obl", "obj"} or children(tokens, t.i, "case", "mark"):
            continue
        above = tokens[t.head]
        verb = above if above.upos == "VERB" else tokens[above.head]
        loose = t.dep == "obl" or (above.upos in _NOUNS and above.dep == "obl")
        if (
            not loose
            or verb.upos != "VERB"
            or verb.i > t.i
            or children(tokens, verb.i, "obj", "aux:pass", "ccomp")
        ):
            continue
        if children(tokens, t.i, "det", "nmod:poss", "nummod"):
            t.head, t.dep = verb.i, "obj"


def _make_verb(token: Token, form: str) -> None:
    token.upos, token.lemma = "VERB", lemma_of(token.norm, "VERB", {})
    past = token.norm.endswith("ed") or token.norm == token.lemma
    token.feats = {"VerbForm": form, **({"Tense": "Past"} if form == "Fin" and past else {})}
