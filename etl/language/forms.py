"""Inflected forms of a word, for lists that are matched on running text before it is parsed."""

from functools import cache

from etl.resources import load_yaml

_VOWELS = "aeiou"
_PREPOSITIONS = frozenset({"according"})  # look like forms of "accord" and are none


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    tables = load_yaml("lexicon", "lemmas.yaml")
    for table in (tables["VERB"], tables["NOUN"]):
        for lemma, forms in table.items():
            found[str(lemma)] = (*found.get(str(lemma), ()), *str(forms).split())
    return found


def forms_of(lemma: str) -> set[str]:
    """All forms that a noun or verb in lower case may take, itself included; some may not exist."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    forms = {lemma, *_irregular().get(lemma, ()), f"{stem}ing", f"{stem}ed", f"{lemma}ing"}
    forms.add(lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s"))
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        forms |= {lemma[:-1] + "ies", lemma[:-1] + "ied"}
    if (
        len(lemma) > 2
        and lemma[-1] not in _VOWELS + "wxy"
        and lemma[-2] in _VOWELS
        and lemma[-3] not in _VOWELS
    ):
        forms |= {f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"}
    return forms - _PREPOSITIONS
