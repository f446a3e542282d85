"""Frictionless Data Package: datapackage.json, from the schemas."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from etl.release.options import ReleaseOptions
from etl.release.sums import sha256_of
from etl.tables import table_schema, vocabulary
from etl.tables.model import Field

KEYWORDS = ("peace process", "ceasefire", "negotiation", "mediation", "conflict", "event data")
LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}
_OTHERS = {
    "parquet": ("parquet", "application/vnd.apache.parquet"),
    "stata": ("dta", "application/x-stata-dta"),
}
_MAY_BE_NULL = ("evidence",)  # by the maker's option


def datapackage(folder: Path, tables: Sequence[str], options: ReleaseOptions) -> dict[str, Any]:
    """The descriptor of the files in a release's folder: the CSV files with their schemas, their twins."""
    resources = [_csv_resource(folder, name) for name in tables]
    for kind, (ending, media) in _OTHERS.items():
        resources += [_twin(folder, f"{kind}/{name}.{ending}", f"{name}-{kind}", media) for name in tables]
    described = {
        "name": "peace-process-events",
        "title": options.title,
        "description": "Talks, truces, prerequisites and mediation in peace processes, coded from news articles.",
        "version": options.version,
        "created": options.published.isoformat() if options.published else None,
        "licenses": [LICENCE],
        "contributors": [{"title": name, "roles": ["creator"]} for name in options.authors] or None,
        "keywords": list(KEYWORDS),
        "resources": resources,
    }
    return {name: value for name, value in described.items() if value is not None}


def _csv_resource(folder: Path, name: str) -> dict[str, Any]:
    table = table_schema(name)
    schema: dict[str, Any] = {"fields": [field_descriptor(f) for f in table.fields]}
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.foreign_keys:
        schema["foreignKeys"] = [
            {
                "fields": [key.column],
                "reference": {"resource": "" if key.table == name else key.table, "fields": [key.reference]},
            }
            for key in table.foreign_keys
        ]
    whole = _file(folder, f"csv/{name}.csv", name, "text/csv")
    return whole | {
        "type": "table",
        "title": table.title,
        "description": table.description,
        "encoding": "utf-8",
        "schema": schema,
    }


def _twin(folder: Path, path: str, name: str, media: str) -> dict[str, Any]:
    return _file(folder, path, name, media) | {"type": "file"}


def _file(folder: Path, path: str, name: str, media: str) -> dict[str, Any]:
    file = folder / path
    return {
        "name": name,
        "path": path,
        "format": file.suffix[1:],
        "mediatype": media,
        "bytes": file.stat().st_size,
        "hash": f"sha256:{sha256_of(file)}",
    }


def field_descriptor(field: Field) -> dict[str, Any]:
    """A column in Table Schema terms, its vocabulary as an enum."""
    bounds = {
        "required": field.required and field.name not in _MAY_BE_NULL,
        "unique": field.unique,
        "minimum": field.minimum,
        "maximum": field.maximum,
        "pattern": field.pattern,
        "enum": list(vocabulary(field.vocabulary).codes) if field.vocabulary else None,
    }
    constraints = {name: value for name, value in bounds.items() if value not in (None, False)}
    described = {"name": field.name, "type": field.type, "description": field.description}
    return described | ({"constraints": constraints} if constraints else {})
