"""Keeps the articles' clean texts beside a data set, for looking up evidence; no release carries them."""

import os
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from etl.records import Article

if TYPE_CHECKING:
    import pyarrow.parquet as pq

KEPT_IN = "_build"
_ROWS_HELD = 5_000  # before they are written as one row group


class TextStore:
    """Writes `_build/texts.parquet` (article_id, title, text) in the order of the articles.

    The file takes its place only with `publish`; without it the earlier one stays.
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
        self._writer: pq.ParquetWriter | None = None

    def add(self, article: Article) -> None:
        """Keep one article's text."""
        self._held.append((article.article_id, article.title, article.text))
        if len(self._held) >= _ROWS_HELD:
            self._flush()

    def publish(self) -> None:
        """Put the file in its place."""
        self._flush()
        if self._writer is not None:
            self._writer.close()
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
