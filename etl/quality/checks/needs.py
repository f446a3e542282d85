"""Where one column has certain values, other columns are given."""

from collections.abc import Mapping
from typing import Any

from etl.quality.checks.conditions import any_holds, where_any
from etl.quality.checks.kinds import Expectation, RowTest, expectation


def row_test(terms: Mapping[str, Any]) -> RowTest:
    """The test of a row."""
    when, columns = terms["when"], terms["columns"]
    (key,) = when

    def test(row):
        if not any_holds(when, row):
            return None
        lacking = next((column for column in columns if row[column] is None), None)
        return lacking and f"{key} {row[key]} is without {lacking}"

    return test


def expectations(terms: Mapping[str, Any]) -> list[Expectation]:
    """The same for a whole table."""
    condition = where_any(terms["when"])
    return [
        expectation("expect_column_values_to_not_be_null", column=column, row_condition=condition)
        for column in terms["columns"]
    ]
