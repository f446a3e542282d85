"""Runs the suites with the Great Expectations library, in memory and without a word or a network.

The library takes seconds to import, so this module is imported only where tables are validated.
"""

import logging
import os
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

# Has to stand in the environment before the library is imported.
os.environ["GX_ANALYTICS_ENABLED"] = "false"

import great_expectations as gx
import pandas as pd
from great_expectations.data_context.types.base import ProgressBarsConfig

from etl.quality.report import SAMPLE, Finding
from etl.quality.suites import suite_json
from etl.tables.schemas import table_schema


class SuiteRunner:
    """Validates tables in one ephemeral context."""

    def __init__(self) -> None:
        with _quiet():
            self._context = gx.get_context(mode="ephemeral")
            self._context.variables.progress_bars = ProgressBarsConfig(globally=False)
            self._source = self._context.data_sources.add_pandas("tables")
        self.n_checks = 0  # expectations run so far

    def run(self, table: str, frame: pd.DataFrame) -> list[Finding]:
        """Findings of the table's suite, in the order of the schema.

        Args:
            table: the table's name.
            frame: its rows, with derived columns; an expectation on a column that is not there is left
                out, because a missing column is a finding of its own.
        """
        keys = [column for column in table_schema(table).primary_key if column in frame.columns]
        return self.run_suite(suite_json(table), frame, keys, table)

    def run_suite(
        self, suite: dict[str, Any], frame: pd.DataFrame, keys: list[str], table: str
    ) -> list[Finding]:
        """Findings of any suite.

        Args:
            suite: as plain JSON; the expectations' `meta` has rule, column, message and their order n.
            frame: the rows.
            keys: columns by which findings name rows.
            table: the table of which findings tell.
        """
        suite["expectations"] = [one for one in suite["expectations"] if _columns(one) <= set(frame.columns)]
        self.n_checks += len(suite["expectations"])
        form = {
            "result_format": "SUMMARY",
            "partial_unexpected_count": SAMPLE,
            "unexpected_index_column_names": keys,
        }
        with _quiet():
            batch = (
                self._source.add_dataframe_asset(suite["name"])
                .add_batch_definition_whole_dataframe("all rows")
                .get_batch({"dataframe": frame})
            )
            result = batch.validate(gx.ExpectationSuite(**suite), result_format=form if keys else "SUMMARY")
        failed = [one for one in result.results if not one.success]
        failed.sort(key=lambda one: one.expectation_config.meta["n"])
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


def _columns(one: Mapping[str, Any]) -> set[str]:
    kwargs = one["kwargs"]
    columns = {kwargs[name] for name in ("column", "column_A", "column_B") if name in kwargs}
    if one["type"] != "expect_table_columns_to_match_ordered_list":
        columns |= set(kwargs.get("column_list", ()))
    return columns | _condition_columns(kwargs.get("row_condition", {}))


def _condition_columns(condition: Mapping[str, Any]) -> set[str]:
    if condition.get("type") == "and":
        return set().union(*map(_condition_columns, condition["conditions"]))
    return {condition["column"]["name"]} if condition else set()


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library's warnings and log lines off the user's terminal."""
    logger = logging.getLogger("great_expectations")
    level = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)
