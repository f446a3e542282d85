"""The build manifest: with which versions, inputs and options a release was made."""

import json
import platform
from collections import Counter
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl import __version__
from etl.build_record import RECORD
from etl.release.options import ReleaseOptions

_LIBRARIES = ("pyarrow", "pandas", "spacy", "trafilatura", "htmldate", "dateparser", "great-expectations")


def manifest(dataset: Path, tables: Mapping[str, pa.Table], options: ReleaseOptions) -> dict[str, Any]:
    """The manifest as plain JSON.

    Args:
        dataset: the data set's folder.
        tables: the tables as they are released.
        options: the release's settings.
    """
    articles = tables["articles"]
    built = dataset / RECORD
    return {
        "version": options.version,
        "program": {"conflict-timeline": __version__, "built_with": _versions(articles)},
        "python": platform.python_version(),
        "libraries": {name: metadata.version(name) for name in _LIBRARIES},
        "options": options.as_dict(),
        "build": json.loads(built.read_text(encoding="utf-8")) if built.is_file() else None,
        "inputs": _inputs(articles),
        "rows": {name: table.num_rows for name, table in tables.items()},
    }


def _versions(articles: pa.Table) -> list[str]:
    return sorted(set(articles["ingested_version"].to_pylist()))


def _inputs(articles: pa.Table) -> list[dict[str, Any]]:
    """The input files with their hashes, and how many articles came from each."""
    files = Counter(
        zip(articles["source_path"].to_pylist(), articles["source_sha256"].to_pylist(), strict=True)
    )
    return [{"path": path, "sha256": sha, "articles": n} for (path, sha), n in sorted(files.items())]
