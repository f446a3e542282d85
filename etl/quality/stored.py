"""A table on disk, of which only those columns and rows come to memory that are asked for."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from numpy.typing import NDArray

from etl.tables.read import NotADataset, table_paths

Rows = NDArray[np.int64]
"""Numbers of rows of a table."""
_TOGETHER = 131_072  # rows in a batch
_PIECE = 1 << 20  # bytes of a column that are read at once


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

    def batches(self, columns: list[str]) -> Iterator[pa.RecordBatch]:
        """Some columns of all rows, a part of them after another, texts as dictionaries; one batch at least."""
        texts = [name for name in columns if pa.types.is_string(self.schema.field(name).type)]
        with self._readable():
            # A file of its own, that several threads may read at once; in pieces, as row groups may be large.
            file = pq.ParquetFile(self._path, read_dictionary=texts, buffer_size=_PIECE)
            yield from file.iter_batches(_TOGETHER, columns=columns)
        if not self.num_rows:
            yield pa.RecordBatch.from_pylist([], file.schema_arrow).select(columns)

    def head(self) -> pa.Table:
        """The first row, if there is one, with all columns."""
        with self._readable():
            rows = list(islice(self._file.iter_batches(1, columns=self.column_names), 1))
        return pa.Table.from_batches(rows, self.schema.empty_table().select(self.column_names).schema)

    def all_or_none(self, name: str) -> bool:
        """Whether the file says that each row has a value in a column, or that none has.

        A column of numbers may still hold some that are none.
        """
        if pa.types.is_floating(self.schema.field(name).type):
            return False
        place, metadata = self.schema.names.index(name), self._file.metadata
        groups = (metadata.row_group(i).column(place).statistics for i in range(metadata.num_row_groups))
        nulls = [None if one is None or not one.has_null_count else one.null_count for one in groups]
        return None not in nulls and sum(nulls) in (0, self.num_rows)

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
