"""From inputs to articles and rejects: every file and record gives one or the other."""

import hashlib
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from etl.articles.connectors import find_documents
from etl.articles.datelines import strip_dateline
from etl.articles.decoding import words_of
from etl.articles.draft import Draft, Fault, Found, Payload, Published
from etl.articles.extract import extract
from etl.articles.languages import language_of
from etl.articles.look_ahead import with_repeats
from etl.articles.options import ReadOptions
from etl.articles.payloads import open_source
from etl.articles.reasons import reject
from etl.articles.sources import Source, find_files
from etl.records import Article, Reject


class Position(NamedTuple):
    """The place of a document in the reading's order: source and document in it, each counted from 0.

    Document -1 stands for opening the source. Positions compare in the order of reading.
    """

    source: int
    document: int


NOWHERE = Position(-1, -1)
Watch = Callable[[Position, str, str], None]
"""Is told the position, path and source_id of what is worked on next."""


@dataclass(frozen=True, slots=True)
class _Located:
    """A document, or what there is instead of one, and where it stands."""

    position: Position
    payload: Payload | None
    item: Found | Fault | Reject


def read_inputs(
    inputs: Sequence[str | Path], options: ReadOptions | None = None
) -> Iterator[Article | Reject]:
    """Articles and rejects of files, folders and "-" (standard input), in a fixed order.

    No fault of an input stops the run: each file without records, and each record, gives one
    Article or one Reject (reasons: `REJECT_REASONS`). Copies are not told yet: see `Copies`. It all happens in
    this process; `read_guarded` does the same under a time limit that holds.
    """
    for _, item in read_from(inputs, options or ReadOptions(), lambda position, path, source_id: None):
        yield item


def read_from(
    inputs: Sequence[str | Path],
    options: ReadOptions,
    watch: Watch,
    done: Position = NOWHERE,
    broken: Collection[int] = (),
) -> Iterator[tuple[Position, Article | Reject]]:
    """As `read_inputs`, with positions.

    Args:
        inputs: as `read_inputs`.
        options: as `read_inputs`.
        watch: is told of each source before it is opened and of each document before it is extracted.
        done: documents up to this position are passed over; an earlier run has dealt with them.
        broken: sources that are passed over.
    """
    for located in with_repeats(_located(inputs, options, watch, broken)):
        position, payload, item = located.position, located.payload, located.item
        if position <= done:
            continue
        if isinstance(item, Found) and payload is not None:
            watch(position, payload.path, item.known.source_id)
            item = extract(item, options)
        yield position, item if isinstance(item, Reject) else _finish(item, payload)


def _located(
    inputs: Sequence[str | Path], options: ReadOptions, watch: Watch, broken: Collection[int]
) -> Iterator[_Located]:
    for number, source in enumerate(find_files(inputs)):
        if isinstance(source, Reject):
            yield _Located(Position(number, 0), None, source)
        elif number not in broken:
            watch(Position(number, -1), str(source.path), "")
            for count, (payload, item) in enumerate(_documents(source, options)):
                yield _Located(Position(number, count), payload, item)


def _documents(
    source: Source, options: ReadOptions
) -> Iterator[tuple[Payload | None, Found | Fault | Reject]]:
    """What one source holds."""
    for payload in open_source(source, options):
        if isinstance(payload, Reject):
            yield None, payload
        else:
            for item in find_documents(payload, options):
                yield payload, item


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
        outlet=item.outlet or head.agency,
        byline=item.byline,
        dateline=item.dateline or head.dateline,
        language=item.language or language_of(text),
        published_at=published.at if published else None,
        published_date=published.day if published else None,
        published_basis=published.basis if published else "none",
        retrieved_at=item.retrieved_at,
    )


def _content_hash(title: str, text: str) -> str:
    """ "a" and 16 hex digits of the words of title and text; case, spacing and signs do not count."""
    told = f"{' '.join(words_of(title))}\n{' '.join(words_of(text))}"
    return "a" + hashlib.sha256(told.encode("utf-8")).hexdigest()[:16]
