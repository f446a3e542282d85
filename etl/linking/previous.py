"""What the last build said, as far as it is needed for events to keep their ids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from sys import intern
from typing import Any, NamedTuple

Row = dict[str, Any]
_MENTION = ("mention_id", "event_id", "evidence", "family", "event_type")
# Words that a sentence needs at least to be known again.
_TELLING = 8
_HASH = 12  # bytes
_SEVERAL = ""  # events have the words, so that they tell none of them
_AT_ONCE = 10_000  # rows


class Was(NamedTuple):
    """What a tombstone keeps of an event that is gone, so that a reader can tell which one it was."""

    family: str
    event_type: str
    date_start: date | None
    date_end: date | None
    dyad_id: str | None


@dataclass(frozen=True, slots=True)
class Previous:
    """Ids of an earlier build; empty for the first build of all."""

    events: Mapping[str, Was] = field(default_factory=dict)  # by event_id
    event_of: Mapping[str, str] = field(default_factory=dict)  # mention_id -> event_id
    event_of_words: Mapping[bytes, str] = field(default_factory=dict)  # see words_key
    tombstones: tuple[Row, ...] = ()

    def home(self, mention_id: str, evidence: str, family: str, event_type: str) -> str | None:
        """The event that a mention was of: by its id, else by its words.

        Words find it where the article's id is another by now: a near copy has taken the original's place,
        or the page's text is extracted better.
        """
        if mention_id in self.event_of:
            return self.event_of[mention_id]
        if not self.event_of_words:
            return None
        return self.event_of_words.get(words_key(evidence, family, event_type)) or None


def words_key(evidence: str, family: str, event_type: str) -> bytes:
    """What tells a mention without its article; nothing if the sentence is too short to be one of its kind."""
    words = evidence.casefold().split()
    if len(words) < _TELLING:
        return b""
    told = " ".join((family, event_type, *words))
    return blake2b(told.encode("utf-8", "replace"), digest_size=_HASH).digest()


class UnreadableBuild(ValueError):
    """A data set whose ids are to be kept cannot be read."""


def of_rows(
    events: Iterable[Mapping[str, Any]],
    mentions: Iterable[Mapping[str, Any]],
    tombstones: Iterable[Mapping[str, Any]] = (),
) -> Previous:
    """What rows of the tables say about ids."""
    event_of: dict[str, str] = {}
    by_words: dict[bytes, str] = {}
    for row in mentions:
        name = intern(row["event_id"])
        event_of[row["mention_id"]] = name
        key = words_key(row["evidence"], row["family"], row["event_type"])
        if by_words.setdefault(key, name) != name:
            by_words[key] = _SEVERAL
    by_words.pop(b"", None)
    return Previous(
        events={intern(row["event_id"]): _was(row) for row in events},
        event_of=event_of,
        event_of_words=by_words,
        tombstones=tuple(dict(row) for row in tombstones),
    )


def _was(row: Mapping[str, Any]) -> Was:
    values = (row.get(name) for name in Was._fields)
    return Was(*(intern(value) if isinstance(value, str) else value for value in values))


def read_previous(folder: Path) -> Previous:
    """The ids of the data set in a folder; nothing if there is none.

    A data set of a version that had no tombstones yet will do.

    Raises:
        UnreadableBuild: if its files cannot be read: to go on would give its events new ids without a word.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    from ..tables.publish import finish_publishing

    def rows(table: str, *columns: str) -> Iterable[Row]:
        with pq.ParquetFile(folder / f"{table}.parquet") as file:
            for batch in file.iter_batches(_AT_ONCE, columns=list(columns) or None):
                yield from batch.to_pylist()

    try:
        if folder.is_dir():
            finish_publishing(folder)
        if not (folder / "events.parquet").is_file():
            return Previous()
        graves = rows("tombstones") if (folder / "tombstones.parquet").is_file() else []
        return of_rows(rows("events", "event_id", *Was._fields), rows("mentions", *_MENTION), graves)
    except (pa.ArrowException, OSError, KeyError) as error:
        told = f"{folder} holds a data set that cannot be read ({error}), so its events would lose their ids"
        raise UnreadableBuild(f"{told}; remove it to begin anew") from error
