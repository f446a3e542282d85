"""From the content of a file to the documents in it: one connector a format."""

from collections.abc import Callable, Iterator

from etl.articles.connectors.csv_table import read_csv
from etl.articles.connectors.json_lines import read_jsonl
from etl.articles.connectors.single import read_page_file, read_text_file
from etl.articles.draft import Fault, Found, Payload
from etl.articles.options import ReadOptions

Connector = Callable[[Payload, ReadOptions], Iterator[Found | Fault]]

CONNECTORS: dict[str, Connector] = {
    "txt": read_text_file,
    "html": read_page_file,
    "jsonl": read_jsonl,
    "csv": read_csv,
}
"""Format -> connector."""

__all__ = ["CONNECTORS", "Connector"]
