"""Copies: one wire report printed by several papers, in full or shortened, counts as one report.

Texts with the same words are copies wherever they stand. Near copies are looked for by MinHash and then
compared word by word: a text is a copy only if another one, published within a few days, holds
everything that it says, so that no event is lost with it.
"""

import hashlib
import re
import zlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from etl.articles.decoding import words_of
from etl.records import Article
from etl.resources import load_yaml

TextsOf = Callable[[Collection[str]], Mapping[str, str]]

_GRAM = 4  # words
_PERMUTATIONS = 64
# 21 bands of 3: a pair that shares half of its word groups is found in 95 of 100 cases, one that shares
# two thirds in all but 1 of 1,000. What is found in vain is sorted out word by word.
_BANDS = (21, 3)
_SHORT = 25  # words; so short a text says too little to be the same report under another title
_NEAR_FROM = 40  # words; of shorter texts only the same words count
_DAYS = 3  # between the printings of near copies
_LONGEST_NEW = 6  # words in a row that the original does not have; more may be a clause with news of its own
_SHARE = 0.8  # of a copy's words, at least, that stand in the original in the same order
_AT_ONCE = 2_000  # articles whose texts are compared at one time


@dataclass(frozen=True, slots=True)
class _Print:
    """What is kept of a text while others are read."""

    article: Article  # without its text
    key: bytes  # the same for the same words
    n_words: int
    signature: Any  # MinHash values, or None for a short text


class Copies:
    """Collects articles and tells, once all are there, which are copies; their order does not matter."""

    def __init__(self) -> None:
        self._prints: list[_Print] = []

    def add(self, article: Article) -> None:
        """Take up an article; its text is not kept."""
        words = words_of(article.text)
        told = words if len(words) >= _SHORT else [*words_of(article.title or ""), "\n", *words]
        key = hashlib.blake2b(" ".join(told).encode("utf-8"), digest_size=16).digest()
        signature = _signature(words) if len(words) >= _NEAR_FROM else None
        self._prints.append(_Print(replace(article, text=""), key, len(words), signature))

    def settle(self, texts_of: TextsOf) -> list[Article]:
        """All articles in the order of `add`, without texts, with `duplicate_of` and ids that are unique.

        Args:
            texts_of: gives the texts of some articles by their ids, as these were at `add`.
        """
        alike = _grouped(self._prints)
        heads = [group[0] for group in alike]
        original = _near(heads, texts_of)
        renamed: dict[int, Article] = {}
        for group in alike:
            head = group[0].article.article_id
            root = original.get(head, head)
            for number, one in enumerate(group):
                own = head if number == 0 else _other_id(one.article, number)
                copy_of = None if own == root else root
                renamed[id(one)] = replace(one.article, article_id=own, duplicate_of=copy_of)
        return [renamed[id(one)] for one in self._prints]


def _rank(one: _Print) -> tuple[date, str, str, str]:
    """Of the same words, the first printed is the original."""
    a = one.article
    return (a.published_date or date.max, a.outlet or "~", a.source_id, a.source_path)


def _grouped(prints: Iterable[_Print]) -> list[list[_Print]]:
    groups: dict[bytes, list[_Print]] = defaultdict(list)
    for one in prints:
        groups[one.key].append(one)
    return [sorted(group, key=_rank) for group in groups.values()]


def _other_id(article: Article, number: int) -> str:
    """An id of its own for a copy, whose words alone would give it the id of another."""
    told = f"{article.article_id} {article.source_id} {article.url} {number}"
    return "a" + hashlib.sha256(told.encode("utf-8", errors="replace")).hexdigest()[:16]


def _signature(words: Sequence[str]) -> Any:
    sketch = _sketch()
    sketch.update_batch([gram.encode("utf-8", errors="replace") for gram in _grams(words)])
    return sketch.hashvalues.astype("uint32")


def _sketch(values: Any = None) -> Any:
    """A MinHash, empty or of the values that were kept of one."""
    from datasketch import MinHash

    return MinHash(_PERMUTATIONS, hashvalues=values, hashfunc=zlib.crc32, scheme="affine32")


def _grams(words: Sequence[str]) -> Iterator[str]:
    return (" ".join(words[i : i + _GRAM]) for i in range(len(words) - _GRAM + 1))


def _near(heads: Sequence[_Print], texts_of: TextsOf) -> dict[str, str]:
    """Copy -> original, by article_id, of texts that differ somewhat. The longer holds the shorter."""
    ranked = sorted(
        (one for one in heads if one.signature is not None), key=lambda one: (-one.n_words, *_rank(one))
    )
    candidates = _candidates(ranked)
    original: dict[str, str] = {}
    for some in _chunks(candidates):
        texts = texts_of({name for copy in some for name in (copy, *candidates[copy])})
        for copy in some:
            roots = (name for name in candidates[copy] if name not in original)
            held = (root for root in roots if holds(texts[root], texts[copy]))
            if root := next(held, None):
                original[copy] = root
    return original


def _candidates(ranked: Sequence[_Print]) -> dict[str, list[str]]:
    """For each text, those of higher rank that may hold it; in the order of rank."""
    if len(ranked) < 2:
        return {}
    from datasketch import MinHashLSH

    index = MinHashLSH(num_perm=_PERMUTATIONS, params=_BANDS)
    found: dict[str, list[str]] = {}
    for number, one in enumerate(ranked):
        sketch = _sketch(one.signature)
        near = [ranked[i] for i in sorted(index.query(sketch)) if _same_days(ranked[i], one)]
        if near:
            found[one.article.article_id] = [other.article.article_id for other in near]
        index.insert(number, sketch)
    return found


def _same_days(one: _Print, other: _Print) -> bool:
    a, b = one.article.published_date, other.article.published_date
    return a is None or b is None or abs((a - b).days) <= _DAYS


def _chunks(candidates: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    chunk: list[str] = []
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
            covered[i : i + _GRAM] = [True] * _GRAM
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
