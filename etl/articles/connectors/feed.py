"""Feeds (RSS, Atom, RDF) as saved: one article an entry that holds its text."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from etl.articles.draft import Fault, Found, Known, Payload, Published
from etl.articles.faults import Unreadable
from etl.articles.options import ReadOptions
from etl.articles.visible_dates import parse_published

# Feeds without a field for the whole text often have it in the description; a summary has a few hundred characters.
_LEAST_TEXT = 1_200
_TAG = re.compile(r"<[^>]{0,2000}>")
_PARAGRAPH_END = re.compile(r"</(?:p|div|h[1-6]|li|blockquote)\s*>|<br[^>]{0,100}>", re.I)


def read_feed(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The documents of a feed; an entry with a summary alone is a fault that says so."""
    import feedparser

    # As a stream: the library takes a string for an address or a path.
    try:
        parsed = feedparser.parse(io.BytesIO(payload.data))
    except Unreadable:
        raise
    except Exception as error:  # its way out for broken XML runs into whatever that holds
        raise Unreadable("damaged_file", f"no feed that can be read ({type(error).__name__})") from None
    if not parsed.entries and parsed.get("bozo"):
        told = f"{type(parsed.bozo_exception).__name__}: {parsed.bozo_exception}"[:150]
        raise Unreadable("damaged_file", f"no feed that can be read ({told})")
    for number, entry in enumerate(parsed.entries, 1):
        yield _entry(entry, parsed.feed, number, payload)
    if parsed.get("bozo") and "Parse" in type(parsed.bozo_exception).__name__:
        yield Fault("damaged_file", f"the feed is damaged; {len(parsed.entries)} entries were read")


def _entry(entry: Mapping[str, Any], feed: Mapping[str, Any], number: int, payload: Payload) -> Found | Fault:
    where = f"entry {number}"
    source_id = entry.get("id") or entry.get("link") or f"{payload.source_id}#{number}"
    markup = max((content.get("value") or "" for content in entry.get("content", ())), key=len, default="")
    summary = entry.get("summary") or ""
    text = _text(markup)
    if not text and len(_text(summary)) >= _LEAST_TEXT:
        text = _text(summary)
    if not text:
        reason = "summary_only" if summary else "metadata_only"
        return Fault(
            reason, f"{where}: no full text, only {'a summary' if summary else 'metadata'}", source_id
        )
    published = parse_published(entry.get("published") or entry.get("updated"))
    source = entry.get("source") or {}
    known = Known(
        source_id,
        title=_text(entry.get("title") or "") or None,
        url=entry.get("link"),
        outlet=source.get("title") or feed.get("title") or None,
        byline=entry.get("author") or None,
        published=Published(*published) if published else None,
    )
    return Found(known, text, markup=False, where=where)


def _text(markup: str) -> str:
    """Paragraphs of a piece of markup; the feed has the article alone, so that nothing has to be sought in it."""
    from html import unescape

    plain = _TAG.sub("", _PARAGRAPH_END.sub("\n\n", markup)) if "<" in markup else markup
    return re.sub(r"[ \t]*\n\s*\n\s*", "\n\n", unescape(plain)).strip()
