"""The countries of an event: that of its place and those whose governments take part."""

import csv
from collections import defaultdict
from functools import cache
from typing import Any

from etl.resources import resource_path

Row = dict[str, Any]


def countries(events: list[Row], participants: list[Row]) -> list[str]:
    """For each event the names of its countries, joined with "; "."""
    names = _names()
    of_event: dict[str, set[str]] = defaultdict(set)
    for row in participants:
        if row["role"] == "party" and row["iso3"]:
            of_event[row["event_id"]].add(names.get(row["iso3"], row["iso3"]))
    for row in events:
        if row["iso3"] or row["country"]:
            of_event[row["event_id"]].add(names.get(row["iso3"], row["country"] or row["iso3"]))
    return ["; ".join(sorted(of_event[row["event_id"]])) for row in events]


@cache
def _names() -> dict[str, str]:
    """The name of each country by its ISO code: that of its government without "Government of"."""
    with resource_path("reference", "states.csv").open(encoding="utf-8", newline="") as handle:
        rows = [row for row in csv.DictReader(handle) if row["iso3"] and not row["active_to"]]
    return {
        row["iso3"]: row["actor_name"].removeprefix("Government of ").removeprefix("the ") for row in rows
    }
