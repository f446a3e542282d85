"""Runs the suites on tables, and tells what is broken in them.

The library takes seconds to import, so this module is imported only where tables are validated.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from etl.quality.checks.kinds import Expectation
from etl.quality.engine import Engine
from etl.quality.frames import frame_of
from etl.quality.looks import by_columns, columns_of, look_of, needed_columns
from etl.quality.report import SAMPLE, Finding
from etl.quality.stored import Rows, StoredTable
from etl.quality.suites import suite_json
from etl.quality.witnesses import Witnesses
from etl.tables.model import Table
from etl.tables.schemas import table_schema

_NO_ROWS = np.zeros(0, dtype=np.int64)
_FEW = 2_000  # rows that stand for all


class SuiteRunner:
    """Validates tables."""

    def __init__(self) -> None:
        self._engine = Engine()
        self.n_checks = 0  # expectations run so far

    def run(self, name: str, table: StoredTable) -> list[Finding]:
        """Findings of the table's suite, in the order of the schema.

        A rule is first asked of rows in which every combination of values that it looks at occurs, if there are not
        too many; only of a rule that is broken there all rows are looked at, to count and name the bad ones.

        Args:
            name: the table's name.
            table: its rows; an expectation on a column that is not there is left out, because a missing
                column is a finding of its own.
        """
        schema = table_schema(name)
        suite = suite_json(name)["expectations"]
        keys = [column for column in schema.primary_key if column in table.column_names]
        there = {*table.column_names, *frame_of(schema, table.take(_NO_ROWS)).columns}
        suite = [one for one in suite if columns_of(one) <= there]
        self.n_checks += len(suite)
        broken = self._broken(schema, table, suite)
        if not broken:
            return []
        frame = frame_of(schema, table.select(needed_columns(schema, table, broken, keys)))
        return self._findings(name, broken, frame, keys)

    def run_suite(
        self, suite: dict[str, Any], frame: pd.DataFrame, keys: list[str], table: str
    ) -> list[Finding]:
        """Findings of any suite on a frame.

        Args:
            suite: as plain JSON; the expectations' `meta` has rule, column, message and their order n.
            frame: the rows.
            keys: columns by which findings name rows.
            table: the table of which findings tell.
        """
        self.n_checks += len(suite["expectations"])
        return self._findings(table, suite["expectations"], frame, keys)

    def _broken(self, schema: Table, table: StoredTable, suite: list[Expectation]) -> list[Expectation]:
        """The expectations that some row does not meet."""
        witnesses, whole = Witnesses(table), []
        tiers: list[list[tuple[Expectation, Rows]]] = [[], []]
        for one in suite:
            look = look_of(one, schema)
            rows = None if look is None else witnesses.rows_for(look)
            if rows is None:
                whole.append(one)
            else:  # the library takes some rules row by row: they shall not see what others need
                tiers[len(rows) > _FEW].append((one, rows))
        failed = []
        for tier in tiers:
            frame = frame_of(schema, witnesses.take(rows for _, rows in tier))
            failed += self._engine.failed([one for one, _ in tier], frame, "BOOLEAN_ONLY")
        for columns, suite_of in by_columns(schema, table, whole).items():
            frame = frame_of(schema, table.select([*columns]))
            failed += self._engine.failed(suite_of, frame, "BOOLEAN_ONLY")
        numbers = {one.expectation_config.meta["n"] for one in failed}
        return [one for one in suite if one["meta"]["n"] in numbers]

    def _findings(
        self, table: str, suite: list[Expectation], frame: pd.DataFrame, keys: list[str]
    ) -> list[Finding]:
        """Findings of those expectations that the frame does not meet, each with its number of rows and examples."""
        form = {
            "result_format": "SUMMARY",
            "partial_unexpected_count": SAMPLE,
            "unexpected_index_column_names": keys,
        }
        failed = self._engine.failed(suite, frame, form if keys else "SUMMARY")
        return [_finding(table, keys, one) for one in failed]


def _finding(table: str, keys: list[str], one: Any) -> Finding:
    meta, found = one.expectation_config.meta, one.result
    message = meta["message"]
    if not found:  # the library raised an exception on this expectation
        message += f" This could not be checked: {_exception(one.exception_info)}"
    return Finding(
        table=table,
        rule=meta["rule"],
        column=meta["column"],
        n_bad=int(found.get("unexpected_count", 0)),
        sample=tuple(dict.fromkeys(_sample(keys, found))),
        message=message,
    )


def _sample(keys: list[str], found: Mapping[str, Any]) -> Iterator[str]:
    if not keys:  # rows without a key are told by their values
        yield from map(_shown, found.get("partial_unexpected_list") or ())
        return
    for row in found.get("partial_unexpected_index_list") or ():
        key = ", ".join(str(row[name]) for name in keys if not _null(row[name]))
        values = [f"{name} {_shown(value)}" for name, value in row.items() if name not in keys]
        yield f"{key} ({', '.join(values)})" if values else key


def _shown(value: Any) -> str:
    if _null(value):
        return "null"
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat() if value == value.normalize() else value.isoformat()
    return repr(value) if isinstance(value, str) else str(value)


def _null(value: Any) -> bool:
    return not isinstance(value, (list, tuple, dict)) and bool(pd.isna(value))


def _exception(info: Mapping[str, Any]) -> str:
    entries = [entry for entry in info.values() if isinstance(entry, Mapping)] or [info]
    return str(entries[0].get("exception_message", "no reason given"))
