"""The rows of a table on disk while a build checks them, so that memory does not grow with their number."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl.spill import Spill
from etl.tables.arrow import arrow_schema

_CHUNK = 5_000  # rows that are dictionaries at the same time

Row = dict[str, Any]


class RowFile:
    """Takes up typed rows, then gives back columns, rows and Arrow batches.

    A row has a number, its place in the order of `append`, by which it can be taken out or changed later: both
    are remembered beside the file and hold for all that is read from then on.
    """

    def __init__(self, table: str, rows: Iterable[Row] = (), folder: Path | None = None) -> None:
        """Begin.

        Args:
            table: name of the table.
            rows: the first rows, with values as `etl.tables.values.coerce` gives them.
            folder: where they are once they are many; the system's folder for such files if None.
        """
        self.table, self.folder = table, folder
        self.schema = arrow_schema(table)
        self._chunks = Spill(folder)  # each an Arrow stream of one batch
        self._held: list[Row] = []
        self._n = 0
        self._out: set[int] = set()
        self._changes: dict[str, dict[int, Any]] = {}
        for row in rows:
            self.append(row)

    def append(self, row: Row) -> None:
        """Add a row."""
        self._held.append(row)
        self._n += 1
        if len(self._held) == _CHUNK:
            self._flush()

    def append_batch(self, batch: pa.RecordBatch) -> None:
        """Add rows that are in Arrow already."""
        self._flush()
        self._write(batch)
        self._n += batch.num_rows

    def __len__(self) -> int:
        """Number of rows that were not taken out."""
        return self._n - len(self._out)

    def __iter__(self) -> Iterator[Row]:
        """The rows in the order of `append`."""
        return (row for _, row in self.rows())

    def rows(self, *columns: str) -> Iterator[tuple[int, Row]]:
        """Rows with their numbers, some columns of them or all."""
        first = 0
        for batch in self._read(columns):
            for n, row in enumerate(batch.to_pylist(), first):
                if n not in self._out:
                    yield n, row
            first += batch.num_rows

    def column(self, name: str) -> pa.ChunkedArray:
        """A column."""
        return self.select([name]).column(0)

    def select(self, columns: list[str]) -> pa.Table:
        """Some columns of all rows."""
        schema = pa.schema([self.schema.field(name) for name in columns], metadata=self.schema.metadata)
        return pa.Table.from_batches(self.batches(*columns), schema=schema)

    def batches(self, *columns: str) -> Iterator[pa.RecordBatch]:
        """The rows as Arrow batches."""
        first = 0
        for batch in self._read(columns):
            there = range(first, first := first + batch.num_rows)
            yield batch.filter(pa.array([n not in self._out for n in there])) if self._out else batch

    def numbered(self, *columns: str) -> Iterator[pa.RecordBatch]:
        """Some columns as Arrow batches, with a further one, `number`, of the rows' numbers."""
        first = 0
        for batch in self._read(columns):
            there = range(first, first := first + batch.num_rows)
            batch = batch.append_column("number", pa.array(there, pa.int64()))
            yield batch.filter(pa.array([n not in self._out for n in there])) if self._out else batch

    def take_out(self, numbers: Iterable[int]) -> None:
        """Take out rows."""
        self._out.update(numbers)

    def change(self, column: str, values: Mapping[int, Any]) -> None:
        """Set values of a column, by the rows' numbers."""
        self._changes.setdefault(column, {}).update(values)

    def _read(self, columns: tuple[str, ...]) -> Iterator[pa.RecordBatch]:
        self._flush()
        wanted = [self.schema.names.index(name) for name in columns]
        options = pa.ipc.IpcReadOptions(included_fields=wanted or None, use_threads=False)
        first = 0
        for chunk in map(self._chunks.__getitem__, range(len(self._chunks))):
            batch = pa.ipc.open_stream(pa.py_buffer(chunk), options=options).read_next_batch()
            batch = batch.select(list(columns)) if columns else batch
            yield self._changed(batch, first)
            first += batch.num_rows

    def _changed(self, batch: pa.RecordBatch, first: int) -> pa.RecordBatch:
        for name, values in self._changes.items():
            here = {n: values[first + n] for n in range(batch.num_rows) if first + n in values}
            if here and name in batch.schema.names:
                place = batch.schema.get_field_index(name)
                column = batch.column(place).to_pylist()
                for n, value in here.items():
                    column[n] = value
                field = batch.schema.field(place)
                batch = batch.set_column(place, field, pa.array(column, field.type))
        return batch

    def _flush(self) -> None:
        if self._held:
            self._write(pa.RecordBatch.from_pylist(self._held, schema=self.schema))
            self._held = []

    def _write(self, batch: pa.RecordBatch) -> None:
        sink = pa.BufferOutputStream()
        with pa.ipc.new_stream(
            sink, self.schema, options=pa.ipc.IpcWriteOptions(compression="lz4")
        ) as writer:
            writer.write_batch(batch)
        self._chunks.put(sink.getvalue().to_pybytes())
