"""Writes a data set: one Parquet file a table, the same bytes for the same rows."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.tables.model import Table
from etl.tables.publish import finish_publishing, publish
from etl.tables.row_file import RowFile
from etl.tables.schemas import TABLES, table_schema
from etl.tables.sorting import GROUP, sorted_groups
from etl.tables.values import coerce

Row = Mapping[str, Any]
_STAGING = ".building-"


class TableError(ValueError):
    """Rows do not fit a table: an unknown table or column, or a value of the wrong type."""


def write_dataset(
    rows: Mapping[str, Iterable[Row] | RowFile],
    output: Path,
    *,
    before_publish: Callable[[Path], object] | None = None,
) -> dict[str, int]:
    """Write the tables into a folder, in place of the data set that may be there.

    All is written into a folder of its own inside `output` first and then moved by renames, so that a
    crash or an error leaves the old data set as it was. Other files in `output` stay. A table without
    rows is written empty; a column that a row does not have is null.

    Args:
        rows: rows by table, with the columns of schemas/; those in a `RowFile` are typed already.
        output: the folder; made if it is not there.
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
    tables = {name: _row_file(name, rows.get(name, ())) for name in TABLES}
    output.mkdir(parents=True, exist_ok=True)
    finish_publishing(output)
    for left in output.glob(f"{_STAGING}*"):  # from a run that was killed
        shutil.rmtree(left, ignore_errors=True)
    staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=output))
    try:
        for name, table in tables.items():
            write_table(sorted_groups(table), staging / f"{name}.parquet")
        if before_publish is not None:
            before_publish(staging)
        publish(staging, output)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return {name: len(table) for name, table in tables.items()}


def _row_file(name: str, rows: Iterable[Row] | RowFile) -> RowFile:
    if isinstance(rows, RowFile):
        return rows
    schema = table_schema(name)
    return RowFile(name, (_typed(schema, row) for row in rows))


def write_table(groups: Iterable[pa.Table], path: Path) -> None:
    """Write one Parquet file: zstd at level 3, a row group for every `GROUP` rows.

    Args:
        groups: parts of the table, one at least, each of as many rows as a row group but for the last.
        path: the file.
    """
    rest = iter(groups)
    head = next(rest)
    with path.open("wb") as file:
        with pq.ParquetWriter(file, head.schema, compression="zstd", compression_level=3) as writer:
            for group in chain((head,), rest):
                writer.write_table(group, row_group_size=GROUP)
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
