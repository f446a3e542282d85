"""Keeps the accounts of articles while they stream through the stages of a build."""

import os
from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, fields, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from etl import __version__
from etl.articles import Copies, Settled, Taken
from etl.batches import batched
from etl.coding import Result, key_of, read_result
from etl.output_folder import KEPT_IN
from etl.records import Article, ArticleEvents, Reject
from etl.spool import Spool, sync
from etl.work import Kept

Row = dict[str, Any]
TEXTS = f"{KEPT_IN}/texts.parquet"
"""The articles' clean texts beside a data set, for looking up evidence: article_id, title, text."""

_AT_ONCE = 1_000
_KEY = 16


class Intake:
    """The articles of a build; in memory there is only what is needed of all of them at once."""

    def __init__(self, parts: Path) -> None:
        """Open a file for the articles.

        Args:
            parts: folder for what is in the making.

        Raises:
            OSError: if it cannot be written.
        """
        self._parts = parts
        self._spool = Spool(parts / f".articles-{os.getpid()}")
        self._keys = bytearray()
        self._n_chars = array("q")
        self._n_sentences = array("q")
        self._settled: Mapping[int, Settled] = {}
        self.n_inputs = 0
        self.rejects: list[Reject] = []

    def take(self, items: Iterable[Taken | Reject]) -> Copies:
        """Read all inputs; gives what tells the copies among them."""
        copies = Copies()
        for item in items:
            self.n_inputs += 1
            if isinstance(item, Reject):
                self.rejects.append(item)
                continue
            article = item.article
            self._spool.add(article)
            copies.add(item.words, article.published_date)
            self._keys += key_of(article)
            self._n_chars.append(len(article.text))
        self._spool.close()
        return copies

    def settle(self, copies: Copies) -> None:
        """Take note of which articles are copies."""
        self._settled = copies.settle(self._spool)

    @property
    def n_articles(self) -> int:
        """Number of articles, copies among them."""
        return len(self._spool)

    def uncoded(self, kept: Kept) -> list[int]:
        """Numbers of the articles of which no result is kept; copies are not coded."""
        fresh = [n for n in range(len(self._spool)) if not self._is_copy(n)]
        there = kept.has([self._key(n) for n in fresh]) if fresh else []
        return [n for n, has in zip(fresh, there, strict=True) if not has]

    def some(self, numbers: Iterable[int]) -> Iterator[Article]:
        """Articles with their texts, by their numbers in ascending order."""
        for chunk in batched(numbers, _AT_ONCE):
            articles, texts = self._spool.described(chunk), self._spool.texts(chunk)
            yield from (replace(articles[n], text=texts[n]) for n in chunk)

    def coded(
        self, kept: Kept, failures: Mapping[bytes, Result], with_texts: bool
    ) -> Iterator[ArticleEvents]:
        """What the articles report; copies follow under their original's id, for their outlets count.

        Args:
            kept: the results of all articles but those that failed.
            failures: by key, the results of those.
            with_texts: whether the articles are to have their texts, and those to be given that report nothing.
        """
        self._n_sentences = array("q", bytes(8 * len(self._spool)))
        telling: set[str] = set()
        fresh = (n for n in range(len(self._spool)) if not self._is_copy(n))
        for chunk in batched(fresh, _AT_ONCE):
            values = kept.get([self._key(n) for n in chunk])
            read = self._spool.described(chunk) if not with_texts else {}
            whole = dict(zip(chunk, self.some(chunk), strict=True)) if with_texts else {}
            for n, value in zip(chunk, values, strict=True):
                article = (whole or read)[n]
                result = failures[self._key(n)] if value is None else read_result(value)
                self._n_sentences[n] = result.n_sentences
                if (reject := result.reject(article)) is not None:
                    self.rejects.append(reject)
                elif with_texts or result.mentions:
                    telling.add(article.article_id)
                    yield ArticleEvents(article, result.mentions, result.links)
        yield from self._copies(telling)

    def _copies(self, telling: set[str]) -> Iterator[ArticleEvents]:
        copies = {n: s.duplicate_of for n, s in self._settled.items() if s.duplicate_of in telling}
        for chunk in batched(copies, _AT_ONCE):
            for n, article in self._spool.described(chunk).items():
                original = copies[n]
                assert original is not None
                copy = replace(article, article_id=original, duplicate_of=original)
                yield ArticleEvents(copy, [], [])

    def article_rows(self) -> Iterator[Row]:
        """Rows of the table articles. A copy counts as having its original's sentences."""
        originals = {s.duplicate_of for s in self._settled.values()}
        sentences: dict[str | None, int] = {}
        waiting: list[Row] = []
        for n, article in enumerate(self._settled_articles()):
            row = _article_row(article) | {"n_chars": self._n_chars[n], "n_sentences": self._n_sentences[n]}
            if article.article_id in originals:
                sentences[article.article_id] = self._n_sentences[n]
            if article.duplicate_of is None:
                yield row
            else:
                waiting.append(row)
        yield from (row | {"n_sentences": sentences.get(row["duplicate_of"], 0)} for row in waiting)

    def reject_rows(self) -> list[Row]:
        """Rows of the table rejects."""
        return [asdict(reject) for reject in self.rejects]

    def publish_texts(self, dataset: Path) -> None:
        """Write the texts beside the data set; copies in the same words have their original's.

        Raises:
            OSError: if they cannot be written.
        """
        import pyarrow as pa
        import pyarrow.parquet as pq

        schema = pa.schema([(name, pa.string()) for name in ("article_id", "title", "text")])
        part = self._parts / f".texts-{os.getpid()}"
        with pq.ParquetWriter(part, schema, compression="zstd", compression_level=3) as writer:
            for chunk in batched(enumerate(self._settled_articles()), _AT_ONCE):
                texts = self._spool.texts([n for n, _ in chunk])
                rows = [(a.article_id, a.title, texts[n]) for n, a in chunk]
                writer.write_table(pa.table([list(c) for c in zip(*rows, strict=True)], schema=schema))
        sync(part)
        os.replace(part, dataset / TEXTS)

    def _settled_articles(self) -> Iterator[Article]:
        """The articles without their texts, each under its id and with what it is a copy of."""
        for chunk in batched(range(len(self._spool)), _AT_ONCE):
            for n, article in self._spool.described(chunk).items():
                own = self._settled.get(n)
                settled = own and replace(article, article_id=own.article_id, duplicate_of=own.duplicate_of)
                yield settled or article

    def coded_keys(self) -> Iterator[bytes]:
        """The keys of the articles that are coded."""
        return (self._key(n) for n in range(len(self._spool)) if not self._is_copy(n))

    def _key(self, n: int) -> bytes:
        return bytes(self._keys[_KEY * n : _KEY * (n + 1)])

    def _is_copy(self, n: int) -> bool:
        return n in self._settled and self._settled[n].duplicate_of is not None


_COLUMNS = tuple(f.name for f in fields(Article) if f.name != "text")


def _article_row(article: Article) -> Row:
    row = {name: getattr(article, name) for name in _COLUMNS}
    for name in ("published_at", "retrieved_at"):
        row[name] = _in_utc(row[name])
    return row | {"ingested_version": __version__}


def _in_utc(instant: datetime | None) -> datetime | None:
    """An instant without a zone is none: it could be off by half a day."""
    return instant.astimezone(UTC) if instant is not None and instant.tzinfo is not None else None
