"""From inputs to articles and rejects: every file and record gives one or the other."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from etl.articles.connectors import CONNECTORS
from etl.articles.datelines import strip_dateline
from etl.articles.decoding import Undecodable, words_of
from etl.articles.draft import Draft, Fault, Payload, Published
from etl.articles.extract import extract
from etl.articles.options import ReadOptions
from etl.articles.payloads import load
from etl.articles.reasons import reject
from etl.articles.sources import find_files
from etl.records import Article, Reject


def read_inputs(
    inputs: Sequence[str | Path], options: ReadOptions | None = None
) -> Iterator[Article | Reject]:
    """Articles and rejects of files, folders and "-" (standard input), in a fixed order.

    No fault of an input stops the run: each file without records, and each record, gives one
    Article or one Reject (reasons: `REJECT_REASONS`). Copies are not told yet: see `Copies`.
    """
    options = options or ReadOptions()
    for found in find_files(inputs):
        payload = found if isinstance(found, Reject) else load(found, options)
        if isinstance(payload, Reject):
            yield payload
        else:
            yield from _read_payload(payload, options)


def _read_payload(payload: Payload, options: ReadOptions) -> Iterator[Article | Reject]:
    """What one file holds; a fault of the reader itself becomes a reject too."""
    try:
        for item in CONNECTORS[payload.kind](payload, options):
            yield _finish(item if isinstance(item, Fault) else extract(item, options), payload)
    except Undecodable as error:
        yield reject(payload.path, "undecodable", f"{payload.path}: {error}", payload.source_id)
    except Exception as error:  # a bad document must never stop the run
        message = f"{payload.path}: {type(error).__name__}: {error}"
        yield reject(payload.path, "read_failed", message[:300], payload.source_id)


def _finish(item: Draft | Fault, payload: Payload) -> Article | Reject:
    if isinstance(item, Fault):
        return reject(payload.path, item.reason, f"{payload.path}: {item.message}", item.source_id)
    head = strip_dateline(item.text)
    text = head.text.strip()
    if not re.search(r"\w{2,}", text):
        return reject(payload.path, "no_text", f"{payload.path}: no article text found", item.source_id)
    published = item.published
    if published is None and head.day:
        published = Published(head.day, basis="visible")
    return Article(
        article_id=_content_hash(item.title or "", text),
        source_id=item.source_id,
        source_path=payload.path,
        source_format=payload.kind,
        source_sha256=payload.sha256,
        title=item.title,
        text=text,
        url=item.url,
        outlet=item.outlet,
        byline=item.byline,
        dateline=item.dateline or head.dateline,
        language=item.language or _language(text),
        published_at=published.at if published else None,
        published_date=published.day if published else None,
        published_basis=published.basis if published else "none",
        retrieved_at=item.retrieved_at,
    )


def _content_hash(title: str, text: str) -> str:
    """ "a" and 16 hex digits of the words of title and text; case, spacing and signs do not count."""
    told = f"{' '.join(words_of(title))}\n{' '.join(words_of(text))}"
    return "a" + hashlib.sha256(told.encode("utf-8")).hexdigest()[:16]


def _language(text: str) -> str | None:
    """ISO 639-1 code of the text's language; None for fewer than four words."""
    import py3langid

    sample = text[:3000]
    if len(re.findall(r"\w+", sample)) < 4:
        return None
    code = str(py3langid.classify(sample.lower() if sample.isupper() else sample)[0])
    return code if len(code) == 2 else None  # a few have no code in ISO 639-1
