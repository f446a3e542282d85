"""Distributions against the last release: rows by table, and events by family and year.

A release that has half or twice the truces of a year is right or wrong, and nobody but a reader can tell;
so what is found is a warning and stops nothing.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from etl.quality.checks.kinds import expectation
from etl.tables.schemas import TABLES

NAME = "distribution"
_FEWEST = 10  # rows in the last release; fewer come and go
_RANGE = (0.5, 2.0)  # rows now for each row before
_MESSAGE = "There are less than half or more than twice as many rows as in the last release."


def counts(folder: Path) -> Counter:
    """Rows of each table, and events by family and year."""
    found: Counter = Counter()
    for table in TABLES:
        path = folder / f"{table}.parquet"
        if path.is_file() and table not in ("rejects", "tombstones"):
            found[table, "all rows"] = pq.read_metadata(path).num_rows
    events = pq.read_table(folder / "events.parquet", columns=["family", "date_start"])
    years = pc.year(events.column("date_start"))
    groups = pa.table({"family": events.column("family"), "year": years}).group_by(["family", "year"])
    for row in groups.aggregate([([], "count_all")]).to_pylist():
        year = "undated" if row["year"] is None else row["year"]
        found["events", f"{row['family']} {year}"] += row["count_all"]
    return found


def drift_frame(before: Mapping[Any, int], now: Mapping[Any, int]) -> pd.DataFrame:
    """One row a count that is large enough to tell something, with rows before, rows now and their ratio."""
    return pd.DataFrame(_rows(before, now), columns=["table", "group", "before", "now", "ratio"])


def _rows(before: Mapping[Any, int], now: Mapping[Any, int]) -> Iterator[tuple]:
    for table, group in sorted(set(before) | set(now)):
        n, m = before.get((table, group), 0), now.get((table, group), 0)
        # A group that is new is twice as large as one that was just below the number that tells something.
        if n >= _FEWEST or m >= _RANGE[1] * _FEWEST:
            yield table, group, n, m, m / max(n, _FEWEST)


def drift_suite() -> dict[str, Any]:
    """The suite that looks at the frame."""
    low, high = _RANGE
    one = expectation("expect_column_values_to_be_between", column="ratio", min_value=low, max_value=high)
    meta = {"rule": NAME, "column": "rows", "message": _MESSAGE, "n": 0}
    return {"name": NAME, "expectations": [{**one, "meta": meta}]}
