"""Gives verbs back the clauses that belong to them, where a time stands between.

"Agreed on Monday to extend the truce", "said last week that the road would be opened": wire reports put the day there,
and the parser then takes the clause for a purpose of the verb or for a description of the day.
"""

from etl.language.tree import children, relation
from etl.records import Token
from etl.resources import load_yaml


def infinitive_complements(tokens: list[Token]) -> None:
    """ "Agreed on Monday to extend the truce": what is agreed on is the infinitive."""
    _tag_infinitives(tokens)
    _in_principle(tokens)
    takers = load_yaml("lexicon", "clauses.yaml")["infinitive_takers"]
    for t in tokens:
        if t.upos != "VERB" or t.lemma not in takers or children(tokens, t.i, "xcomp", "ccomp"):
            continue
        times = [k for k in children(tokens, t.i, "obl", "advmod") if k > t.i]
        own = children(tokens, t.i, "advcl") + [c for k in times for c in children(tokens, k, "acl", "advcl")]
        following = [c for c in sorted(own) if c > t.i and _is_to_infinitive(tokens, c)]
        if following and not children(tokens, t.i, "obj"):
            tokens[following[0]].head, tokens[following[0]].dep = t.i, "xcomp"
    _asked_to(tokens)
    _called_for(tokens)
    _as_what(tokens)
    for t in tokens:
        _of_a_noun(tokens, t)


def _of_a_noun(tokens: list[Token], clause: Token) -> None:
    """ "Expressed his willingness to talk", "rejected demands for reopening the talks": what the noun is of."""
    if clause.upos != "VERB" or relation(tokens, clause.i) not in {"advcl", "xcomp", "obl", "acl"}:
        return
    if clause.dep == "acl":
        _of_the_outer_noun(tokens, clause)
        return
    if clause.dep == "advcl" and _of_an_adjective(tokens, clause):
        clause.dep = "xcomp"
        return
    marks = [k for k in children(tokens, clause.i, "mark", "case") if tokens[k].norm in {"to", "for"}]
    if not marks or children(tokens, clause.i, "nsubj") or tokens[clause.head].upos != "VERB":
        return
    lists = load_yaml("lexicon", "clauses.yaml")
    nouns = lists["infinitive_nouns"] if tokens[marks[0]].norm == "to" else lists["nouns_of_asking"]
    before = tokens[marks[0] - 1]
    of_the_verb = before.head == clause.head and before.dep in {"obj", "obl", "nsubj:pass"}
    if marks[0] and before.upos == "NOUN" and before.lemma in nouns and of_the_verb:
        clause.head, clause.dep = before.i, "acl"


def _of_an_adjective(tokens: list[Token], clause: Token) -> bool:
    """Whether an infinitive says what somebody is ready, glad or able to do."""
    head = tokens[clause.head]
    to = [k for k in children(tokens, clause.i, "mark") if tokens[k].norm == "to"]
    return head.upos == "ADJ" and bool(to) and to[0] == head.i + 1 and _is_to_infinitive(tokens, clause.i)


def _of_the_outer_noun(tokens: list[Token], clause: Token) -> None:
    """ "An agreement from leaders of the factions to attend": the infinitive is the agreement's, not the factions'."""
    nouns = load_yaml("lexicon", "clauses.yaml")["infinitive_nouns"]
    if not _is_to_infinitive(tokens, clause.i) or tokens[clause.head].lemma in nouns:
        return
    outer = clause.head
    while (
        relation(tokens, outer) == "nmod" and tokens[outer].head < outer and tokens[outer].lemma not in nouns
    ):
        outer = tokens[outer].head
    if tokens[outer].upos == "NOUN" and tokens[outer].lemma in nouns:
        clause.head = outer


def _asked_to(tokens: list[Token]) -> None:
    """ "Asked the OAS on Friday to mediate", "urged both the army and the rebels to talk": what one is asked to do."""
    askers = load_yaml("lexicon", "clauses.yaml")["asking_somebody"]
    for t in tokens:
        if t.upos != "VERB" or t.lemma not in askers or children(tokens, t.i, "xcomp", "ccomp"):
            continue
        asked = [k for k in children(tokens, t.i, "obj", "iobj", "obl") if k > t.i]
        joined = [c for k in asked for c in children(tokens, k, "conj")]
        near = [*children(tokens, t.i, "advcl"), *(c for k in joined for c in children(tokens, k, "acl"))]
        following = [c for c in sorted(near) if c > t.i and _is_to_infinitive(tokens, c)]
        if asked and following:
            tokens[following[0]].head, tokens[following[0]].dep = t.i, "xcomp"


