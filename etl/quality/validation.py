"""Validates a data set as it stands on disk."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pyarrow as pa

from etl.quality.drift import counts, drift_frame, drift_suite
from etl.quality.places import Places, Tables
from etl.quality.references import broken_references, broken_table_rules
from etl.quality.report import Finding, Report
from etl.quality.stored import StoredTable, stored_tables
from etl.quality.survey import survey
from etl.tables.arrow import arrow_schema
from etl.tables.read import NotADataset
from etl.tables.schemas import TABLES, table_schema

_AT_ONCE = 2  # tables that are read at the same time; more would need more memory


def validate(folder: str | Path, against: str | Path | None = None) -> Report:
    """Check all tables of a data set against the schemas.

    Runs the Great Expectations suite of every table, compares the columns' types, and checks the references
    and counts between tables.

    Args:
        folder: the data set.
        against: the last release; how many rows it has of each kind is compared, which may give warnings.

    Raises:
        NotADataset: if a table's file is missing or cannot be read.
    """
    tables = stored_tables(Path(folder))
    sound = {name: table.only(_typed_columns(name, table)) for name, table in tables.items()}
    wrong = {name: list(_wrong_columns(name, table.schema)) for name, table in tables.items()}
    findings: list[Finding] = []
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        surveys = {name: threads.submit(survey, name, table) for name, table in sound.items()}
        across = threads.submit(_broken_across, tables if not any(wrong.values()) else None)
        # It takes seconds to import; meanwhile the tables are read.
        from etl.quality.expectations import SuiteRunner

        runner = SuiteRunner()
        for name, table in sound.items():
            found = runner.run(table, surveys[name].result())
            findings += wrong[name]
            findings += [one for one in found if not (wrong[name] and one.rule == "columns")]
    n_checks = runner.n_checks + sum(
        len(table_schema(name).foreign_keys) + len(table_schema(name).table_rules) for name in TABLES
    )
    if not any(one.rule in ("columns", "type") for one in findings):
        findings += across.result()
    warnings = _drift(runner, Path(folder), Path(against)) if against is not None else []
    n_rows = {name: table.num_rows for name, table in tables.items()}
    return Report(n_rows, n_checks, tuple(findings), tuple(warnings))


def _broken_across(tables: Tables | None) -> list[Finding]:
    """Rules across tables, which cannot be asked of tables whose columns are others."""
    places = Places(tables or {})
    return [*broken_references(places), *broken_table_rules(places)] if tables else []


def _drift(runner: Any, folder: Path, against: Path) -> list[Finding]:
    try:
        frame = drift_frame(counts(against), counts(folder))
    except (pa.ArrowException, OSError, KeyError) as error:
        raise NotADataset(f"{against} holds no data set to compare with: {error}") from error
    return runner.run_suite(drift_suite(), frame, ["table", "group", "before", "now"], "events")


def _wrong_columns(name: str, schema: pa.Schema) -> Iterator[Finding]:
    """Columns that lack, that are too many, or that have another type than the schema says."""
    wanted = arrow_schema(name)
    for column in wanted.names:
        if column not in schema.names:
            yield Finding(name, "columns", column, 0, (), "The column is missing.")
        elif schema.field(column).type != wanted.field(column).type:
            message = f"It has the type {schema.field(column).type}, not {wanted.field(column).type}."
            yield Finding(name, "type", column, 0, (), message)
    for column in schema.names:
        if column not in wanted.names:
            yield Finding(name, "columns", column, 0, (), "No such column is in the schema.")


def _typed_columns(name: str, table: StoredTable) -> list[str]:
    """The columns of which the schema knows and that have its types."""
    wanted = {field.name: field.type for field in arrow_schema(name)}
    return [c for c in table.column_names if wanted.get(c) == table.schema.field(c).type]
