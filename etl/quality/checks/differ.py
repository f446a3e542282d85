"""Two columns have different values."""

from collections.abc import Mapping
from typing import Any

from etl.quality.checks.kinds import Expectation, RowTest, expectation


def row_test(terms: Mapping[str, Any]) -> RowTest:
    """The test of a row."""
    first, other = terms["columns"]

    def test(row):
        if row[first] is None or row[first] != row[other]:
            return None
        return f"{first} and {other} are both {row[first]}"

    return test


def expectations(terms: Mapping[str, Any]) -> list[Expectation]:
    """The same for a whole table, on the derived column that `derived` adds."""
    return [expectation("expect_column_values_to_be_in_set", column=derived(terms), value_set=["differ"])]


def derived(terms: Mapping[str, Any]) -> str:
    """Name of the column that tells whether the two values are the same."""
    return "{} and {}".format(*terms["columns"])
