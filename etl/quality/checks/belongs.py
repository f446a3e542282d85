"""A code belongs to another column's code: an event type to its family."""

from collections.abc import Mapping
from typing import Any

from etl.quality.checks.kinds import Expectation, RowTest, expectation
from etl.tables.schemas import vocabulary


def row_test(terms: Mapping[str, Any]) -> RowTest:
    """The test of a row."""
    column, owner = terms["column"], terms["to"]
    groups = vocabulary(terms["vocabulary"]).groups

    def test(row):
        if row[column] in groups.get(row[owner], ()):
            return None
        return f"{column} {row[column]!r} is none of {owner} {row[owner]!r}"

    return test


def expectations(terms: Mapping[str, Any]) -> list[Expectation]:
    """The same for a whole table."""
    groups = vocabulary(terms["vocabulary"]).groups
    return [
        expectation(
            "expect_column_pair_values_to_be_in_set",
            column_A=terms["to"],
            column_B=terms["column"],
            value_pairs_set=[[owner, code] for owner, codes in groups.items() for code in codes],
            ignore_row_if="neither",
        )
    ]
