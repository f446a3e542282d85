"""The language of a text: English by its function words, others by a detector."""

import re
from functools import cache

from etl.resources import load_yaml

_SAMPLE = 3000  # signs that the detector is given


def language_of(text: str) -> str | None:
    """ISO 639-1 code of a text's language.

    Returns:
        None for fewer than four words, and for languages that have no code of two letters.
    """
    sample = text[:_SAMPLE]
    words = re.findall(r"\w+", sample)
    if len(words) < 4:
        return None
    return "en" if _is_english(words) else _detected(sample)


def _is_english(words: list[str]) -> bool:
    """True if so many of the words are English function words that no other language has."""
    known, share, most, least = _function_words()
    some = words[:most]
    return len(some) >= least and sum(word.lower() in known for word in some) >= share * len(some)


@cache
def _function_words() -> tuple[frozenset[str], float, int, int]:
    told = load_yaml("lexicon", "english_words.yaml")
    return frozenset(told["words"]), told["share"], told["most"], told["least"]


def _detected(sample: str) -> str | None:
    import py3langid

    code = str(py3langid.classify(sample.lower() if sample.isupper() else sample)[0])
    return code if len(code) == 2 else None  # a few have no code in ISO 639-1
