"""Tables as CSV: UTF-8, commas, ISO dates, `true` and `false`, nothing where a value is null."""

import csv
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa


def write_csv(table: pa.Table, path: Path) -> None:
    """Write a table as CSV.

    The words stand as in the Parquet file, so that the two are twins: a spreadsheet takes a text that begins
    with "=" for a formula, and should import these columns as text.
    """
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(table.column_names)
        for batch in table.to_batches(max_chunksize=10_000):
            columns = [column.to_pylist() for column in batch.columns]
            writer.writerows([_plain(value) for value in row] for row in zip(*columns, strict=True))


def write_rows(header: Sequence[str], rows: Iterable[Sequence[Any]], path: Path) -> None:
    """Write plain rows as CSV in the same style."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows([_plain(value) for value in row] for row in rows)


def _plain(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return value.isoformat() if isinstance(value, date) else value
