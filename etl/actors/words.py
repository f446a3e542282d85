"""The actors lexicon as sets and patterns."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from etl.actors.folding import fold
from etl.resources import load_yaml

# A name's words: "Rafael", "al-Assad", "O'Neill", "J.", with particles between them.
_PARTICLE = r"(?:de|del|della|der|den|von|van|da|dos|das|di|la|bin|ibn|ben|ul|ur|al|el|y|abu|ag|ould|e|le|du)"
_WORD = r"(?:[A-Z](?:\.|[\w’'-]*[^\W\d_]))"
PERSON_NAME = (
    rf"(?:(?:al|el|ul)-)?{_WORD}(?:\.)?(?: +(?:\(?{_PARTICLE}[ -]+)?(?:{_PARTICLE}[ -]+)?{_WORD}){{0,4}}"
)


@dataclass(frozen=True)
class Words:
    """Word lists of data/lexicon/actors.yaml, and the alternations made of them (all folded)."""

    lists: dict[str, frozenset[str]]
    bodies: str
    offices: str
    rebels: str
    media: str
    modifiers: str
    titles: str  # as printed
    shapes: str  # as printed
    third_party: dict[str, str]  # folded phrase -> role_hint
    not_names: frozenset[str]
    data: dict

    def has(self, name: str, word: str) -> bool:
        """True if the folded `word` stands in the list `name`."""
        return word in self.lists[name]


def either(words: Iterable[str]) -> str:
    """A regular expression for any of `words`, the longest first."""
    return "(?:" + "|".join(sorted((re.escape(w) for w in set(words)), key=lambda w: (-len(w), w))) + ")"


@cache
def words() -> Words:
    """The lexicon, read once."""
    data = load_yaml("lexicon", "actors.yaml")
    lists = {k: frozenset(fold(w) for w in v) for k, v in data.items() if isinstance(v, list)}
    return Words(
        lists=lists,
        bodies=either(lists["bodies"]),
        offices=either(lists["offices"]),
        rebels=either(lists["rebels"]),
        media=either(lists["media_heads"]),
        modifiers=either(lists["modifiers"] | {"u.n.", "un"}),
        titles=either(data["titles"]),
        shapes=either(data["group_shapes"]),
        third_party={fold(p): role for role, phrases in data["third_party"].items() for p in phrases},
        not_names=frozenset(data["not_names"]),
        data=data,
    )
