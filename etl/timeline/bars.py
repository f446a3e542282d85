"""Truces as bars: from the day on which a truce takes effect to its end, as far as either is known."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

Row = dict[str, Any]
_BEGINS = ("agreed", "declared", "in_effect", "extended")
_STANDS = ("actual", "planned", "conditional")


def bars(events: Sequence[Row], links: Iterable[tuple[int, str, int]]) -> list[dict[str, Any] | None]:
    """For each event the bar that is drawn, or None.

    Args:
        events: rows of the table events.
        links: (number of one event, link type, number of the other).

    Returns:
        {"from", "to", "end"}: ISO days, and how the end is known: "ended" (an event that ends the truce),
        "expiry" or "duration" (set when the truce was made), "last_report" (it still held then),
        or "unknown", with `to` null.
    """
    ended: dict[int, date] = {}
    for origin, link_type, target in links:
        day = events[origin]["date_start"]
        if link_type == "ends" and day and events[origin]["status"] == "actual":
            ended[target] = min(day, ended.get(target, day))
    return [_bar(row, ended.get(number)) for number, row in enumerate(events)]


def _bar(row: Row, ended: date | None) -> dict[str, Any] | None:
    begins = row["truce_date_effect"] or row["date_start"]
    if row["family"] != "truce" or row["event_type"] not in _BEGINS or row["status"] not in _STANDS:
        return None
    if begins is None:
        return None
    to, how = _end(row, begins, ended)
    return {"from": begins.isoformat(), "to": to.isoformat() if to else None, "end": how}


def _end(row: Row, begins: date, ended: date | None) -> tuple[date | None, str]:
    """The first of the ends that are known; an end before the beginning belongs to another truce."""
    ends = [(ended, "ended"), (row["truce_date_expiry"], "expiry"), (_by_duration(row, begins), "duration")]
    known = [(day, how) for day, how in ends if day is not None and day >= begins]
    if known:
        return min(known, key=lambda end: end[0])
    last = row["date_end"]
    if (
        row["event_type"] == "in_effect"
        and last
        and last > begins
        and (row["ongoing"] or row["date_prec"] == 1)
    ):
        return last, "last_report"
    return None, "unknown"


def _by_duration(row: Row, begins: date) -> date | None:
    """Last day by the length that was set, which no expiry contradicts; an extension's counts from the old end."""
    days = row["truce_duration_days"]
    if days is None or row["truce_date_expiry"] or row["event_type"] == "extended":
        return None
    try:
        return begins + timedelta(days=max(0, round(days) - 1))
    except OverflowError:
        return None
