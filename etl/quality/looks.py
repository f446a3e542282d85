"""What the expectations of a suite look at in a row, told from their plain JSON."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from etl.quality.checks import differ, span
from etl.quality.checks.kinds import Expectation
from etl.quality.stored import StoredTable
from etl.tables.model import Table


class Aspect(NamedTuple):
    """Something about some columns that a rule's answer for a row hangs on.

    The kinds are those of aspects.py; rows that are the same in it are the same to the rule.
    """

    kind: str
    columns: tuple[str, ...]


Look = frozenset[Aspect]
"""All that a rule's answer for a row hangs on."""

BETWEEN_ROWS: Look = frozenset({Aspect("row", ())})
"""The look of rules that compare rows, whose answer no single row gives."""
_UNIQUE = ("expect_column_values_to_be_unique", "expect_compound_columns_to_be_unique")
_BY_NULLS = ("expect_column_values_to_be_null", "expect_column_values_to_not_be_null")


def look_of(one: Mapping[str, Any], schema: Table) -> Look:
    """What an expectation looks at; nothing if it is about the columns themselves."""
    if one["type"] in _UNIQUE:
        return BETWEEN_ROWS
    derived = _derived(schema)
    aspects = [*_aspects(one), *_conditions(one["kwargs"].get("row_condition", {}))]
    return frozenset(part for aspect in aspects for part in derived.get(aspect.columns[0], (aspect,)))


def _aspects(one: Mapping[str, Any]) -> list[Aspect]:
    kwargs = one["kwargs"]
    if one["type"] == "expect_column_pair_values_a_to_be_greater_than_b":
        return [Aspect("order", (kwargs["column_A"], kwargs["column_B"]))]
    if one["type"] == "expect_column_values_to_be_between" and "row_condition" not in kwargs:
        return [Aspect("extremes", (kwargs["column"],))]
    kind = "given" if one["type"] in _BY_NULLS else "value"
    return [Aspect(kind, (kwargs[name],)) for name in _NAMING if name in kwargs]


def _derived(schema: Table) -> dict[str, tuple[Aspect, ...]]:
    """What a derived column hangs on."""
    found: dict[str, tuple[Aspect, ...]] = {}
    for rule in schema.rules:
        if rule.kind == "span":
            found[span.derived(rule.terms)] = (Aspect("days", tuple(rule.terms["columns"])),)
        elif rule.kind == "differ":
            first, other = rule.terms["columns"]
            given = (Aspect("given", (first,)), Aspect("given", (other,)))
            found[differ.derived(rule.terms)] = (Aspect("same", (first, other)), *given)
    return found


def _conditions(condition: Mapping[str, Any]) -> Iterator[Aspect]:
    for one in condition.get("conditions", (condition,) if condition else ()):
        yield Aspect("given" if one["type"] == "nullity" else "value", (one["column"]["name"],))


def columns_of(one: Mapping[str, Any]) -> set[str]:
    """All columns that an expectation names."""
    kwargs = one["kwargs"]
    columns = {kwargs[name] for name in _NAMING if name in kwargs}
    if one["type"] != "expect_table_columns_to_match_ordered_list":
        columns |= set(kwargs.get("column_list", ()))
    return columns | {aspect.columns[0] for aspect in _conditions(kwargs.get("row_condition", {}))}


def needed_columns(schema: Table, table: StoredTable, suite: list[Expectation], keys: list[str]) -> list[str]:
    """The columns that expectations look at, in the table's order; all of them for one on the columns themselves."""
    if any(one["type"] == "expect_table_columns_to_match_ordered_list" for one in suite):
        return list(table.column_names)
    columns = set(keys).union(*map(columns_of, suite))
    for derived, aspects in _derived(schema).items():
        if derived in columns:
            columns |= columns_in(aspects)
    return [column for column in table.column_names if column in columns]


def columns_in(look: Look | tuple[Aspect, ...]) -> set[str]:
    """The table's columns that a look takes in."""
    return {column for aspect in look for column in aspect.columns}


def derived_there(schema: Table, table: StoredTable) -> set[str]:
    """The derived columns whose sources the table has."""
    return {
        name for name, aspects in _derived(schema).items() if columns_in(aspects) <= {*table.column_names}
    }


_NAMING = ("column", "column_A", "column_B")
