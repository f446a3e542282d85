"""Columns are filled only where another column has certain values."""

from collections.abc import Mapping
from typing import Any

from etl.quality.checks.conditions import any_holds, where_all, where_none
from etl.quality.checks.kinds import Expectation, RowTest, expectation


def row_test(terms: Mapping[str, Any]) -> RowTest:
    """The test of a row."""
    when, columns = terms["when"], terms["columns"]
    (key,) = when

    def test(row):
        if any_holds(when, row):
            return None
        filled = next((column for column in columns if row[column] is not None), None)
        return filled and f"{filled} {row[filled]} is given for {key} {row[key]}"

    return test


def expectations(terms: Mapping[str, Any]) -> list[Expectation]:
    """The same for a whole table."""
    condition = where_all(where_none(terms["when"]))
    return [
        expectation("expect_column_values_to_be_null", column=column, row_condition=condition)
        for column in terms["columns"]
    ]
