"""Results of a stage, kept from build to build: shards of Parquet under any path that fsspec knows.

A shard holds keys and what was found for them. It appears as a whole and never changes, so a build that is
killed leaves what it had done, and several may read one store.
"""

import uuid
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import IO, Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

_SCHEMA = pa.schema([("key", pa.binary(16)), ("value", pa.binary())])
_OPEN = 4  # shards whose values are held; those asked for one after the other mostly lie side by side
_KEY = 16  # bytes
_LEAST_ALIVE = 0.5  # share of entries that must be of use for a store to be left as it is
_ENDING = ".parquet"
_LARGE = 4_096  # entries of a shard that is written anew


class Kept:
    """A store of results under one version of what made them."""

    def __init__(self, place: str, version: str) -> None:
        """Open the store; its keys are read when one is asked for.

        Args:
            place: folder of the stores of all versions: a path, or an address such as "s3://bucket/work".
            version: names what made the results; those of another version are none here.

        Raises:
            OSError: if the place cannot be read or written.
        """
        from fsspec.core import url_to_fs

        self._fs, root = url_to_fs(place)
        self._root = root.rstrip("/")
        self._folder = f"{self._root}/{version}"
        self._values: OrderedDict[int, pa.Array] = OrderedDict()
        self._index: _Index | None = None

    def __len__(self) -> int:
        return len(self._indexed().keys)

    def has(self, keys: Sequence[bytes]) -> list[bool]:
        """Whether there is a result for each of the keys (16 bytes each)."""
        return [bool(k) for k in self._find(keys) >= 0]

    def get(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """The result for each of the keys, None where there is none."""
        found: list[bytes | None] = [None] * len(keys)
        places = self._find(keys)
        for at in np.argsort(places, kind="stable").tolist():  # shard by shard
            if (place := int(places[at])) >= 0:
                found[at] = self._value(place)
        return found

    def put(self, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep results as one more shard. They are found from the next `refresh` on.

        Raises:
            OSError: if the shard cannot be written.
        """
        rows = list(dict(entries).items())
        if not rows:
            return
        self._fs.makedirs(self._folder, exist_ok=True)
        name = f"{self._folder}/{uuid.uuid4().hex}{_ENDING}"
        part = f"{self._folder}/.{uuid.uuid4().hex}"
        keys, values = zip(*rows, strict=True)
        with self._fs.open(part if self._is_local else name, "wb") as file:
            pq.write_table(pa.table([keys, values], schema=_SCHEMA), file, compression="zstd")
        if self._is_local:  # object stores show an object only when it is whole
            self._fs.mv(part, name)

    def refresh(self) -> None:
        """Take up the shards that were written since."""
        self._index = None
        self._values.clear()

    def prune(self, used: Iterable[bytes] | bytes) -> None:
        """Remove results of other versions, and these ones' too once most are of no use any more.

        Args:
            used: the keys that the build needed, also as bytes one after the other, in the order in which the next
                build will ask for them.
        """
        for path in self._below(self._root):
            if path.rstrip("/") != self._folder and self._fs.isdir(path):
                self._fs.rm(path, recursive=True)
        told = np.frombuffer(used if isinstance(used, bytes) else b"".join(used), f"S{_KEY}")
        alive = told[np.sort(np.unique(told, return_index=True)[1])]
        alive = alive[self._find(alive) >= 0]
        if len(alive) < _LEAST_ALIVE * len(self):
            old = self._shards()
            for start in range(0, len(alive), _LARGE):
                some = [bytes(key).ljust(_KEY, b"\0") for key in alive[start : start + _LARGE]]
                found = zip(some, self.get(some), strict=True)
                self.put((key, value) for key, value in found if value is not None)
            for path in old:
                self._fs.rm(path)

    @property
    def _is_local(self) -> bool:
        return "file" in self._fs.protocol

    def _shards(self) -> list[str]:
        return sorted(path for path in self._below(self._folder) if path.endswith(_ENDING))

    def _below(self, folder: str) -> list[str]:
        """What stands in a folder, which may not be there yet."""
        try:
            return list(self._fs.ls(folder, detail=False, refresh=True))
        except FileNotFoundError:
            return []

    def _indexed(self) -> "_Index":
        if self._index is None:
            self._index = self._read_index()
        return self._index

    def _read_index(self) -> "_Index":
        paths: list[str] = []
        keys, places = [np.empty(0, "S16")], [np.empty(0, np.int64)]
        for path, table in self._readable("key"):
            flat = table.column(0).combine_chunks()
            keys.append(np.frombuffer(flat.buffers()[1], "S16", count=len(flat), offset=16 * flat.offset))
            places.append(np.arange(len(flat)) + (len(paths) << 32))
            paths.append(path)
        ordered, first = np.unique(np.concatenate(keys), return_index=True)
        return _Index(ordered, np.concatenate(places)[first], paths)

    def _readable(self, column: str) -> Iterator[tuple[str, pa.Table]]:
        """The shards that can be read; one that cannot is as good as not there, and is done again."""
        for path in self._shards():
            try:
                with self._fs.open(path, "rb") as file:
                    yield path, _read(file, column)
            except (pa.ArrowException, OSError):
                continue

    def _find(self, keys: Sequence[bytes] | Any) -> Any:
        """Place of each key, -1 for one that is not there."""
        there = self._indexed()
        wanted = np.asarray(keys, "S16")
        if not len(there.keys):
            return np.full(len(wanted), -1)
        at = np.minimum(np.searchsorted(there.keys, wanted), len(there.keys) - 1)
        return np.where(there.keys[at] == wanted, there.places[at], -1)

    def _value(self, place: int) -> bytes:
        shard, row = place >> 32, place & 0xFFFFFFFF
        if shard not in self._values:
            with self._fs.open(self._indexed().paths[shard], "rb") as file:
                self._values[shard] = _read(file, "value").column(0).combine_chunks()
            if len(self._values) > _OPEN:
                self._values.popitem(last=False)
        self._values.move_to_end(shard)
        return self._values[shard][row].as_py()


def _read(file: IO[bytes], column: str) -> pa.Table:
    """A column of a shard, read by this thread alone.

    Arrow's own threads may let go of a Python file after it was read, and a process that ends just then aborts
    ("terminate called without an active exception", https://github.com/apache/arrow/issues/33975).
    """
    with pq.ParquetFile(file, pre_buffer=False) as shard:
        return shard.read(columns=[column], use_threads=False)


class _Index(NamedTuple):
    """Keys in order with their places: number of the shard in the upper half, of the row in it in the lower."""

    keys: Any
    places: Any
    paths: list[str]
