"""How a time expression hangs on an event in the syntax tree."""

from dataclasses import replace
from functools import cache

from etl.language.clauses import clause_factuality_cues
from etl.language.tree import Tokens, case_of, children, clause_of, head_chain, relation
from etl.records import Sentence, Timex, Token
from etl.resources import load_yaml
from etl.times.lists import lemmas
from etl.times.tails import is_told_by, said_tail

# How well an expression fits an event; the lower, the better.
OWN, CLAUSE, GOVERNOR, REPORT = 0, 1, 2, 3


def head_of(tokens: Tokens, start: int, end: int) -> int | None:
    """The token inside a span of characters whose head is outside it."""
    inside = {t.i for t in tokens if t.start < end and start < t.end}
    tops = [i for i in sorted(inside) if tokens[i].head not in inside or tokens[i].head == i]
    content = [i for i in tops if tokens[i].upos not in {"ADP", "DET", "PUNCT"}]
    return (content or tops or [None])[0]


def token_tense(sentence: Sentence, start: int, end: int) -> str | None:
    """ "past", "future" or None for the clause that a span of characters belongs to."""
    tokens = sentence.tokens
    head = head_of(tokens, start, end) if tokens else None
    if head is None:
        return None
    planned = next(
        (t for t in (tokens[k] for k in head_chain(tokens, head)[:2]) if t.lemma in _SET_FOR), None
    )
    if planned is not None and planned.feats.get("VerbForm") == "Part" and not _had_passed(tokens, planned.i):
        return "future"
    cues = clause_factuality_cues(tokens, head)
    if cues.tense == "future" or (set(cues.modals) & _AHEAD and not cues.perfect):
        return "future"
    if cues.nonfinite == "infinitive":
        return _tense_of_aspect(sentence, cues.head)
    if cues.tense == "past" or cues.perfect:
        return "past"
    if cues.tense == "present" and sentence.no and cues.progressive:
        return "future"
    return None


def _tense_of_aspect(sentence: Sentence, head: int) -> str | None:
    """What "to leave" looks at: ahead, but back in "began to leave"."""
    up = sentence.tokens[sentence.tokens[head].head]
    if relation(sentence.tokens, head) == "xcomp" and up.lemma in lemmas("aspect") and up.i != head:
        return token_tense(sentence, up.start, up.end)
    return "future"


_SET_FOR = frozenset({"schedule", "plan", "slate", "set", "expect", "due"})
_AHEAD = frozenset(
    {"will", "would", "shall", "be to", "be going to", "may", "might", "could", "should", "must", "have to"}
)


def _had_passed(tokens: Tokens, i: int) -> bool:
    return (
        any(tokens[k].norm in {"had", "were", "was"} for k in children(tokens, i, "aux"))
        and tokens[i].dep == "root"
    )


def rank(tokens: Tokens, trigger: Token, timex: Timex) -> int | None:
    """How a time expression fits the event that a token heads: OWN, CLAUSE, GOVERNOR, REPORT or None.

    OWN: it depends on the event's word with no clause between. CLAUSE: it is in the event's clause, or in a
    light clause that only carries the event ("talks held on Friday"). GOVERNOR: in the clause that the
    event's clause hangs on with the same time. REPORT: it dates the saying. None: another event's.
    """
    head = head_of(tokens, timex.start, timex.end)
    if head is None or _describes_other(tokens, head, trigger.i):
        return None
    fit, tail = _by_tree(tokens, trigger, timex, head), said_tail(tokens)
    if tail is None or trigger.i > tail:
        return fit
    if head > tail:
        return REPORT if fit is not None else None
    return CLAUSE if fit is None and is_told_by(tokens, trigger.i, tail) else fit


