"""The codebook as tables: one row a column, and one row a code."""

from collections.abc import Iterator
from pathlib import Path

from etl.release.csv_twin import write_rows
from etl.tables import TABLES, table_schema, vocabulary
from etl.tables.schemas import vocabularies

_COLUMNS = ("table", "column", "type", "required", "vocabulary", "minimum", "maximum", "pattern", "refers_to")


def write_codebook_csv(folder: Path) -> None:
    """Write codebook.csv, a row a column of the data set, and codes.csv, a row a code of a vocabulary."""
    write_rows((*_COLUMNS, "description"), _columns(), folder / "codebook.csv")
    write_rows(("vocabulary", "within", "code", "meaning"), _codes(), folder / "codes.csv")


def _columns() -> Iterator[tuple]:
    for name in TABLES:
        table = table_schema(name)
        targets = {key.column: f"{key.table}.{key.reference}" for key in table.foreign_keys}
        for f in table.fields:
            bounds = (f.minimum, f.maximum, f.pattern)
            yield name, f.name, f.type, f.required, f.vocabulary, *bounds, targets.get(f.name), f.description


def _codes() -> Iterator[tuple]:
    for name in vocabularies():
        words = vocabulary(name)
        groups = words.groups.items() if words.within else [(None, words.codes)]
        yield from (
            (name, group, code, meaning) for group, codes in groups for code, meaning in codes.items()
        )
