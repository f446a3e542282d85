"""The articles of a build on disk, in their order, so that memory does not grow with their number."""

import os
import pickle
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from etl.records import Article

if TYPE_CHECKING:
    import pyarrow.parquet as pq

_HELD = 1_000  # articles before they are written as one row group


class Spool:
    """Takes up articles one by one, then gives them back, all in order or some by number."""

    def __init__(self, path: Path) -> None:
        """Make the file.

        Raises:
            OSError: if it cannot be written.
        """
        path.touch()
        self._path = path
        self._articles: list[bytes] = []
        self._texts: list[str] = []
        self._n = 0
        self._writer: pq.ParquetWriter | None = None

    def __len__(self) -> int:
        return self._n

    def add(self, article: Article) -> None:
        """Keep an article."""
        self._articles.append(pickle.dumps(replace(article, text=""), pickle.HIGHEST_PROTOCOL))
        self._texts.append(article.text)
        self._n += 1
        if len(self._texts) >= _HELD:
            self._flush()

    def close(self) -> None:
        """Add no more articles, but read them back."""
        self._flush()
        if self._writer is not None:
            self._writer.close()

    def __iter__(self) -> Iterator[Article]:
        """All articles in the order of `add`; call `close` before."""
        import pyarrow.parquet as pq

        with pq.ParquetFile(self._path) as file:
            for batch in file.iter_batches(_HELD):
                for article, text in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                    yield replace(_article(article), text=text)

    def described(self, numbers: Collection[int]) -> Mapping[int, Article]:
        """Some articles by their numbers in the order of `add`, without their texts; call `close` before."""
        return {n: _article(value) for n, value in self._some("article", numbers)}

    def texts(self, numbers: Collection[int]) -> Mapping[int, str]:
        """The texts of some articles; call `close` before."""
        return dict(self._some("text", numbers))

    def remove(self) -> None:
        """Delete the file."""
        self._path.unlink(missing_ok=True)

    def _some(self, column: str, numbers: Collection[int]) -> Iterator[tuple[int, object]]:
        import pyarrow.parquet as pq

        groups: dict[int, list[int]] = {}
        for n in sorted(numbers):
            groups.setdefault(n // _HELD, []).append(n)
        if groups:
            with pq.ParquetFile(self._path) as file:
                for group, members in groups.items():
                    values = file.read_row_group(group, columns=[column]).column(0)
                    yield from ((n, values[n % _HELD].as_py()) for n in members)

    def _flush(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        schema = pa.schema([("article", pa.binary()), ("text", pa.string())])
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._path, schema, compression="zstd", compression_level=1)
        if self._texts:
            self._writer.write_table(pa.table([self._articles, self._texts], schema=schema))
        self._articles, self._texts = [], []


def _article(value: object) -> Article:
    assert isinstance(value, bytes)
    found = pickle.loads(value)  # written by this process
    assert isinstance(found, Article)
    return found


def sync(path: Path) -> None:
    """Make sure that a finished file is on the disk before it takes its place."""
    with path.open("rb") as file:
        os.fsync(file.fileno())
