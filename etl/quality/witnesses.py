"""The rows of a table that tell as much as all of them: each combination of what a rule looks at stands in one.

A rule on a few columns of codes, numbers or days holds for all of a million rows if it holds for the few hundred
combinations that occur, so the library need not look at each row.
"""

from collections.abc import Collection, Iterable, Iterator

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from etl.quality.aspects import Numbers, numbers
from etl.quality.looks import Aspect, Look, columns_in
from etl.quality.stored import Rows

_FEW = 2_000  # rows that stand for all; the library takes some rules row by row, and shall not see what others need


def witnesses(
    batches: Iterable[pa.RecordBatch], looks: Collection[Look]
) -> Iterator[tuple[list[Look], pa.Table]]:
    """Rows that stand for all rows, each part of them with the looks for which they do.

    Args:
        batches: all rows, one batch at least; texts may be dictionaries.
        looks: what the rules look at.
    """
    together: list[pa.Table] = []
    apart: dict[Look, list[pa.Table]] = {look: [] for look in looks}
    for batch in batches:
        first, few = _FirstRows(batch), []
        for look in looks:
            rows = first.of(look)
            if len(rows) <= _FEW:
                few.append(rows)
            else:
                apart[look].append(_take(batch.select(sorted(columns_in(look))), rows))
        together.append(_take(batch, _union(few)))
    yield from _once_more(pa.concat_tables(together), apart)


def _once_more(
    together: pa.Table, apart: dict[Look, list[pa.Table]]
) -> Iterator[tuple[list[Look], pa.Table]]:
    """The rows that stand for those which stand for the batches."""
    first, few = _FirstRows(_batch(together)), []
    looks, many = [], {}
    for look, parts in apart.items():
        rows = first.of(look)
        if not parts and len(rows) <= _FEW:
            looks.append(look)
            few.append(rows)
        else:
            columns = tuple(sorted(columns_in(look)))
            rest = pa.concat_tables([*parts, together.select(columns).take(rows)])
            many.setdefault(columns, []).append((look, rest))
    yield looks, together.take(_union(few))
    for found in many.values():
        rest = _batch(pa.concat_tables(rest for _, rest in found))
        first = _FirstRows(rest)
        yield [look for look, _ in found], _take(rest, _union(first.of(look) for look, _ in found))


class _FirstRows:
    """Finds the first row of each combination in a batch."""

    def __init__(self, batch: pa.RecordBatch) -> None:
        self._batch = batch
        self._numbers: dict[Aspect, Numbers] = {}

    def of(self, look: Look) -> Rows:
        """The first row of each combination of what is looked at."""
        found, size = np.zeros(self._batch.num_rows, dtype=np.int64), 1
        for aspect in sorted(look):
            own, n = self._of(aspect)
            if size * n > self._dense:
                found, size = _without_gaps(found)
            found, size = found * n + own, size * n
        if size > self._dense:
            return np.sort(np.unique(found, return_index=True)[1])
        first = np.full(size, -1, dtype=np.int64)
        first[found[::-1]] = np.arange(len(found) - 1, -1, -1)
        return np.sort(first[first >= 0])

    @property
    def _dense(self) -> int:
        """Combinations that could be, up to which they are told apart without sorting."""
        return 4 * self._batch.num_rows + 1_000

    def _of(self, aspect: Aspect) -> Numbers:
        if aspect not in self._numbers:
            self._numbers[aspect] = numbers(aspect, self._batch)
        return self._numbers[aspect]


def _without_gaps(numbers: NDArray[np.int64]) -> tuple[NDArray[np.int64], int]:
    """The same combinations under numbers without gaps."""
    values, found = np.unique(numbers, return_inverse=True)
    return found.astype(np.int64), len(values)


def _take(batch: pa.RecordBatch, rows: Rows) -> pa.Table:
    """Some rows, their texts without the dictionaries of all."""
    table = pa.Table.from_batches([batch]).take(rows)
    plain = [f.with_type(f.type.value_type) if pa.types.is_dictionary(f.type) else f for f in table.schema]
    return table.cast(pa.schema(plain))


def _batch(table: pa.Table) -> pa.RecordBatch:
    arrays = [column.combine_chunks() for column in table.columns]
    return pa.RecordBatch.from_arrays(arrays, schema=table.schema)


def _union(rows: Iterable[Rows]) -> Rows:
    return np.unique(np.concatenate([*rows, np.zeros(0, dtype=np.int64)]))
