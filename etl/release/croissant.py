"""Croissant (MLCommons): croissant.json, from the schemas."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from etl.release.descriptors import KEYWORDS, LICENCE
from etl.release.options import ReleaseOptions
from etl.release.sums import sha256_of
from etl.tables import TABLES, table_schema

_TYPES = {
    "string": "sc:Text",
    "integer": "sc:Integer",
    "number": "sc:Float",
    "boolean": "sc:Boolean",
    "date": "sc:Date",
    "datetime": "sc:DateTime",
}
_CONTEXT = Path(__file__).parent / "templates" / "croissant_context.json"


def croissant(folder: Path, tables: Sequence[str], options: ReleaseOptions) -> dict[str, Any]:
    """The Croissant description of the Parquet files in a release's folder."""
    described = {
        "@context": json.loads(_CONTEXT.read_text(encoding="utf-8")),
        "@type": "sc:Dataset",
        "name": "peace-process-events",
        "alternateName": options.title,
        "description": "Talks, truces, prerequisites and mediation in peace processes, coded from news articles.",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "version": options.version,
        "datePublished": options.published.isoformat() if options.published else None,
        "license": LICENCE["path"],
        "creator": [{"@type": "sc:Organization", "name": name} for name in options.authors] or None,
        "keywords": list(KEYWORDS),
        "distribution": [_file(folder, name) for name in tables],
        "recordSet": [_records(name) for name in tables],
    }
    return {name: value for name, value in described.items() if value is not None}


def _file(folder: Path, table: str) -> dict[str, Any]:
    path = f"parquet/{table}.parquet"
    return {
        "@type": "cr:FileObject",
        "@id": f"{table}.parquet",
        "name": f"{table}.parquet",
        "contentUrl": path,
        "contentSize": f"{(folder / path).stat().st_size} B",
        "encodingFormat": "application/x-parquet",
        "sha256": sha256_of(folder / path),
    }


def _records(name: str) -> dict[str, Any]:
    table = table_schema(name)
    # Croissant takes no references in circles: those to tables that stand before are none.
    keys = [key for key in table.foreign_keys if TABLES.index(key.table) < TABLES.index(name)]
    targets = {key.column: f"{key.table}/{key.reference}" for key in keys}
    records = {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": table.description,
        "key": [{"@id": f"{name}/{column}"} for column in table.primary_key] or None,
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{name}/{field.name}",
                "name": field.name,
                "description": field.description,
                "dataType": _TYPES[field.type],
                "source": {"fileObject": {"@id": f"{name}.parquet"}, "extract": {"column": field.name}},
                **({"references": {"field": {"@id": targets[field.name]}}} if field.name in targets else {}),
            }
            for field in table.fields
        ],
    }
    return {key: value for key, value in records.items() if value is not None}
