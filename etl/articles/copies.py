"""Copies: one wire report printed by several papers, in full or shortened, counts as one report.

Texts with the same words are copies wherever they stand. Near copies are looked for by MinHash and then
compared word by word: a text is a copy only if another one, published within a few days, holds
everything that it says, so that no event is lost with it.
"""

import hashlib
import re
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple, Protocol

import numpy as np

from etl.articles.decoding import words_of
from etl.articles.fingerprint import NEAR_FROM, Fingerprint, fingerprint
from etl.articles.minhash import GRAM, N_BANDS, Bands, pairs
from etl.records import Article
from etl.resources import load_yaml

_DAYS = 3  # between the printings of near copies
_LONGEST_NEW = 6  # words in a row that the original does not have; more may be a clause with news of its own
_SHARE = 0.8  # of a copy's words, at least, that stand in the original in the same order
_AT_ONCE = 2_000  # articles whose texts are compared at one time


class ReadBack(Protocol):
    """Gives back articles that were added, by their numbers in the order of adding."""

    def described(self, numbers: Collection[int]) -> Mapping[int, Article]:
        """The articles; their texts are not needed."""
        ...

    def texts(self, numbers: Collection[int]) -> Mapping[int, str]:
        """The texts of articles."""
        ...


class Settled(NamedTuple):
    """What is known of an article once all were read."""

    article_id: str  # not that of another article
    duplicate_of: str | None  # the original's article_id


