"""Writes a data set: one Parquet file a table, the same bytes for the same rows."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl.batches import batched
from etl.tables.arrow import arrow_schema
from etl.tables.model import Table
from etl.tables.publish import finish_publishing, publish
from etl.tables.schemas import TABLES, table_schema
from etl.tables.values import coerce

Row = Mapping[str, Any]
_STAGING = ".building-"
_AT_ONCE = 10_000  # rows that are dictionaries at the same time


class TableError(ValueError):
    """Rows do not fit a table: an unknown table or column, or a value of the wrong type."""


def write_dataset(
    rows: Mapping[str, Iterable[Row]],
    output: Path,
    *,
    typed: bool = False,
    before_publish: Callable[[Path], object] | None = None,
) -> dict[str, int]:
    """Write the tables into a folder, in place of the data set that may be there.

    All is written into a folder of its own inside `output` first and then moved by renames, so that a
    crash or an error leaves the old data set as it was. Other files in `output` stay. A table without
    rows is written empty; a column that a row does not have is null.

    Args:
        rows: rows by table, with the columns of schemas/.
        output: the folder; made if it is not there.
        typed: whether the rows have been typed as their columns, as by `etl.quality.check_rows`.
        before_publish: called with the folder of finished files before they replace the old ones; it may
            add files to it, or raise to stop there.

    Returns:
        Number of rows by table.

    Raises:
        TableError: for a table or column that no schema has, or a value that is not of its type.
        OSError: if the folder cannot be written.
    """
    unknown = sorted(set(rows) - set(TABLES))
    if unknown:
        raise TableError(f"no schema for the table {unknown[0]!r}; the tables are {', '.join(TABLES)}")
    tables = {name: to_arrow(name, rows.get(name, ()), typed) for name in TABLES}
    output.mkdir(parents=True, exist_ok=True)
    finish_publishing(output)
    for left in output.glob(f"{_STAGING}*"):  # from a run that was killed
        shutil.rmtree(left, ignore_errors=True)
    staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=output))
    try:
        for name, table in tables.items():
            write_table(table, staging / f"{name}.parquet")
        if before_publish is not None:
            before_publish(staging)
        publish(staging, output)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return {name: table.num_rows for name, table in tables.items()}


def to_arrow(name: str, rows: Iterable[Row], typed: bool = False) -> pa.Table:
    """The rows as an Arrow table: typed, in the schema's order of columns, sorted.

    Raises:
        TableError: for an unknown column or a value that is not of its type.
    """
    schema = table_schema(name)
    batches = (
        pa.RecordBatch.from_pylist(
            some if typed else [_typed(schema, row) for row in some], schema=arrow_schema(name)
        )
        for some in batched(rows, _AT_ONCE)
    )
    # By the schema's columns, then by all others, nulls last: no order is left to chance.
    order = dict.fromkeys((*schema.sort, *schema.primary_key, *schema.columns))
    keys = [(column, "ascending") for column in order]
    table = pa.Table.from_batches(batches, schema=arrow_schema(name))
    return table.take(pc.sort_indices(table, sort_keys=keys)).combine_chunks()


def write_table(table: pa.Table, path: Path) -> None:
    """Write one Parquet file: zstd at level 3, one row group."""
    with path.open("wb") as file:
        pq.write_table(
            table, file, compression="zstd", compression_level=3, row_group_size=max(table.num_rows, 1)
        )
        file.flush()
        os.fsync(file.fileno())


def _typed(schema: Table, row: Row) -> dict[str, Any]:
    unknown = sorted(set(row) - set(schema.columns))
    if unknown:
        raise TableError(f"{schema.name}: no column {unknown[0]!r} in schemas/{schema.name}.yaml")
    typed = {}
    for field in schema.fields:
        try:
            typed[field.name] = coerce(field, row.get(field.name))
        except ValueError as error:
            key = ", ".join(str(row.get(column)) for column in schema.primary_key)
            raise TableError(f"{schema.name} {key}: {field.name} {row[field.name]!r} is {error}") from None
    return typed
