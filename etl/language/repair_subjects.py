"""Gives verbs back the subjects that the parser took from them.

A finite verb is never a plain `acl` in Universal Dependencies: "the truce with the rebels had ended" read as a noun
with a clause on it is an error whatever the words. The repairs rest on such impossibilities alone.
"""

from etl.language.tree import children, descendants, head_chain, relation
from etl.records import Token

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
# Prepositions that never open a clause with a finite verb.
_PURE = frozenset(
    {
        "with",
        "between",
        "of",
        "in",
        "on",
        "at",
        "by",
        "from",
        "for",
        "into",
        "near",
        "among",
        "over",
        "against",
        "to",
    }
)
_PLACES = frozenset({"root", "ccomp", "parataxis", "conj", "advcl", "obj", "dep", "appos"})


def finite_acl(tokens: list[Token]) -> None:
    """ "The truce with the rebels had ended": the verb heads the clause, the noun is its subject."""
    for t in tokens:
        if t.dep != "acl" or t.upos not in {"VERB", "AUX"} or not _is_finite(tokens, t.i):
            continue
        inner = children(tokens, t.i, "nsubj", "nsubj:pass")
        marks = children(tokens, t.i, "mark")
        if any(tokens[k].norm not in _PURE for k in marks) or len(inner) > 1 or bool(inner) != bool(marks):
            continue
        subject = _top_noun(tokens, t.head)
        if (
            subject >= t.i
            or relation(tokens, subject) not in _PLACES
            or t.i not in descendants(tokens, subject)
        ):
            continue
        if inner:
            _back_to_noun(tokens, t.head, inner[0], marks)
        _head_clause(tokens, t.i, subject)


def subjects_behind_comma(tokens: list[Token]) -> None:
    """ "After months of contacts, the army and the rebels met": what stands between comma and verb is no part of the opening."""
    if tokens[0].upos not in {"ADP", "SCONJ"}:
        return
    for t in tokens:
        if (
            t.upos != "VERB"
            or not _is_finite(tokens, t.i)
            or children(tokens, t.i, "nsubj", "expl", "cc", "mark")
        ):
            continue
        start = next((k + 1 for k in range(t.i - 1, 0, -1) if tokens[k].norm == ","), t.i)
        nouns = [
            k.i
            for k in tokens[start : t.i]
            if k.upos in _NOMINAL and k.dep in {"conj", "appos"} and k.head < start
        ]
        plain = all(k.upos not in {"VERB", "ADP", "SCONJ"} for k in tokens[start : t.i])
        if not nouns or nouns[0] in head_chain(tokens, t.i):
            continue
        if not plain or any(k.norm == "," for k in tokens[: start - 1]):
            continue
        tokens[nouns[0]].head, tokens[nouns[0]].dep = t.i, "nsubj"
        for k in nouns[1:]:
            tokens[k].head, tokens[k].dep = nouns[0], "conj"


def nouns_before_verbs(tokens: list[Token]) -> None:
    """ "King Fahd's minister flew to Beirut": a verb is no part of a compound; the noun before it is its subject."""
    for t in tokens:
        if t.upos != "VERB" or t.dep not in {"root", "ccomp"}:
            continue
        before = [
            k
            for k in children(tokens, t.i, "compound")
            if k == t.i - 1 and tokens[k].upos in {"NOUN", "PROPN"}
        ]
        if not before or children(tokens, t.i, "nsubj", "case", "det"):
            continue
        tokens[before[0]].dep = "nsubj"
        if t.feats.get("VerbForm") == "Part" and not children(tokens, t.i, "aux"):
            t.feats = {"Mood": "Ind", "Tense": "Past", "VerbForm": "Fin"}


def noun_root(tokens: list[Token]) -> None:
    """ "Norway, which mediates, proposed a truce": the verb behind the comma heads the sentence, not its subject."""
    root = next((t for t in tokens if t.head == t.i), None)
    if root is None or root.upos not in _NOMINAL:
        return
    if any(t.upos in {"VERB", "AUX"} and t.dep != "amod" for t in tokens[: root.i]):
        return
    for k in children(tokens, root.i, "parataxis", "conj", "acl", "appos"):
        alone = not children(tokens, k, "nsubj", "nsubj:pass", "mark", "cc")
        if tokens[k].upos == "VERB" and k > root.i and alone and _is_finite(tokens, k):
            _head_clause(tokens, k, root.i)
            return
    _participle_head(tokens, root)
    if root.head == root.i:
        _verb_behind(tokens, root)


