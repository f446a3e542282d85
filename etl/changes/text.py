"""Changes as plain text, for a terminal."""

from collections.abc import Iterator
from typing import Any

from .compare import Changes, Row


def as_text(changes: Changes) -> str:
    """The changes, one line an event and one line a field."""
    return "\n".join(_lines(changes))


def shown(value: Any) -> str:
    """A value as readers know it."""
    return "null" if value is None else str(value)


def title(row: Row) -> str:
    """What tells an event to a reader: day, type, sides."""
    day = shown(row["date_start"]) if row.get("date_start") else "undated"
    sides = " / ".join(filter(None, (row.get("side_a"), row.get("side_b")))) or "no party"
    return f"{day} {row['family']} {row['event_type']}: {sides}"


def fate(reason: str | None, same_as: str | None) -> str:
    """What became of a removed event."""
    if reason is None:
        return "no tombstone"
    return f"{reason} into {same_as}" if same_as else reason


def summary(changes: Changes) -> str:
    """All in one line."""
    n = {"added": changes.added, "removed": changes.removed, "changed": changes.changed}
    return ", ".join([*(f"{len(some):,} {what}" for what, some in n.items()), f"{changes.n_same:,} the same"])


def _lines(changes: Changes) -> Iterator[str]:
    yield f"Events: {summary(changes)}."
    for what, columns in (("New", changes.new_columns), ("Lost", changes.lost_columns)):
        if columns:
            yield f"{what} columns: {', '.join(columns)}"
    for row in changes.added:
        yield f"+ {row['event_id']} {title(row)}"
    for one in changes.removed:
        yield f"- {one.row['event_id']} {title(one.row)} ({fate(one.reason, one.same_as)})"
    for one in changes.changed:
        yield f"~ {one.row['event_id']} {title(one.row)}"
        for column, (before, now) in one.fields.items():
            yield f"    {column}: {shown(before)} -> {shown(now)}"
