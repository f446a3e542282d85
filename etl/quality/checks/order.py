"""Columns rise from left to right: dates, offsets, counts. `strict` forbids equal values."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

from etl.quality.checks.kinds import Expectation, RowTest, expectation


def row_test(terms: Mapping[str, Any]) -> RowTest:
    """The test of a row; pairs with an unknown value pass."""
    pairs, strict = list(pairwise(terms["columns"])), terms.get("strict", False)

    def test(row):
        for first, then in pairs:
            low, high = row[first], row[then]
            if low is None or high is None:
                continue
            if high < low or (strict and high == low):
                return f"{then} {high} is {'not above' if strict else 'below'} {first} {low}"
        return None

    return test


def expectations(terms: Mapping[str, Any]) -> list[Expectation]:
    """The same for a whole table, one expectation a pair."""
    return [
        expectation(
            "expect_column_pair_values_a_to_be_greater_than_b",
            column_A=then,
            column_B=first,
            or_equal=not terms.get("strict", False),
            ignore_row_if="either_value_is_missing",
        )
        for first, then in pairwise(terms["columns"])
    ]
