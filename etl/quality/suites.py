"""Great Expectations suites from the authored schemas, as plain JSON."""

from typing import Any

from etl.quality.checks import OF_COLUMNS, OF_ROWS, differ, span
from etl.quality.checks.kinds import Expectation, expectation
from etl.tables.model import Field, Table
from etl.tables.schemas import table_schema, vocabulary

_MEANINGS = "row_rule"


def suite_json(table: str) -> dict[str, Any]:
    """The suite of a table, ready for `ExpectationSuite(**suite)`.

    Each expectation's `meta` names the rule, the column and what the rule asks for.
    """
    schema = table_schema(table)
    columns = [*schema.columns, *derived_columns(schema)]
    whole = expectation("expect_table_columns_to_match_ordered_list", column_list=columns)
    expectations = [_with_meta(whole, "columns", "", _meaning("columns"))]
    expectations += _key(schema.primary_key)
    for field in schema.fields:
        expectations += _of_field(field)
    for rule in schema.rules:
        for one in OF_ROWS[rule.kind].expectations(rule.terms):
            expectations.append(_with_meta(one, rule.id, _column(one), rule.description))
    for n, one in enumerate(expectations):
        one["meta"]["n"] = n  # the library returns results in an order of its own
    return {"name": table, "expectations": expectations}


def derived_columns(schema: Table) -> list[str]:
    """Columns that rules need beside the table's own, because the library cannot compare two of them."""
    kinds = {"differ": differ, "span": span}
    return [kinds[rule.kind].derived(rule.terms) for rule in schema.rules if rule.kind in kinds]


def _key(columns: tuple[str, ...]) -> list[Expectation]:
    """A key that occurs once; tables without a key (rejects) have none."""
    if not columns:
        return []
    if len(columns) == 1:
        one = expectation("expect_column_values_to_be_unique", column=columns[0])
    else:
        one = expectation("expect_compound_columns_to_be_unique", column_list=list(columns))
    return [_with_meta(one, "unique", ", ".join(columns), _meaning("unique"))]


def _of_field(field: Field) -> list[Expectation]:
    return [
        _with_meta(one, check.RULE, field.name, _meaning(check.RULE))
        for check in OF_COLUMNS
        for one in check.expectations(field)
    ]


def _column(one: Expectation) -> str:
    kwargs = one["kwargs"]
    return kwargs.get("column") or f"{kwargs['column_B']}, {kwargs['column_A']}"


def _meaning(rule: str) -> str:
    return vocabulary(_MEANINGS).codes[rule]


def _with_meta(one: Expectation, rule: str, column: str, message: str) -> Expectation:
    return {**one, "meta": {"rule": rule, "column": column, "message": message}}
