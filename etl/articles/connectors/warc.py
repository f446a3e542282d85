"""Web archives (WARC and ARC): one article a page that was fetched."""

import io
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr
from datetime import UTC, datetime
from typing import Any

from etl.articles.draft import Fault, Found, Known, Payload
from etl.articles.faults import Unreadable
from etl.articles.options import ReadOptions

_PAGE_TYPES = ("text/html", "application/xhtml+xml")


def read_warc(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The pages of an archive, with their address and the time of the crawl.

    Requests, metadata and revisits of a page that was fetched before hold no page and are passed over;
    images, redirects and errors are told once, with their number.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    others: Counter[str] = Counter()
    number = 0
    with payload.open() as stream:
        try:
            for number, record in enumerate(_checked(ArchiveIterator(stream, arc2warc=True)), 1):
                kind = _other_kind(record)
                if kind is None:
                    yield _page(record, number, payload)
                elif kind:
                    others[kind] += 1
        except Unreadable:
            yield from _others(others)
            raise
        except (
            ArchiveLoadFailed,
            OSError,
            EOFError,
            ValueError,
            AttributeError,
            KeyError,
            IndexError,
        ) as error:
            yield from _others(others)
            told = str(error).strip().splitlines()
            raise Unreadable(
                "damaged_file", f"damaged web archive after record {number} ({''.join(told[:1])[:150]})"
            ) from None
    yield from _others(others)


def _checked(records: Any) -> Iterator[Any]:
    """The records of an archive.

    Raises:
        ValueError: for lengths that cannot be right; the library only prints that.
    """
    while True:
        with redirect_stderr(io.StringIO()) as told:
            record = next(records, None)
        if "Content-Length" in told.getvalue():
            raise ValueError("a record's length is wrong")
        if record is None:
            return
        yield record


def _other_kind(record: Any) -> str | None:
    """None for a page; what a record is instead, "" if it stands for no document at all."""
    if record.rec_type not in ("response", "resource"):
        return ""
    headers = record.http_headers
    media = (headers.get_header("Content-Type") or "") if headers else record.content_type or ""
    media = media.split(";")[0].strip().lower()
    uri = record.rec_headers.get_header("WARC-Target-URI") or ""
    if not uri.startswith(("http://", "https://")):
        return ""  # dns: and the crawler's own notes
    status = headers.get_statuscode() if headers else "200"
    if status != "200":
        return f"status {status}"[:20]
    return None if media in _PAGE_TYPES else (media or "no type")[:40]


def _page(record: Any, number: int, payload: Payload) -> Found | Fault:
    url = record.rec_headers.get_header("WARC-Target-URI").strip("<>")
    where = f"record {number} ({url[:200]})"
    source_id = record.rec_headers.get_header("WARC-Record-ID") or f"{payload.source_id}#{number}"
    stream = record.content_stream()
    data = stream.read(payload.max_bytes + 1)
    if len(data) > payload.max_bytes:
        return Fault("too_large", f"{where}: larger than a document may be", source_id)
    if not data.strip():
        return Fault("no_text", f"{where}: the page is empty", source_id)
    known = Known(source_id.strip("<>"), url=url, retrieved_at=_instant(record))
    return Found(known, _declared(record, data), markup=True, where=where)


def _declared(record: Any, data: bytes) -> str | bytes:
    """The page as text where the server told an encoding that the bytes are in."""
    header = record.http_headers.get_header("Content-Type") if record.http_headers else None
    _, sign, charset = (header or "").lower().partition("charset=")
    name = charset.split(";")[0].strip(" \"'")
    if sign and name not in ("utf-8", "utf8", "iso-8859-1", "latin1", "us-ascii"):
        try:
            return str(data, name)
        except (LookupError, UnicodeError):
            pass
    return data


def _instant(record: Any) -> datetime | None:
    try:
        at = datetime.fromisoformat(record.rec_headers.get_header("WARC-Date") or "")
    except ValueError:
        return None
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _others(others: Counter[str]) -> Iterator[Fault]:
    if others:
        told = ", ".join(f"{count:,} {kind}" for kind, count in others.most_common(6))
        yield Fault("not_a_page", f"{sum(others.values()):,} records that are no pages passed over ({told})")
