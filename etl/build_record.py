"""What a build says of itself: with which program, settings and files of the user's own it was made."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

from etl import __version__
from etl.articles import ReadOptions

RECORD = "build.json"
"""The record's file in a data set; a release takes it into its manifest."""


def build_record(
    options: ReadOptions, coder: str, gazetteer: Iterable[Path], corrections: Path | None
) -> dict[str, Any]:
    """The record as plain JSON. The same settings and files give the same record, wherever they stand.

    Args:
        options: settings of the reading.
        coder: name of the coder.
        gazetteer: CSVs of actors, people and places of the user's own.
        corrections: YAML file, or folder of them.
    """
    return {
        "program": __version__,
        "coder": coder,
        "reading": asdict(options),
        "actors": [_file(path) for path in gazetteer],
        "corrections": [_file(path) for path in _yaml_files(corrections)],
    }


def _yaml_files(corrections: Path | None) -> Iterator[Path]:
    if corrections is not None and corrections.is_dir():
        yield from sorted(p for p in corrections.rglob("*") if p.suffix in (".yaml", ".yml"))
    elif corrections is not None:
        yield corrections


def _file(path: Path) -> dict[str, str]:
    return {"name": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
