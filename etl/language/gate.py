"""The lexical gate: which sentences are worth parsing."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from etl.language.forms import forms_of

_STRAIGHT = str.maketrans({"’": "'", "‘": "'"})
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Clue:
    """Words that make a sentence worth parsing where all of them stand in it, in any form and order."""

    words: Words
    beside: tuple[Words, ...] = ()  # of one of these, all words have to be there too, if there are any
    reach: int = 0  # it counts within so many sentences of one with a clue that has no reach


class Gate:
    """Finds the sentences that one of many clues is in."""

    def __init__(self, clues: Iterable[Clue]) -> None:
        """Takes clues in lower case; their words count in every inflected form."""
        self._clues: dict[str, list[Clue]] = {}
        self._lemmas: dict[str, tuple[str, ...]] = {}
        kept = list(dict.fromkeys(clues))
        known = {word for clue in kept for words in (clue.words, *clue.beside) for word in words}
        for lemma in sorted(known):
            for form in forms_of(lemma):
                self._lemmas[form] = (*self._lemmas.get(form, ()), lemma)
        for clue in kept:
            self._clues.setdefault(max(clue.words, key=lambda w: (len(w), w)), []).append(clue)

    def lets_through(self, text: str, *, beside: bool = False) -> bool:
        """Whether a sentence has a clue that counts by itself; `beside` a sentence that has one, any clue counts."""
        return any(beside or clue.reach == 0 for clue in self._found(text))

    def choose(self, texts: Sequence[str]) -> list[bool]:
        """Which sentences of a body to parse, of all in order."""
        found = [{clue.reach for clue in self._found(text)} for text in texts]
        told = [0 in reaches for reaches in found]
        if not any(told):
            return told
        return [
            told[k] or (bool(r) and any(told[max(0, k - max(r)) : k + max(r) + 1]))
            for k, r in enumerate(found)
        ]

    def _found(self, text: str) -> Iterator[Clue]:
        words = set(_WORD.findall(text.translate(_STRAIGHT).lower()))
        found = {lemma for form in words & self._lemmas.keys() for lemma in self._lemmas[form]}
        for lemma in found & self._clues.keys():
            for clue in self._clues[lemma]:
                if clue.words <= found and (not clue.beside or any(words <= found for words in clue.beside)):
                    yield clue
