"""What a check gives: a test of one row, and expectations of Great Expectations on a whole table."""

from collections.abc import Callable, Mapping
from typing import Any

Row = Mapping[str, Any]
# What is wrong with a row, in words that name column and value; None if nothing is.
RowTest = Callable[[Row], str | None]
# {"type": ..., "kwargs": {...}}: plain JSON, as the library's suites are stored.
Expectation = dict[str, Any]


def expectation(kind: str, **kwargs: Any) -> Expectation:
    """An expectation as JSON; arguments that are None are left out."""
    return {"type": kind, "kwargs": {name: value for name, value in kwargs.items() if value is not None}}
