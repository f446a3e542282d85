"""Tables that are made from the rows of others, once it is known which of these are published."""

from collections.abc import Collection, Mapping
from typing import Any

from .previous import Previous
from .tombstones import tombstones
from .truces import life_cycles, process_rows, truce_row

Rows = Mapping[str, list[dict[str, Any]]]


def derived(rows: Rows, previous: Previous, dropped: Collection[str] = ()) -> dict[str, list[Any]]:
    """Rows of processes, truces and tombstones; sets the truce of each event among `rows`.

    Args:
        rows: the rows that are published of events, mentions and links.
        previous: ids of the build before.
        dropped: ids of events that a correction took out.
    """
    truces = life_cycles(rows["events"], rows["links"])
    truce_of = {event["event_id"]: truce.truce_id for truce in truces for event in truce.events}
    for event in rows["events"]:
        event["truce_id"] = truce_of.get(event["event_id"])
    return {
        "processes": process_rows(rows["events"], truces),
        "truces": [truce_row(truce) for truce in truces],
        "tombstones": tombstones(previous, rows["events"], rows["mentions"], dropped),
    }
