"""What a stretch of a sentence is about: the words that its head takes, not those that merely stand in it.

"They left the service of the army that had shelled the town" is about leaving a service: the shelling is told beside it.
"""

from collections.abc import Iterator, Sequence

from etl.events.lexicon import class_words, words_of
from etl.language import tree
from etl.records import Token

_CLAUSES = ("xcomp", "ccomp", "csubj", "parataxis")
_PASSIVE = ("nsubj:pass",)
_NOUN_PARTS = ("compound", "amod", "flat", "appos", "nummod")
_DEPTH = 3  # "an end to the killing of civilians in the south": nouns one below the other that still tell what it is
_EMPTY = frozenset({"PUNCT", "ADP", "SCONJ", "CCONJ", "PART", "DET", "AUX"})


def focus(tokens: Sequence[Token], start: int, end: int) -> frozenset[int]:
    """The tokens of a stretch that tell what it is about.

    Its topmost words, their objects and complements, the subjects of verbs that take nothing else, and what these nouns
    are of; no relative clauses, no reasons and no times.
    """
    return tree.keep(
        tokens, ("focus", start, end), lambda t: frozenset(_reached(t, range(start, min(end, len(t)))))
    )


def _reached(tokens: Sequence[Token], span: range) -> Iterator[int]:
    tops = [i for i in span if tokens[i].head not in span or tokens[i].head == i]
    left = [(i, 0) for i in tops if tokens[i].upos not in _EMPTY]
    seen: set[int] = set()
    while left:
        i, depth = left.pop()
        if i in seen or i not in span:
            continue
        seen.add(i)
        yield i
        left += _below(tokens, i, depth)


def _below(tokens: Sequence[Token], i: int, depth: int) -> list[tuple[int, int]]:
    alike = [(k, depth) for k in tree.children(tokens, i, "conj") if _same(tokens, i, k)]
    if tokens[i].upos in {"VERB", "AUX", "ADJ"} or tree.children(tokens, i, "cop"):
        return alike + [(k, depth) for k in _taken(tokens, i)] + _of_noun(tokens, i, depth)
    return alike + _of_noun(tokens, i, depth)


def _same(tokens: Sequence[Token], i: int, k: int) -> bool:
    """ "Rejected the truce and attacked": a verb beside a noun is told beside it."""
    verbs = {"VERB", "AUX"}
    return (tokens[i].upos in verbs) == (tokens[k].upos in verbs)


def _taken(tokens: Sequence[Token], i: int) -> list[int]:
    """What a predicate takes: objects, complements, what it moves from or to, and the subject of one that takes nothing."""
    taken = tree.children(tokens, i, "obj", "iobj", *_PASSIVE, *_CLAUSES)
    subjects = [] if taken else tree.children(tokens, i, "nsubj")
    rest = tree.children(tokens, i, "compound")
    rest += [k for k in tree.children(tokens, i, "advcl") if _to(tokens, k)]
    rest += [k for k in tree.children(tokens, i, "obl") if _complement(tokens, k)]
    return taken + rest + subjects


def _complement(tokens: Sequence[Token], k: int) -> bool:
    """Whether a noun behind a preposition tells what it is about, as in "changes in the law", and no place or time."""
    case = tree.case_of(tokens, k)
    if case == "in":
        named = [k, *tree.children(tokens, k, "compound")]
        return tokens[k].lemma not in class_words("grounds") and all(tokens[n].upos != "PROPN" for n in named)
    return case in words_of("structure", "complement_cases")


def _to(tokens: Sequence[Token], k: int) -> bool:
    return any(tokens[m].norm == "to" for m in tree.children(tokens, k, "mark"))


def _of_noun(tokens: Sequence[Token], i: int, depth: int) -> list[tuple[int, int]]:
    """What a noun is of, and what it is for one to do ("a promise to leave")."""
    parts = [(k, depth) for k in tree.children(tokens, i, *_NOUN_PARTS)]
    if depth >= _DEPTH:
        return parts
    below = [k for k in tree.children(tokens, i, "nmod") if _complement(tokens, k)]
    below += [k for k in tree.children(tokens, i, "acl") if _to(tokens, k) or _that(tokens, k)]
    if depth == 0:  # "conditional on the army lifting the siege"
        below += [k for k in tree.children(tokens, i, "acl") if tokens[k].norm.endswith("ing")]
    return parts + [(k, depth + 1) for k in below]


def _that(tokens: Sequence[Token], k: int) -> bool:
    return tokens[k].dep == "acl" and any(tokens[m].norm == "that" for m in tree.children(tokens, k, "mark"))
