"""Keeps the articles' clean texts beside a data set, for looking up evidence; no release carries them."""

import os
from collections.abc import Collection, Iterator
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from etl.records import Article

if TYPE_CHECKING:
    import pyarrow.parquet as pq

KEPT_IN = "_build"
_ROWS_HELD = 5_000  # before they are written as one row group
_ROWS_READ = 500  # at a time


class TextStore:
    """Writes `_build/texts.parquet` (article_id, title, text), a row for each text, in the order of the articles.

    Texts can be read back once all are added. The file takes its place only with `publish`; without it the
    earlier one stays.
    """

    def __init__(self, dataset: Path) -> None:
        """Make the folder and open the file.

        Raises:
            OSError: if the data set's folder cannot be written.
        """
        self._folder = dataset / KEPT_IN
        self._made = [path for path in (self._folder, dataset) if not path.exists()]
        self._folder.mkdir(parents=True, exist_ok=True)
        self._part = self._folder / f".texts-{os.getpid()}"
        self._part.touch()
        self._held: list[tuple[str, str | None, str]] = []
        self._ids: set[str] = set()
        self._writer: pq.ParquetWriter | None = None

    def add(self, article: Article) -> None:
        """Keep one article's text; one that has the same id, and so the same words, is kept already."""
        if article.article_id in self._ids:
            return
        self._ids.add(article.article_id)
        self._held.append((article.article_id, article.title, article.text))
        if len(self._held) >= _ROWS_HELD:
            self._flush()

    def close(self) -> None:
        """Add no more texts, but read them back."""
        self._flush()
        if self._writer is not None:
            self._writer.close()

    def texts_of(self, article_ids: Collection[str]) -> dict[str, str]:
        """The texts of some articles, by article_id; call `close` before."""
        import pyarrow.parquet as pq

        if not article_ids:
            return {}
        wanted = [("article_id", "in", sorted(article_ids))]
        table = pq.read_table(self._part, columns=["article_id", "text"], filters=wanted)
        return dict(zip(table["article_id"].to_pylist(), table["text"].to_pylist(), strict=True))

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """All article_ids with their texts, in the order of `add`; call `close` before."""
        import pyarrow.parquet as pq

        with pq.ParquetFile(self._part) as file:
            for batch in file.iter_batches(_ROWS_READ, columns=["article_id", "text"]):
                yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)

    def publish(self) -> None:
        """Put the file in its place; call `close` before."""
        os.replace(self._part, self._folder / "texts.parquet")

    def _flush(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        schema = pa.schema([(name, pa.string()) for name in ("article_id", "title", "text")])
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._part, schema, compression="zstd", compression_level=3)
        columns = list(zip(*self._held, strict=True)) or [(), (), ()]
        self._writer.write_table(pa.table(columns, schema=schema))
        self._held = []

    def __enter__(self) -> "TextStore":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Leave nothing behind of a build that came to nothing."""
        self._part.unlink(missing_ok=True)
        for path in self._made:
            if not any(path.iterdir()):
                path.rmdir()
