"""Tombstones: what became of event ids that an earlier build published and this one does not."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from .previous import Previous, Was

Row = dict[str, Any]


def tombstones(
    previous: Previous,
    events: Iterable[str],
    mentions: Iterable[Mapping[str, Any]],
    dropped: Collection[str] = (),
) -> list[Row]:
    """Rows of the table tombstones.

    Args:
        previous: the ids of the earlier build.
        events: ids of the events that are published now.
        mentions: rows of their mentions.
        dropped: ids of events that a correction took out.
    """
    alive = set(events)
    fate = _fates(previous, mentions)
    rows = [
        _row(name, previous.events[name], fate[name], dropped)
        for name in previous.events
        if name not in alive
    ]
    rows += [
        _grave(name, "split", part, previous.events[name])
        for name in previous.events
        if name in alive
        for part in sorted(fate[name])
        if part != name and part not in previous.events
    ]
    rows += _older(previous, rows, alive)
    return sorted(rows, key=lambda row: (row["event_id"], row["same_as"] or ""))


def _fates(previous: Previous, mentions: Iterable[Mapping[str, Any]]) -> Mapping[str, Counter]:
    """For each earlier event, how many of its mentions each event of this build has."""
    fate: dict[str, Counter] = defaultdict(Counter)
    for row in mentions:
        was = previous.home(row["mention_id"], row["evidence"], row["family"], row["event_type"])
        if was is not None:
            fate[was][row["event_id"]] += 1
    return fate


def _row(name: str, was: Was, heirs: Counter, dropped: Collection[str]) -> Row:
    if name in dropped:
        return _grave(name, "dropped", None, was)
    if not heirs:
        return _grave(name, "withdrawn", None, was)
    heir = min(heirs, key=lambda event: (-heirs[event], event))
    return _grave(name, "merged", heir, was)


def _grave(name: str, reason: str, same_as: str | None, was: Was) -> Row:
    return {"event_id": name, "reason": reason, "same_as": same_as} | was._asdict()


def _older(previous: Previous, new: list[Row], alive: set[str]) -> list[Row]:
    """Earlier tombstones that still hold, each pointing on to what its heir has become."""
    heirs = {row["event_id"]: row["same_as"] for row in new if row["reason"] != "split"}
    kept = []
    for row in previous.tombstones:
        row = dict(row)
        while row["same_as"] in heirs:
            row["same_as"] = heirs[row["same_as"]]
        back = row["reason"] != "split" and row["event_id"] in alive
        gone = row["reason"] == "split" and (row["event_id"] not in alive or row["same_as"] not in alive)
        if not back and not gone and row["same_as"] != row["event_id"]:
            kept.append(row)
    return kept
