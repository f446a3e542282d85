"""Lemmas by the regular rules of English inflection and a list of the irregular forms.

The syntax model has no lemmatizer: the rules are small, quick and can be corrected by a reader of
data/lexicon/lemmas.yaml.
"""

from functools import cache, lru_cache
from itertools import pairwise

from etl.language.vocabulary import lower_case_words
from etl.resources import load_yaml

_VOWELS = "aeiou"
_SIBILANT_ENDS = ("sses", "shes", "ches", "xes", "zzes")


@cache
def _irregular(upos: str) -> dict[str, str]:
    """Irregular forms of a part of speech: form -> lemma. Authored the other way round: lemma -> forms."""
    table = load_yaml("lexicon", "lemmas.yaml").get(upos, {})
    return {form: lemma for lemma, forms in table.items() for form in str(forms).split()}


def lemma_of(norm: str, upos: str, feats: dict[str, str]) -> str:
    """Lemma in lower case of a word form in lower case, given its UD part of speech and features."""
    return _lemma(norm, upos, feats.get("VerbForm", ""), feats.get("Number", ""))


@lru_cache(maxsize=1 << 16)  # names and numbers never end
def _lemma(norm: str, upos: str, form: str, number: str) -> str:
    irregular = _irregular("VERB" if upos == "AUX" else upos)
    if norm in irregular:
        return irregular[norm]
    if upos in {"VERB", "AUX"}:
        return _verb(norm)
    if upos == "NOUN" and number != "Sing":
        return _noun(norm)
    if upos in {"ADJ", "ADV"}:
        return _graded(norm)
    return norm


def _verb(norm: str) -> str:
    if norm.endswith("ing") and len(norm) > 4 and any(c in _VOWELS + "y" for c in norm[:-3]):
        return _restore(norm[:-3])
    if norm.endswith("ied") and len(norm) > 4:
        return norm[:-3] + "y"
    if norm.endswith("eed") and norm[:-1] in lower_case_words():
        return norm[:-1]
    if norm.endswith("ed") and len(norm) > 3 and not norm.endswith("eed"):
        return _restore(norm[:-2])
    if norm.endswith("s") and not norm.endswith(("ss", "us", "is")):
        return _without_s(norm)
    return norm


def _restore(stem: str) -> str:
    """The verb whose -ed or -ing form has this stem: "stopp" stop, "propos" propose, "visit" visit."""
    words = lower_case_words()
    doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiou"
    if doubled and (stem[:-1] in words or stem not in words) and stem[-1] not in "fsz":
        if stem[-1] != "l" or stem not in words:
            return stem[:-1]
        return stem
    with_e, plain = stem + "e", stem
    if with_e in words and (plain not in words or _short_syllable(stem)):
        return with_e
    if plain in words:
        return plain
    return with_e if _wants_e(stem) else plain


def _short_syllable(stem: str) -> bool:
    """One vowel and one consonant at the end: without e, the consonant would be doubled ("hop", "hopped")."""
    one_syllable = sum(a in _VOWELS and b not in _VOWELS for a, b in pairwise(stem)) == 1
    return len(stem) < 3 or (one_syllable and stem[-1] not in _VOWELS + "wxy" and stem[-3] not in _VOWELS)


def _wants_e(stem: str) -> bool:
    return stem.endswith(
        (
            "at",
            "iz",
            "is",
            "v",
            "c",
            "dg",
            "rg",
            "ng",
            "u",
            "bl",
            "tl",
            "pl",
            "gl",
            "ys",
            "ut",
            "ir",
            "id",
            "ag",
        )
    ) or (len(stem) > 1 and stem[-1] == "s" and stem[-2] != "s")


def _noun(norm: str) -> str:
    if not norm.endswith("s") or norm.endswith(("ss", "us", "is")) or len(norm) < 4:
        return norm
    return _without_s(norm)


def _without_s(norm: str) -> str:
    if norm.endswith("ies") and len(norm) > 4:
        return norm[:-3] + "y"
    if norm.endswith(_SIBILANT_ENDS) or (norm.endswith("oes") and len(norm) > 4):
        return norm[:-2]
    return norm[:-1]


def _graded(norm: str) -> str:
    """Comparatives and superlatives whose base is a known word: "harder", "latest"."""
    for ending in ("est", "er"):
        if norm.endswith(ending) and len(norm) > len(ending) + 2:
            stem = norm[: -len(ending)]
            for base in (stem, stem + "e", stem[:-1] if stem[-1] == stem[-2] else stem):
                if base in lower_case_words() and base in _graded_bases():
                    return base
            if stem.endswith("i") and stem[:-1] + "y" in _graded_bases():
                return stem[:-1] + "y"
    return norm


@cache
def _graded_bases() -> frozenset[str]:
    return frozenset(str(load_yaml("lexicon", "lemmas.yaml")["graded"]).split())
