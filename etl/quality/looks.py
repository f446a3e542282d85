"""What the expectations of a suite look at, told from their plain JSON."""

from collections.abc import Iterator, Mapping
from typing import Any

from etl.quality.checks import differ, span
from etl.quality.checks.kinds import Expectation
from etl.quality.stored import StoredTable
from etl.tables.model import Table

Look = frozenset[tuple[str, bool]]
"""What a rule looks at: columns, each with True if its values count and False if only whether there is one."""
_BY_NULLS = ("expect_column_values_to_be_null", "expect_column_values_to_not_be_null")
_BETWEEN_ROWS = ("expect_column_values_to_be_unique", "expect_compound_columns_to_be_unique")


def look_of(one: Mapping[str, Any], schema: Table) -> Look | None:
    """What an expectation looks at; None if it compares rows."""
    if one["type"] in _BETWEEN_ROWS:
        return None
    kwargs = one["kwargs"]
    named = [kwargs[name] for name in ("column", "column_A", "column_B") if name in kwargs]
    looks = {(column, one["type"] not in _BY_NULLS) for column in named}
    looks |= set(_conditions(kwargs.get("row_condition", {})))
    sources = derived_from(schema)
    return frozenset((source, full) for column, full in looks for source in sources.get(column, (column,)))


def derived_from(schema: Table) -> dict[str, tuple[str, ...]]:
    """Derived column -> the columns that it is made of."""
    kinds = {"differ": differ, "span": span}
    return {
        kinds[rule.kind].derived(rule.terms): tuple(rule.terms["columns"])
        for rule in schema.rules
        if rule.kind in kinds
    }


def _conditions(condition: Mapping[str, Any]) -> Iterator[tuple[str, bool]]:
    for one in condition.get("conditions", (condition,) if condition else ()):
        yield one["column"]["name"], one["type"] != "nullity"


def columns_of(one: Mapping[str, Any]) -> set[str]:
    """All columns that an expectation names."""
    kwargs = one["kwargs"]
    columns = {kwargs[name] for name in ("column", "column_A", "column_B") if name in kwargs}
    if one["type"] != "expect_table_columns_to_match_ordered_list":
        columns |= set(kwargs.get("column_list", ()))
    return columns | {column for column, _ in _conditions(kwargs.get("row_condition", {}))}


def by_columns(
    schema: Table, table: StoredTable, suite: list[Expectation]
) -> dict[tuple[str, ...], list[Expectation]]:
    """Expectations by the columns that they look at: few are in memory at once."""
    found: dict[tuple[str, ...], list[Expectation]] = {}
    for one in suite:
        found.setdefault(tuple(needed_columns(schema, table, [one], [])), []).append(one)
    return found


def needed_columns(schema: Table, table: StoredTable, suite: list[Expectation], keys: list[str]) -> list[str]:
    """The columns that expectations look at, in the table's order; all of them for one on the columns themselves."""
    if any(one["type"] == "expect_table_columns_to_match_ordered_list" for one in suite):
        return list(table.column_names)
    columns = set(keys).union(*map(columns_of, suite))
    for derived, sources in derived_from(schema).items():
        if derived in columns:
            columns |= set(sources)
    return [column for column in table.column_names if column in columns]
