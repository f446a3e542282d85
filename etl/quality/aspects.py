"""Numbers for what rules look at: rows with the same number are the same to the rule."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from etl.quality.looks import Aspect

Numbers = tuple[NDArray[np.integer], int]
"""A number for each row, from 0, and how many numbers there may be."""


def numbers(aspect: Aspect, rows: pa.RecordBatch) -> Numbers:
    """A number for each row by an aspect of its columns."""
    return _KINDS[aspect.kind](*(rows.column(name) for name in aspect.columns))


def _value(column: pa.Array) -> Numbers:
    """Each value has its own number."""
    if not pa.types.is_dictionary(column.type):
        column = pc.dictionary_encode(column)
    n = len(column.dictionary)
    return pc.fill_null(column.indices, n).to_numpy(zero_copy_only=False), n + 1


def _given(column: pa.Array) -> Numbers:
    """Whether there is a value; the library takes what is not a number for none."""
    return pc.is_null(column, nan_is_null=True).to_numpy(zero_copy_only=False), 2


def _order(first: pa.Array, other: pa.Array) -> Numbers:
    """Which of two values is greater, if any; 0 where one is not given."""
    return _flags(pc.less(first, other), pc.equal(first, other), pc.greater(first, other))


def _same(first: pa.Array, other: pa.Array) -> Numbers:
    """Whether two values are the same; 0 where one is not given."""
    return _flags(pc.equal(first, other), pc.not_equal(first, other))


def _extremes(column: pa.Array) -> Numbers:
    """Whether a value is the least or the greatest of all; the others lie between them."""
    ends = pc.min_max(column)
    return _flags(pc.equal(column, ends["min"]), pc.equal(column, ends["max"]))


def _days(first: pa.Array, last: pa.Array) -> Numbers:
    """How many days lie between two."""
    return _value(pc.subtract(last.cast(pa.int32()), first.cast(pa.int32())))


def _flags(*flags: pa.Array) -> Numbers:
    found = np.zeros(len(flags[0]), dtype=np.int8)
    for n, flag in enumerate(flags):
        found += pc.fill_null(flag, False).to_numpy(zero_copy_only=False).astype(np.int8) << n
    return found, 1 << len(flags)


_KINDS: dict[str, Callable[..., Numbers]] = {
    "value": _value,
    "given": _given,
    "order": _order,
    "same": _same,
    "extremes": _extremes,
    "days": _days,
}
