"""The lines of a text file of any size, with bounded memory."""

import codecs
import io
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from etl.articles.decoding import encoding_of
from etl.articles.draft import Payload

_CHUNK = 256 * 1024
_SAMPLE = 65536
_WIDE = re.compile("utf-(16|32)", re.I)


def read_lines(payload: Payload) -> Iterator[tuple[int, str | None]]:
    """Number (from 1) and text of each line, without its end; None for a line longer than a document may be.

    Raises:
        Unreadable: as reading the payload does, after the lines that came before.
    """
    with payload.open() as stream:
        readable, decode = _decoder(stream)
        for number, line in enumerate(byte_lines(readable, payload.max_bytes), 1):
            yield number, None if line is None else decode(line)


def byte_lines(stream: Any, limit: int) -> Iterator[bytes | None]:
    """Lines as bytes; what is longer than `limit` is read over and given as None."""
    rest = b""
    dropped = False
    while chunk := stream.read1(_CHUNK):
        *whole, tail = chunk.split(b"\n")
        for piece in whole:
            yield None if dropped or len(rest) + len(piece) > limit else rest + piece
            rest, dropped = b"", False
        dropped = dropped or len(rest) + len(tail) > limit
        rest = b"" if dropped else rest + tail
    if rest or dropped:
        yield None if dropped else rest


class _Decoder:
    """Lines to text: as UTF-8 where they are, else in the encoding that the file's beginning shows."""

    def __init__(self, sample: bytes) -> None:
        self._sample = sample
        self._other: str | None = None

    def __call__(self, line: bytes) -> str:
        try:
            return line.decode("utf-8")
        except UnicodeDecodeError:
            if self._other is None:
                # The line itself stands first: the sample may be pure ASCII.
                self._other = encoding_of(line[:_SAMPLE] + b"\n" + self._sample)
            return line.decode(self._other, errors="replace")


def _decoder(stream: io.BufferedReader) -> tuple[Any, _Decoder]:
    """The stream, in UTF-8 if it was in a wide encoding, and how to decode its lines."""
    sample = stream.peek(_SAMPLE)[:_SAMPLE]
    encoding = encoding_of(sample)
    if _WIDE.match(encoding):
        return _Recoded(stream, encoding), _Decoder(b"")
    if sample.startswith(codecs.BOM_UTF8):
        stream.read(len(codecs.BOM_UTF8))
    return stream, _Decoder(sample)


def in_utf8(stream: io.BufferedReader) -> Any:
    """A stream of bytes with read1: the same one, or in UTF-8 if it was in UTF-16 or UTF-32."""
    return _decoder(stream)[0]


class _Recoded:
    """A UTF-16 or UTF-32 stream as UTF-8."""

    def __init__(self, stream: BinaryIO, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)(errors="replace")

    def read1(self, size: int) -> bytes:
        while chunk := self._stream.read1(size):  # type: ignore[attr-defined]
            text = self._decoder.decode(chunk).lstrip("\ufeff")
            if text:
                return text.encode("utf-8", errors="replace")
        return b""
