"""Tables that are made from the rows of others, once it is known which of these are published."""

from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .previous import Previous
from .tombstones import tombstones
from .truces import COLUMNS as OF_TRUCES
from .truces import life_cycles, process_rows, truce_row

if TYPE_CHECKING:
    from ..tables import RowFile

Row = dict[str, Any]
_OF_PROCESSES = ("event_id", "process_id", "dyad_id", "side_a", "side_b", "side_a_id", "side_b_id")
_OF_PROCESSES += ("family", "status", "date_start", "date_end")


def derived(
    tables: Mapping[str, "RowFile"], previous: Previous, dropped: Collection[str] = ()
) -> dict[str, list[Row]]:
    """Rows of processes, truces and tombstones; sets the truce of each event.

    Args:
        tables: the rows that are published of events, mentions and links.
        previous: ids of the build before.
        dropped: ids of events that a correction took out.
    """
    events = tables["events"]
    numbers: dict[str, int] = {}

    def of_truces() -> Iterator[Row]:
        for number, row in events.rows(*OF_TRUCES):
            if row["family"] == "truce":
                numbers[row["event_id"]] = number
                yield row

    links = (row for _, row in tables["links"].rows("from_event_id", "link_type", "to_event_id"))
    truces = life_cycles(of_truces(), links)
    truce_of = {event["event_id"]: truce.truce_id for truce in truces for event in truce.events}
    events.change("truce_id", {numbers[event]: truce for event, truce in truce_of.items()})
    mentions = (
        row
        for _, row in tables["mentions"].rows("mention_id", "event_id", "evidence", "family", "event_type")
    )
    alive = events.column("event_id").to_pylist()
    return {
        "processes": process_rows((row for _, row in events.rows(*_OF_PROCESSES)), truces),
        "truces": [truce_row(truce) for truce in truces],
        "tombstones": tombstones(previous, alive, mentions, dropped),
    }
