"""Bytes that lie in memory while they are few and on disk from then on."""

import tempfile
from array import array
from pathlib import Path

_IN_MEMORY = 2**20  # bytes


class Spill:
    """Takes up byte strings one by one and gives each back by its number.

    The file is gone with this object, and with the process.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Begin.

        Args:
            folder: where the file is once it passes a megabyte; the system's folder for such files if None.
        """
        self._file = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY, dir=folder)  # noqa: SIM115
        self._ends = array("q", [0])

    def put(self, value: bytes) -> int:
        """Add a byte string; gives its number, which counts from 0."""
        self._file.seek(self._ends[-1])
        self._ends.append(self._ends[-1] + self._file.write(value))
        return len(self._ends) - 2

    def __getitem__(self, number: int) -> bytes:
        if not 0 <= number < len(self):
            raise IndexError(number)
        start, end = self._ends[number : number + 2]
        self._file.seek(start)
        return self._file.read(end - start)

    def __len__(self) -> int:
        return len(self._ends) - 1
