"""Where it is kept what inputs held and what became of documents, for the next reading."""

from collections.abc import Iterable

from etl.articles.options import ReadOptions

# Of what one shard holds: so much work at most is lost with a build that is killed.
_ENTRIES = 2_048
_BYTES = 32_000_000


class KeptReading:
    """What readings with the same settings keep; other settings have another store in the same place."""

    def __init__(self, place: str, options: ReadOptions) -> None:
        """Open it.

        Args:
            place: a folder, or any address that fsspec knows.
            options: settings of the reader.

        Raises:
            OSError: if the place cannot be written.
        """
        from etl.work import Kept, reading_version

        self.address = (place, reading_version(options))
        self.n_known = 0  # documents of this reading that an earlier one had read
        self._kept = Kept(*self.address)
        self._new: list[tuple[bytes, bytes]] = []
        self._size = 0
        self._used = bytearray()

    def note(self, new: Iterable[tuple[bytes, bytes]], used: bytes = b"", n_known: int = 0) -> None:
        """Take note of what was read.

        Args:
            new: keys and values to be kept.
            used: keys that this reading had a use for, one after the other.
            n_known: documents that were known.
        """
        for key, value in new:
            self._new.append((key, value))
            self._size += len(value)
            if len(self._new) >= _ENTRIES or self._size >= _BYTES:
                self.flush()
        self._used += used
        self.n_known += n_known

    def flush(self) -> None:
        """Keep what is new."""
        self._kept.put(self._new)
        self._new, self._size = [], 0

    def prune(self) -> None:
        """Throw away what the readings of this data set have no use for any more; see `Kept.prune`."""
        self._kept.refresh()
        self._kept.prune(bytes(self._used))
