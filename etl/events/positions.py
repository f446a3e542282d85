"""Where a token stands to the word above it: as its subject, its object, its complement, beside it or not at all."""

from collections.abc import Sequence

from etl.events.lexicon import words_of
from etl.language import tree
from etl.records import Token


def position_of(tokens: Sequence[Token], i: int) -> tuple[str, str]:
    """Where a token stands to its head: (position, preposition or subordinator).

    Positions: subject, object, complement (with its preposition), modifier, clause, adjunct, stop.
    """
    rel, head = tree.relation(tokens, i), tokens[i].head
    if rel in {"nsubj", "csubj"}:
        passive = tokens[i].dep.endswith(":pass") or tree.is_passive(tokens, head)
        return ("object" if passive else "subject"), ""
    if rel in {"obj", "iobj"}:
        return "object", ""
    if rel in {"obl", "nmod"} and tokens[i].dep != "nmod:poss":
        case = tree.case_of(tokens, i)
        if tokens[i].upos == "VERB" and i and tokens[i - 1].norm == "to":
            return "clause", ""  # "set up a panel to mediate", hung on the verb
        return _oblique_position(tokens[i].dep, case), case
    if rel in {"compound", "amod", "nmod"}:
        return "modifier", ""
    if joined_object(tokens, i):
        return "object", ""
    return _clause_position(tokens, i, rel)


def _oblique_position(dep: str, case: str) -> str:
    if dep == "obl:agent":
        return "adjunct"
    if case in words_of("structure", "complement_prepositions"):
        return "complement"
    return "adjunct" if case else "stop"


def _clause_position(tokens: Sequence[Token], i: int, rel: str) -> tuple[str, str]:
    if rel in {"xcomp", "ccomp"}:
        return "clause", ""
    if tokens[i].dep == "acl:relcl":
        return ("clause", "") if says_terms(tokens, i) else ("stop", "")
    if rel == "acl":
        infinitive = tokens[i].feats.get("VerbForm") == "Inf" or bool(tree.children(tokens, i, "mark"))
        return ("clause", "") if infinitive else ("stop", "")
    if rel == "advcl":
        marks = [
            tokens[k].norm for k in tree.children(tokens, i, "mark", "case")
        ]  # "after" may be read as either
        if not marks and tokens[i].feats.get("VerbForm") in {"Part", "Ger"}:
            return (
                "stop",
                "",
            )  # "renewed their attacks, shattering the truce": what was renewed is told beside it
        return "adjunct", marks[0] if marks else ""
    return "stop", ""


def says_terms(tokens: Sequence[Token], i: int) -> bool:
    """Whether a relative clause tells the terms of its noun: "an agreement under which they would stop fighting"."""
    pronouns = [k for k in tree.children(tokens, i, "obl") if tokens[k].norm == "which"]
    return any(tree.case_of(tokens, k) in {"under", "by", "in", "according to"} for k in pronouns)


def joined_object(tokens: Sequence[Token], i: int) -> bool:
    """ "Wants the army to leave, and a lifting of the siege": a noun joined to a verb is a further object of it."""
    plain = tokens[i].upos == "NOUN" and not tree.children(tokens, i, "nsubj", "cop", "case")
    return plain and tokens[i].dep == "conj" and tokens[tokens[i].head].upos == "VERB" and tokens[i].head < i
