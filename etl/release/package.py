"""Makes a release: everything is written beside its place first, and takes it only when it is complete."""

import json
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl.intake import TEXTS
from etl.output_folder import KEPT_IN
from etl.quality import DatasetInvalid, quality_page, validate
from etl.release.changelog import changelog
from etl.release.codebook import write_codebook_csv
from etl.release.content import shared_tables
from etl.release.croissant import croissant
from etl.release.csv_twin import write_csv
from etl.release.descriptors import datapackage
from etl.release.documents import write_documents
from etl.release.manifest import manifest
from etl.release.options import ReleaseOptions
from etl.release.stata_twin import write_stata
from etl.release.sums import SUMS, write_sums
from etl.tables import read_tables
from etl.tables.codebook import codebook
from etl.tables.write import write_table
from etl.timeline import timeline_page


class ReleaseRefused(OSError):
    """The release's folder cannot be written, or holds something that is no release."""


def release(dataset: Path, output: Path, options: ReleaseOptions) -> list[Path]:
    """Make a release of a data set. The same data set and options give the same bytes.

    Args:
        dataset: folder that `build` wrote.
        output: folder of the release; a release that stands there is replaced.
        options: version and settings.

    Returns:
        The release's files, relative to its folder.

    Raises:
        etl.tables.NotADataset: if `dataset` (or the release before) holds no data set.
        etl.quality.DatasetInvalid: if the data set breaks a rule.
        ReleaseRefused: if `output` holds other things, or texts are asked for that are not there.
        OSError: if `output` cannot be written.
    """
    _check_place(output)
    tables = shared_tables(read_tables(dataset), options.evidence)
    report = validate(dataset)
    if not report.ok:
        raise DatasetInvalid(report.findings)
    output.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{output.name}-", dir=output.parent) as part:
        folder = Path(part) / "release"
        folder.mkdir()
        _write_tables(folder, tables)
        _write_json(folder / "quality.json", report.as_dict())
        # Of the tables as they are shared: the data set's own name the maker's folders.
        _write_text(folder / "quality.html", quality_page(folder / "parquet", report))
        _write_text(folder / "timeline.html", timeline_page(tables, f"{options.title} {options.version}"))
        _write_text(folder / "codebook.md", codebook())
        write_codebook_csv(folder)
        if options.texts:
            _copy_texts(dataset, folder)
        _write_text(folder / "CHANGELOG.md", changelog(folder, options))
        _write_json(folder / "manifest.json", manifest(dataset, tables, options))
        write_documents(folder, tables, options)
        _write_json(folder / "datapackage.json", datapackage(folder, list(tables), options))
        _write_json(folder / "croissant.json", croissant(folder, list(tables), options))
        write_sums(folder)
        _put(folder, output, Path(part) / "old")
    return sorted(path.relative_to(output) for path in output.rglob("*") if path.is_file())


def _check_place(output: Path) -> None:
    if output.exists() and not output.is_dir():
        raise ReleaseRefused(f"{output} is a file; name a folder")
    if output.is_dir() and any(output.iterdir()) and not (output / SUMS).is_file():
        raise ReleaseRefused(f"{output} is not empty and holds no release")


def _write_tables(folder: Path, tables: Mapping[str, pa.Table]) -> None:
    for kind in ("parquet", "csv", "stata"):
        (folder / kind).mkdir()
    for name, table in tables.items():
        write_table([table], folder / "parquet" / f"{name}.parquet")
        write_csv(table, folder / "csv" / f"{name}.csv")
        write_stata(name, table, folder / "stata" / f"{name}.dta")


def _copy_texts(dataset: Path, folder: Path) -> None:
    kept = dataset / TEXTS
    if not kept.is_file():
        raise ReleaseRefused(
            f"{dataset} has no texts: they stand in {KEPT_IN}/ of a data set that was built here"
        )
    shutil.copyfile(kept, folder / "texts.parquet")


def _put(folder: Path, output: Path, old: Path) -> None:
    """Let the finished folder take its place; the release before goes only then."""
    if output.exists():
        output.rename(old)
    folder.rename(output)


def _write_json(path: Path, value: Any) -> None:
    _write_text(path, json.dumps(value, indent=1, ensure_ascii=False) + "\n")


def _write_text(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
