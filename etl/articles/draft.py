"""What passes between the steps of reading: a file, a document found in it, an article before its id is given."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Published:
    """A publication time and where it was found."""

    day: date
    at: datetime | None = None  # with a zone, or None
    basis: str = "metadata"  # metadata, visible, url, user


@dataclass(slots=True)
class Payload:
    """The decoded content of one input and where it came from."""

    path: str
    source_id: str  # the file's name without its endings
    kind: str  # txt, html, jsonl, csv
    data: bytes
    sha256: str
    suffix: str = ""  # ".tsv", ".html"; "" if none


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a document from outside its text; None where nothing is."""

    source_id: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: Published | None = None
    language: str | None = None
    retrieved_at: datetime | None = None  # crawl or retrieval; never a publication date


@dataclass(frozen=True, slots=True)
class Found:
    """One document as a connector found it, before extraction."""

    known: Known
    content: str | bytes  # bytes still to be decoded
    markup: bool | None = None  # a page (True), plain text (False), or to be told by its content
    where: str = ""  # its place in the file, for messages: "line 7"


@dataclass(slots=True)
class Draft:
    """One article as extracted from a document."""

    source_id: str
    text: str
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: str | None = None
    dateline: str | None = None
    language: str | None = None
    published: Published | None = None
    retrieved_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A record that a reader could not use: reason code, message, the record's id if known."""

    reason: str
    message: str
    source_id: str | None = None
