"""Sorts a table that need not fit into memory: by its keys into parts first, then each part by itself."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.tables.model import Table
from etl.tables.row_file import RowFile
from etl.tables.schemas import table_schema

GROUP = 100_000
"""Rows of a row group of the files that are written; so many are in memory at the same time."""


def sorted_groups(rows: RowFile, group: int = GROUP) -> Iterator[pa.Table]:
    """The rows in the order of their schema, `group` at a time; at least one table, which may be empty.

    Nulls come last. Rows with the same key are in the order of all their other columns, so that nothing is left to
    the order in which they came.
    """
    schema = table_schema(rows.table)
    if len(rows) <= group:
        yield _in_order(rows.select(schema.columns), schema)
        return
    keys = list(dict.fromkeys((*schema.sort, *schema.primary_key)))
    # Without a key all columns are needed to tell the order of two rows.
    ranks = _ranks(rows, keys if schema.primary_key else schema.columns)
    parts = [RowFile(rows.table, folder=rows.folder) for _ in range(-(-len(rows) // group))]
    first = 0
    for batch in rows.batches():
        home = pc.divide(ranks.slice(first, batch.num_rows), group)
        first += batch.num_rows
        for number in pc.unique(home).to_pylist():
            parts[number].append_batch(batch.filter(pc.equal(home, number)))
    for part in parts:
        yield _in_order(part.select(schema.columns), schema)


def _ranks(rows: RowFile, columns: list[str]) -> pa.Int64Array:
    """The place of each row in the sorted table."""
    order = _order(rows.select(columns), table_schema(rows.table)).to_numpy()
    ranks = np.empty(len(order), np.int64)
    ranks[order] = np.arange(len(order))
    return pa.array(ranks)


def _in_order(table: pa.Table, schema: Table) -> pa.Table:
    return table.take(_order(table, schema)).combine_chunks()


def _order(table: pa.Table, schema: Table) -> pa.UInt64Array:
    columns = dict.fromkeys((*schema.sort, *schema.primary_key, *table.column_names))
    return pc.sort_indices(table, sort_keys=[(column, "ascending") for column in columns])
