"""Whether two names mean the same actor or place, and two quotations the same sentence."""

import re
import unicodedata
from collections.abc import Collection, Iterable

_FILLERS = frozenset({"the", "of", "a", "an", "and", "in", "s"})
# What stands beside a country's name where its government is meant.
_GOVERNMENT = frozenset(
    {"government", "govt", "state", "authorities", "administration", "regime", "official", "officials"}
)
_SHARE_OF_QUOTE = 0.7  # of an annotator's words that the sentence must have
_SHARE_OF_SENTENCE = 0.8  # of the sentence's words, where the annotator quoted more than one
_SHORTEST = 5  # words


def words(text: object) -> list[str]:
    """Lower-case ASCII words; none of what is no text."""
    if not isinstance(text, str):
        return []
    plain = unicodedata.normalize("NFKD", text.replace("’", " ")).encode("ascii", "ignore").decode().lower()
    return re.findall(r"[a-z0-9]+", plain)


def name_keys(names: Iterable[object]) -> set[str]:
    """What a name is compared by: its words, with and without those for government."""
    keys = set()
    for name in names:
        told = words(name)
        keys |= {" ".join(told), " ".join(w for w in told if w not in _GOVERNMENT and w not in {"the", "of"})}
    return keys - {""}


def same_name(names: Iterable[object], accepted: Iterable[object]) -> bool:
    """True if one of the names is one of those accepted."""
    return bool(name_keys(names) & name_keys(accepted))


def matches(found: Collection[Collection[object]], wanted: Collection[Collection[object]]) -> int:
    """How many of the actors wanted are found; each found one serves once."""
    left = [name_keys(names) for names in found]
    hits = 0
    for accepted in map(name_keys, wanted):
        match = next((keys for keys in left if keys & accepted), None)
        if match is not None:
            left.remove(match)
            hits += 1
    return hits


def quotes_same(sentence: str, quote: str) -> bool:
    """True if a quotation stands in the sentence, or the sentence in the quotation, a few words more or less."""
    mine, theirs = (set(words(text)) - _FILLERS for text in (sentence, quote))
    if not mine or not theirs:
        return False
    shared = len(mine & theirs)
    return shared >= _SHARE_OF_QUOTE * len(theirs) or (
        len(mine) >= _SHORTEST and shared >= _SHARE_OF_SENTENCE * len(mine)
    )
