"""Rows whose key may occur twice, found by a number for each key instead of the keys themselves.

Equal keys have the same number. Different ones hardly ever do, and where they do, the library that is then asked
of these rows sees that they differ.
"""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

Prints = NDArray[np.uint64]
_MIX = (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0xD6E8FEB86659FD93)  # odd, with bits all over
_WORD = 8  # bytes


def key_prints(key: pa.RecordBatch) -> Prints:
    """A number for each row by all columns of its key."""
    found = np.zeros(key.num_rows, dtype=np.uint64)
    for column in key.columns:
        found = found * np.uint64(_MIX[0]) + _of_column(column)
    return found


def doubtful_rows(prints: Iterable[Prints]) -> NDArray[np.int64]:
    """Numbers of the rows that share their number with another row.

    Args:
        prints: those of all rows, batch by batch.
    """
    numbers = np.concatenate([*prints, np.zeros(0, dtype=np.uint64)])
    ordered = np.sort(numbers)
    twice = np.unique(ordered[1:][ordered[1:] == ordered[:-1]])
    return np.flatnonzero(np.isin(numbers, twice)) if len(twice) else np.zeros(0, dtype=np.int64)


def _of_column(column: pa.Array) -> Prints:
    if not pa.types.is_dictionary(column.type):
        return _of_texts(column.cast(pa.string()))
    of_values = np.append(_of_texts(column.dictionary.cast(pa.string())), np.uint64(0))
    return of_values[pc.fill_null(column.indices, len(of_values) - 1).to_numpy(zero_copy_only=False)]


def _of_texts(texts: pa.StringArray) -> Prints:
    """A number for each text by its length and its first, second and last eight bytes; 0 for none."""
    _, ends, data = texts.buffers()
    ends = np.frombuffer(ends, dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1].astype(np.int64)
    starts, lengths = ends[:-1], np.diff(ends)
    padded = np.append(np.frombuffer(data or b"", dtype=np.uint8), np.zeros(_WORD, dtype=np.uint8))
    words = np.ndarray(len(padded) - _WORD + 1, dtype=np.uint64, buffer=padded, strides=(1,))
    last = np.maximum(starts + lengths - _WORD, starts)
    unused = np.uint64(8) * np.maximum(_WORD - lengths, 0).astype(np.uint64)
    keep = np.where(unused == 64, np.uint64(0), ~np.uint64(0) >> np.minimum(unused, np.uint64(63)))
    found = lengths.astype(np.uint64) + np.uint64(1)
    for at, mix in zip((starts, np.minimum(starts + _WORD, last), last), _MIX, strict=True):
        found = (found ^ (words[at] & keep)) * np.uint64(mix)
        found ^= found >> np.uint64(32)
    return np.where(texts.is_null().to_numpy(zero_copy_only=False), np.uint64(0), found)
