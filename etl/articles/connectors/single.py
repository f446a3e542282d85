"""Files that are one document each: plain text, web pages."""

from collections.abc import Iterator

from etl.articles.draft import Fault, Found, Known, Payload
from etl.articles.options import ReadOptions


def read_text_file(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The document in a plain text file."""
    yield from _whole(payload, markup=False)


def read_page_file(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The document in a saved web page."""
    yield from _whole(payload, markup=True)


def _whole(payload: Payload, markup: bool) -> Iterator[Found | Fault]:
    data = payload.data
    if data.strip(b" \t\r\n\f\x00"):
        yield Found(Known(source_id=payload.source_id), data, markup=markup)
