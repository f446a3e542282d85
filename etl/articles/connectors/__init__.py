"""From the content of a file to the documents in it: one connector a format."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from etl.articles.connectors.json_lines import read_jsonl
from etl.articles.connectors.single import read_page_file, read_text_file
from etl.articles.connectors.tables import read_csv
from etl.articles.draft import Fault, Found, Payload
from etl.articles.faults import Unreadable
from etl.articles.options import ReadOptions

Connector = Callable[[Payload, ReadOptions], Iterator[Found | Fault]]

CONNECTORS: dict[str, Connector] = {
    "txt": read_text_file,
    "html": read_page_file,
    "jsonl": read_jsonl,
    "csv": read_csv,
}
"""Format -> connector. A connector may raise; `find_documents` does not."""

__all__ = ["CONNECTORS", "Connector", "find_documents"]


def find_documents(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The documents of a file, as its connector finds them and the user's `sources.csv` completes them.

    Never raises: what goes wrong is a Fault, after the documents that came before. A file with no
    document in it gives a Fault, too.
    """
    empty = True
    try:
        for item in CONNECTORS[payload.kind](payload, options):
            empty = False
            yield item if isinstance(item, Fault) else _completed(item, payload)
    except Unreadable as fault:
        yield Fault(fault.reason, str(fault), payload.source_id)
    except Exception as error:  # a bad file must never stop the run
        yield Fault("read_failed", f"{type(error).__name__}: {error}"[:300], payload.source_id)
    else:
        if empty:
            yield Fault("empty_file", "there is no article in it", payload.source_id)


def _completed(found: Found, payload: Payload) -> Found | Fault:
    if len(found.content) > payload.max_bytes:
        told = f"{found.where}: larger than a document may be".lstrip(": ")
        return Fault("too_large", told, found.known.source_id)
    return replace(found, known=replace(found.known, **payload.given)) if payload.given else found