def _by_tree(tokens: Tokens, trigger: Token, timex: Timex, head: int) -> int | None:
    chain = _before_verb(tokens, head) or head_chain(tokens, head)
    clause = clause_of(tokens, trigger.i)
    of_time = clause_of(tokens, chain[0]) if _before_verb(tokens, head) else clause_of(tokens, head)
    if of_time in chain and _counts_to(tokens, of_time, timex):
        chain = chain[chain.index(of_time) + 1 :]
        of_time = clause_of(tokens, tokens[of_time].head)
    if trigger.i in chain and of_time in {clause, trigger.i} | _above(tokens, trigger.i):
        return OWN
    if trigger.i in chain:
        return _carried(tokens, trigger.i, of_time)
    if _in_other_noun(tokens, chain, of_time, trigger.i):
        return None
    if of_time == clause:
        return None if _after_it(tokens, trigger.i, clause) else CLAUSE
    return _from_governor(tokens, clause, of_time)


def _before_verb(tokens: Tokens, head: int) -> list[int] | None:
    """The chain from the verb right behind a time, where the parser hangs the time on the subject: "The army on Sunday left"."""
    verb = head + 1
    while (
        verb < len(tokens) - 1 and tokens[verb].upos in {"ADV", "AUX", "PUNCT"} and tokens[verb].norm != ","
    ):
        verb += 1
    if verb >= len(tokens):
        return None  # a headline ends with its time
    noun = tokens[head].head
    subject = noun < head < verb and noun in {*children(tokens, verb, "nsubj", "nsubj:pass")}
    if not subject or tokens[verb].upos != "VERB" or case_of(tokens, head) != "on":
        return None
    return [verb, *head_chain(tokens, verb)]


def _describes_other(tokens: Tokens, head: int, trigger: int) -> bool:
    """Whether a time is that of a noun beside the event: "a truce brokered by Oman and the recent visit of its envoy"."""
    head = tokens[head].head if tokens[head].upos == "NUM" else head
    noun = tokens[head].head
    if noun == trigger or tokens[noun].upos != "NOUN":
        return False
    if relation(tokens, head) == "amod" and tokens[head].upos == "ADJ":
        return trigger in head_chain(tokens, noun)[1:] or relation(tokens, noun) in {"conj", "obl", "nmod"}
    return relation(tokens, head) == "nmod" and relation(tokens, noun) == "conj"


def _counts_to(tokens: Tokens, clause: int, timex: Timex) -> bool:
    """ "Two days after it was signed" is a time of what the clause hangs on, though the parser puts it into the clause."""
    marks = [tokens[k] for k in children(tokens, clause, "mark") if tokens[k].norm in {"after", "before"}]
    return tokens[clause].head != clause and any(timex.end <= mark.start for mark in marks)


def _after_it(tokens: Tokens, trigger: int, clause: int) -> bool:
    """Whether the event's noun is what the clause came after or before ("signed on Friday after talks")."""
    between = [trigger, *head_chain(tokens, trigger)]
    between = between[: between.index(clause)] if clause in between else []
    cases = {tokens[k].norm for i in between for k in children(tokens, i, "mark")}
    cases |= {case_of(tokens, i) for i in between}
    return bool(cases & (lemmas("other_time") | lemmas("granted")))


def ended_span(tokens: Tokens, trigger: Token, timexes: list[Timex]) -> Timex | None:
    """The last year of "the 1950-53 war ended in a truce": what ends a war took place at its end."""
    clause = clause_of(tokens, trigger.i)
    if tokens[clause].lemma not in lemmas("ending"):
        return None
    for timex in timexes:
        head = head_of(tokens, timex.start, timex.end) if timex.bound == "until" else None
        if head is None:
            continue
        chain = [head, *head_chain(tokens, head)]
        subject = clause in chain and any(
            relation(tokens, i) == "nsubj" for i in chain[: chain.index(clause)]
        )
        if subject or (relation(tokens, clause) == "acl" and tokens[clause].head in chain):
            return replace(timex, bound=None)
    return None


def _above(tokens: Tokens, i: int) -> set[int]:
    return set(head_chain(tokens, i))


def _carried(tokens: Tokens, trigger: int, of_time: int) -> int | None:
    """An expression in a clause below the event's word: of a light relative clause, or of one opened by "when".

    What "began to leave on Friday" began on Friday.
    """
    top = [of_time, *head_chain(tokens, of_time)]
    below = top[: top.index(trigger)] if trigger in top else top
    if len(below) == 1 and relation(tokens, of_time) == "acl" and tokens[of_time].lemma in lemmas("light"):
        return CLAUSE
    if len(below) == 1 and relation(tokens, of_time) == "xcomp" and tokens[trigger].lemma in lemmas("aspect"):
        return CLAUSE
    marks = {tokens[k].norm for k in children(tokens, of_time, "mark", "advmod")}
    return GOVERNOR if len(below) == 1 and marks & lemmas("same_time") else None


