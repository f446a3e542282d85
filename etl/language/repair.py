"""Mends what the parser is known to get wrong, before anyone asks the tree.

Coordination and reporting clauses are its weak relations (conj F about 0.6). Each repair changes a tree only
where words and punctuation leave little doubt; MODEL_CARD.md has their effect on the test sets.
"""

from collections.abc import Callable

from etl.language.repair_complements import infinitive_complements, said_when
from etl.language.repair_forms import forms
from etl.language.repair_gerunds import gerunds
from etl.language.repair_headlines import headline_verbs
from etl.language.repair_participles import participles
from etl.language.repair_subjects import finite_acl, noun_root, nouns_before_verbs, subjects_behind_comma
from etl.language.repair_tags import (
    cases_of_compounds,
    joined_subjects,
    said_without_that,
    source_behind,
    speaker_behind,
)
from etl.language.repair_verbs import (
    headline_infinitives,
    infinitives_as_nouns,
    nouns_with_objects,
    parted_objects,
)
from etl.language.tree import children, descendants, head_chain, relation
from etl.records import Token
from etl.resources import load_yaml

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_REACH = 9  # tokens from "between" to its "and", and from there to the second noun


def repair(tokens: list[Token]) -> None:
    """Applies all repairs in place; the result is a tree with one root.

    A word's dependents are searched for in the whole sentence while a tree is mended, so a repair asks for them last.
    """
    steps: tuple[Callable[[list[Token]], None], ...] = (
        one_root,
        nouns_with_objects,
        infinitives_as_nouns,
        headline_infinitives,
        headline_verbs,
        forms,
        gerunds,
        nouns_before_verbs,
        between,
        participles,
        subjects_behind_comma,
        noun_root,
        said_when,
        finite_acl,
        speaker_behind,
        reporting,
        swallowed,
        said_without_that,
        joined_subjects,
        cases_of_compounds,
        source_behind,
        infinitives,
        infinitive_complements,
        parted_objects,
        wide_conjuncts,
    )
    top, heads = 0, None
    for step in steps:
        step(tokens)
        if [t.head for t in tokens] != heads:
            top = no_cycles(tokens)
            heads = [t.head for t in tokens]
        tokens[top].dep = "root"


def one_root(tokens: list[Token]) -> None:
    """Keeps the first verbal root (or the first root) and hangs other roots on it."""
    roots = [t for t in tokens if t.head == t.i]
    if len(roots) < 2:
        return
    kept = next((t for t in roots if t.upos in {"VERB", "AUX"}), roots[0])
    for t in roots:
        if t is not kept:
            t.head, t.dep = kept.i, "punct" if t.upos == "PUNCT" else "parataxis"


def infinitives(tokens: list[Token]) -> None:
    """ "Pledged to end the violence, pull back and free them": an infinitive is coordinated with an infinitive."""
    for t in tokens:
        if t.dep != "conj" or t.upos != "VERB" or t.feats.get("VerbForm") != "Inf":
            continue
        if children(tokens, t.i, "nsubj", "aux") or tokens[t.head].feats.get("VerbForm") == "Inf":
            continue
        before = [
            k for k in range(t.i) if _is_infinitive_clause(tokens, k) and k not in descendants(tokens, t.i)
        ]
        if before:
            t.head = before[0]


def wide_conjuncts(tokens: list[Token]) -> None:
    """ "The withdrawal of weapons and a truce": what has an article is joined to what has one, not to a bare noun below."""
    for t in tokens:
        inner = tokens[t.head]
        outer = tokens[inner.head]
        joined = t.dep == "conj" and t.upos == inner.upos == outer.upos == "NOUN" and inner.dep == "nmod"
        if not joined or not outer.i < inner.i < t.i:
            continue
        articles = [bool(children(tokens, k.i, "det")) for k in (t, inner, outer)]
        if articles == [True, False, True]:
            t.head = outer.i


def _is_infinitive_clause(tokens: list[Token], k: int) -> bool:
    return tokens[k].feats.get("VerbForm") == "Inf" and relation(tokens, k) in {"xcomp", "acl", "advcl"}


def no_cycles(tokens: list[Token]) -> int:
    """Hangs a token that does not reach the root directly on it; the root's number is given back."""
    top = next((t.i for t in tokens if t.head == t.i), 0)
    tokens[top].head = top
    under = {top}  # those that are known to reach it
    for t in tokens:
        seen: set[int] = set()
        k = t.i
        while k not in under and k not in seen:
            seen.add(k)
            k = tokens[k].head
        if k in under:
            under |= seen
        else:
            t.head = top
            under.add(t.i)
    return top


def between(tokens: list[Token]) -> None:
    """ "Between A and B": B is a conjunct of A, and what B was taken for falls to the noun before "between"."""
    for t in tokens:
        if t.norm == "between" and t.upos in {"ADP", "SCONJ"}:
            first = _noun_after(tokens, t.i + 1, before_and=True)
            joint = next(
                (k for k in range(t.i + 2, min(t.i + _REACH * 2, len(tokens))) if _is_and(tokens, first, k)),
                None,
            )
            second = _noun_after(tokens, joint + 1) if joint is not None else None
            if first is not None and second is not None:
                _join(tokens, t.i, first, joint, second)


def _is_and(tokens: list[Token], first: int | None, k: int) -> bool:
    return first is not None and k > first and tokens[k].norm in {"and", "&"}


