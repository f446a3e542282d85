"""From the content of a file to the documents in it: one connector a format."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from etl.articles.connectors.excel import read_excel
from etl.articles.connectors.exports import read_nexis_page, read_nexis_text, read_word
from etl.articles.connectors.factiva import read_factiva
from etl.articles.connectors.feed import read_feed
from etl.articles.connectors.json_file import read_json
from etl.articles.connectors.json_lines import read_jsonl
from etl.articles.connectors.mail import read_mailbox, read_message, read_saved_page
from etl.articles.connectors.parquet import read_parquet
from etl.articles.connectors.single import read_page_file, read_text_file
from etl.articles.connectors.tables import read_csv
from etl.articles.connectors.warc import read_warc
from etl.articles.draft import Fault, Found, Payload
from etl.articles.faults import Unreadable
from etl.articles.options import ReadOptions

Connector = Callable[[Payload, ReadOptions], Iterator[Found | Fault]]

CONNECTORS: dict[str, Connector] = {
    "txt": read_text_file,
    "html": read_page_file,
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_csv,
    "xlsx": read_excel,
    "parquet": read_parquet,
    "warc": read_warc,
    "feed": read_feed,
    "docx": read_word,
    "nexis": read_nexis_text,
    "nexis_html": read_nexis_page,
    "factiva": read_factiva,
    "eml": read_message,
    "mbox": read_mailbox,
    "mhtml": read_saved_page,
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
