"""Runs the suites on tables, and tells what is broken in them.

The library takes seconds to import, so this module is imported only where tables are validated.
"""

from collections.abc import Iterator, Mapping
from typing import Any

import pandas as pd

from etl.quality.checks.kinds import Expectation
from etl.quality.engine import Engine
from etl.quality.frames import frame_of
from etl.quality.looks import look_of, needed_columns
from etl.quality.report import SAMPLE, Finding
from etl.quality.stored import StoredTable
from etl.quality.survey import Survey


class SuiteRunner:
    """Validates tables."""

    def __init__(self) -> None:
        self._engine = Engine()
        self.n_checks = 0  # expectations run so far

    def run(self, table: StoredTable, seen: Survey) -> list[Finding]:
        """Findings of a table's suite, in the order of the schema.

        A rule is first asked of the rows that stand for all; only of a rule that is broken there all rows are
        looked at, to count and name the bad ones.

        Args:
            table: its rows.
            seen: what was found out about it.
        """
        schema = seen.schema
        self.n_checks += len(seen.suite)
        broken = self._broken(seen)
        if not broken:
            return []
        frame = frame_of(schema, table.select(needed_columns(schema, table, broken, seen.keys)))
        return self._findings(schema.name, broken, frame, seen.keys)

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

    def _broken(self, seen: Survey) -> list[Expectation]:
        """The expectations that some row does not meet."""
        failed = []
        for looks, rows in seen.witnesses:
            suite = [one for one in seen.suite if look_of(one, seen.schema) in looks]
            failed += self._engine.failed(suite, frame_of(seen.schema, rows), "BOOLEAN_ONLY")
        numbers = {one.expectation_config.meta["n"] for one in failed}
        return [one for one in seen.suite if one["meta"]["n"] in numbers]

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
