"""Finds all names of the gazetteer in a sentence: Aho-Corasick, whole words, case rules, longest first."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import ahocorasick

from etl.actors.folding import fold

MAX_ABBREVIATION = 8
MIN_PRONOUNCED = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """What a name in the gazetteer stands for."""

    surface: str  # as the table spells it
    kind: str  # name, demonym, capital, person, nominal, pair, decoy, media
    key: str  # actor_id; the person's name; actor_ids joined with "+"; "" for decoys and outlets


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found in a text; several entries if it is ambiguous."""

    start: int
    end: int
    entries: tuple[Entry, ...]


class NameMatcher:
    """All names at once; built once, used for every sentence."""

    def __init__(self, entries: Iterable[Entry], plain_words: Iterable[str]):
        """`plain_words` also mean something else: they are names only if the case says so."""
        self._stop = {fold(word) for word in plain_words}
        by_name: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            for surface in _spellings(entry.surface):
                key = fold(surface)
                if all((e.kind, e.key) != (entry.kind, entry.key) for e in by_name[key]):
                    by_name[key].append(Entry(surface, entry.kind, entry.key))
        self._automaton = ahocorasick.Automaton()
        for key, found in by_name.items():
            self._automaton.add_word(key, (len(key), tuple(found)))
        self._automaton.make_automaton()

    def find(
        self,
        text: str,
        folded: str,
        *,
        capitals: bool,
        accept: Callable[[Entry, str], bool] = lambda *_: True,
    ) -> list[Hit]:
        """Names in `text`, none overlapping, the longest kept.

        Args:
            text: the sentence as printed.
            folded: the same, folded (see `fold`).
            capitals: True if the sentence is printed in capitals, so that case tells nothing.
            accept: false for an entry that cannot be meant in this article; also given the words as printed.
        """
        hits = []
        for last, (length, entries) in self._automaton.iter(folded):
            start, end = last - length + 1, last + 1
            if not _whole(folded, start, end):
                continue
            if capitals:
                fit = entries if folded[start:end] not in self._stop else ()
            else:
                fit = tuple(e for e in entries if _case_fits(e.surface, text, start, self._stop))
            fit = tuple(e for e in fit if accept(e, text[start:end]))
            if fit:
                hits.append(Hit(start, end, fit))
        return _longest(hits)


def _spellings(surface: str) -> list[str]:
    """The surface itself, and dotted if it is a short abbreviation."""
    if surface.isalpha() and surface.isupper() and 2 <= len(surface) <= 4:
        return [surface, "".join(f"{letter}." for letter in surface)]
    return [surface]


def _whole(folded: str, start: int, end: int) -> bool:
    before = folded[start - 1] if start else " "
    after = folded[end] if end < len(folded) else " "
    return not (before.isalnum() or before == "$") and not after.isalnum()


def _case_fits(surface: str, text: str, start: int, plain: set[str]) -> bool:
    """True if the text has capitals where the surface has them: each word's first letter, and all of a short
    abbreviation's (of a longer one the first will do: some papers print "Nato", "Unita")."""
    letters = [c for c in surface if c.isalpha()]
    shouted = 1 < len(letters) <= MAX_ABBREVIATION and all(c.isupper() for c in letters)
    if shouted and len(letters) >= MIN_PRONOUNCED and surface.isalpha() and set(surface) & set("AEIOU"):
        printed = text[start : start + len(surface)]
        return printed.isupper() or (printed.istitle() and printed.lower() not in plain)
    return all(
        text[start + i].isupper()
        for i, char in enumerate(surface)
        if char.isupper() and (shouted or i == 0 or not surface[i - 1].isalnum())
    )


def _longest(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda h: (-(h.end - h.start), h.start)):
        if all(hit.end <= k.start or hit.start >= k.end for k in kept):
            kept.append(hit)
    return sorted(kept, key=lambda h: h.start)
