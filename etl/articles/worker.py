"""The processes in which inputs are read under a watch: what they are told and what they tell; see guarded.py."""

import os
import pickle
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from etl.articles.draft import Fault, Found
from etl.articles.finder import Finder, Finding
from etl.articles.memory import Memory
from etl.articles.options import ReadOptions
from etl.articles.outcomes import load, pack, read_document
from etl.articles.told import Batch, Begun, Known, Read, Unread
from etl.articles.walk import NOWHERE, Document, Missing, Position
from etl.records import Reject

BATCH = 32  # documents that are read in one go
_SIGNS = 2_000_000  # that their contents may have together
_KNOWN = 250  # findings that are told in one go

Tell = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Find:
    """The task to find documents: told are batches, and None when all are found."""

    inputs: tuple[str, ...]
    options: ReadOptions
    kept: tuple[str, str] | None = None  # place and version of what is kept
    alone: float | None = (
        None  # seconds for which the process reads itself before it hands out; None for ever
    )
    done: Position = NOWHERE  # documents up to here are passed over; an earlier process has dealt with them
    broken: tuple[int, ...] = ()  # sources that are passed over
    board: str = ""  # a file for what is begun
    stdin: str | None = None  # a file that holds what standard input gave

    def work(self, asked: BinaryIO, tell: Tell) -> None:
        """Find all."""
        if self.stdin is not None:
            sys.stdin = open(self.stdin, encoding="utf-8", errors="replace")  # noqa: SIM115 - for as long as the process lives
        with open(self.board, "r+b", buffering=0) as board:
            _Finding(self, tell, board).run()
        tell(None)


@dataclass(frozen=True, slots=True)
class ReadThem:
    """The task to read documents as they are asked for, in lists: told is None at the start, then lists of Read."""

    options: ReadOptions

    def work(self, asked: BinaryIO, tell: Tell) -> None:
        """Read until nothing more is asked for."""
        load()
        tell(None)
        while True:
            try:
                found: list[Found] = pickle.load(asked)
            except EOFError:
                return
            tell([read(one, self.options) for one in found])


def read(found: Found, options: ReadOptions) -> Read:
    """What comes of a document."""
    started = time.monotonic()
    outcome = read_document(found, options)
    # A page that takes long is not looked through in full, and the next time it may be.
    in_time = time.monotonic() - started < options.seconds_per_document
    # Other faults tell the document's place in its file, or come by chance.
    lasting = not isinstance(outcome, Fault) or outcome.reason == "no_text"
    return Read(pack(outcome), in_time and lasting)


class _Finding:
    """Tells what is found, in batches."""

    def __init__(self, task: Find, tell: Tell, board: BinaryIO) -> None:
        from etl.work.kept import Kept

        self._task, self._tell, self._board = task, tell, board
        kept = Kept(*task.kept) if task.kept else None
        if not kept:
            load()
        self._memory = Memory(kept) if kept is not None else None
        self._left = float("inf") if task.alone is None else task.alone  # seconds of reading
        self._batch = Batch(task.done)
        self._signs = 0

    def run(self) -> None:
        task = self._task
        finder = Finder(task.options, self._memory, self._begin, task.broken)
        for findings in finder.findings(task.inputs):
            for finding in findings:
                if finding.item.position > task.done:
                    self._take(finding)
            self._flush()

    def _begin(self, position: Position, path: str, source_id: str = "") -> None:
        self._board.seek(0)
        self._board.write(pickle.dumps(Begun(position, path, source_id)))

    def _take(self, finding: Finding) -> None:
        item = finding.item
        if isinstance(item, Missing):
            self._add(item.position, item.reject)
        elif finding.value is not None:
            self._batch.n_known += 1
            self._add(item.position, Known(item.place, finding.value))
        elif self._left <= 0:
            self._hand_out(item, finding)
        else:
            self._read(item, finding)

    def _add(self, position: Position, entry: Reject | Known | Unread) -> None:
        self._batch.entries.append(entry)
        self._batch.done = position
        if len(self._batch.entries) >= _KNOWN:
            self._flush()

    def _hand_out(self, item: Document, finding: Finding) -> None:
        found = _beside(item, finding)
        contents = self._batch.contents
        assert isinstance(contents, list)
        contents.append(found)
        self._signs += len(found.content)
        self._add(item.position, Unread(item.place, found.known.source_id, finding.key))
        if len(contents) >= BATCH or self._signs >= _SIGNS:
            self._flush()

    def _read(self, item: Document, finding: Finding) -> None:
        """Read a document here; all before it is told first, for this process may not outlive it."""
        self._flush()
        found = _beside(item, finding)
        self._begin(item.position, item.place.path, found.known.source_id)
        started = time.monotonic()
        value, lasting = read(found, self._task.options)
        if lasting and self._memory:
            self._memory.keep(finding.key, value)
        self._add(item.position, Known(item.place, value))
        self._left -= time.monotonic() - started

    def _flush(self) -> None:
        batch = self._batch
        if self._memory:
            batch.new, batch.used = self._memory.taken()
        if batch.entries or batch.new:
            batch.contents = pickle.dumps(batch.contents, pickle.HIGHEST_PROTOCOL) if batch.contents else b""
            self._tell(batch)
        self._batch, self._signs = Batch(batch.done), 0


def _beside(item: Document, finding: Finding) -> Found:
    assert item.found is not None
    return replace(item.found, repeats=finding.repeats)


def run(asked: BinaryIO) -> None:
    """Do the task that is asked for and tell of it on standard output, which nothing else may use."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)

    def tell(told: Any) -> None:
        pickle.dump(told, out, protocol=pickle.HIGHEST_PROTOCOL)
        out.flush()

    try:
        pickle.load(asked).work(asked, tell)
    except (KeyboardInterrupt, BrokenPipeError):
        os._exit(1)  # the reader of these lines is gone or going
