"""What passes between the steps of reading: a file, a document found in it, an article before its id is given."""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, BinaryIO, cast

from etl.articles.faults import Unreadable
from etl.articles.packing import Allowance, unpacked
from etl.articles.spooling import CHUNK, chunks_of, spooled


@dataclass(frozen=True, slots=True)
class Published:
    """A publication time and where it was found."""

    day: date
    at: datetime | None = None  # with a zone, or None
    basis: str = "metadata"  # metadata, visible, url, user


@dataclass(slots=True)
class Payload:
    """One file, or one member of an archive, told by its kind but not read yet.

    The bytes are in `held`, or on disk in `file` for as long as the payload is worked on; both may be
    compressed. A payload can be sent to another process.
    """

    path: str  # as the user named it; "-" for standard input; for members "archive.zip/name"
    source_id: str  # the file's name without its endings
    kind: str  # a code of the vocabulary source_format
    sha256: str  # of the file that the user named
    file: Path | None = None
    held: bytes | None = None
    packing: str = ""  # gzip, bzip2, zstd; "" if not compressed
    suffix: str = ""  # ".tsv", ".html"; "" if none
    size: int = 0  # bytes of the file that the user named
    max_bytes: int = 50 * 1024 * 1024  # of one document
    max_ratio: float = 200.0  # of what is unpacked to what is packed
    given: Mapping[str, Any] = field(
        default_factory=dict
    )  # fields of Known that the user states in sources.csv

    def open(self) -> io.BufferedReader:
        """The content as a binary stream, unpacked; to be closed by the caller.

        Raises:
            Unreadable: on opening or reading, if the file cannot be read, is damaged or is a bomb.
        """
        try:
            raw = self._raw()
        except OSError as error:
            raise Unreadable("unreadable_file", str(error.strerror or error)) from None
        return unpacked(raw, self.packing, Allowance(self.max_bytes, self.max_ratio)) if self.packing else raw

    def _raw(self) -> io.BufferedReader:
        if self.file is not None:
            return self.file.open("rb", buffering=CHUNK)
        return io.BufferedReader(cast(io.RawIOBase, io.BytesIO(self.held or b"")), CHUNK)

    @contextmanager
    def open_seekable(self) -> Iterator[BinaryIO]:
        """The content as a stream in which one can go back; compressed content is unpacked first.

        Raises:
            Unreadable: as `open`.
        """
        with self.open() as stream:
            if not self.packing:
                yield stream
                return
            with (
                spooled(chunks_of(stream), self.max_bytes) as (held, file),
                replace(self, held=held, file=file, packing="").open() as whole,
            ):
                yield whole

    @property
    def data(self) -> bytes:
        """All of the content, for files that are one document.

        Raises:
            Unreadable: also if it is larger than a document may be.
        """
        with self.open() as stream:
            try:
                data = stream.read(self.max_bytes + 1)
            except OSError as error:
                raise Unreadable("unreadable_file", str(error.strerror or error)) from None
        if len(data) > self.max_bytes:
            limit = self.max_bytes / 1024 / 1024
            raise Unreadable("too_large", f"larger than the limit of {limit:g} MB for a document")
        return data


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
    repeats: frozenset[int] | None = (
        None  # marks of its lines that pages beside it hold too, if there are any
    )


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
