"""Questions to the syntax tree of one sentence, in Universal Dependencies terms.

Every function takes the sentence's tokens and a token's index, and is pure. Relations are named as in
UD 2 English (EWT, GUM): the first conjunct is the head of a coordination, a preposition is a `case`
child of its noun, a copula is a `cop` child of its predicate. Lists are in the order of the text.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from functools import cache, wraps
from typing import Any, TypeVar

from etl.records import Token

Tokens = Sequence[Token]
T = TypeVar("T")

# Relations by which a clause hangs on its governor (UD: "clausal" arguments and modifiers).
CLAUSE_RELATIONS = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
# What belongs to a name or description itself, as opposed to what is said about it.
_INSIDE_NOUN_PHRASE = frozenset(
    {"det", "det:predet", "amod", "compound", "flat", "nummod", "nmod:poss", "nmod:desc", "fixed", "goeswith"}
)
_RELATIVE_PRONOUNS = frozenset({"who", "whom", "which", "that", "whose"})
# With these, the subject acts in the infinitive even where there is an object ("promised them to stop").
_SUBJECT_CONTROL = frozenset({"promise", "vow", "pledge", "threaten", "swear", "use", "take"})


class Settled(list[Token]):
    """A sentence's tokens once their tree changes no more.

    The rules ask some hundred times a sentence for a token's dependents: here they are looked up, in a plain list of
    tokens they are searched. `kept` is for what other readers of the sentence work out once.
    """

    __slots__ = ("below", "by_relation", "kept")

    def __init__(self, tokens: Iterable[Token] = ()) -> None:
        super().__init__(tokens)
        self.kept: dict[Hashable, Any] = {}
        self.below: list[list[int]] = [[] for _ in self]
        # Dependents by relation, those of a subtype under the bare relation too.
        self.by_relation: list[dict[str, list[int]]] = [{} for _ in self]
        for token in self:
            if token.head != token.i:
                self.below[token.head].append(token.i)
                for name in {token.dep, _bare(token.dep)}:
                    self.by_relation[token.head].setdefault(name, []).append(token.i)


def keep(tokens: Tokens, key: Hashable, make: Callable[[Tokens], T]) -> T:
    """What `make` finds in a sentence, worked out once for one whose tree is settled."""
    if not isinstance(tokens, Settled):
        return make(tokens)
    if key not in tokens.kept:
        tokens.kept[key] = make(tokens)
    return tokens.kept[key]


def remembered(ask: Callable[[Tokens, int], T]) -> Callable[[Tokens, int], T]:
    """A question to the tree that is answered once for each token of a sentence whose tree is settled."""

    @wraps(ask)
    def answer(tokens: Tokens, i: int) -> T:
        if not isinstance(tokens, Settled):
            return ask(tokens, i)
        if (ask, i) not in tokens.kept:
            tokens.kept[ask, i] = ask(tokens, i)
        known = tokens.kept[ask, i]
        return known[:] if isinstance(known, list) else known

    return answer


def relation(tokens: Tokens, i: int) -> str:
    """The UD relation of a token without its subtype: "nsubj" for "nsubj:pass", "root" for the root."""
    return _bare(tokens[i].dep)


@cache
def _bare(dep: str) -> str:
    return dep.partition(":")[0].lower()


def children(tokens: Tokens, i: int, *deps: str) -> list[int]:
    """Direct dependents of a token; with `deps`, those of these relations.

    A bare relation also matches its subtypes ("nsubj" finds "nsubj:pass"), one with a subtype only itself.
    """
    if not isinstance(tokens, Settled):
        kids = [t.i for t in tokens if t.head == i and t.i != i]
        return [k for k in kids if (dep := tokens[k].dep) in deps or _bare(dep) in deps] if deps else kids
    if not deps:
        return tokens.below[i][:]
    of = tokens.by_relation[i]
    found = [k for dep in deps if dep in of for k in of[dep]] if of else []
    return sorted(set(found)) if len(found) > 1 and len(deps) > 1 else found


def root(tokens: Tokens) -> int:
    """The token that heads the sentence."""
    return next(t.i for t in tokens if t.head == t.i)


@remembered
def descendants(tokens: Tokens, i: int) -> list[int]:
    """The token and all that depends on it, directly or not."""
    found = {i: None}  # a set in order: while a tree is mended it may hold a circle
    queue = [i]
    for k in queue:
        new = [c for c in children(tokens, k) if c not in found]
        found.update(dict.fromkeys(new))
        queue += new
    return sorted(found)


def subtree(tokens: Tokens, i: int) -> tuple[int, int]:
    """First and last token (inclusive) of all that depends on a token."""
    below = descendants(tokens, i)
    return below[0], below[-1]


@remembered
def head_chain(tokens: Tokens, i: int) -> list[int]:
    """The token's head, its head's head and so on up to the root; empty for the root."""
    chain: list[int] = []
    while tokens[i].head != i:
        i = tokens[i].head
        chain.append(i)
    return chain


def path(tokens: Tokens, i: int, j: int) -> list[int]:
    """Tokens on the way from one token over their lowest common head to another, both included."""
    up = [i, *head_chain(tokens, i)]
    down = [j, *head_chain(tokens, j)]
    meet = next(k for k in up if k in down)
    return up[: up.index(meet) + 1] + down[: down.index(meet)][::-1]


def is_below(tokens: Tokens, i: int, ancestor: int) -> bool:
    """Whether a token depends, directly or not, on another."""
    return ancestor in head_chain(tokens, i)


@remembered
def np_span(tokens: Tokens, i: int) -> tuple[int, int]:
    """First and last token (inclusive) of the noun phrase that a noun heads.

    Determiners, adjectives, numbers, names, possessors and phrases with "of" belong to it; relative
    clauses, appositions, other prepositional phrases, conjuncts and the noun's own preposition do not.
    """
    members = {i}
    for k in children(tokens, i):
        if tokens[k].dep in _INSIDE_NOUN_PHRASE or relation(tokens, k) == "flat":
            members.update(descendants(tokens, k))
        elif tokens[k].dep == "nmod" and case_of(tokens, k) == "of" and k > i:
            members.update(range(k, np_span(tokens, k)[1] + 1))
    return _unbroken(tokens, members, i)


def _unbroken(tokens: Tokens, members: set[int], i: int) -> tuple[int, int]:
    """Widen from `i` while words are members; punctuation and prepositions in between do not break it."""
    first = last = i
    gap = {t.i for t in tokens if t.dep in {"punct", "case", "det"} and t.head in members | {i}}
    own_case = set(children(tokens, i, "case"))
    passable = gap | {k for m in members for k in children(tokens, m)} - own_case
    for k in range(i - 1, -1, -1):
        if k in members:
            first = k
        elif k not in passable or k in own_case:
            break
    for k in range(i + 1, len(tokens)):
        if k in members:
            last = k
        elif k not in passable:
            break
    return first, last


@remembered
def conjuncts(tokens: Tokens, i: int) -> list[int]:
    """All members of the coordination that a token is in, itself included."""
    first = i
    while relation(tokens, first) == "conj":
        first = tokens[first].head
    return with_conjuncts(tokens, [first])


def with_conjuncts(tokens: Tokens, heads: Iterable[int]) -> list[int]:
    """Tokens with those coordinated to them: "the army and the rebels" for "army"."""
    found = list(dict.fromkeys(heads))
    for k in found:
        joined = children(tokens, k, "conj")
        found += [c for c in joined if c not in found] if joined else []
    return sorted(found)


@remembered
def is_passive(tokens: Tokens, i: int) -> bool:
    """Whether a verb is passive: "was agreed", "the truce agreed in Doha"."""
    if children(tokens, i, "aux:pass", "nsubj:pass", "csubj:pass", "obl:agent"):
        return True
    if any(tokens[k].dep == "nsubj" for k in children(tokens, i)):
        return False  # a subject of its own tells more than the form, which may be that of the past tense
    token = tokens[i]
    if token.feats.get("Voice") == "Pass":
        return True
    if token.dep == "acl" and token.feats.get("Tense") == "Past":
        return token.feats.get("VerbForm") == "Part"
    return (
        relation(tokens, i) == "conj"
        and not children(tokens, i, "nsubj", "aux")
        and _shares_passive(tokens, i)
    )


def _shares_passive(tokens: Tokens, i: int) -> bool:
    return tokens[i].feats.get("VerbForm") == "Part" and is_passive(tokens, tokens[i].head)


@remembered
def subjects(tokens: Tokens, i: int) -> list[int]:
    """Subjects of a predicate, active or passive, with those coordinated to them.

    A predicate without one borrows it: from the first conjunct, from the governor of an infinitive or
    participle (its object, if it has one: "asked the rebels to stop"), from the noun it modifies. A relative
    pronoun gives the noun it stands for.
    """
    own = children(tokens, i, "nsubj", "csubj")
    if own:
        named = [_antecedent(tokens, k, i) for k in own]
        return with_conjuncts(tokens, named)
    return _borrowed_subjects(tokens, i)


def _borrowed_subjects(tokens: Tokens, i: int) -> list[int]:
    head, rel = tokens[i].head, relation(tokens, i)
    if head == i:
        return []
    if rel == "acl":
        return [head] if tokens[i].feats.get("VerbForm") in {"Part", "Ger"} else []
    if rel == "xcomp":
        controlled = [] if tokens[head].lemma in _SUBJECT_CONTROL else children(tokens, head, "obj", "iobj")
        return with_conjuncts(tokens, controlled) if controlled else subjects(tokens, head)
    nonfinite = tokens[i].feats.get("VerbForm") != "Fin" and not children(tokens, i, "aux")
    if rel == "conj" or (rel == "advcl" and (nonfinite or tokens[i].feats.get("VerbForm") == "Part")):
        return subjects(tokens, head)
    return []


def _antecedent(tokens: Tokens, pronoun: int, predicate: int) -> int:
    """The noun that a relative pronoun stands for, else the token itself."""
    clause = predicate
    while relation(tokens, clause) == "conj":
        clause = tokens[clause].head
    is_relative = tokens[clause].dep == "acl:relcl" and tokens[pronoun].lemma in _RELATIVE_PRONOUNS
    return tokens[clause].head if is_relative else pronoun


@remembered
def objects(tokens: Tokens, i: int) -> list[int]:
    """Direct and indirect objects of a verb, with those coordinated to them."""
    return with_conjuncts(tokens, [_antecedent(tokens, k, i) for k in children(tokens, i, "obj", "iobj")])


@remembered
def case_of(tokens: Tokens, i: int) -> str:
    """The preposition of a noun phrase in lower case: "with", "because of"; "" if it has none."""
    cases = [k for k in children(tokens, i, "case") if k < i]
    words = [w for k in cases for w in [k, *children(tokens, k, "fixed")]]
    if not words and relation(tokens, i) == "conj":
        return case_of(tokens, tokens[i].head)
    return " ".join(tokens[w].norm for w in sorted(words))


def obliques(tokens: Tokens, i: int) -> dict[str, list[int]]:
    """Prepositional phrases of a verb or noun by preposition: {"with": [..], "in": [..]}.

    Phrases without a preposition ("last week") are under "". Coordinated nouns are included.
    """
    found: dict[str, list[int]] = {}
    phrases = children(tokens, i, "obl", "nmod")
    for k in with_conjuncts(tokens, phrases) if phrases else ():
        if tokens[k].dep not in {"nmod:poss", "nmod:desc"}:
            found.setdefault(case_of(tokens, k), []).append(_antecedent(tokens, k, i))
    return found


def possessors(tokens: Tokens, i: int) -> list[int]:
    """Whose it is: "the government's offer", "its leader"."""
    return with_conjuncts(tokens, children(tokens, i, "nmod:poss"))


@remembered
def agent(tokens: Tokens, i: int) -> list[int]:
    """Who does it in a passive clause ("was rejected by the army and the rebels"); empty if not said."""
    marked = children(tokens, i, "obl:agent")
    if not marked and is_passive(tokens, i):
        marked = [k for k in children(tokens, i, "obl") if case_of(tokens, k) == "by"]
    return with_conjuncts(tokens, marked)


@remembered
def doers(tokens: Tokens, i: int) -> list[int]:
    """Who does it: the subjects of an active clause, the by-phrase of a passive one."""
    return agent(tokens, i) if is_passive(tokens, i) else subjects(tokens, i)


@remembered
def is_predicate(tokens: Tokens, i: int) -> bool:
    """Whether a token heads a clause: a verb in a clausal relation, or what a copula or subject says it is."""
    first = conjuncts(tokens, i)[0]
    if relation(tokens, first) not in CLAUSE_RELATIONS:
        return bool(children(tokens, i, "nsubj", "cop"))
    return tokens[i].upos in {"VERB", "AUX"} or bool(children(tokens, i, "nsubj", "cop", "csubj"))


@remembered
def clause_of(tokens: Tokens, i: int) -> int:
    """The predicate of the innermost clause around a token, itself if it is one; the root if there is none."""
    while not is_predicate(tokens, i) and tokens[i].head != i:
        i = tokens[i].head
    return i
