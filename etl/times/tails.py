"""The end of a sentence that tells who said it, ", officials said on Thursday", where the parser may have lost the main verb."""

from etl.language.tree import Tokens, case_of, keep
from etl.times.lists import lemmas

_VERBS = frozenset({"VERB", "AUX"})


def said_tail(tokens: Tokens) -> int | None:
    """The comma before a closing "officials said on Thursday"; None if the sentence does not end so."""
    return keep(tokens, said_tail, _find)


def _find(tokens: Tokens) -> int | None:
    verbs = [t.i for t in tokens if t.upos in _VERBS]
    if len(verbs) < 2 or tokens[verbs[-1]].lemma not in lemmas("reporting"):
        return None
    commas = [t.i for t in tokens[: verbs[-1]] if t.norm == ","]
    comma = commas[-1] if commas else None
    if comma is None or not verbs[-2] < comma < verbs[-1] - 1:
        return None
    between = tokens[comma + 1 : verbs[-1]]
    return comma if all(t.upos not in {"CCONJ", "SCONJ", "PUNCT"} for t in between) else None


def is_told_by(tokens: Tokens, i: int, end: int) -> bool:
    """Whether a token is, or is what opens, the clause of the one verb before an end: "*Talks* in Juba resumed"."""
    verbs = [t.i for t in tokens[:end] if t.upos == "VERB"]
    return len(verbs) == 1 and i <= verbs[0] and not case_of(tokens, i)
