"""Reading in a process of its own, so that no document can hang, crash or exhaust the run.

A limit inside a process cannot end a parser that is busy in compiled code; ending the process can. What was
read before stays, the document at fault becomes a reject, and a new process goes on behind it.
"""

import pickle
import queue
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Thread
from typing import Any

from etl.articles.options import ReadOptions
from etl.articles.reasons import reject
from etl.articles.sources import STDIN
from etl.articles.worker import Begun, Task
from etl.records import Article, Reject

# -P: a folder named etl where the user stands must not be taken for the package.
_COMMAND = (
    sys.executable,
    "-P",
    "-c",
    "import pickle, sys; sys.path[:] = pickle.load(sys.stdin.buffer); "
    "from etl.articles.worker import run; run(sys.stdin.buffer)",
)
_AHEAD = 64  # items that may wait to be taken
_START_UP = 60.0  # seconds that a process may take to come to its first document, on a slow disk
_BYTES_PER_SECOND = 2_000_000  # that finding the next document in a large file may take at the slowest


class _Ended(Exception):
    """The process ended, or was ended, in the middle of its work."""

    def __init__(self, reason: str, message: str) -> None:
        self.reason = reason
        super().__init__(message)


def read_guarded(
    inputs: Sequence[str | Path], options: ReadOptions | None = None
) -> Iterator[Article | Reject]:
    """As `read_inputs`, but a document that takes longer than `options.seconds_per_document`, or that
    brings the reader down, is ended and becomes a reject.
    """
    options = options or ReadOptions()
    names = tuple(map(str, inputs))
    with _stdin_kept(names) as stdin:
        task: Task | None = Task(names, options, stdin=stdin)
        while task is not None:
            task = yield from _read_on(task)


def _read_on(task: Task) -> Generator[Article | Reject, None, Task | None]:
    """Items from a new process; returns what is left to do if the process had to be ended."""
    begun: Begun | None = None
    done = task.done
    with _Process(task) as process:
        while True:
            try:
                told = process.next(_limit(task.options, begun))
            except _Ended as end:
                if begun is None:
                    raise RuntimeError(f"the process that reads the inputs does not work: {end}") from end
                yield _reject(begun, end)
                return _without(begun, replace(task, done=done))
            if told is None:
                return None
            if isinstance(told, Begun):
                begun = told
            else:
                done, item = told
                yield item


def _without(begun: Begun, task: Task) -> Task:
    """The task without what the process was at when it ended: one document, or a whole source."""
    position = begun.position
    if position.document >= 0 and position > task.done:
        return replace(task, done=position)
    return replace(task, broken=(*task.broken, position.source))


def _limit(options: ReadOptions, begun: Begun | None) -> float:
    """Seconds to wait for the next word: those of a document, more for a source that is looked through."""
    if begun is None:
        return _START_UP
    # A member of an archive has the archive's path before its own.
    path = Path(begun.path)
    file = next((path for path in (path, *path.parents) if path.is_file()), None)
    size = file.stat().st_size if file else 0
    return options.seconds_per_document + size / _BYTES_PER_SECOND


def _reject(begun: Begun, end: _Ended) -> Reject:
    return reject(begun.path, end.reason, f"{begun.path}: {end}", begun.source_id or None)


class _Process:
    """A process that reads, and a thread that listens to it."""

    def __init__(self, task: Task) -> None:
        self._popen = subprocess.Popen(_COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._told: queue.Queue[Any] = queue.Queue(_AHEAD)
        self._stopped = False
        for message in (sys.path, task):
            pickle.dump(message, self._popen.stdin)  # type: ignore[arg-type]
        self._popen.stdin.close()  # type: ignore[union-attr]
        self._thread = Thread(target=self._listen, name="listener", daemon=True)
        self._thread.start()

    def next(self, seconds: float) -> Any:
        """What it tells next.

        Raises:
            _Ended: if it says nothing for so long, or is no more.
        """
        try:
            told = self._told.get(timeout=seconds)
        except queue.Empty:
            raise _Ended("timed_out", f"took longer than {seconds:.0f} seconds") from None
        if isinstance(told, EOFError):
            raise _Ended("reader_crashed", f"brought the reader down (exit status {self._popen.wait()})")
        return told

    def _listen(self) -> None:
        try:
            while not self._stopped:
                self._put(pickle.load(self._popen.stdout))  # type: ignore[arg-type]
        except (EOFError, pickle.UnpicklingError, OSError, ValueError):
            self._put(EOFError())

    def _put(self, told: Any) -> None:
        while not self._stopped:
            try:
                return self._told.put(told, timeout=0.5)
            except queue.Full:
                continue

    def __enter__(self) -> "_Process":
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped = True
        self._popen.kill()
        self._popen.wait()
        self._thread.join()
        self._popen.stdout.close()  # type: ignore[union-attr]


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
