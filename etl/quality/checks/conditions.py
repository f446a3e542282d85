"""Conditions on a row: `{column: [values]}`, as a test in Python and as a Great Expectations row condition."""

from collections.abc import Mapping, Sequence
from typing import Any

Condition = Mapping[str, Sequence[Any]]


def any_holds(condition: Condition, row: Mapping[str, Any]) -> bool:
    """Whether one of the columns has one of its values."""
    return any(row[column] in values for column, values in condition.items())


def where_any(condition: Condition) -> dict[str, Any]:
    """The row condition for the rows in which the condition's one column has one of its values."""
    ((column, values),) = condition.items()
    return _comparison(column, "IN", list(values))


def where_none(condition: Condition) -> list[dict[str, Any]]:
    """Row conditions, to be joined by "and", for the rows in which no column has one of its values."""
    return [_none_of(column, list(values)) for column, values in condition.items()]


def where_given(column: str) -> dict[str, Any]:
    """The row condition for the rows in which the column is not null."""
    return {"type": "nullity", "column": {"name": column}, "is_null": False}


def where_all(conditions: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Several row conditions joined by "and"."""
    return conditions[0] if len(conditions) == 1 else {"type": "and", "conditions": list(conditions)}


def equals(column: str, value: int | str) -> dict[str, Any]:
    """The row condition for the rows in which the column has the value."""
    return _comparison(column, "==", value)


def _none_of(column: str, values: list[Any]) -> dict[str, Any]:
    """The library takes no booleans in its lists, but compares with one."""
    if isinstance(values[0], bool):
        return _comparison(column, "!=", values[0])
    return _comparison(column, "NOT_IN", values)


def _comparison(column: str, operator: str, parameter: Any) -> dict[str, Any]:
    return {"type": "comparison", "column": {"name": column}, "operator": operator, "parameter": parameter}