def _noun_after(tokens: list[Token], start: int, *, before_and: bool = False) -> int | None:
    """Head of the noun phrase that starts here: the last noun of an unbroken run of its words."""
    found = None
    for t in tokens[start : start + _REACH]:
        if t.upos in _NOMINAL and not (t.upos == "NUM" and found is not None):
            found = t.i
        elif t.upos == "PART" and t.norm in {"'s", "'"}:
            found = None if not before_and else found
        elif (t.upos not in {"DET", "ADJ"} and t.norm != "-") or (found is not None and t.upos == "DET"):
            break
    while (
        found is not None
        and tokens[found].dep in {"flat", "nmod:desc"}
        and start <= tokens[found].head < found
    ):
        found = tokens[found].head
    return found


def _join(tokens: list[Token], case: int, first: int, joint: int, second: int) -> None:
    a, b = tokens[first], tokens[second]
    if b.head == a.i and relation(tokens, second) == "conj":
        return
    if a.head in range(case, joint) and relation(tokens, first) in {"flat", "compound"}:
        return
    taken_by, taken_as = b.head, b.dep
    if b.i == b.head or a.i in descendants(tokens, b.i) or taken_by == a.i:
        return
    b.head, b.dep = a.i, "conj"
    tokens[joint].head, tokens[joint].dep = b.i, "cc"
    if taken_as.startswith("nsubj") and taken_by > second:
        _pass_on_subject(tokens, case, first, taken_by, taken_as)


def _pass_on_subject(tokens: list[Token], case: int, first: int, verb: int, dep: str) -> None:
    """In "talks between A and B failed", gives the verb its subject: the noun that "between" hangs on."""
    noun = tokens[first].head
    if noun >= case or tokens[noun].upos not in _NOMINAL:
        return
    n, v = tokens[noun], tokens[verb]
    if v.head == noun and relation(tokens, verb) in {"conj", "parataxis", "acl", "advcl", "appos"}:
        is_root = n.head == n.i
        v.head, v.dep = (v.i, "root") if is_root else (n.head, n.dep)
        n.head, n.dep = v.i, dep
        for k in children(tokens, noun, "punct"):
            if k > verb:
                tokens[k].head = verb


def reporting(tokens: list[Token]) -> None:
    """ "..., officials said.": the verb of speech heads what is said, as the treebank has it."""
    verbs = load_yaml("lexicon", "speech.yaml")["verbs"]
    for t in tokens:
        if t.upos != "VERB" or t.lemma not in verbs or t.feats.get("VerbForm") != "Fin":
            continue
        if relation(tokens, t.i) not in {"conj", "parataxis", "advcl", "acl"}:
            continue
        top = tokens[head_chain(tokens, t.i)[-1]] if t.head != t.i else t
        if top.i < t.i and _stands_alone(tokens, t.i):
            t.head, t.dep = t.i, "root"
            top.head, top.dep = t.i, "ccomp"


def swallowed(tokens: list[Token]) -> None:
    """ "The truce between them expired on Sunday, officials said": the verb of speech took the clause's subject
    for its own and made a participle of the clause's verb.
    """
    verbs = load_yaml("lexicon", "speech.yaml")["verbs"]
    said = next((t for t in tokens if t.head == t.i), None)
    if said is None or said.lemma not in verbs or said.upos != "VERB":
        return
    comma = next((k for k in range(said.i - 1, 0, -1) if tokens[k].norm == ","), None)
    subjects = children(tokens, said.i, "nsubj")
    if comma is None or not subjects or subjects[0] > comma:
        return
    subject = subjects[0]
    speaker = next((k for k in subjects if k > comma), None) or _speaker(tokens, comma + 1, said.i)
    verb = next((k for k in range(subject + 1, comma) if _made_participle(tokens, k, subject)), None)
    if verb is not None and speaker is not None:
        tokens[subject].head, tokens[verb].head, tokens[verb].dep = verb, said.i, "ccomp"
        tokens[speaker].head, tokens[speaker].dep = said.i, "nsubj"


def _speaker(tokens: list[Token], start: int, end: int) -> int | None:
    """Head of the words before a verb of speech if they are nothing but a noun phrase of their own."""
    plain = all(t.upos not in {"VERB", "AUX", "SCONJ", "CCONJ"} for t in tokens[start:end])
    return _noun_after(tokens, start) if plain else None


def _made_participle(tokens: list[Token], k: int, subject: int) -> bool:
    """Whether a verb that hangs on the subject may as well be the subject's own: past, with no other reading told."""
    t = tokens[k]
    if t.upos != "VERB" or relation(tokens, k) != "acl" or t.feats.get("Tense") != "Past":
        return False
    plain = not children(tokens, k, "nsubj", "mark", "aux", "aux:pass") and tokens[k - 1].norm != ","
    return plain and t.head in {subject, *descendants(tokens, subject)}


def _stands_alone(tokens: list[Token], i: int) -> bool:
    """Whether a speech verb is a tag after the clause: own subject, comma before it, no clause or conjunction."""
    own_subject = children(tokens, i, "nsubj")
    if not own_subject or children(tokens, i, "ccomp", "cc", "mark", "aux:pass", "parataxis"):
        return False
    start = min(descendants(tokens, own_subject[0])[0], i)
    before = tokens[start - 1].text if start else ""
    return before in {",", '"', "”", "’", "'", "''"} and (
        tokens[start - 1].head == i or i not in head_chain(tokens, start - 1)
    )
