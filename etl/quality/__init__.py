"""Stage 8, validate: rules of the schemas on rows and on tables, rejects, and the report."""

from importlib import import_module
from typing import Any

# Loaded on first use: rows are checked without the libraries that tables are validated with.
_WHERE = {
    "Account": "accounts",
    "accounting": "accounts",
    "check_rows": "rejecting",
    "DatasetInvalid": "report",
    "Finding": "report",
    "Report": "report",
    "quality_page": "page",
    "Sieve": "rejecting",
    "suite_json": "suites",
    "validate": "validation",
}

__all__ = sorted(_WHERE)


def __getattr__(name: str) -> Any:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
