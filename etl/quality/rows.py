"""Checks rows before they are written: a row that breaks a rule goes to rejects, with the rule."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from etl.quality.checks import OF_COLUMNS, OF_ROWS
from etl.quality.checks.kinds import RowTest
from etl.tables.model import Table
from etl.tables.schemas import table_schema
from etl.tables.values import coerce

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Broken:
    """A rule that a row breaks."""

    rule: str
    what: str  # the column, its value and what is wrong with it


def judge(name: str, row: Row) -> tuple[dict[str, Any], Broken | None]:
    """A row of a table, typed as its columns, and the first rule that it breaks.

    Only the first is told: the others often follow from it.

    Raises:
        ValueError: if the row has a column that the schema has not.
    """
    schema, known = table_schema(name), _columns(name)
    if not known.issuperset(row):
        raise ValueError(f"{name}: no column {sorted(set(row) - known)[0]!r} in schemas/{name}.yaml")
    typed, broken = _typed(schema, row)
    return typed, broken or _first_broken(name, typed)


@cache
def _columns(name: str) -> frozenset[str]:
    return frozenset(table_schema(name).columns)


def _typed(schema: Table, row: Row) -> tuple[dict[str, Any], Broken | None]:
    typed: dict[str, Any] = {}
    for field in schema.fields:
        value = row.get(field.name)
        try:
            typed[field.name] = None if value is None else coerce(field, value)
        except ValueError as error:
            return typed, Broken("type", f"{field.name} {value!r} is {error}")
    return typed, None


def _first_broken(name: str, row: Row) -> Broken | None:
    for rule, test in row_tests(name):
        what = test(row)
        if what:
            return Broken(rule, what)
    return None


@cache
def row_tests(name: str) -> tuple[tuple[str, RowTest], ...]:
    """All tests of a table's rows with the ids of their rules: columns first, then rules across them."""
    schema = table_schema(name)
    columns: list[tuple[str, RowTest | None]] = [
        (check.RULE, check.row_test(field)) for field in schema.fields for check in OF_COLUMNS
    ]
    across: list[tuple[str, Callable[[Row], str | None]]] = [
        (rule.id, OF_ROWS[rule.kind].row_test(rule.terms)) for rule in schema.rules
    ]
    return (*((rule, test) for rule, test in columns if test is not None), *across)
