"""Truces and their life: proposed, agreed, in effect, extended, violated, ended.

The truce events of one peace process, in the order of their days, are told apart into truces. Reports
are incomplete, so a truce may lack any step; but some sequences cannot be, such as a breach of a truce that had
ended before. Those are flagged and left as they are: either a date or a merger is wrong.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any

Row = Mapping[str, Any]

# What state a truce is in after an event; a truce that one side declares stands as agreed.
_STATE = {
    "proposed": "proposed",
    "refused": "refused",
    "agreed": "agreed",
    "declared": "agreed",
    "in_effect": "in_effect",
    "extended": "extended",
    "violated": "violated",
    "ended": "ended",
}
_OPENING = frozenset({"proposed", "agreed", "declared", "in_effect"})
# Events of one day happen in this order; dates of a month or better tell which truce is meant.
_ORDER = list(_STATE)
_PRECISE = 4
# Days after which a proposal that nobody took up is taken as gone, and for which the two
# sides' announcements of one truce may lie apart.
_PROPOSAL_LIVES = timedelta(days=60)
_SAME_AGREEMENT = timedelta(days=7)
_COLUMN = {
    "proposed": "date_proposed",
    "agreed": "date_agreed",
    "declared": "date_agreed",
    "in_effect": "date_effect",
    "violated": "date_violated",
    "ended": "date_ended",
}


COLUMNS = ("event_id", "process_id", "dyad_id", "family", "event_type", "status", "date_start", "date_end")
COLUMNS += ("date_prec", "truce_date_effect", "truce_date_expiry", "truce_duration_days")
"""The columns of events that tell of the life of truces."""


@dataclass(slots=True)
class Truce:
    """A truce with its events, in order of time."""

    process_id: str
    events: list[Row] = field(default_factory=list)
    state: str = "proposed"
    flags: dict[str, str] = field(default_factory=dict)  # code -> the event that shows it

    @property
    def truce_id(self) -> str:
        """The id of its first event."""
        return self.events[0]["event_id"]

    @property
    def expiry(self) -> date | None:
        """The last day for which it was set, prolongations included; None if it is not known."""
        return max(filter(None, map(_runs_out, self.events)), default=None)

    def add(self, row: Row) -> None:
        """Take up the next event."""
        for flag in _impossible(self, row):
            self.flags.setdefault(flag, row["event_id"])
        self.events.append(row)
        if self.state != "ended" or row["event_type"] in _OPENING:
            self.state = _STATE[row["event_type"]]


def life_cycles(events: Iterable[Row], links: Iterable[Row] = ()) -> Iterator[Truce]:
    """The truces of all processes, one process after the other.

    Args:
        events: rows of the table events, those of a process side by side; those of truces that took place and are
            dated within a month count.
        links: rows of the table links; an end, a breach or a prolongation goes to the truce it is linked to.
    """
    of: dict[str, list[str]] = defaultdict(list)
    for link in links:
        if link["link_type"] in ("extends", "violates", "ends"):
            of[link["from_event_id"]].append(link["to_event_id"])
    for name, rows in groupby(filter(_counts, events), key=itemgetter("process_id")):
        yield from _of_process(name, list(rows), of)


def _counts(row: Row) -> bool:
    return (
        row["family"] == "truce"
        and row["status"] == "actual"
        and row["process_id"] is not None
        and row["date_start"] is not None
        and (row["date_prec"] or 9) <= _PRECISE
    )


def _of_process(name: str, rows: list[Row], of: Mapping[str, list[str]]) -> Iterator[Truce]:
    truces: list[Truce] = []
    home: dict[str, Truce] = {}
    late = {row["event_id"]: row for row in rows}
    rows = sorted(rows, key=lambda r: (r["date_start"], _ORDER.index(r["event_type"]), r["event_id"]))
    for row in rows:
        targets = of.get(row["event_id"], ())
        truce = next((home[t] for t in targets if t in home), None) or _current(truces, row)
        if truce is None:
            truce = Truce(name)
            truces.append(truce)
        truce.add(row)
        home[row["event_id"]] = truce
        if any(t in late and row["date_end"] < late[t]["date_start"] for t in targets):
            truce.flags.setdefault("before_beginning", row["event_id"])
    yield from truces


def _current(truces: list[Truce], row: Row) -> Truce | None:
    """The last truce, if the event can be of it; None if it begins another."""
    last = truces[-1] if truces else None
    if last is None:
        return None
    kind, waited = row["event_type"], row["date_start"] - last.events[-1]["date_end"]
    if kind in ("proposed", "refused"):
        return last if last.state == "proposed" and waited <= _PROPOSAL_LIVES else None
    if kind in ("agreed", "declared"):
        fresh = last.state == "proposed" and waited <= _PROPOSAL_LIVES
        return last if fresh or (last.state == "agreed" and waited <= _SAME_AGREEMENT) else None
    if last.state == "refused" or (kind == "in_effect" and last.state == "ended"):
        return None
    return last


def _impossible(truce: Truce, row: Row) -> Iterator[str]:
    """Flags of an event that cannot follow what the truce has gone through."""
    ends = [e for e in truce.events if e["event_type"] == "ended"]
    over = bool(ends) and row["date_start"] > max(e["date_end"] for e in ends)
    kind = row["event_type"]
    if over and kind in ("violated", "extended"):
        yield f"{kind}_after_end"
    if over and kind == "ended":
        yield "ended_twice"
    expiry = truce.expiry
    if expiry is not None and row["date_start"] > expiry and kind in ("violated", "extended"):
        yield f"{kind}_after_expiry"


def _runs_out(row: Row) -> date | None:
    """The day on which a truce runs out by what one event says of it."""
    if row.get("truce_date_expiry") is not None:
        return row["truce_date_expiry"]
    if row.get("truce_duration_days") is None or row["event_type"] not in _OPENING | {"extended"}:
        return None
    # A truce that is extended runs on from its earlier end, which only an expiry that is told could give.
    start = row.get("truce_date_effect") or row["date_end"]
    try:
        return start + timedelta(days=row["truce_duration_days"] + 1)
    except OverflowError:
        return None


def truce_row(truce: Truce) -> dict[str, Any]:
    """One row of the table truces."""
    first: dict[str, date] = {}
    for event in truce.events:
        if event["event_type"] in _COLUMN:
            first.setdefault(_COLUMN[event["event_type"]], event["date_start"])
    extended = [e["date_start"] for e in truce.events if e["event_type"] == "extended"]
    return {
        "truce_id": truce.truce_id,
        "process_id": truce.process_id,
        "dyad_id": truce.events[0]["dyad_id"],
        "state": truce.state,
        **{name: first.get(name) for name in dict.fromkeys(_COLUMN.values())},
        "date_extended": max(extended, default=None),
        "date_expiry": truce.expiry,
        "n_events": len(truce.events),
        "n_violations": sum(e["event_type"] == "violated" for e in truce.events),
        "flags": "; ".join(sorted(truce.flags)) or None,
    }
