"""Holds the events of two builds against each other."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from etl.tables import NotADataset
from etl.tables.publish import finish_publishing

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Removed:
    """An event that is in the old build only."""

    row: Row
    reason: str | None  # of its tombstone; None if the new build has none
    same_as: str | None  # the event that it has become


@dataclass(frozen=True, slots=True)
class Changed:
    """An event that both builds have, with other values."""

    row: Row  # as it is now
    fields: Mapping[str, tuple[Any, Any]]  # column -> (value before, value now)


@dataclass(frozen=True, slots=True)
class Changes:
    """All that differs between the events of two builds."""

    added: tuple[Row, ...]
    removed: tuple[Removed, ...]
    changed: tuple[Changed, ...]
    n_same: int
    new_columns: tuple[str, ...]  # that the old build does not have
    lost_columns: tuple[str, ...]  # that the new build does not have

    @property
    def by_column(self) -> dict[str, int]:
        """How many events changed in each column, most first."""
        counts = Counter(column for one in self.changed for column in one.fields)
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))

    def __bool__(self) -> bool:
        """Whether anything differs."""
        columns = self.new_columns or self.lost_columns
        return bool(self.added or self.removed or self.changed or columns)


def compare(old: Path, new: Path) -> Changes:
    """The changes from one data set to another.

    A data set of an earlier version will do: columns that only one of the two has are named, and not compared.

    Raises:
        NotADataset: if one of the folders holds no events, or they cannot be read.
    """
    before, after = _table(old, "events"), _table(new, "events")
    graves = {row["event_id"]: row for row in _graves(new)}
    columns = [name for name in after.column_names if name in before.column_names]
    was = {row["event_id"]: row for row in before.to_pylist()}
    now = {row["event_id"]: row for row in after.to_pylist()}
    changed = tuple(_changed(was, now, columns))
    return Changes(
        added=tuple(row for name, row in now.items() if name not in was),
        removed=tuple(_removed(row, graves) for name, row in was.items() if name not in now),
        changed=changed,
        n_same=len(was.keys() & now.keys()) - len(changed),
        new_columns=tuple(name for name in after.column_names if name not in columns),
        lost_columns=tuple(name for name in before.column_names if name not in columns),
    )


def _changed(was: Mapping[str, Row], now: Mapping[str, Row], columns: list[str]) -> Iterator[Changed]:
    for name, row in now.items():
        old = was.get(name)
        if old is not None:
            fields = {c: (old[c], row[c]) for c in columns if old[c] != row[c]}
            if fields:
                yield Changed(row, fields)


def _removed(row: Row, graves: Mapping[str, Row]) -> Removed:
    grave = graves.get(row["event_id"], {})
    return Removed(row, grave.get("reason"), grave.get("same_as"))


def _table(folder: Path, name: str) -> pa.Table:
    path = folder / f"{name}.parquet"
    try:
        if folder.is_dir():
            finish_publishing(folder)
        if not path.is_file():
            raise NotADataset(f"{folder} holds no data set: there is no {path.name}")
        return pq.read_table(path)
    except (pa.ArrowException, OSError) as error:
        if isinstance(error, NotADataset):
            raise
        raise NotADataset(f"{path} cannot be read as Parquet: {error}") from error


def _graves(folder: Path) -> list[Row]:
    """Tombstones of events that are gone; where one was split, it is not gone."""
    if not (folder / "tombstones.parquet").is_file():
        return []
    return [row for row in _table(folder, "tombstones").to_pylist() if row["reason"] != "split"]
