"""Reading in processes of its own, so that no document can hang, crash or exhaust the run.

One process finds the documents, and reads them too where they are few; of many, others read each a share. What was
read before stays, the document at fault becomes a reject, and a new process goes on behind it.
"""

import shutil
import sys
import tempfile
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from etl.articles.kept_reading import KeptReading
from etl.articles.options import ReadOptions
from etl.articles.outcomes import Taken, unpack
from etl.articles.process import START_UP, Board, Ended, Heard, Process
from etl.articles.readers import Readers
from etl.articles.reasons import reject
from etl.articles.sources import STDIN
from etl.articles.told import Batch, Begun, Known, Read, Unread
from etl.articles.worker import Find
from etl.records import Article, Reject

_BYTES_PER_SECOND = 2_000_000  # that finding the next document in a large file may take at the slowest
_ALONE = 1.5  # seconds of reading from which on it pays to start further processes


def read_guarded(
    inputs: Sequence[str | Path], options: ReadOptions | None = None, readers: int = 1
) -> Iterator[Article | Reject]:
    """As `read_inputs`, but a document that takes longer than `options.seconds_per_document`, or that
    brings the reader down, is ended and becomes a reject.
    """
    for item in read_kept(inputs, options, readers):
        yield item.article if isinstance(item, Taken) else item


def read_kept(
    inputs: Sequence[str | Path],
    options: ReadOptions | None = None,
    readers: int = 1,
    kept: KeptReading | None = None,
) -> Iterator[Taken | Reject]:
    """As `read_guarded`, with what tells copies, and with what earlier readings found.

    Args:
        inputs: as `read_inputs`.
        options: as `read_inputs`.
        readers: processes that read at the same time; what comes of it is the same whatever their number.
        kept: what earlier readings found; what is new is kept there.
    """
    options = options or ReadOptions()
    names = tuple(map(str, inputs))
    alone = None if readers <= 1 else _ALONE
    with _stdin_kept(names) as stdin, closing(Readers(options, max(1, readers))) as pool:
        task = Find(names, options, kept.address if kept else None, alone, stdin=stdin)
        yield from _settled(_batches(task), pool, kept)
    if kept:
        kept.flush()


class _Waiting(NamedTuple):
    batch: Batch | Reject
    reads: Future[Sequence[Read | Ended]] | None  # of its documents that are unread


def _settled(
    batches: Iterator[Batch | Reject], pool: Readers, kept: KeptReading | None
) -> Iterator[Taken | Reject]:
    """What the batches hold, in their order, while batches ahead of it are read."""
    waiting: deque[_Waiting] = deque()
    for batch in batches:
        contents = batch.contents if isinstance(batch, Batch) else b""
        waiting.append(_Waiting(batch, pool.read(contents) if contents else None))
        while waiting and (len(waiting) > 3 * pool.n or waiting[0].reads is None or waiting[0].reads.done()):
            yield from _taken(waiting.popleft(), kept)
    while waiting:
        yield from _taken(waiting.popleft(), kept)


def _taken(waiting: _Waiting, kept: KeptReading | None) -> Iterator[Taken | Reject]:
    batch = waiting.batch
    if isinstance(batch, Reject):
        yield batch
        return
    reads = iter(waiting.reads.result() if waiting.reads else ())
    if kept:
        kept.note(batch.new, batch.used, batch.n_known)
    for entry in batch.entries:
        if isinstance(entry, Unread):
            yield _read(entry, next(reads), kept)
        else:
            yield unpack(entry.value, entry.place) if isinstance(entry, Known) else entry


def _read(entry: Unread, read: Read | Ended, kept: KeptReading | None) -> Taken | Reject:
    if isinstance(read, Ended):
        return _reject(entry.place.path, entry.source_id, read)
    if kept and read.lasting:
        kept.note([(entry.key, read.value)])
    return unpack(read.value, entry.place)


def _batches(task: Find) -> Iterator[Batch | Reject]:
    """What is found, by as many processes one after another as it takes."""
    left: Find | None = task
    while left is not None:
        left = yield from _find_on(left)


def _find_on(task: Find) -> Generator[Batch | Reject, None, Find | None]:
    """Batches from a new process; returns what is left to do if the process had to be ended."""
    done = task.done
    with _process(task) as heard:
        while True:
            try:
                batch = heard.next(lambda begun: _limit(task.options, begun))
            except Ended as end:
                begun: Begun | None = heard.at()
                if begun is None:
                    raise RuntimeError(f"the process that reads the inputs does not work: {end}") from end
                yield _reject(begun.path, begun.source_id, end)
                return _without(begun, replace(task, done=done))
            if batch is None:
                return None
            done = batch.done
            yield batch


@contextmanager
def _process(task: Find) -> Iterator[Heard]:
    board = Board()
    heard = Heard(Process(replace(task, board=board.path)), board)
    try:
        yield heard
    finally:
        heard.close()


def _without(begun: Begun, task: Find) -> Find:
    """The task without what the process was at when it ended: one document, or a whole source."""
    position = begun.position
    if position.document >= 0 and position > task.done:
        return replace(task, done=position)
    return replace(task, broken=(*task.broken, position.source))


def _limit(options: ReadOptions, begun: Begun | None) -> float:
    """Seconds to wait for the next word: those of a document, more for a source that is looked through."""
    if begun is None:
        return START_UP
    # A member of an archive has the archive's path before its own.
    path = Path(begun.path)
    file = next((path for path in (path, *path.parents) if path.is_file()), None)
    size = file.stat().st_size if file else 0
    return options.seconds_per_document + size / _BYTES_PER_SECOND


def _reject(path: str, source_id: str, end: Ended) -> Reject:
    return reject(path, end.reason, f"{path}: {end}", source_id or None)


@contextmanager
def _stdin_kept(names: Sequence[str]) -> Iterator[str | None]:
    """Standard input as a file, for it can be read but once and a process may have to begin again."""
    if STDIN not in names:
        yield None
        return
    with tempfile.NamedTemporaryFile(prefix="conflict-timeline-") as file:
        shutil.copyfileobj(sys.stdin.buffer, file)
        file.flush()
        yield file.name