def _called_for(tokens: list[Token]) -> None:
    """ "Called for the conference to be cancelled": what is called for is that it be cancelled."""
    askers = load_yaml("lexicon", "clauses.yaml")["asking_somebody"]
    for t in tokens:
        verb = tokens[t.head]
        if (
            t.dep not in {"advcl", "acl", "xcomp"}
            or not children(tokens, t.i, "aux:pass")
            or not _is_to(tokens, t.i)
        ):
            continue
        while verb.upos in {"NOUN", "PROPN"} and verb.head < verb.i:
            verb = tokens[verb.head]
        wanted = [k for k in children(tokens, verb.i, "obl") if verb.i < k < t.i]
        wanted = [k for k in wanted if any(tokens[c].norm == "for" for c in children(tokens, k, "case"))]
        if verb.lemma not in askers or not wanted or children(tokens, t.i, "nsubj"):
            continue
        t.head, t.dep = verb.i, "xcomp"
        tokens[wanted[-1]].head, tokens[wanted[-1]].dep = t.i, "nsubj:pass"
        for k in children(tokens, wanted[-1], "case"):
            tokens[k].head, tokens[k].dep = t.i, "mark"


def _as_what(tokens: list[Token]) -> None:
    """ "Replaced the general, Ratko Mladic, as commander": what somebody is made or refused as is said by the verb."""
    makers = load_yaml("lexicon", "clauses.yaml")["making_somebody"]
    for t in tokens:
        case = next((k for k in children(tokens, t.i, "case") if tokens[k].norm == "as"), None)
        above = tokens[t.head]
        if case is None or relation(tokens, t.i) != "nmod" or above.upos not in {"NOUN", "PROPN"}:
            continue
        while (
            above.upos in {"NOUN", "PROPN"}
            and above.head != above.i
            and above.dep not in {"obj", "nsubj:pass"}
        ):
            above = tokens[above.head]
        verb = tokens[above.head]
        if above.dep in {"obj", "nsubj:pass"} and verb.lemma in makers and verb.i < t.i:
            t.head, t.dep = verb.i, "obl"


def _is_to(tokens: list[Token], i: int) -> bool:
    return [tokens[k].norm for k in children(tokens, i, "mark")] == ["to"]


def _tag_infinitives(tokens: list[Token]) -> None:
    """ "Offered on Monday to mediate": what "to" marks is a verb, whatever the tagger took it for."""
    clauses = load_yaml("lexicon", "clauses.yaml")
    for t in tokens:
        if t.upos != "NOUN" or t.norm.endswith("s") or children(tokens, t.i, "det", "amod", "nmod:poss"):
            continue
        to = [k for k in children(tokens, t.i, "mark", "case") if k == t.i - 1 and tokens[k].norm == "to"]
        if to and (tokens[to[0]].dep == "mark" or t.norm in clauses["never_nouns"]):
            t.upos, t.lemma, t.feats = "VERB", t.norm, {"VerbForm": "Inf"}
            tokens[to[0]].dep = "mark"
            if relation(tokens, t.i) in {"nmod", "obl"}:
                asking = [
                    k.i for k in tokens[: to[0]] if k.upos == "NOUN" and k.lemma in clauses["nouns_of_asking"]
                ]
                t.head, t.dep = (asking[-1], "acl") if asking else (t.head, "acl")


def _in_principle(tokens: list[Token]) -> None:
    """ "Agreed in principle to a truce": what is agreed to is the truce, no principle of one."""
    for t in tokens:
        if t.lemma != "principle" or tokens[t.head].upos != "VERB" or relation(tokens, t.i) != "obl":
            continue
        for k in children(tokens, t.i, "nmod"):
            if any(tokens[c].norm in {"to", "on"} for c in children(tokens, k, "case")):
                tokens[k].head, tokens[k].dep = t.head, "obl"


def _is_to_infinitive(tokens: list[Token], i: int) -> bool:
    marks = [tokens[k].norm for k in children(tokens, i, "mark")]
    return tokens[i].feats.get("VerbForm") == "Inf" and marks == ["to"] and not children(tokens, i, "nsubj")


def said_when(tokens: list[Token]) -> None:
    """ "Said last week that the road would be opened": the time is the saying's, the clause is what is said."""
    speech = load_yaml("lexicon", "speech.yaml")
    for t in tokens:
        if t.upos != "VERB" or t.lemma not in speech["verbs"]:
            continue
        for k in children(tokens, t.i):
            if k < t.i or tokens[k].lemma not in speech["time_words"] or children(tokens, k, "case", "cop"):
                continue
            for clause in children(tokens, k, "acl", "acl:relcl", "ccomp", "advcl"):
                if any(tokens[m].norm == "that" for m in children(tokens, clause, "mark")):
                    tokens[clause].head, tokens[clause].dep = t.i, "ccomp"
            if relation(tokens, k) in {"ccomp", "obj", "xcomp"}:
                tokens[k].dep = "obl:unmarked"
