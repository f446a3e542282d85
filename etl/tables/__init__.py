"""Stage 7, load: authored schemas to Arrow schemas, Parquet files and the codebook."""

from importlib import import_module
from typing import Any

# Loaded on first use: pyarrow and pandas take half a second that commands without tables need not wait.
_WHERE = {
    "arrow_schema": "arrow",
    "crosswalk": "other_schemes",
    "Dataset": "read",
    "NotADataset": "read",
    "read_dataset": "read",
    "read_tables": "read",
    "RowFile": "row_file",
    "TABLES": "schemas",
    "table_schema": "schemas",
    "vocabulary": "schemas",
    "TableError": "write",
    "write_dataset": "write",
}

__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
