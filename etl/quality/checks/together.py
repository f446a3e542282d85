"""Columns are given all together or not at all."""

from collections.abc import Mapping
from typing import Any

from etl.quality.checks.conditions import where_given
from etl.quality.checks.kinds import Expectation, RowTest, expectation


def row_test(terms: Mapping[str, Any]) -> RowTest:
    """The test of a row."""
    columns = terms["columns"]

    def test(row):
        lacking = [column for column in columns if row[column] is None]
        if not lacking or len(lacking) == len(columns):
            return None
        given = next(column for column in columns if row[column] is not None)
        return f"{given} {row[given]} is given without {' and '.join(lacking)}"

    return test


def expectations(terms: Mapping[str, Any]) -> list[Expectation]:
    """The same for a whole table: each column is given where its neighbour is, around the circle."""
    columns = terms["columns"]
    return [
        expectation("expect_column_values_to_not_be_null", column=then, row_condition=where_given(first))
        for first, then in zip(columns, [*columns[1:], columns[0]], strict=True)
    ]
