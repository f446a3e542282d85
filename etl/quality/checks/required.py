"""A value that must be given is given."""

from etl.quality.checks.kinds import Expectation, RowTest, expectation
from etl.tables.model import Field

RULE = "required"


def row_test(field: Field) -> RowTest | None:
    """The test of a row for one column; None if the column need not be given."""
    if not field.required:
        return None
    return lambda row: f"{field.name} is not given" if row[field.name] is None else None


def expectations(field: Field) -> list[Expectation]:
    """The same for a whole table."""
    if not field.required:
        return []
    return [expectation("expect_column_values_to_not_be_null", column=field.name)]
