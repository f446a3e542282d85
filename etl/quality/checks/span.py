"""An interval of days is no longer than the code that grades it allows."""

from collections.abc import Mapping
from typing import Any

from etl.quality.checks.conditions import any_holds, equals, where_all, where_none
from etl.quality.checks.kinds import Expectation, RowTest, expectation


def row_test(terms: Mapping[str, Any]) -> RowTest:
    """The test of a row; rows without an interval, and those under `unless`, pass."""
    (first, last), by, limits = terms["columns"], terms["by"], terms["max_days"]
    unless = terms.get("unless", {})

    def test(row):
        limit = limits.get(row[by])
        if limit is None or row[first] is None or row[last] is None or any_holds(unless, row):
            return None
        days = (row[last] - row[first]).days + 1
        return f"{first} to {last} is {days} days long for {by} {row[by]}" if days > limit else None

    return test


def expectations(terms: Mapping[str, Any]) -> list[Expectation]:
    """The same for a whole table, on the derived column that `derived` adds."""
    exempt = where_none(terms.get("unless", {}))
    return [
        expectation(
            "expect_column_values_to_be_between",
            column=derived(terms),
            max_value=days,
            row_condition=where_all([equals(terms["by"], code), *exempt]),
        )
        for code, days in terms["max_days"].items()
    ]


def derived(terms: Mapping[str, Any]) -> str:
    """Name of the column of interval lengths in days, both ends counted."""
    return "days from {} to {}".format(*terms["columns"])
