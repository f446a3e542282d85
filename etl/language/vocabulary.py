"""Words that English prints in lower case, and names as they are printed."""

import csv
from functools import cache
from pathlib import Path

from etl.resources import load_yaml, resource_path

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
    """Forms that a treebank of 330,000 words prints in lower case at least as often as with a capital.

    And the words of the families' lexicons, of which a treebank of other matters has few ("truce").
    """
    lines = _WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#")) | _of_lexicons()


def _of_lexicons() -> frozenset[str]:
    """The words of the families' topics and acts in their regular forms, names and their adjectives left out."""
    files = [load_yaml("lexicon", f"{name}.yaml") for name in ("talks", "truce", "prerequisite", "mediation")]
    entries = [e for file in files for e in (*file["topics"], *file["acts"])]
    phrases = [
        p for e in entries for key in ("words", "verbs", "nouns", "adjectives") for p in e.get(key, ())
    ]
    lemmas = {w for phrase in phrases for w in phrase.replace("-", " ").split() if w.isalpha()}
    forms = {
        form for w in lemmas for form in (w, f"{w}s", f"{w.removesuffix('e')}ed", f"{w.removesuffix('e')}ing")
    }
    return frozenset(forms - printed_names().keys())


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
