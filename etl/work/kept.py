"""Results of a stage, kept from build to build: shards of Parquet under any path that fsspec knows.

A shard holds keys and what was found for them. It appears as a whole and never changes, so a build that is
killed leaves what it had done, and several may read one store.
"""

import uuid
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

_SCHEMA = pa.schema([("key", pa.binary(16)), ("value", pa.binary())])
_OPEN = 4  # shards whose values are held; those asked for one after the other mostly lie side by side
_LEAST_ALIVE = 0.5  # share of entries that must be of use for a store to be left as it is
_ENDING = ".parquet"
_LARGE = 4_096  # entries of a shard that is written anew


class Kept:
    """A store of results under one version of what made them."""

    def __init__(self, place: str, version: str) -> None:
        """Open the store and read its keys.

        Args:
            place: folder of the stores of all versions: a path, or an address such as "s3://bucket/work".
            version: names what made the results; those of another version are none here.

        Raises:
            OSError: if the place cannot be read or written.
        """
        from fsspec.core import url_to_fs

        self._fs, root = url_to_fs(place, auto_mkdir=True)
        self._root = root.rstrip("/")
        self._folder = f"{self._root}/{version}"
        self._fs.makedirs(self._folder, exist_ok=True)
        self._values: OrderedDict[int, list[bytes]] = OrderedDict()
        self._index()

    def __len__(self) -> int:
        return len(self._keys)

    def has(self, keys: Sequence[bytes]) -> list[bool]:
        """Whether there is a result for each of the keys (16 bytes each)."""
        return [bool(k) for k in self._find(keys) >= 0]

    def get(self, keys: Sequence[bytes]) -> list[bytes | None]:
        """The result for each of the keys, None where there is none."""
        return [None if place < 0 else self._value(int(place)) for place in self._find(keys)]

    def put(self, entries: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep results as one more shard. They are found from the next `refresh` on.

        Raises:
            OSError: if the shard cannot be written.
        """
        rows = sorted(dict(entries).items())
        if not rows:
            return
        name = f"{self._folder}/{uuid.uuid4().hex}{_ENDING}"
        part = f"{self._folder}/.{uuid.uuid4().hex}"
        keys, values = zip(*rows, strict=True)
        with self._fs.open(part if self._is_local else name, "wb") as file:
            pq.write_table(pa.table([keys, values], schema=_SCHEMA), file, compression="zstd")
        if self._is_local:  # object stores show an object only when it is whole
            self._fs.mv(part, name)

    def refresh(self) -> None:
        """Take up the shards that were written since."""
        self._index()

    def prune(self, used: Iterable[bytes]) -> None:
        """Remove results of other versions, and these ones' too once most are of no use any more.

        Args:
            used: the keys that the build needed.
        """
        for path in self._fs.ls(self._root, detail=False):
            if path.rstrip("/") != self._folder and self._fs.isdir(path):
                self._fs.rm(path, recursive=True)
        alive = sorted(set(used))
        if len(alive) < _LEAST_ALIVE * len(self._keys):
            old = self._shards()
            for start in range(0, len(alive), _LARGE):
                some = alive[start : start + _LARGE]
                found = zip(some, self.get(some), strict=True)
                self.put((key, value) for key, value in found if value is not None)
            for path in old:
                self._fs.rm(path)

    @property
    def _is_local(self) -> bool:
        return "file" in self._fs.protocol

    def _shards(self) -> list[str]:
        found = self._fs.ls(self._folder, detail=False, refresh=True)
        return sorted(path for path in found if path.endswith(_ENDING))

    def _index(self) -> None:
        """Keys in order with their places: number of the shard, and of the row in it."""
        self._paths: list[str] = []
        keys, places = [np.empty(0, "S16")], [np.empty(0, np.int64)]
        for path, table in self._readable("key"):
            flat = table.column(0).combine_chunks()
            keys.append(np.frombuffer(flat.buffers()[1], "S16", count=len(flat), offset=16 * flat.offset))
            places.append(np.arange(len(flat)) + (len(self._paths) << 32))
            self._paths.append(path)
        every = np.concatenate(keys)
        self._keys, first = np.unique(every, return_index=True)
        self._places = np.concatenate(places)[first]
        self._values.clear()

    def _readable(self, column: str) -> Iterator[tuple[str, pa.Table]]:
        """The shards that can be read; one that cannot is as good as not there, and is done again."""
        for path in self._shards():
            try:
                with self._fs.open(path, "rb") as file:
                    yield path, pq.read_table(file, columns=[column])
            except (pa.ArrowException, OSError):
                continue

    def _find(self, keys: Sequence[bytes]) -> Any:
        """Place of each key, -1 for one that is not there."""
        wanted = np.array(keys, "S16")
        if not len(self._keys):
            return np.full(len(wanted), -1)
        at = np.minimum(np.searchsorted(self._keys, wanted), len(self._keys) - 1)
        return np.where(self._keys[at] == wanted, self._places[at], -1)

    def _value(self, place: int) -> bytes:
        shard, row = place >> 32, place & 0xFFFFFFFF
        if shard not in self._values:
            with self._fs.open(self._paths[shard], "rb") as file:
                self._values[shard] = pq.read_table(file, columns=["value"]).column(0).to_pylist()
            if len(self._values) > _OPEN:
                self._values.popitem(last=False)
        self._values.move_to_end(shard)
        return self._values[shard][row]
