"""Where the rows stand to which other rows refer, as numbers that rules across tables count with."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple, Protocol

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

NOWHERE = -1


class Columns(Protocol):
    """A table, of which only those columns come to memory that are asked for."""

    def column(self, name: str) -> pa.ChunkedArray:
        """One column."""

    def select(self, columns: list[str]) -> pa.Table:
        """Some columns."""


Tables = Mapping[str, Columns]


class Reference(NamedTuple):
    """A column of a table whose values are those of a column of another table, or of the same."""

    table: str
    column: str
    target: str
    key: str


class Places:
    """Looks up each reference once."""

    def __init__(self, tables: Tables) -> None:
        self.tables = tables
        self._found: dict[Reference, NDArray[np.int32]] = {}

    def of(self, table: str, column: str, target: str, key: str) -> NDArray[np.int32]:
        """For each row of a table, the place of the first row of the target that it refers to.

        Args:
            table: the table.
            column: its column that refers; no value refers to a row without one.
            target: the other table.
            key: its column that is referred to.

        Returns:
            Numbers of rows, `NOWHERE` where there is none.
        """
        reference = Reference(table, column, target, key)
        self.look_up([reference])
        return self._found[reference]

    def look_up(self, references: Iterable[Reference]) -> None:
        """Look up several at once: most of the time goes into taking up a target's keys."""
        by_target: dict[tuple[str, str], list[Reference]] = {}
        for one in dict.fromkeys(references):
            if one not in self._found:
                by_target.setdefault((one.target, one.key), []).append(one)
        for (target, key), some in by_target.items():
            keys = flat(self.tables[target].column(key))
            values = [self.tables[one.table].column(one.column) for one in some]
            joined = pa.chunked_array([part for column in values for part in column.chunks], keys.type)
            places = flat(pc.fill_null(pc.index_in(joined, value_set=keys), NOWHERE)).to_numpy()
            ends = np.cumsum([len(column) for column in values])
            self._found.update(zip(some, np.split(places, ends[:-1]), strict=True))


def flat(column: pa.ChunkedArray | pa.Array) -> pa.Array:
    """A column in one piece."""
    return column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