def _in_other_noun(tokens: Tokens, chain: list[int], of_time: int, trigger: int) -> bool:
    """Whether the expression belongs to a noun that is no part of the event ("the accord of May 1991")."""
    for i in chain:
        if i in (of_time, trigger):
            return False
        if tokens[i].norm in _units():
            continue  # "in a decade on April 27": the parser hangs one time on another
        if relation(tokens, i) in {"nmod", "appos", "acl"} and tokens[i].upos in {"NOUN", "PROPN"}:
            return trigger not in head_chain(tokens, i) and tokens[trigger].head != i
        if (
            tokens[i].upos == "NOUN"
            and relation(tokens, i) in {"obl", "nsubj"}
            and tokens[trigger].upos == "NOUN"
        ):
            return not _same_np(tokens, i, trigger)
    return False


@cache
def _units() -> frozenset[str]:
    return frozenset(load_yaml("lexicon", "times.yaml")["words"]["unit"])


def _same_np(tokens: Tokens, noun: int, trigger: int) -> bool:
    return noun in head_chain(tokens, trigger) or trigger in head_chain(tokens, noun)


def _from_governor(tokens: Tokens, clause: int, of_time: int) -> int | None:
    """Walk up from the event's clause to that of the expression, through clauses of the same time only."""
    at, of_time = clause, _told_there(tokens, of_time)
    while tokens[at].head != at:
        dep, up = relation(tokens, at), clause_of(tokens, tokens[at].head)
        reporting = tokens[up].lemma in lemmas("reporting")
        if up == of_time:
            if reporting and dep in {"ccomp", "parataxis", "xcomp"}:
                return REPORT
            return GOVERNOR if _same_time(tokens, at, dep, up) else None
        if not _same_time(tokens, at, dep, up) and not (reporting and dep in {"ccomp", "parataxis"}):
            return None
        if up == at:
            return None
        at = up
    return _below_root(tokens, clause, of_time)


def _told_there(tokens: Tokens, clause: int) -> int:
    """The saying, for a clause that tells where and when it was: "*Speaking* in Juba on Tuesday, the general said"."""
    up = tokens[clause].head
    spoken = relation(tokens, clause) == "advcl" and tokens[clause].lemma in lemmas("speaking")
    return up if spoken and tokens[up].lemma in lemmas("reporting") else clause


def _below_root(tokens: Tokens, clause: int, of_time: int) -> int | None:
    """The expression stands in a clause below the event's: a "when" clause, or the saying as an aside."""
    if tokens[of_time].head != clause:
        return None
    if relation(tokens, of_time) == "parataxis" and tokens[of_time].lemma in lemmas("reporting"):
        return REPORT
    marks = {tokens[k].norm for k in children(tokens, of_time, "mark", "advmod")}
    return GOVERNOR if relation(tokens, of_time) == "advcl" and marks & lemmas("same_time") else None


def _same_time(tokens: Tokens, at: int, dep: str, up: int) -> bool:
    if dep == "conj":
        return tokens[at].feats.get("Tense") == tokens[up].feats.get("Tense")
    if dep == "xcomp":
        return (
            tokens[up].lemma in lemmas("light")
            and tokens[up].lemma not in lemmas("planning") | {"offer", "refuse"}
        ) or (tokens[up].lemma in _SET_FOR)
    if dep == "advcl":
        marks = {tokens[k].norm for k in children(tokens, at, "mark", "advmod")}
        if marks & lemmas("same_time") and tokens[at].feats.get("Tense") == tokens[up].feats.get("Tense"):
            return True  # "embraced on Tuesday as they began talks"
        return tokens[at].feats.get("VerbForm") in {"Ger", "Part"} or tokens[at].norm.endswith("ing")
    return False
