"""Tables that are made from the rows of others, once it is known which of these are published."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from .previous import Previous
from .process_rows import COLUMNS as OF_PROCESSES
from .process_rows import ProcessRows
from .tombstones import tombstones
from .truces import COLUMNS as OF_TRUCES
from .truces import life_cycles, truce_row

if TYPE_CHECKING:
    from ..tables import RowFile

Row = dict[str, Any]
_OF_MENTIONS = ("mention_id", "event_id", "evidence", "family", "event_type")


def derived(
    tables: Mapping[str, "RowFile"], previous: Previous, dropped: Collection[str] = ()
) -> Iterator[tuple[str, Iterable[Row]]]:
    """Rows of truces, processes and tombstones; sets the truce of each event.

    Args:
        tables: the rows that are published of events, mentions and links.
        previous: ids of the build before.
        dropped: ids of events that a correction took out.
    """
    events = tables["events"]
    processes = ProcessRows()
    for _, row in events.rows(*OF_PROCESSES):
        processes.add(row)
    yield "truces", _truces(events, tables["links"], processes)
    yield "processes", processes
    mentions = (row for _, row in tables["mentions"].rows(*_OF_MENTIONS))
    yield "tombstones", tombstones(previous, events.column("event_id").to_pylist(), mentions, dropped)


def _truces(events: "RowFile", links: "RowFile", processes: ProcessRows) -> Iterator[Row]:
    """Rows of truces, which are taken into the account of their processes on the way."""
    relations = (row for _, row in links.rows("from_event_id", "link_type", "to_event_id"))
    truce_of: dict[int, str] = {}
    for truce in life_cycles(_of_truces(events), relations):
        processes.add_truce(truce)
        truce_of |= dict.fromkeys((event["number"] for event in truce.events), truce.truce_id)
        yield truce_row(truce)
    events.change("truce_id", truce_of)


def _of_truces(events: "RowFile") -> Iterator[Row]:
    """Rows of the events of truces with their numbers, those of a process side by side."""
    import pyarrow as pa
    import pyarrow.compute as pc

    parts = [batch.filter(pc.equal(batch.column("family"), "truce")) for batch in events.numbered(*OF_TRUCES)]
    if parts:
        rows = pa.Table.from_batches(parts).sort_by([("process_id", "ascending"), ("event_id", "ascending")])
        for batch in rows.to_batches(1_000):
            yield from batch.to_pylist()
