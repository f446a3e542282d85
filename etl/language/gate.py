"""The lexical gate: which sentences are worth parsing."""

from collections.abc import Iterable, Sequence

import ahocorasick

_QUOTES = str.maketrans({"’": "'", "‘": "'", "‐": "-", "‑": "-", "\n": " ", "\t": " ", "\u00a0": " "})


class Gate:
    """Finds sentences with at least one of many terms, in one pass (Aho-Corasick)."""

    def __init__(self, terms: Iterable[str]) -> None:
        """Takes lower-case word forms or phrases; they match whole words only."""
        self._automaton = ahocorasick.Automaton()
        for term in terms:
            self._automaton.add_word(term.lower(), len(term))
        self._open = len(self._automaton) > 0
        if self._open:
            self._automaton.make_automaton()

    def lets_through(self, text: str) -> bool:
        """Whether a sentence has a term."""
        if not self._open:
            return False
        lower = text.translate(_QUOTES).lower()
        for end, length in self._automaton.iter(lower):
            start = end - length + 1
            before = start == 0 or not lower[start - 1].isalnum()
            after = end + 1 == len(lower) or not lower[end + 1].isalnum()
            if before and after:
                return True
        return False

    def choose(self, texts: Sequence[str], neighbours: int = 1) -> list[bool]:
        """For the sentences of a body in order, which to parse: those with a term and their neighbours."""
        hits = [self.lets_through(text) for text in texts]
        return [any(hits[max(0, k - neighbours) : k + neighbours + 1]) for k in range(len(hits))]