class Copies:
    """Collects articles and tells, once all are there, which are copies; their order does not matter.

    Kept are some 30 bytes an article in memory and 168 in a temporary file.
    """

    def __init__(self) -> None:
        self._keys = bytearray()  # the same for the same words
        self._n_words = array("q")
        self._days = array("q")  # proleptic ordinals; 0 if the day is not known
        self._bands = tempfile.TemporaryFile()  # noqa: SIM115 - for as long as this lives

    def add(self, words: Fingerprint, day: date | None) -> None:
        """Take up an article.

        Args:
            words: the fingerprint of its text.
            day: when it was published.
        """
        self._keys += words.key
        self._n_words.append(words.n_words)
        self._days.append(day.toordinal() if day else 0)
        self._bands.write(words.bands)

    def settle(self, read: ReadBack) -> dict[int, Settled]:
        """By their numbers, the articles that are copies; all others keep their ids.

        Args:
            read: gives back the articles that were added.
        """
        if not self._n_words:
            return {}
        groups = list(self._same_words())
        near = self._near_pairs(groups)
        described = read.described({n for group in (*groups, *near) for n in group})
        ranked = [sorted(group, key=lambda n: _rank(described[n])) for group in groups]
        head = {n: group[0] for group in ranked for n in group}
        root = _originals(self._candidates(near, head, described), read)
        settled: dict[int, Settled] = {}
        for copy, original in root.items():
            settled[copy] = Settled(described[copy].article_id, described[original].article_id)
        for group in ranked:
            original = described[root.get(group[0], group[0])].article_id
            first = described[group[0]].article_id
            for number, n in enumerate(group[1:], start=1):
                settled[n] = Settled(_other_id(first, described[n], number), original)
        return settled

    def _same_words(self) -> Iterator[list[int]]:
        """Groups of the articles with the same words, where there is more than one."""
        keys = np.frombuffer(self._keys, dtype=[("a", np.uint64), ("b", np.uint64)])
        order = np.lexsort((keys["b"], keys["a"]))
        ordered = keys[order]
        edges = np.flatnonzero(ordered[1:] != ordered[:-1]) + 1
        yield from (run.tolist() for run in np.split(order, edges) if len(run) > 1)

    def _near_pairs(self, groups: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
        """Pairs of articles that may be near copies, in other words than each other's."""
        long = np.frombuffer(self._n_words, np.int64) >= NEAR_FROM
        same = {n: k for k, group in enumerate(groups) for n in group}
        days = np.frombuffer(self._days, np.int64)
        self._bands.flush()
        if not long.any():
            return []
        bands: Bands = np.memmap(self._bands, np.uint64, "r", shape=(len(long), N_BANDS))
        found = pairs(bands, np.flatnonzero(long), days, _DAYS)
        return [(a, b) for a, b in found if same.get(a, -1) != same.get(b, -2)]

    def _candidates(
        self, near: Iterable[tuple[int, int]], head: Mapping[int, int], described: Mapping[int, Article]
    ) -> dict[int, list[int]]:
        """For each article those of higher rank that may hold it: the longer holds the shorter."""

        def rank(n: int) -> tuple:
            return (-self._n_words[n], *_rank(described[n]))

        found: dict[int, list[int]] = defaultdict(list)
        for pair in near:
            if all(head.get(n, n) == n for n in pair):
                higher, lower = sorted(pair, key=rank)
                found[lower].append(higher)
        return {n: sorted(found[n], key=rank) for n in sorted(found, key=rank)}


def tell_copies(articles: Sequence[Article]) -> list[Article]:
    """A few articles, that fit in memory, with `duplicate_of` and ids that are unique."""
    copies = Copies()
    for article in articles:
        copies.add(fingerprint(article.text, article.title), article.published_date)
    settled = copies.settle(_Held(articles))
    return [replace(a, **settled[n]._asdict()) if n in settled else a for n, a in enumerate(articles)]


class _Held(list[Article]):
    def described(self, numbers: Collection[int]) -> Mapping[int, Article]:
        return {n: self[n] for n in numbers}

    def texts(self, numbers: Collection[int]) -> Mapping[int, str]:
        return {n: self[n].text for n in numbers}


def _rank(article: Article) -> tuple[date, str, str, str]:
    """Of the same words, the first printed is the original."""
    a = article
    return (a.published_date or date.max, a.outlet or "~", a.source_id, a.source_path)


def _other_id(first: str, article: Article, number: int) -> str:
    """An id of its own for a copy, whose words alone would give it the id of another."""
    told = f"{first} {article.source_id} {article.url} {number}"
    return "a" + hashlib.sha256(told.encode("utf-8", errors="replace")).hexdigest()[:16]


def _originals(candidates: Mapping[int, Sequence[int]], read: ReadBack) -> dict[int, int]:
    """Copy -> original, of texts that differ somewhat."""
    original: dict[int, int] = {}
    for some in _chunks(candidates):
        texts = read.texts({n for copy in some for n in (copy, *candidates[copy])})
        for copy in some:
            roots = (n for n in candidates[copy] if n not in original)
            root = next((n for n in roots if holds(texts[n], texts[copy])), None)
            if root is not None:
                original[copy] = root
    return original


def _grams(words: Sequence[str]) -> Iterator[str]:
    return (" ".join(words[i : i + GRAM]) for i in range(len(words) - GRAM + 1))


def _chunks(candidates: Mapping[int, Sequence[int]]) -> Iterator[list[int]]:
    chunk: list[int] = []
    size = 0
    for copy, others in candidates.items():
        chunk.append(copy)
        size += 1 + len(others)
        if size >= _AT_ONCE:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


def holds(original: str, copy: str) -> bool:
    """True if `original` says all that `copy` says: no clause of the copy is new, and no word of weight differs."""
    theirs, mine = words_of(original), words_of(copy)
    new = _stretches(mine, theirs)
    if sum(map(len, new)) > (1 - _SHARE) * len(mine) or any(len(words) > _LONGEST_NEW for words in new):
        return False
    # What the copy lacks in the midst of a sentence may be the "not" in it; longer stretches were cut by an editor.
    lost = [words for words in _stretches(theirs, mine) if len(words) <= _LONGEST_NEW]
    return not (_weighs(new, theirs) or _weighs(lost, mine))


def _stretches(words: Sequence[str], others: Sequence[str]) -> list[list[str]]:
    """The stretches of `words` that `others` do not have in the same order, by groups of four."""
    grams = set(_grams(others))
    covered = [False] * len(words)
    for i, gram in enumerate(_grams(words)):
        if gram in grams:
            covered[i : i + GRAM] = [True] * GRAM
    runs = groupby(zip(words, covered, strict=True), key=itemgetter(1))
    return [[word for word, _ in run] for old, run in runs if not old]


def _weighs(stretches: Iterable[Sequence[str]], others: Sequence[str]) -> bool:
    """True if a stretch has a figure, a day or another word of weight that stands nowhere in `others`."""
    known = set(others)
    return any(word not in known and _is_fact(word) for words in stretches for word in words)


@cache
def _fact_words() -> frozenset[str]:
    return frozenset(load_yaml("lexicon", "copies.yaml")["facts"])


def _is_fact(word: str) -> bool:
    return bool(re.search(r"\d", word)) or word in _fact_words()
