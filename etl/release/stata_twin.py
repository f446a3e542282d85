"""Tables as Stata files, for Stata 14 and newer: labels, daily dates, long texts whole.

pandas writes them: it is there anyway, keeps sentences of more than 2,045 bytes (strL) and lets the time in the
file's head be set, so that the same rows give the same bytes.
"""

from datetime import datetime
from pathlib import Path

import pandas as pd
import pyarrow as pa

from etl.tables import table_schema, vocabulary
from etl.tables.model import Field

_HEAD_TIME = datetime(2000, 1, 1)
_LONGEST_LABEL = 80
_CODES = {"date_prec", "where_prec"}  # numbers that are codes


def write_stata(name: str, table: pa.Table, path: Path) -> None:
    """Write a table as .dta. Where a text is null it is empty; other nulls are Stata's missing value."""
    schema = table_schema(name)
    frame = pd.DataFrame({f.name: _series(f, table[f.name]) for f in schema.fields})
    frame.to_stata(
        path,
        write_index=False,
        version=118,
        time_stamp=_HEAD_TIME,
        data_label=_shortened(schema.title),
        variable_labels={f.name: _shortened(f.description) for f in schema.fields},
        value_labels={f.name: vocabulary(f.name).codes for f in schema.fields if f.name in _CODES},
        convert_dates={f.name: "td" if f.type == "date" else "tc" for f in schema.fields if "date" in f.type},
    )


def _series(field: Field, column: pa.ChunkedArray) -> pd.Series:
    if field.type == "string":
        return pd.Series(column.to_pylist(), dtype=object).fillna("").astype(object)
    if field.type == "date":
        return pd.Series(column.cast(pa.timestamp("s")).to_pandas())
    if field.type == "datetime":
        return pd.Series(column.to_pandas()).dt.tz_localize(None)
    # Stata has no integers that may be missing in pandas' sense; doubles hold all of ours exactly.
    return pd.Series(column.cast(pa.float64()).to_pandas(), dtype="float64")


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_LABEL else text[: _LONGEST_LABEL - 3].rstrip() + "..."
