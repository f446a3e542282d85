"""Rows of the table processes: what the events of each amount to."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .truces import Truce

Row = Mapping[str, Any]
COLUMNS = ("event_id", "process_id", "dyad_id", "side_a", "side_b", "side_a_id", "side_b_id")
COLUMNS += ("family", "status", "date_start", "date_end")
"""The columns of events that tell of processes."""

_SIDES = ("dyad_id", "side_a", "side_b")
_NO_EVENTS = {
    **dict.fromkeys((*_SIDES, "date_first", "date_last")),
    **{f"n_{what}": 0 for what in ("events", "talks", "truce", "prerequisite", "mediation", "truces")},
    "truce_state": None,
}


class ProcessRows:
    """Takes up events and truces one by one."""

    def __init__(self) -> None:
        self._found: dict[str, dict[str, Any]] = {}
        self._whole: dict[str, tuple[Any, ...]] = {}  # how telling the event is that the sides are taken from

    def add(self, event: Row) -> None:
        """Take up a row of the table events."""
        name = event["process_id"]
        if name is None:
            return
        row = self._found.setdefault(name, {"process_id": name, **_NO_EVENTS})
        row["n_events"] += 1
        row[f"n_{event['family']}"] += 1
        if event["status"] == "actual":
            row["date_first"] = min(filter(None, (row["date_first"], event["date_start"])), default=None)
            row["date_last"] = max(filter(None, (row["date_last"], event["date_end"])), default=None)
        if name not in self._whole or _telling(event) < self._whole[name]:
            self._whole[name] = _telling(event)
            row |= {side: event[side] for side in _SIDES}

    def add_truce(self, truce: Truce) -> None:
        """Take up a truce; those of a process in the order of time, and after its events."""
        row = self._found[truce.process_id]
        row["n_truces"] += 1
        row["truce_state"] = truce.state

    def __iter__(self) -> Iterator[dict[str, Any]]:
        return (self._found[name] for name in sorted(self._found))


def process_rows(events: Iterable[Row], truces: Iterable[Truce]) -> list[dict[str, Any]]:
    """Rows of the table processes, of events of whatever processes and the truces of all of them."""
    rows = ProcessRows()
    for event in events:
        rows.add(event)
    for truce in truces:
        rows.add_truce(truce)
    return list(rows)


def _telling(row: Row) -> tuple[Any, ...]:
    """Events that name both sides come first, then the earliest."""
    both = bool(row["side_a_id"] and row["side_b_id"])
    day = row["date_start"] or row["date_end"]
    return (not both, row["dyad_id"] or "~", day is None, str(day), row["event_id"])
