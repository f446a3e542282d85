"""A large data set for measuring validation: a small one many times over, each copy with ids of its own.

    python tests/bench/synthetic_dataset.py DATASET EVENTS OUT

DATASET is a built data set, EVENTS how many events OUT is to have at least. Actors stay as they are.
"""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

_ID = re.compile(r"[a-z][0-9a-f]{16}")
_ONCE = ("actors",)
_TOGETHER = 200  # copies in one row group


def _id_columns(table: pa.Table) -> list[str]:
    """Columns that hold ids of rows: one letter and 16 hex digits."""
    found = []
    for name in table.column_names:
        if pa.types.is_string(table.schema.field(name).type):
            values = table.column(name).drop_null().to_pylist()
            if values and all(map(_ID.fullmatch, values)):
                found.append(name)
    return found


def _copy(table: pa.Table, ids: list[str], number: int) -> pa.Table:
    for name in ids:
        column = pc.binary_replace_slice(table.column(name).cast(pa.binary()), 1, 6, f"{number:05x}".encode())
        table = table.set_column(
            table.column_names.index(name), table.schema.field(name), column.cast(pa.string())
        )
    return table


def _groups(table: pa.Table, copies: int) -> Iterator[pa.Table]:
    ids = _id_columns(table)
    for first in range(0, copies, _TOGETHER):
        numbers = range(first, min(copies, first + _TOGETHER))
        yield pa.concat_tables(_copy(table, ids, number) for number in numbers).combine_chunks()


def multiply(source: Path, events: int, out: Path) -> int:
    """Write the data set `out`; returns how many events it has."""
    size = pq.read_metadata(source / "events.parquet").num_rows
    copies = -(-events // size)
    out.mkdir(parents=True)
    for path in sorted(source.glob("*.parquet")):
        table = pq.read_table(path)
        if path.stem in _ONCE or not table.num_rows:
            shutil.copy(path, out / path.name)
            continue
        with pq.ParquetWriter(out / path.name, table.schema, compression="zstd") as writer:
            for group in _groups(table, copies):
                writer.write_table(group)
    return copies * size


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    print(f"{multiply(Path(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])):,} events")
