"""From what the user names to the files to read, in a fixed order."""

import glob
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from etl.articles.companion import COMPANION, Companion, read_companion
from etl.articles.kinds import split_name
from etl.articles.reasons import reject
from etl.records import Reject

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, "-" for standard input, and what the user states of it in a `sources.csv`."""

    path: Path | str
    given: Mapping[str, Any] = field(default_factory=dict)  # fields of Known
    sha256: str = ""  # of the file's bytes, if it is worked out already


def find_files(inputs: Sequence[str | Path]) -> Iterator[Source | Reject]:
    """The files behind `inputs`, in the order given; folders are walked in the order of names.

    A name with "*", "?" or "[" that is no file is taken as a pattern, for shells that do not expand it.
    Yields a Reject for what cannot be read. A file reached twice (named itself and inside a folder, or by a
    link) is yielded once. Hidden files and folders inside a folder are passed over. A folder's `sources.csv`
    tells what its files are; it is no input itself.
    """
    finder = _Finder()
    for given in inputs:
        if str(given) == STDIN:
            yield Source(STDIN)
            continue
        for path in _expanded(Path(given)):
            yield from finder.named(path)


def _expanded(path: Path) -> list[Path]:
    """The path, or what it stands for as a pattern; the path if that is nothing."""
    if os.path.lexists(path) or not glob.has_magic(str(path)):
        return [path]
    return [Path(name) for name in sorted(glob.glob(str(path), recursive=True))] or [path]


class _Finder:
    """Remembers the files that were found, and the folders' `sources.csv`."""

    def __init__(self) -> None:
        self._seen: set[tuple[int, int]] = set()
        self._companions: dict[Path, Companion | None] = {}

    def named(self, path: Path) -> Iterator[Source | Reject]:
        """What a path given by the user stands for."""
        if path.is_dir():
            items = list(islice(walk := self._walk(path, set()), 1))
            yield from items or [reject(str(path), "empty_folder", f"{path}: no file to read in this folder")]
            yield from walk
        elif not os.path.lexists(path):
            yield reject(str(path), "missing_path", f"{path}: no such file or folder")
        elif not path.is_file():
            yield reject(str(path), "not_a_file", f"{path}: neither a file nor a folder")
        else:
            yield from self._source(path, (path.parent,))

    def _walk(
        self, folder: Path, above: set[tuple[int, int]], about: tuple[Path, ...] = ()
    ) -> Iterator[Source | Reject]:
        """Files below `folder`; a link back to a folder that we stand in is not followed."""
        try:
            info = folder.stat()
            names = sorted(os.listdir(folder))
        except OSError as error:
            yield reject(str(folder), "unreadable_file", f"{folder}: {error.strerror or error}")
            return
        here = (info.st_dev, info.st_ino)
        if here in above:
            return
        for name in names:
            path = folder / name
            if name.startswith("."):
                continue
            if path.is_dir():
                yield from self._walk(path, above | {here}, (folder, *about))
            elif not path.is_file():
                yield reject(str(path), "not_a_file", f"{path}: neither a file nor a folder")
            elif not split_name(name)[1] and "." in name:
                yield reject(str(path), "unknown_format", f"{path}: no known article format has this ending")
            else:
                yield from self._source(path, (folder, *about))

    def _source(self, path: Path, folders: Sequence[Path]) -> Iterator[Source | Reject]:
        """The file, with what the nearest `sources.csv` states of it; or the rejects of that file itself."""
        info = path.stat()
        if (info.st_dev, info.st_ino) in self._seen:
            return
        self._seen.add((info.st_dev, info.st_ino))
        own = self._companion(path.parent)
        if path.name == COMPANION and own is not None:
            yield from own.rejects
            return
        stated = (companion.of(path) for folder in folders if (companion := self._companion(folder)))
        yield Source(path, next(filter(None, stated), {}))

    def _companion(self, folder: Path) -> Companion | None:
        if folder not in self._companions:
            self._companions[folder] = read_companion(folder)
        return self._companions[folder]
