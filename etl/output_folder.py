"""The folder of a data set while it is built: nobody else builds in it, and what is in the making is kept apart."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

KEPT_IN = "_build"
"""Folder inside a data set that no release carries: the articles' texts, kept results, the report of the run."""

_LOCK = ".lock"
_PARTS = (".articles-*", ".texts-*")


class OutputRefused(OSError):
    """The output folder cannot be written, is being built in, or holds something that is no data set."""


@contextmanager
def output_folder(output: Path) -> Iterator[Path]:
    """Open the folder before any work is done, so that a wrong one is told at once; gives the folder for parts.

    Folders that were made are removed again if nothing was put into them.

    Raises:
        OutputRefused: see there; also for any fault of the disk while the folder is open.
    """
    parts = output / KEPT_IN
    made = [path for path in (parts, output) if not path.exists()]
    try:
        _check(output)
        parts.mkdir(parents=True, exist_ok=True)
        with _alone(parts / _LOCK):
            try:
                _clear(parts)
                yield parts
            finally:
                _clear(parts)
                _leave_nothing(parts, made)
    except OutputRefused:
        raise
    except OSError as error:
        raise OutputRefused(f"{output} cannot be written: {error.strerror or error}") from error


def _check(output: Path) -> None:
    if output.is_dir():
        names = sorted(path.name for path in output.iterdir())
        others = [name for name in names if name != KEPT_IN and not name.startswith(".")]
        if others and "events.parquet" not in others:
            raise OutputRefused(f"{output} is not empty and holds no data set (found {others[0]})")
    elif output.exists():
        raise OutputRefused(f"{output} is a file; name a folder")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """The lock goes with its process, however that ends."""
    try:
        with FileLock(path, timeout=0):
            yield
    except Timeout:
        raise OutputRefused(f"another build is writing into {path.parent.parent}; wait for its end") from None


def _clear(parts: Path) -> None:
    """Remove what a build left that was killed, or this one is done with."""
    for pattern in _PARTS:
        for path in parts.glob(pattern):
            path.unlink(missing_ok=True)


def _leave_nothing(parts: Path, made: list[Path]) -> None:
    if parts in made and {path.name for path in parts.iterdir()} <= {_LOCK}:
        shutil.rmtree(parts, ignore_errors=True)
    for path in made:
        if path.is_dir() and not any(path.iterdir()):
            path.rmdir()
