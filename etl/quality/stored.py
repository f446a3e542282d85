"""A table on disk, of which only those columns and rows come to memory that are asked for."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from etl.tables.read import NotADataset, table_paths

Rows = NDArray[np.int64]
"""Numbers of rows of a table."""


class StoredTable:
    """One Parquet file.

    All that reads raises NotADataset where the file is damaged.
    """

    def __init__(self, path: Path, columns: Iterable[str] | None = None) -> None:
        self._path = path
        with self._readable():
            self._file = pq.ParquetFile(path)
        self.schema: pa.Schema = self._file.schema_arrow
        self.column_names = [*(self.schema.names if columns is None else columns)]
        self.num_rows: int = self._file.metadata.num_rows

    def only(self, columns: Iterable[str]) -> "StoredTable":
        """The same with some of its columns."""
        return StoredTable(self._path, columns)

    def select(self, columns: list[str]) -> pa.Table:
        """Some columns of all rows."""
        with self._readable():
            return self._file.read(columns=columns)

    def column(self, name: str) -> pa.ChunkedArray:
        """One column."""
        return self.select([name]).column(0)

    def nulls(self, name: str) -> NDArray[np.bool_]:
        """For each row whether it has no value in a column, which may hold long texts."""
        with self._readable():
            parts = [pc.is_null(b.column(0)).to_numpy(False) for b in self._file.iter_batches(columns=[name])]
        return np.concatenate([*parts, np.zeros(0, dtype=bool)])

    def take(self, rows: Rows) -> pa.Table:
        """Some rows, in ascending order, with all columns."""
        parts, first = [self.schema.empty_table().select(self.column_names)], 0
        for i in range(self._file.num_row_groups):
            end = first + self._file.metadata.row_group(i).num_rows
            here = rows[(rows >= first) & (rows < end)] - first
            if len(here):
                with self._readable():
                    group = self._file.read_row_group(i, columns=self.column_names)
                parts.append(group.take(pa.array(here)))
            first = end
        return pa.concat_tables(parts)

    @contextmanager
    def _readable(self) -> Iterator[None]:
        try:
            yield
        except (pa.ArrowException, OSError) as error:
            raise NotADataset(f"{self._path} cannot be read as Parquet: {error}") from error


def stored_tables(folder: Path) -> dict[str, StoredTable]:
    """All tables of a data set.

    Raises:
        NotADataset: if a table's file is not there or cannot be read.
    """
    return {name: StoredTable(path) for name, path in table_paths(folder).items()}
