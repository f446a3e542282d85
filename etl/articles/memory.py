"""What earlier readings found: the documents of a file, and what became of a document.

Both are kept by content. What of a document depends on others, namely which of its lines repeat on pages beside it, is
worked out anew in each reading from the marks of its lines, and is part of the key under which its article is kept.
"""

import hashlib
import pickle
from array import array
from collections.abc import Collection, Iterator, Sequence
from dataclasses import astuple
from typing import TYPE_CHECKING

from etl.articles.outcomes import Place, plain_values
from etl.articles.sources import Source
from etl.articles.walk import Document, Item, Look, Missing, Position
from etl.records import Reject

if TYPE_CHECKING:
    from etl.work.kept import Kept

RUN = 500  # documents of a file that are kept as one entry
# Other rejects may come from the machine and not from the input: no room for what is unpacked, a disk that fails.
_LASTING = frozenset(
    {
        *("empty_file", "too_large", "archive_bomb", "nested_archive", "too_many_members", "encrypted"),
        *("binary_file", "not_a_page", "undecodable", "bad_json", "not_an_object", "no_text_field"),
        *("metadata_only", "summary_only", "no_text", "ragged_row", "bad_table"),
    }
)


class Memory:
    """Looks up what is kept, and collects what is to be kept."""

    def __init__(self, kept: "Kept") -> None:
        self._kept = kept
        self._new: list[tuple[bytes, bytes]] = []
        self._used = bytearray()

    def runs(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """The values of runs by `run_key`."""
        return self._get(keys)

    def outcomes(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """The values of documents by `outcome_key`."""
        return self._get(keys)

    def keep(self, key: bytes, value: bytes) -> None:
        """Have it kept."""
        self._new.append((key, value))

    def taken(self) -> tuple[list[tuple[bytes, bytes]], bytes]:
        """What is new since the last call, and the keys that were of use since then."""
        new, used = self._new, bytes(self._used)
        self._new, self._used = [], bytearray()
        return new, used

    def _get(self, keys: Sequence[bytes]) -> list[bytes | None]:
        self._used += b"".join(keys)
        return self._kept.get(keys) if keys else []


def source_key(source: Source) -> bytes:
    """The same for the same file under the same name of which the user states the same."""
    told = repr((str(source.path), source.sha256, sorted(map(str, source.given.items()))))
    return _hashed(b"source", told.encode("utf-8", "surrogatepass"))


def run_key(source: bytes, number: int) -> bytes:
    """Of a run of documents of a source."""
    return _hashed(b"run", source, str(number).encode())


def outcome_key(look: Look, repeats: Collection[int] | None) -> bytes:
    """The same for documents that are read the same."""
    beside = b"alone" if repeats is None else array("Q", sorted(repeats)).tobytes()
    return _hashed(b"document", look.key, beside)


def _hashed(*parts: bytes) -> bytes:
    return hashlib.blake2b(b"\0".join(parts), digest_size=16).digest()


def pack_run(items: Sequence[Item], last: bool) -> bytes | None:
    """A run of documents without their contents; None if another reading may find something else."""
    told: list[tuple] = []
    for item in items:
        if isinstance(item, Missing):
            if item.reject.reason not in _LASTING:
                return None
            told.append(astuple(item.reject))
        else:
            (path, kind, _), (key, n_signs, site, lines) = item.place, item.look
            marks, words = array("Q", lines).tobytes(), array("I", lines.values()).tobytes()
            told.append((path, kind, key, n_signs, site, marks, words))
    return pickle.dumps((last, told), pickle.HIGHEST_PROTOCOL)


def unpack_run(value: bytes, number: int, first: int, sha256: str) -> tuple[bool, list[Item]]:
    """Whether it is the last run of its source, and its documents.

    Args:
        value: as it was packed.
        number: that of the source.
        first: number of the first document in the source.
        sha256: of the source.

    Raises:
        pickle.UnpicklingError: if it holds anything but plain values.
    """
    last, told = plain_values(value)
    return last, list(_items(told, number, first, sha256))


def _items(told: Sequence[tuple], number: int, first: int, sha256: str) -> Iterator[Item]:
    for count, one in enumerate(told, first):
        position = Position(number, count)
        if len(one) == 5:
            yield Missing(position, Reject(*one))
        else:
            path, kind, key, n_signs, site, marks, words = one
            lines = dict(zip(array("Q", marks), array("I", words), strict=True))
            yield Document(position, Place(path, kind, sha256), Look(key, n_signs, site, lines), None)
