"""A value is written as its column's values are."""

import re

from etl.quality.checks.kinds import Expectation, RowTest, expectation
from etl.tables.model import Field

RULE = "pattern"


def row_test(field: Field) -> RowTest | None:
    """The test of a row for one column; None if the column has no pattern."""
    if field.pattern is None:
        return None
    name, written = field.name, re.compile(field.pattern)

    def test(row):
        value = row[name]
        if value is None or written.fullmatch(value):
            return None
        return f"{name} {value!r} is not written as {field.pattern}"

    return test


def expectations(field: Field) -> list[Expectation]:
    """The same for a whole table; anchored, because the library looks for the pattern anywhere."""
    if field.pattern is None:
        return []
    regex = rf"^(?:{field.pattern})\Z"
    return [expectation("expect_column_values_to_match_regex", column=field.name, regex=regex)]
