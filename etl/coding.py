"""Codes the articles that no earlier build has coded, and gives back what all of them report."""

import hashlib
import io
import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from etl.batches import batched
from etl.records import Article, Reject
from etl.stages import Stages, failed, foreign
from etl.work import Engine, Kept
from etl.work.engines import WorkerDied

BATCH = 32  # articles that a worker is given at a time
_SHARD = 2_048  # results that are kept as one shard: so much work at most is lost with a build that is killed
_KEY = 16  # bytes


class Result(NamedTuple):
    """What is kept of an article's coding."""

    n_sentences: int
    foreign: bool
    mentions: list[Any]  # of etl.records.Mention
    links: list[Any]  # of etl.records.LocalLink
    fault: tuple[str, str] | None = None  # stage that failed, and how; such results are not kept

    def reject(self, article: Article) -> Reject | None:
        """Why the article is not coded, if it is not."""
        if self.fault:
            return failed(article, *self.fault)
        return foreign(article) if self.foreign else None


@dataclass(frozen=True, slots=True)
class CodeBatch:
    """The work on a batch of articles; loads the stages once a process."""

    gazetteer: tuple[Path, ...]
    coder: str

    def __call__(self, batch: list[Article]) -> list[bytes]:
        """A pickled `Result` for each article."""
        with _ONE_AT_A_TIME:
            outcomes = _stages(self.gazetteer, self.coder).run(batch)
        return [pickle.dumps(tuple(Result(*outcome)), pickle.HIGHEST_PROTOCOL) for outcome in outcomes]


_ONE_AT_A_TIME = Lock()  # an engine may have several threads in a process; the stages are not made for that


@cache
def _stages(gazetteer: tuple[Path, ...], coder: str) -> Stages:
    return Stages(gazetteer, coder)


def key_of(article: Article) -> bytes:
    """16 bytes that are the same for articles that any coder codes the same: all but where they were found counts."""
    a = article
    told = (a.article_id, a.title, a.url, a.outlet, a.byline, a.dateline, a.language)
    dates = (a.published_at and a.published_at.isoformat(), a.published_date, a.published_basis)
    whole = f"{(*told, *map(str, dates))!r}\n{a.text}"
    return hashlib.blake2b(whole.encode("utf-8", "surrogatepass"), digest_size=_KEY).digest()


def code(
    articles: Iterable[Article], keep: Kept, engine: Engine, work: CodeBatch
) -> Iterator[tuple[bytes, Result | None]]:
    """Code articles and keep the results, which are given as they come: key, and the result only if it failed.

    Args:
        articles: those of which nothing is kept.
        keep: where results go.
        engine: does the work.
        work: what to do.
    """
    done: list[tuple[bytes, bytes]] = []
    for batch, values in _worked_on(batched(articles, BATCH), engine, work):
        for article, value in zip(batch, values, strict=True):
            key, result = key_of(article), read_result(value)
            if result.fault is None:
                done.append((key, value))
            yield key, result if result.fault else None
        if len(done) >= _SHARD:
            keep.put(done)
            done = []
    keep.put(done)
    keep.refresh()


def _worked_on(
    batches: Iterable[list[Article]], engine: Engine, work: Callable[[list[Article]], list[bytes]]
) -> Iterator[tuple[list[Article], list[bytes]]]:
    """Batches with their results; the articles of a batch that brought its worker down are done one by one."""
    handed: list[list[Article]] = []

    def hand_out() -> Iterator[list[Article]]:
        for batch in batches:
            handed.append(batch)
            yield batch

    for result in engine.map(work, hand_out()):
        batch = handed.pop(0)
        if isinstance(result, WorkerDied):
            result = [_by_itself(article, engine, work) for article in batch]
        yield batch, result


def _by_itself(article: Article, engine: Engine, work: Callable[[list[Article]], list[bytes]]) -> bytes:
    (result,) = engine.map(work, [[article]])
    if not isinstance(result, WorkerDied):
        return result[0]
    return pickle.dumps(tuple(Result(0, False, [], [], ("events", str(result)))))


def read_result(value: bytes) -> Result:
    """A result that was kept.

    Raises:
        pickle.UnpicklingError: if it holds anything but records: a store may lie where others can write.
    """
    return Result(*_Records(io.BytesIO(value)).load())


class _Records(pickle.Unpickler):
    """Makes records and days, and nothing else."""

    def find_class(self, module: str, name: str) -> Any:
        if module == "etl.records" or (module, name) in (("datetime", "date"), ("datetime", "datetime")):
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} has no place among kept results")
