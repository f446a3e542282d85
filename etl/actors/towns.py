"""The towns of GeoNames by folded name: 64,000 of them under 210,000 names, each made into a place when it is asked for."""

from dataclasses import dataclass
from typing import Any

from pyarrow import csv

from etl.actors.folding import fold
from etl.resources import resource_path

TOWNS = "geonames_towns.csv.gz"
_BETWEEN = "\0"  # between rows that are folded in one go; it stays as it is


@dataclass(frozen=True, slots=True)
class Towns:
    """The table's columns, and the rows of each name."""

    columns: dict[str, list[Any]]
    rows_of: dict[str, list[int]]

    def named(self, key: str) -> list[dict[str, Any]]:
        """The rows of a folded name, in the order of the table."""
        return [{name: values[i] for name, values in self.columns.items()} for i in self.rows_of.get(key, ())]


def read_towns() -> Towns:
    """The towns with all their names; to fold one text is far quicker than to fold each name.

    Raises:
        OSError: if the table is missing.
    """
    types = {"name": "string", "alternates": "string", "iso3": "string", "capital": "int8"}
    options = csv.ConvertOptions(column_types=types, strings_can_be_null=False)
    columns = csv.read_csv(resource_path("reference", TOWNS), convert_options=options).to_pydict()
    names = map(";".join, zip(columns["name"], columns.pop("alternates"), strict=True))
    rows_of: dict[str, list[int]] = {}
    for i, line in enumerate(fold(_BETWEEN.join(names)).split(_BETWEEN)):
        for part in line.split(";"):
            key = " ".join(part.split())
            if not key:
                continue
            rows = rows_of.setdefault(key, [])
            if not rows or rows[-1] != i:
                rows.append(i)
    return Towns(columns, rows_of)
