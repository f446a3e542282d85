"""Changes as a table: one row a field of a changed event, one row an event that came or went."""

import csv
import io
from collections.abc import Iterator

from .compare import Changes
from .text import title

COLUMNS = ("change", "event_id", "column", "before", "now", "reason", "same_as", "event")
# A spreadsheet takes a cell that begins so for a formula; a leading apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(changes: Changes) -> str:
    """The changes as CSV with a header."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in row] for row in _rows(changes))
    return out.getvalue()


def _rows(changes: Changes) -> Iterator[tuple]:
    for row in changes.added:
        yield ("added", row["event_id"], None, None, None, None, None, title(row))
    for one in changes.removed:
        yield ("removed", one.row["event_id"], None, None, None, one.reason, one.same_as, title(one.row))
    for one in changes.changed:
        for column, (before, now) in one.fields.items():
            yield ("changed", one.row["event_id"], column, before, now, None, None, title(one.row))


def _cell(value: object) -> str:
    if value is None:
        return ""
    told = str(value)
    is_text = isinstance(value, str)
    return "'" + told if is_text and told.startswith(_FORMULA) else told
