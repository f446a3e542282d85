"""From inputs to the documents in them, in a fixed order, each with what its siblings need to know of it."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from etl.articles.connectors import find_documents
from etl.articles.draft import Fault, Found, Payload
from etl.articles.extract import plain_content
from etl.articles.options import ReadOptions
from etl.articles.outcomes import Place, placed
from etl.articles.payloads import open_source
from etl.articles.plain_text import domain
from etl.articles.siblings import Lines, marks_of_lines
from etl.articles.sources import Source, find_files
from etl.records import Reject


class Position(NamedTuple):
    """The place of a document in the reading's order: source and document in it, each counted from 0.

    Document -1 stands for opening the source. Positions compare in the order of reading.
    """

    source: int
    document: int


NOWHERE = Position(-1, -1)
Watch = Callable[[Position, str], None]
"""Is told the position and path of the source that is looked through next."""


class Look(NamedTuple):
    """What is to be known of a document before it is extracted."""

    key: bytes  # 16, the same for the same content of which the same is known
    n_signs: int
    site: str | None  # host, outlet, file or folder; None for what is not compared with others
    lines: Lines  # of plain text


@dataclass(frozen=True, slots=True)
class Document:
    """A document, and where it stands."""

    position: Position
    place: Place
    look: Look
    found: Found | None  # None if it is known from before, and is still to be fetched


@dataclass(frozen=True, slots=True)
class Missing:
    """What there is instead of a document."""

    position: Position
    reject: Reject


Item = Document | Missing


def sources(
    inputs: Sequence[str | Path], broken: Collection[int] = ()
) -> Iterator[tuple[int, Source | Reject]]:
    """The files behind the inputs with their numbers, but for those that broke the reading."""
    return ((n, source) for n, source in enumerate(find_files(inputs)) if n not in broken)


def walk(inputs: Sequence[str | Path], options: ReadOptions) -> Iterator[Item]:
    """The documents of all inputs."""
    for number, source in sources(inputs):
        if isinstance(source, Reject):
            yield Missing(Position(number, 0), source)
        else:
            yield from documents(number, source, options)


def documents(number: int, source: Source, options: ReadOptions) -> Iterator[Item]:
    """The documents of one source, which has this number."""
    for count, (payload, item) in enumerate(_found(source, options)):
        position = Position(number, count)
        if isinstance(item, Reject):
            yield Missing(position, item)
            continue
        assert payload is not None
        place = Place(payload.path, payload.kind, payload.sha256)
        if isinstance(item, Fault):
            told = placed(item, place)
            assert isinstance(told, Reject)
            yield Missing(position, told)
        else:
            yield Document(position, place, look_of(item, place), item)


def _found(source: Source, options: ReadOptions) -> Iterator[tuple[Payload | None, Found | Fault | Reject]]:
    for payload in open_source(source, options):
        if isinstance(payload, Reject):
            yield None, payload
        else:
            for item in find_documents(payload, options):
                yield payload, item


def look_of(found: Found, place: Place) -> Look:
    """What is to be known of a document before it is extracted."""
    text = plain_content(found)
    site = _site(found, place.path) if text else None
    lines = marks_of_lines(text) if text else {}
    return Look(_key(found), len(found.content), site, lines)


def _site(found: Found, path: str) -> str:
    beside = path if found.where else path.rpartition("/")[0]
    return domain(found.known.url) or found.known.outlet or f"in {beside}"


def _key(found: Found) -> bytes:
    k, published = found.known, found.known.published
    times = (k.retrieved_at, *((published.day, published.at, published.basis) if published else ()))
    about = (k.source_id, k.title, k.url, k.outlet, k.byline, k.language, found.markup)
    told = repr((*about, *map(str, times)))
    whole = hashlib.blake2b(told.encode("utf-8", "surrogatepass"), digest_size=16)
    if isinstance(found.content, bytes):
        whole.update(b"\0bytes\0" + found.content)
    else:
        whole.update(b"\0text\0" + found.content.encode("utf-8", "surrogatepass"))
    return whole.digest()
