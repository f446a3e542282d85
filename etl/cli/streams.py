"""Progress bars, and files of one JSON object a line."""

import io
import json
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, TypeVar

from etl.cli.exits import NO_OUTPUT, fail

T = TypeVar("T")


def progress(
    items: Iterable[T], label: str, length: int | None = None, *, quiet: bool = False
) -> Iterator[T]:
    """Pass the items on, with a bar on stderr if that is a terminal: how many, how fast, how long still."""
    if quiet or not sys.stderr.isatty():
        yield from items
        return
    from tqdm import tqdm

    yield from tqdm(items, desc=label, total=length, file=sys.stderr, unit="", dynamic_ncols=True)


@contextmanager
def lines_to(output: str) -> Iterator[TextIO]:
    """A text file to write lines to, "-" for standard output; it takes its place when all is written."""
    if output == "-":
        if isinstance(sys.stdout, io.TextIOWrapper):  # whatever the terminal's own encoding is
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        sys.stdout.flush()
        return
    path = Path(output)
    part = path.with_name(f".{path.name}-{os.getpid()}")
    try:
        file = part.open("w", encoding="utf-8", newline="\n")
    except OSError as error:
        fail(NO_OUTPUT, f"{output} cannot be written: {error.strerror or error}")
    try:
        with file:
            yield file
        try:
            os.replace(part, path)
        except OSError as error:
            fail(NO_OUTPUT, f"{output} cannot be written: {error.strerror or error}")
    finally:
        part.unlink(missing_ok=True)


def write_line(file: TextIO, record: dict[str, Any]) -> None:
    """One object as one line; dates in ISO 8601."""
    file.write(json.dumps(record, ensure_ascii=False, default=lambda value: value.isoformat()) + "\n")
