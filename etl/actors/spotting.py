"""Which patterns can match in a sentence: one pass over it for the words that they are built around.

A pattern of some hundred alternatives is tried at each letter of a sentence and nearly never matches; a
sentence without any of the words that it needs is spared that.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import ahocorasick

from etl.actors.folding import fold


class Spotter:
    """Finds the names of those patterns of which a sentence has a word."""

    def __init__(self, needed: Mapping[str, Iterable[str]]) -> None:
        """Takes the words of each pattern, one of which stands in all that it matches; case and accents do not count."""
        by_word: dict[str, set[str]] = defaultdict(set)
        for name, words in needed.items():
            for word in words:
                by_word[fold(word)].add(name)
        self._automaton = ahocorasick.Automaton()
        for word, names in by_word.items():
            self._automaton.add_word(word, frozenset(names))
        self._automaton.make_automaton()

    def __call__(self, folded: str) -> set[str]:
        """Names of the patterns that can match in a folded text."""
        found: set[str] = set()
        for _, names in self._automaton.iter(folded):
            found |= names
        return found
