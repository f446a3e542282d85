"""Reads a table once, and finds the rows of which the library shall be asked."""

from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa

from etl.quality.checks.kinds import Expectation
from etl.quality.keys import Prints, doubtful_rows, key_prints
from etl.quality.looks import BETWEEN_ROWS, Look, columns_in, columns_of, derived_there, look_of
from etl.quality.stored import StoredTable
from etl.quality.suites import suite_json
from etl.quality.witnesses import witnesses
from etl.tables.model import Table
from etl.tables.schemas import table_schema


@dataclass(frozen=True, slots=True)
class Survey:
    """What to ask about a table, and of which rows."""

    schema: Table
    suite: list[Expectation]
    keys: list[str]  # columns by which rows are named
    # Rows that stand for all rows, each part of them with the looks for which they do.
    witnesses: list[tuple[list[Look], pa.Table]]


def survey(name: str, table: StoredTable) -> Survey:
    """The rows of a table that stand for all of them.

    Args:
        name: the table's name.
        table: its rows; an expectation on a column that is not there is left out, because a missing
            column is a finding of its own.
    """
    schema = table_schema(name)
    keys = [column for column in schema.primary_key if column in table.column_names]
    there = {*table.column_names, *derived_there(schema, table)}
    suite = [one for one in suite_json(name)["expectations"] if columns_of(one) <= there]
    looks = list(dict.fromkeys(look_of(one, schema) for one in suite))
    return Survey(schema, suite, keys, [*_witnesses(table, looks, keys)])


def _witnesses(
    table: StoredTable, looks: list[Look], keys: list[str]
) -> Iterator[tuple[list[Look], pa.Table]]:
    # The first row tells what is the same in all of them; nothing else need be read for it.
    alike = [look for look in looks if look != BETWEEN_ROWS and _is_alike(look, table)]
    rest = [look for look in looks if look != BETWEEN_ROWS and look not in alike]
    columns = sorted({*keys}.union(*map(columns_in, rest)))
    prints: list[Prints] = []
    if columns:
        yield from witnesses(_printed(table.batches(columns), keys, prints), rest)
    doubtful = doubtful_rows(prints)
    if len(doubtful):
        yield [BETWEEN_ROWS], table.only(keys).take(doubtful)
    else:
        alike.append(BETWEEN_ROWS)
    yield alike, table.head()


def _is_alike(look: Look, table: StoredTable) -> bool:
    return all(aspect.kind == "given" and table.all_or_none(*aspect.columns) for aspect in look)


def _printed(
    batches: Iterator[pa.RecordBatch], keys: list[str], prints: list[Prints]
) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        if keys:
            prints.append(key_prints(batch.select(keys)))
        yield batch
