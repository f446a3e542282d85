"""What the words of a line tell, in one sum: the marks of a word are worked out once and stand in one number."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from etl.resources import load_yaml

_AROUND_WORD = ".,;:!?\"'“”‘’«»()[]…"
_DIGIT, _LINK = re.compile("[0-9]"), re.compile("[|<>#@»]|http")
# Bits of a sum: a line is looked at up to 400 signs, which are 200 words at most.
_WIDTHS = {
    "digits": 9, "links": 9, "stop": 8, "capitals": 8, "furniture": 8, "personal": 8, "pair_starts": 8, "caption": 8,
}  # fmt: skip
_REMEMBERED = 100_000  # words


def _places() -> dict[str, tuple[int, int]]:
    """Name of a count -> how far it is shifted, and its mask."""
    shift, places = 0, {}
    for name, width in _WIDTHS.items():
        places[name] = (shift, (1 << width) - 1)
        shift += width
    return places


PLACES: Mapping[str, tuple[int, int]] = MappingProxyType(_places())
"""Where each count stands in a sum of marks: how far it is shifted, and its mask."""
STORED = (1 << PLACES["pair_starts"][0]) - 1
"""Mask of the counts that features are made of; they fit into 64 bits."""
_ONE = {name: 1 << shift for name, (shift, _) in PLACES.items()}


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon's words."""

    furniture: frozenset[str]
    pairs: frozenset[tuple[str, str]]  # the first two words of furniture that is longer than one
    pair_starts: frozenset[str]
    stop: frozenset[str]
    personal: frozenset[str]
    caption: frozenset[str]


@cache
def _words() -> _Words:
    lexicon = load_yaml("lexicon", "furniture.yaml")
    parted = [word.split() for word in lexicon["words"]]
    pairs = frozenset((words[0], words[1]) for words in parted if len(words) > 1)
    return _Words(
        frozenset(words[0] for words in parted if len(words) == 1),
        pairs,
        frozenset(first for first, _ in pairs),
        *(frozenset(lexicon[name]) for name in ("stop_words", "personal", "caption_words")),
    )


class _Marks(dict[str, int]):
    """The marks of words as they are met, for a bounded number of words."""

    def __missing__(self, word: str) -> int:
        if len(self) >= _REMEMBERED:
            self.clear()
        self[word] = marks = _marks(word)
        return marks


def _marks(word: str) -> int:
    table, lower, bare = _words(), word.lower(), _bare(word)
    marks = 0 if word.isalpha() else _ONE["digits"] * len(_DIGIT.findall(word))
    marks += _ONE["links"] * min(3, len(_LINK.findall(word)))
    for name, holds in (
        ("stop", lower in table.stop),
        ("capitals", lower != word),
        ("furniture", bare in table.furniture),
        ("personal", bare in table.personal),
        ("pair_starts", bare in table.pair_starts),
        ("caption", bare in table.caption),
    ):
        if holds:
            marks += _ONE[name]
    return marks


_mark = _Marks().__getitem__
_PAIR_STARTS, _CAPTION = PLACES["pair_starts"], PLACES["caption"]


def marks_of(words: list[str]) -> int:
    """The marks of a line's words, added up; see `PLACES`. Furniture of two words counts as furniture."""
    total = sum(map(_mark, words))
    if total >> _PAIR_STARTS[0] & _PAIR_STARTS[1]:
        total += _ONE["furniture"] * _pairs(words)
    return total


def may_be_caption(total: int) -> bool:
    """True if a word was met without which there is no picture's credit."""
    return total >> _CAPTION[0] > 0


def _pairs(words: Sequence[str]) -> int:
    pairs, found = _words().pairs, 0
    for i, word in enumerate(words[:-1]):
        if _mark(word) >> _PAIR_STARTS[0] & 1:
            found += (_bare(word), _bare(words[i + 1])) in pairs
    return found


def _bare(word: str) -> str:
    return word.lower().strip(_AROUND_WORD)
