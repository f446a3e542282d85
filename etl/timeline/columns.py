"""Rows as columns, in which a word that comes back stands once: half the size in the page."""

from collections.abc import Iterable, Sequence
from typing import Any


def columns(rows: Sequence[dict[str, Any]], names: Iterable[str]) -> dict[str, Any]:
    """The named columns: a list of values, or {"words": [...], "at": [...]} where values come back.

    Dates and instants are ISO strings; null is -1 in "at".
    """
    return {name: _column([_plain(row[name]) for row in rows]) for name in names}


def _column(values: list[Any]) -> Any:
    words = list(dict.fromkeys(value for value in values if value is not None))
    if not all(isinstance(word, str) for word in words) or 2 * len(words) > len(values):
        return values
    at = {word: n for n, word in enumerate(words)}
    return {"words": words, "at": [-1 if value is None else at[value] for value in values]}


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value
