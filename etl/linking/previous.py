"""What the last build said, as far as it is needed for events to keep their ids."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Row = dict[str, Any]
_MENTION = ("mention_id", "event_id", "evidence", "family", "event_type")
# What a tombstone keeps of an event that is gone, so that a reader can tell which one it was.
KEPT = ("family", "event_type", "date_start", "date_end", "dyad_id")


@dataclass(frozen=True, slots=True)
class Previous:
    """Ids of an earlier build; empty for the first build of all."""

    events: Mapping[str, Row] = field(default_factory=dict)  # by event_id, with the columns KEPT
    event_of: Mapping[str, str] = field(default_factory=dict)  # mention_id -> event_id
    event_of_words: Mapping[tuple, str] = field(default_factory=dict)  # see words_key
    tombstones: tuple[Row, ...] = ()

    def home(self, mention_id: str, evidence: str, family: str, event_type: str) -> str | None:
        """The event that a mention was of: by its id, else by its words.

        Words find it where the article's id is another by now: a near copy has taken the original's place,
        or the page's text is extracted better.
        """
        if mention_id in self.event_of:
            return self.event_of[mention_id]
        return self.event_of_words.get(words_key(evidence, family, event_type))


def words_key(evidence: str, family: str, event_type: str) -> tuple:
    """What tells a mention without its article; nothing if the sentence is too short to be one of its kind."""
    words = evidence.casefold().split()
    return (" ".join(words), family, event_type) if len(words) >= _TELLING else ()


# Words that a sentence needs at least to be known again.
_TELLING = 8


class UnreadableBuild(ValueError):
    """A data set whose ids are to be kept cannot be read."""


def of_rows(
    events: Iterable[Mapping[str, Any]],
    mentions: Iterable[Mapping[str, Any]],
    tombstones: Iterable[Mapping[str, Any]] = (),
) -> Previous:
    """What rows of the tables say about ids."""
    mentions = list(mentions)
    by_words: dict[tuple, set[str]] = defaultdict(set)
    for row in mentions:
        by_words[words_key(row["evidence"], row["family"], row["event_type"])].add(row["event_id"])
    return Previous(
        events={row["event_id"]: {name: row.get(name) for name in KEPT} for row in events},
        event_of={row["mention_id"]: row["event_id"] for row in mentions},
        event_of_words={key: min(ids) for key, ids in by_words.items() if key and len(ids) == 1},
        tombstones=tuple(dict(row) for row in tombstones),
    )


def read_previous(folder: Path) -> Previous:
    """The ids of the data set in a folder; nothing if there is none.

    A data set of a version that had no tombstones yet will do.

    Raises:
        UnreadableBuild: if its files cannot be read: to go on would give its events new ids without a word.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    from ..tables.publish import finish_publishing

    def rows(table: str, *columns: str) -> list[Row]:
        return pq.read_table(folder / f"{table}.parquet", columns=list(columns) or None).to_pylist()

    try:
        if folder.is_dir():
            finish_publishing(folder)
        if not (folder / "events.parquet").is_file():
            return Previous()
        graves = rows("tombstones") if (folder / "tombstones.parquet").is_file() else []
        return of_rows(rows("events", "event_id", *KEPT), rows("mentions", *_MENTION), graves)
    except (pa.ArrowException, OSError) as error:
        told = f"{folder} holds a data set that cannot be read ({error}), so its events would lose their ids"
        raise UnreadableBuild(f"{told}; remove it to begin anew") from error
