"""From what the user names to the files to read, in a fixed order."""

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from etl.articles.kinds import split_name
from etl.articles.reasons import reject
from etl.records import Reject

STDIN = "-"


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read, "-" for standard input, and what the user states of it in a `sources.csv`."""

    path: Path | str
    given: Mapping[str, Any] = field(default_factory=dict)  # fields of Known


def find_files(inputs: Sequence[str | Path]) -> Iterator[Source | Reject]:
    """The files behind `inputs`, in the order given; folders are walked in the order of names.

    Yields a Reject for what cannot be read. A file reached
    twice (named itself and inside a folder, or by a link) is yielded once. Hidden files and
    folders inside a folder are passed over.
    """
    seen: set[tuple[int, int]] = set()
    for given in inputs:
        if str(given) == STDIN:
            yield Source(STDIN)
            continue
        path = Path(given)
        if path.is_dir():
            yield from _walk_folder(path, seen)
        elif not os.path.lexists(path):
            yield reject(str(path), "missing_path", f"{path}: no such file or folder")
        elif not path.is_file():
            yield reject(str(path), "not_a_file", f"{path}: neither a file nor a folder")
        elif _is_new(path, seen):
            yield Source(path)


def _walk_folder(folder: Path, seen: set[tuple[int, int]]) -> Iterator[Source | Reject]:
    found = False
    for item in _walk(folder, set(), seen):
        found = True
        yield item
    if not found:
        yield reject(str(folder), "empty_folder", f"{folder}: no file to read in this folder")


def _walk(folder: Path, above: set[tuple[int, int]], seen: set[tuple[int, int]]) -> Iterator[Source | Reject]:
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
            yield from _walk(path, above | {here}, seen)
        elif not path.is_file():
            yield reject(str(path), "not_a_file", f"{path}: neither a file nor a folder")
        elif not split_name(name)[1] and "." in name:
            yield reject(str(path), "unknown_format", f"{path}: no known article format has this ending")
        elif _is_new(path, seen):
            yield Source(path)


def _is_new(path: Path, seen: set[tuple[int, int]]) -> bool:
    info = path.stat()
    key = (info.st_dev, info.st_ino)
    if key in seen:
        return False
    seen.add(key)
    return True
