"""The rows of a table that tell as much as all of them: each combination of values that a rule looks at stands in one.

A rule on a few columns of codes, numbers or days holds for all of a million rows if it holds for the few hundred
combinations that occur, so the library need not look at each row.
"""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from etl.quality.looks import Look
from etl.quality.stored import Rows, StoredTable

_MOST = 50_000  # combinations; with more of them there is little to gain
_DENSE = 8_000_000  # combinations that could be, up to which they are told apart without sorting


class Witnesses:
    """Finds witnesses in one table; each column is looked through once."""

    def __init__(self, table: StoredTable) -> None:
        self._table = table
        self._codes: dict[tuple[str, bool], tuple[NDArray[np.integer], int]] = {}

    def rows_for(self, look: Look) -> Rows | None:
        """The first row of each combination; None if there are too many."""
        codes, size = np.zeros(self._table.num_rows, dtype=np.int64), 1
        for column in sorted(look):
            own, n = self._of(column)
            if n > _MOST:
                return None
            if size * n > _DENSE:
                codes, size = _dense(codes)
            codes, size = codes * n + own, size * n
        if size > _DENSE:
            codes, size = _dense(codes)
        first = np.full(size, -1, dtype=np.int64)
        first[codes[::-1]] = np.arange(len(codes) - 1, -1, -1)
        rows = first[first >= 0]
        return rows if len(rows) <= _MOST else None

    def take(self, parts: Iterable[Rows]) -> pa.Table:
        """The table's rows of several finds, each once."""
        parts = [*parts, np.zeros(0, dtype=np.int64)]
        return self._table.take(np.unique(np.concatenate(parts)))

    def _of(self, look: tuple[str, bool]) -> tuple[NDArray[np.integer], int]:
        """A number for each row's value in a column, and how many numbers there are."""
        if look not in self._codes:
            column, full = look
            codes, size = self._of_values(column) if full else (self._table.nulls(column), 2)
            kind = np.min_scalar_type(size)
            self._codes[look] = (codes.astype(kind) if size <= _MOST else codes[:0], max(1, size))
        return self._codes[look]

    def _of_values(self, column: str) -> tuple[NDArray[np.integer], int]:
        # The chunks share one dictionary.
        parts = pc.dictionary_encode(self._table.column(column), null_encoding="encode").chunks
        size = max((len(part.dictionary) for part in parts), default=0)
        found = [part.indices.to_numpy() for part in parts]
        return np.concatenate([*found, np.zeros(0, dtype=np.int32)]), size


def _dense(codes: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """The same combinations under numbers without gaps."""
    values, numbers = np.unique(codes, return_inverse=True)
    return numbers.astype(np.int64), max(1, len(values))
