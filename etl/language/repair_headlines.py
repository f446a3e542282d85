"""Finds the verb of a headline whose words were all read as nouns: "Sudan's army snubs Geneva talks".

Headlines leave out articles and auxiliaries, and their present tense looks like a plural. A sentence that is one long
noun phrase is no sentence: the word of it that can be a verb, that agrees with the nouns before it and has a phrase
behind it is its verb.
"""

from collections.abc import Sequence

from etl.language.lemmas import lemma_of
from etl.language.tree import children
from etl.records import Token
from etl.resources import load_yaml

_NOUNS = frozenset({"NOUN", "PROPN"})
_JOINING = frozenset({",", "and", "&"})
_PLACING = frozenset(
    {"in", "of", "from", "on", "at"}
)  # "rebels in Burundi reject": the verb agrees with what stands before
_CLAUSES = frozenset({"as", "after", "while", "before", "amid"})
_PHRASES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON", "ADP", "PART", "ADV"})


def headline_verbs(tokens: list[Token]) -> None:
    """Makes a verbless sentence's first possible verb its root, and one behind "as" or "after" its clause."""
    root = next(t for t in tokens if t.head == t.i)
    if root.upos not in _NOUNS or children(tokens, root.i, "cop", "nsubj:pass", "aux"):
        return
    main = next((t.i for t in tokens if _may_be_verb(tokens, t, 0)), None)
    if main is None or any(t.feats.get("VerbForm") == "Fin" for t in tokens[:main]):
        return
    _head_sentence(tokens, main, root.i)
    for mark in (t for t in tokens[main + 1 :] if t.norm in _CLAUSES):
        verb = next((t.i for t in tokens[mark.i + 2 :] if _may_be_verb(tokens, t, mark.i + 1)), None)
        if verb is not None and not any(t.feats.get("VerbForm") == "Fin" for t in tokens[mark.i :]):
            _head_clause(tokens, verb, main, mark.i)
            return


def _may_be_verb(tokens: Sequence[Token], t: Token, start: int) -> bool:
    """Whether a word read as a noun can be the verb of the nouns from `start` up to it."""
    words = load_yaml("lexicon", "clauses.yaml")["headline_verbs"]
    lemma = lemma_of(t.norm, "VERB", {})
    if t.upos not in {"NOUN", "PROPN", "ADJ"} or lemma not in words or t.i <= start:
        return False
    subject = _subject(tokens, t.i, start)
    if subject is None or (t.i + 1 < len(tokens) and tokens[t.i + 1].upos not in _PHRASES):
        return False
    several = tokens[subject].norm.endswith("s") or any(k.norm in _JOINING for k in tokens[start : t.i])
    if t.norm == lemma:
        return several or _past(lemma)
    return not several or tokens[subject].upos == "PROPN"


def _past(lemma: str) -> bool:
    """Whether a verb's past looks like its present, so that it agrees with anybody: "hit", "quit", "set"."""
    return lemma in {"hit", "quit", "set", "cut", "split", "put"}


def _subject(tokens: Sequence[Token], verb: int, start: int) -> int | None:
    """The noun before a verb, a phrase on its place passed; None if no noun stands there."""
    k = verb - 1
    if k < start or tokens[k].upos not in _NOUNS:
        return None
    case = next((c for c in range(k, start, -1) if tokens[c].norm in _PLACING), None)
    plain = case is not None and all(t.upos in _NOUNS | {"DET", "ADJ"} for t in tokens[case + 1 : verb])
    return case - 1 if case is not None and plain and tokens[case - 1].upos in _NOUNS else k


def _head_sentence(tokens: list[Token], verb: int, root: int) -> None:
    """Everything before the verb is its subject, the first phrase behind it its object if no preposition opens it."""
    v, subject = tokens[verb], _first_of(tokens, verb, 0)
    for t in tokens[:verb]:
        if t.head >= verb or (t.head == t.i and t.i != subject):
            _hang(tokens, t, subject)
    taken = _object(tokens, verb, root)
    for t in tokens[verb + 1 :]:
        if t.i != taken and (t.head <= verb or t.head == t.i):
            between = taken is not None and t.i < taken and t.upos in _NOUNS | {"ADJ", "DET", "NUM"}
            t.head = taken if between else verb
            t.dep = ("compound" if t.upos in _NOUNS else t.dep) if between else _beside(tokens, t)
    if taken is not None:
        tokens[taken].head, tokens[taken].dep = verb, _beside(tokens, tokens[taken])
    _make_verb(v)
    v.head, v.dep = verb, "root"
    tokens[subject].head, tokens[subject].dep = verb, "nsubj"


def _head_clause(tokens: list[Token], verb: int, main: int, mark: int) -> None:
    subject = _first_of(tokens, verb, mark + 1)
    for t in tokens[mark + 1 : verb]:
        if not mark < t.head < verb and t.i != subject:
            _hang(tokens, t, subject)
    for t in tokens[verb + 1 :]:
        if t.head <= verb:
            t.head, t.dep = verb, _beside(tokens, t)
    _make_verb(tokens[verb])
    tokens[verb].head, tokens[verb].dep = main, "advcl"
    tokens[subject].head, tokens[subject].dep = verb, "nsubj"
    tokens[mark].head, tokens[mark].dep, tokens[mark].upos = verb, "mark", "SCONJ"


def _first_of(tokens: Sequence[Token], verb: int, start: int) -> int:
    """The subject's head: of two that are joined the first, of a name its head."""
    subject = _subject(tokens, verb, start)
    assert subject is not None
    comma = next((k for k in range(subject, start, -1) if tokens[k].norm in _JOINING), None)
    if comma is not None and tokens[comma - 1].upos in _NOUNS:
        return comma - 1
    while tokens[subject].dep == "flat" and start <= tokens[subject].head < subject:
        subject = tokens[subject].head
    return subject


def _hang(tokens: list[Token], t: Token, subject: int) -> None:
    """Hangs a word before the verb on the subject: joined to it behind a comma, else a part of its name."""
    joined = t.i > subject and t.upos in _NOUNS
    t.head = subject
    if joined:
        t.dep = "conj"
    elif t.upos in _NOUNS:
        t.dep = "nmod:poss" if children(tokens, t.i, "case") else "compound"


def _object(tokens: Sequence[Token], verb: int, root: int) -> int | None:
    """The head of the noun phrase right behind the verb."""
    if root > verb and not any(t.upos == "ADP" for t in tokens[verb + 1 : root + 1]):
        return root
    k = verb + 1
    while k < len(tokens) and tokens[k].upos in {"DET", "ADJ", "NUM"}:
        k += 1
    found = None
    while k < len(tokens) and tokens[k].upos in _NOUNS and (found is None or tokens[k - 1].upos in _NOUNS):
        found, k = k, k + 1
    return found


def _beside(tokens: Sequence[Token], t: Token) -> str:
    """The relation of a phrase behind the verb to it."""
    if t.upos not in _NOUNS:
        return t.dep if t.dep != "root" else "dep"
    return "obl" if children(tokens, t.i, "case") else "obj"


def _make_verb(token: Token) -> None:
    token.upos, token.lemma = "VERB", lemma_of(token.norm, "VERB", {})
    token.feats = {"VerbForm": "Fin", "Tense": "Pres"}
