"""Words that English prints in lower case, and names as they are printed."""

import csv
from functools import cache
from pathlib import Path

from etl.resources import resource_path

_WORDS = Path(__file__).parent / "words.txt"
_TABLES = {
    "states.csv": ("aliases", "demonyms", "capitals_and_metonyms"),
    "armed_groups.csv": ("actor_name", "aliases", "demonyms"),
    "organizations.csv": ("actor_name", "aliases"),
    "people.csv": ("person", "aliases"),
    "places.csv": ("place", "aliases"),
}


@cache
def lower_case_words() -> frozenset[str]:
    """Forms that a treebank of 330,000 words prints in lower case at least as often as with a capital."""
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


@cache
def printed_names() -> dict[str, str]:
    """Names of the reference tables, by their lower-case form: {"sri lanka": "Sri Lanka", "fmln": "FMLN"}."""
    names: dict[str, str] = {}
    for table, columns in _TABLES.items():
        path = resource_path("reference", table)
        if path.is_file():
            for name in _names(path, columns):
                if name != name.lower():
                    names.setdefault(name.lower(), name)
    return names


def _names(path: Path, columns: tuple[str, ...]) -> list[str]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(line for line in lines if not line.startswith("#"))
        cells = [row[c] for row in rows for c in columns if row.get(c)]
    return [
        part.strip() for cell in cells for part in cell.replace("|", ";").split(";") if len(part.strip()) > 1
    ]
