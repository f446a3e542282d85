"""A code is one of its vocabulary."""

from etl.quality.checks.kinds import Expectation, RowTest, expectation
from etl.tables.model import Field
from etl.tables.schemas import vocabulary

RULE = "vocabulary"


def row_test(field: Field) -> RowTest | None:
    """The test of a row for one column; None if the column has no vocabulary."""
    if field.vocabulary is None:
        return None
    name, codes = field.name, frozenset(vocabulary(field.vocabulary).codes)

    def test(row):
        value = row[name]
        if value is None or value in codes:
            return None
        return f"{name} {value!r} is no code of the vocabulary {field.vocabulary}"

    return test


def expectations(field: Field) -> list[Expectation]:
    """The same for a whole table."""
    if field.vocabulary is None:
        return []
    codes = list(vocabulary(field.vocabulary).codes)
    return [expectation("expect_column_values_to_be_in_set", column=field.name, value_set=codes)]
