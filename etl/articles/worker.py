"""The process in which inputs are read under a watch: what it is told and what it tells; see guarded.py."""

import os
import pickle
import sys
from dataclasses import dataclass
from typing import Any, BinaryIO

from etl.articles.options import ReadOptions
from etl.articles.reading import NOWHERE, Position, read_from


@dataclass(frozen=True, slots=True)
class Task:
    """What the process is to read, and what of it is dealt with; see `read_from`."""

    inputs: tuple[str, ...]
    options: ReadOptions
    done: Position = NOWHERE
    broken: tuple[int, ...] = ()
    stdin: str | None = None  # a file that holds what standard input gave


@dataclass(frozen=True, slots=True)
class Begun:
    """The next document is being worked on."""

    position: Position
    path: str
    source_id: str


def run(tasks: BinaryIO) -> None:
    """Read what the task asks for and tell it on standard output, which nothing else may use.

    What is told: Begun, then for each document a pair of Position and Article or Reject; None when all is read.
    """
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    task: Task = pickle.load(tasks)
    if task.stdin is not None:
        sys.stdin = open(task.stdin, encoding="utf-8", errors="replace")  # noqa: SIM115 - for as long as the process lives

    def tell(told: Any) -> None:
        pickle.dump(told, out, protocol=pickle.HIGHEST_PROTOCOL)
        out.flush()

    def begin(position: Position, path: str, source_id: str) -> None:
        tell(Begun(position, path, source_id))

    try:
        for pair in read_from(task.inputs, task.options, begin, task.done, task.broken):
            tell(pair)
        tell(None)
    except (KeyboardInterrupt, BrokenPipeError):
        os._exit(1)  # the reader of these lines is gone or going
