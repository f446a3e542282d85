"""Objects on disk by number, for all that a build has of one kind but does not need at the same time."""

import pickle
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Generic, TypeVar

from ..spill import Spill

Thing = TypeVar("Thing")


class Shelf(Generic[Thing]):
    """Takes up objects one by one and gives each back, as a new object, by its number."""

    def __init__(self, folder: Path | None = None) -> None:
        """Begin.

        Args:
            folder: where they are once they are many; the system's folder for such files if None.
        """
        self._packed = Spill(folder)

    def put(self, thing: Thing) -> int:
        """Add an object; gives its number, which counts from 0."""
        return self._packed.put(zlib.compress(pickle.dumps(thing, pickle.HIGHEST_PROTOCOL), 1))

    def __getitem__(self, number: int) -> Thing:
        return pickle.loads(zlib.decompress(self._packed[number]))  # packed by this process

    def __len__(self) -> int:
        return len(self._packed)

    def __iter__(self) -> Iterator[Thing]:
        return map(self.__getitem__, range(len(self)))
