"""Reads a data set back as pandas data frames."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from etl.tables.publish import finish_publishing
from etl.tables.schemas import TABLES

# Pandas' own integers and booleans have no null: columns that may be null keep their type with these.
_NULLABLE = {pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype(), pa.bool_(): pd.BooleanDtype()}


class NotADataset(FileNotFoundError):
    """The folder holds no data set, or one of its files cannot be read."""


@dataclass(frozen=True, repr=False, eq=False)
class Dataset(Mapping[str, pd.DataFrame]):
    """A data set in memory, one data frame a table: `data.events` or `data["events"]`.

    Dates are datetime64, instants datetime64 in UTC, integers and booleans nullable.
    """

    path: Path
    articles: pd.DataFrame
    events: pd.DataFrame
    mentions: pd.DataFrame
    participants: pd.DataFrame
    links: pd.DataFrame
    processes: pd.DataFrame
    truces: pd.DataFrame
    actors: pd.DataFrame
    tombstones: pd.DataFrame
    rejects: pd.DataFrame

    def __getitem__(self, table: str) -> pd.DataFrame:
        if table not in TABLES:
            raise KeyError(table)
        return getattr(self, table)

    def __iter__(self) -> Iterator[str]:
        return iter(TABLES)

    def __len__(self) -> int:
        return len(TABLES)

    def __repr__(self) -> str:
        counts = ", ".join(f"{len(frame):,} {name}" for name, frame in self.items())
        return f"Dataset({str(self.path)!r}: {counts})"


def read_dataset(folder: str | Path) -> Dataset:
    """Read all tables of a data set.

    Raises:
        NotADataset: if a table's file is not there or cannot be read.
    """
    path = Path(folder)
    frames = {
        name: table.to_pandas(types_mapper=_NULLABLE.get, date_as_object=False)
        for name, table in read_tables(path).items()
    }
    return Dataset(path=path, **frames)


def read_tables(folder: Path) -> dict[str, pa.Table]:
    """All tables of a data set as Arrow tables.

    Raises:
        NotADataset: if a table's file is not there or cannot be read.
    """
    return {name: _read(path) for name, path in table_paths(folder).items()}


def table_paths(folder: Path) -> dict[str, Path]:
    """The files of a data set's tables, by table.

    Raises:
        NotADataset: if one is not there.
    """
    if not folder.is_dir():
        raise NotADataset(f"{folder} is no folder")
    try:
        finish_publishing(folder)
    except OSError as error:
        raise NotADataset(f"{folder}: a build was cut off and cannot be finished here: {error}") from error
    missing = [name for name in TABLES if not (folder / f"{name}.parquet").is_file()]
    if len(missing) == len(TABLES):
        raise NotADataset(f"{folder} holds no data set: none of its tables is there")
    if missing:
        raise NotADataset(f"{folder} is no whole data set: {missing[0]}.parquet is missing")
    return {name: folder / f"{name}.parquet" for name in TABLES}


def _read(path: Path) -> pa.Table:
    try:
        return pq.read_table(path)
    except (pa.ArrowException, OSError) as error:
        raise NotADataset(f"{path} cannot be read as Parquet: {error}") from error
