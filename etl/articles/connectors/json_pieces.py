"""The records in a JSON file of any size, found without holding more than one of them."""

import re
from collections.abc import Collection, Generator, Iterator
from typing import Any

from etl.articles.connectors.record_fields import plain_name
from etl.articles.faults import Unreadable

_CHUNK = 256 * 1024
# A whole string at once where it ends in the same chunk: most of a news file is strings.
_TOKEN = re.compile(rb'"[^"\\]*(?:\\.[^"\\]*)*"|["\[\]{},]', re.S)
_STRING_END = re.compile(rb'["\\]')
_SPACE = b" \t\r\n\x00\xef\xbb\xbf\x1e"
_KEY = re.compile(rb'"([^"\\]{1,60})"\s*:\s*$')
_MOST_NESTED = 3  # objects about a list of records: {"response": {"result": {"docs": [...]}}}


class JsonPieces:
    """Cuts JSON into its records: the elements of a list, of the list under a known key of an object or of an
    object in it, or objects one after another.

    Only brackets and quotation marks are looked at; whether a piece is good JSON is for others to find out.
    """

    def __init__(self, keys: Collection[str], texts: Collection[str], limit: int) -> None:
        """
        Args:
            keys: names under which an object may hold its list of records.
            texts: names of texts; an object that has one of them is a record itself.
            limit: bytes that a record may have; a larger one is given as None.
        """
        self._keys, self._limit = set(map(plain_name, keys)), limit
        self._texts = set(map(plain_name, texts))
        self._opened = bytearray()  # the brackets that we stand in
        self._level = 0  # how many of them stand about a record
        self._piece = bytearray()
        self._too_long = self._is_wrapper = self._is_record = False
        self._list_at = -1  # depth of a bracket that opens a list of records if an object follows

    def cut(self, stream: Any) -> Iterator[bytes | None]:
        """The records of a stream that has read1.

        Raises:
            Unreadable: at the end, if that comes too early.
        """
        rest = b""
        while chunk := rest or stream.read1(_CHUNK):
            rest = yield from self._scan(chunk, stream)
        if self._opened:
            raise Unreadable("bad_json", "not valid JSON: it ends too early")
        yield from self._give()

    def _scan(self, chunk: bytes, stream: Any) -> Generator[bytes | None, None, bytes]:
        """Take the tokens of a chunk; returns what is still to be scanned."""
        at = 0
        for token in _TOKEN.finditer(chunk):
            self._keep(chunk[at : token.start()])
            if token.group() == b'"':  # its end is in a chunk to come
                return self._long_string(chunk[token.start() :], stream)
            yield from self._take(token.group())
            at = token.end()
        self._keep(chunk[at:])
        return b""

    def _long_string(self, chunk: bytes, stream: Any) -> bytes:
        """Keep a string to its end; returns what follows it in the last chunk."""
        self._note_text()
        at, escaped = 1, False
        while chunk:
            while at < len(chunk):
                if escaped:
                    at, escaped = at + 1, False
                    continue
                found = _STRING_END.search(chunk, at)
                if found is None:
                    break
                at, escaped = found.end(), found.group() != b'"'
                if not escaped:
                    self._keep(chunk[:at])
                    return chunk[at:]
            self._keep(chunk)
            chunk, at = stream.read1(_CHUNK), 0
        self._opened += b'"'
        return b""

    def _take(self, token: bytes) -> Iterator[bytes | None]:
        depth = len(self._opened)
        if token in (b"[", b"{"):
            self._open(token, depth)
        elif token in (b"]", b"}"):
            yield from self._close(token, depth)
        elif token == b"," and depth == self._level:
            yield from self._give()
        else:
            self._note_text()
            self._keep(token)
            self._list_at = -1

    def _note_text(self) -> None:
        """Before a string: if it is the text of the object that we are in, that is a record and no wrapper."""
        if self._level == 0 and len(self._opened) == 1 and not self._is_wrapper:
            self._is_record = self._is_record or self._last_key() in self._texts

    def _last_key(self) -> str | None:
        """The plain name of the key whose value comes next."""
        key = _KEY.search(self._piece[-100:])
        return plain_name(key[1].decode("utf-8", "replace")) if key else None

    def _open(self, token: bytes, depth: int) -> None:
        self._opened += token
        if token == b"[" and depth == 0 and not self._piece.strip(_SPACE):
            self._level = 1
        elif token == b"{" and self._list_at == depth:
            self._level, self._is_wrapper = depth, True
            self._piece, self._too_long = bytearray(token), False
        else:
            self._list_at = depth + 1 if token == b"[" and self._may_hold_records(depth) else -1
            self._keep(token)
            return
        self._list_at = -1

    def _may_hold_records(self, depth: int) -> bool:
        """True for the value of a known key of an object that is not a record itself."""
        if self._level or self._is_record or not 0 < depth <= _MOST_NESTED or b"[" in self._opened[:-1]:
            return False
        return self._last_key() in self._keys

    def _close(self, token: bytes, depth: int) -> Iterator[bytes | None]:
        if depth and depth == self._level:  # the end of the list
            yield from self._give()
            self._level = 0
            del self._opened[-1:]
            return
        self._keep(token)
        del self._opened[-1:]
        if len(self._opened) == self._level:
            if self._level == 0 and self._is_wrapper:
                self._piece.clear()
                self._too_long = self._is_wrapper = False
            self._is_record = False
            yield from self._give()

    def _keep(self, data: bytes) -> None:
        if self._too_long or len(self._piece) + len(data) > self._limit:
            self._too_long = True
            del self._piece[:-100]  # a key may stand there
            data = data[-100:]
        self._piece += data

    def _give(self) -> Iterator[bytes | None]:
        piece = bytes(self._piece).strip(_SPACE)
        too_long = self._too_long
        self._piece.clear()
        self._too_long = False
        if piece or too_long:
            yield None if too_long else piece
