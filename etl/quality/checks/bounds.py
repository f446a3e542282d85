"""A value is not below the least nor above the greatest that makes sense."""

from datetime import date
from typing import Any

from etl.quality.checks.kinds import Expectation, RowTest, expectation
from etl.tables.model import Field

RULE = "range"


def row_test(field: Field) -> RowTest | None:
    """The test of a row for one column; None if the column has no bounds."""
    if field.minimum is None and field.maximum is None:
        return None
    name, low, high = field.name, _bound(field, field.minimum), _bound(field, field.maximum)

    def test(row):
        value = row[name]
        if value is None:
            return None
        if low is not None and value < low:
            return f"{name} {value} is below {low}"
        if high is not None and value > high:
            return f"{name} {value} is above {high}"
        return None

    return test


def expectations(field: Field) -> list[Expectation]:
    """The same for a whole table; bounds of dates have the full form that the library wants."""
    if field.minimum is None and field.maximum is None:
        return []
    low, high = (
        f"{bound}T00:00:00" if bound is not None and field.type == "date" else bound
        for bound in (field.minimum, field.maximum)
    )
    return [
        expectation("expect_column_values_to_be_between", column=field.name, min_value=low, max_value=high)
    ]


def _bound(field: Field, bound: Any) -> Any:
    return date.fromisoformat(bound) if field.type == "date" and bound is not None else bound
