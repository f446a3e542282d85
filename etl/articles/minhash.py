"""MinHash: which of very many texts may share half of their word groups, without comparing each with each.

A library's index holds every band of every text in Python's own tables, some kilobytes an article; ten million do not
fit. Here the bands of all texts are one array, and texts that share a band lie side by side once it is sorted.
"""

import zlib
from collections.abc import Iterator, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

Bands = NDArray[np.uint64]

GRAM = 4  # words
# 21 bands of 3: a pair that shares half of its word groups is found in 95 of 100 cases, one that shares
# two thirds in all but 1 of 1,000. What is found in vain is sorted out word by word.
N_BANDS, _ROWS = 21, 3

_draw = np.random.Generator(np.random.PCG64(20211105))
# Multiply-shift hashing (Dietzfelbinger and others, 1997): odd factors, the upper half of the product.
_FACTORS = _draw.integers(0, 2**63, N_BANDS * _ROWS, dtype=np.uint64) << np.uint64(1) | np.uint64(1)
_PLACES = _draw.integers(0, 2**63, GRAM, dtype=np.uint64) << np.uint64(1) | np.uint64(1)
_MIX = _draw.integers(0, 2**63, _ROWS, dtype=np.uint64) << np.uint64(1) | np.uint64(1)


def bands_of(words: Sequence[str]) -> Bands:
    """The bands of a text of at least `GRAM` words: `N_BANDS` numbers."""
    hashes = np.fromiter(map(_code, words), np.uint64, len(words))
    n = len(words) - GRAM + 1
    grams = sum(hashes[k : k + n] * _PLACES[k] for k in range(GRAM))
    lowest = ((grams[None, :] * _FACTORS[:, None]) >> np.uint64(32)).min(axis=1)
    return (lowest.reshape(N_BANDS, _ROWS) * _MIX).sum(axis=1, dtype=np.uint64)


@lru_cache(maxsize=50_000)
def _code(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", errors="replace"))


def pairs(
    bands: Bands, rows: NDArray[np.int64], days: NDArray[np.int64], apart: int
) -> list[tuple[int, int]]:
    """The pairs of rows that share a band, the smaller number first, in order.

    Args:
        bands: one row a text; read a column at a time, so that it may lie on disk.
        rows: numbers of the texts that count.
        days: day of each text, 0 if it is not known.
        apart: days by which two texts may lie apart; one without a day is near to all.
    """
    found: set[tuple[int, int]] = set()
    for band in range(N_BANDS):
        for alike in _runs(np.asarray(bands[rows, band])):
            found.update(_near(np.sort(rows[alike]), days, apart))
    return sorted(found)


def _runs(values: Bands) -> Iterator[NDArray[np.int64]]:
    """Places of the values that occur more than once, those of one value together."""
    order = np.argsort(values, kind="stable")
    ordered = values[order]
    edges = np.flatnonzero(np.diff(ordered)) + 1
    starts, ends = np.append(0, edges), np.append(edges, len(values))
    for k in np.flatnonzero(ends - starts > 1):
        yield order[starts[k] : ends[k]]


def _near(rows: NDArray[np.int64], days: NDArray[np.int64], apart: int) -> Iterator[tuple[int, int]]:
    for k, row in enumerate(rows[:-1]):
        others = rows[k + 1 :]
        if days[row]:
            others = others[(days[others] == 0) | (abs(days[others] - days[row]) <= apart)]
        yield from ((int(row), int(other)) for other in others)
