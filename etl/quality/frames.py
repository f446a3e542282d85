"""Tables as the library wants them: pandas frames with the derived columns that some rules need."""

import pandas as pd
import pyarrow as pa

from etl.quality.checks import differ, span
from etl.tables.model import Table

# Nullable integers keep 3 from being told as 3.0.
_INTEGERS = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype()}


def frame_of(schema: Table, table: pa.Table) -> pd.DataFrame:
    """The rows for the library, with the derived columns of rules that compare two columns."""
    frame = table.to_pandas(types_mapper=_INTEGERS.get, date_as_object=False)
    for rule in schema.rules:
        columns = list(rule.terms.get("columns", ()))
        if not set(columns) <= set(frame.columns):
            continue
        if rule.kind == "span":
            first, last = columns
            frame[span.derived(rule.terms)] = (frame[last] - frame[first]).dt.days + 1
        elif rule.kind == "differ":
            same = frame[columns[0]] == frame[columns[1]]
            frame[differ.derived(rule.terms)] = same.map({True: "same", False: "differ"})
    return frame