def _verb_behind(tokens: list[Token], root: Token) -> None:
    """ "The ceasefire crumbled within hours": a sentence that ends in a full stop has a verb, if one read as a participle.

    Or one that was joined to a relative clause before it: "the truce, which has held for weeks, expires on Friday".
    """
    if tokens[-1].norm != "." or children(tokens, root.i, "cop", "nsubj"):
        return
    below = descendants(tokens, root.i)
    joined = [t for t in tokens if t.i in below and t.dep == "conj" and tokens[t.head].dep == "acl:relcl"]
    joined = [t for t in joined if _is_finite(tokens, t.i) and tokens[t.i - 1].norm == ","]
    participles = [t for t in tokens if t.i in below and t.i > root.i and _may_be_past(tokens, t.i)]
    verb = next(iter(joined), None) or (participles[-1] if participles else None)
    if verb is not None:
        verb.feats = {**verb.feats, "VerbForm": "Fin"}
        _head_clause(tokens, verb.i, root.i)


def _may_be_past(tokens: list[Token], i: int) -> bool:
    """Whether a participle on a noun may as well be a verb of its own: no comma before it, no agent behind."""
    t = tokens[i]
    if (
        t.upos != "VERB"
        or t.dep != "acl"
        or t.feats.get("Tense") != "Past"
        or t.feats.get("VerbForm") != "Part"
    ):
        return False
    alone = not children(tokens, i, "aux", "aux:pass", "mark", "nsubj") and tokens[i - 1].norm != ","
    return alone and (i + 1 >= len(tokens) or tokens[i + 1].norm != "by")


def _participle_head(tokens: list[Token], root: Token) -> None:
    """ "The truce, announced in May, lapsed on Friday": with no finite verb, the one behind the second comma is it."""
    if any(t.feats.get("VerbForm") == "Fin" for t in tokens) or root.dep != "root":
        return
    commas = [t.i for t in tokens if t.norm == "," and t.i > root.i]
    for k in children(tokens, root.i, "acl", "conj", "parataxis", "appos"):
        t = tokens[k]
        ambiguous = t.upos == "VERB" and t.feats.get("VerbForm") == "Part" and t.feats.get("Tense") == "Past"
        if (
            ambiguous
            and len(commas) > 1
            and k - 1 == commas[1]
            and not children(tokens, k, "aux:pass", "mark")
        ):
            t.feats = {**t.feats, "VerbForm": "Fin"}
            _head_clause(tokens, k, root.i)
            return


def _is_finite(tokens: list[Token], i: int) -> bool:
    helpers = children(tokens, i, "aux", "aux:pass", "cop")
    if helpers:
        return any(tokens[k].feats.get("VerbForm") == "Fin" for k in helpers)
    return tokens[i].feats.get("VerbForm") == "Fin"


def _top_noun(tokens: list[Token], i: int) -> int:
    """The head of the whole noun phrase that a noun stands in."""
    while (
        relation(tokens, i) in {"nmod", "flat", "compound"}
        and tokens[i].head < i
        and tokens[tokens[i].head].upos in _NOMINAL
    ):
        i = tokens[i].head
    return i


def _back_to_noun(tokens: list[Token], noun: int, inner: int, marks: list[int]) -> None:
    """What was taken for the clause's subject goes back to its preposition, and with it to the noun before."""
    tokens[inner].head, tokens[inner].dep = noun, "nmod"
    for k in marks:
        tokens[k].head, tokens[k].dep = inner, "case"


def _head_clause(tokens: list[Token], verb: int, subject: int) -> None:
    """The verb takes the noun's place in the tree, and the noun becomes its subject."""
    v, s = tokens[verb], tokens[subject]
    v.head, v.dep = (verb, "root") if s.head == s.i else (s.head, s.dep)
    passive = bool(children(tokens, verb, "aux:pass"))
    s.head, s.dep = verb, "nsubj:pass" if passive else "nsubj"
    for k in children(tokens, subject, "punct", "parataxis"):
        if k > verb:
            tokens[k].head = verb
