"""From a document as found to an article: pages and plain texts, each by its own way."""

import re

from etl.articles.decoding import Undecodable, clean_characters, decode
from etl.articles.draft import Draft, Fault, Found
from etl.articles.options import ReadOptions
from etl.articles.page import read_page
from etl.articles.plain_text import read_plain

_PAGE = re.compile(r"\s*<(!doctype html|html|head|body|div|article|p|h1)\b", re.I)


def extract(found: Found, options: ReadOptions) -> Draft | Fault:
    """The article in a document, or the fault for which there is none; never raises."""
    source_id = found.known.source_id
    prefix = f"{found.where}: " if found.where else ""
    try:
        text = decode(found.content) if isinstance(found.content, bytes) else found.content
        markup = bool(_PAGE.match(text)) if found.markup is None else found.markup
        return (
            read_page(text, found.known, options) if markup else read_plain(text, found.known, found.repeats)
        )
    except Undecodable as error:
        return Fault("undecodable", f"{prefix}{error}", source_id)
    except Exception as error:  # one bad document must not cost the others of its file
        return Fault("read_failed", f"{prefix}{type(error).__name__}: {error}"[:300], source_id)


def plain_content(found: Found) -> str | None:
    """The clean text of a document that will be read as plain text; None for pages and what cannot be decoded."""
    if found.markup:
        return None
    try:
        text = decode(found.content) if isinstance(found.content, bytes) else found.content
    except Undecodable:
        return None
    return None if found.markup is None and _PAGE.match(text) else clean_characters(text)
