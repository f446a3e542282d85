"""Plain text: one file, one article, with or without page furniture."""

from collections.abc import Iterator

from etl.articles.decoding import decode
from etl.articles.draft import Draft, Fault, Payload
from etl.articles.options import ReadOptions
from etl.articles.plain_text import Known, read_plain


def read_text(payload: Payload, options: ReadOptions) -> Iterator[Draft | Fault]:
    """The article of a plain text file."""
    yield read_plain(decode(payload.data), Known(source_id=payload.source_id))
