"""The rows of a CSV file, read as a stream; what is broken costs as little as can be."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.articles.connectors.text_lines import read_lines
from etl.articles.draft import Fault, Payload

_SEPARATORS = ",;\t|"
_RESTARTS = 20
_ALONE_CR = re.compile(r"(?<=\r)(?!\n|$)")

Row = tuple[int, list[str]]


def read_rows(payload: Payload) -> Iterator[Row | Fault]:
    """Line number and cells of each row that is not blank.

    A quotation mark that is never closed would swallow all that follows: the row is told as a fault, and
    reading starts again on its next line.
    """
    source = _Lines(payload)
    separator = "\t" if payload.suffix in (".tsv", ".tab") else None
    csv.field_size_limit(payload.max_bytes)
    for _ in range(_RESTARTS):
        separator = separator or max(_SEPARATORS, key=source.peek().count)
        fault = yield from _read_on(source, separator)
        if fault is None:
            return
        yield fault
        source.go_back()
    yield Fault("bad_table", f"line {source.number}: broken in many places; the rest is left out")


def _read_on(source: "_Lines", separator: str) -> "Iterator[Row | Fault]":
    """Rows until the end (returns None) or until one that cannot be read (returns its Fault)."""
    rows = csv.reader(source, delimiter=separator, strict=True)
    while True:
        source.begin_row()
        try:
            row = next(rows, None)
            yield from source.take_dropped()
        except csv.Error as error:
            row = _sloppy_row(source, separator)
            if row is None:
                return Fault(
                    "bad_table",
                    f"line {source.first}: a quotation mark is not closed, or not as it should ({error})",
                )
            rows = csv.reader(source, delimiter=separator, strict=True)
        if row is None:
            return None
        if any(cell.strip() for cell in row):
            yield source.first, row


def _sloppy_row(source: "_Lines", separator: str) -> list[str] | None:
    """A row on one line with quotation marks in it that should have been doubled; None for any other."""
    if len(source.row) != 1 or source.ended:
        return None
    try:
        return next(csv.reader(source.row, delimiter=separator), None)
    except csv.Error:
        return None


@dataclass(slots=True)
class _Lines:
    """An iterator of lines that remembers those of the row that is being read."""

    payload: Payload
    number: int = 0  # of the last line given
    first: int = 0  # of the first line of the row
    ended: bool = False
    size: int = 0  # of the row, in characters
    row: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)  # to be given once more, last first
    dropped: list[int] = field(default_factory=list)  # lines too long to be read
    lines: Iterator[str] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = self._read()

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        line = self.again.pop() if self.again else next(self.lines, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self.number += 1
        self.size += len(line)
        self.row.append(line)
        if self.size > self.payload.max_bytes:
            raise csv.Error("the row is larger than a document may be")
        return line

    def _read(self) -> Iterator[str]:
        """Lines with their ends, free of NULs; one that is too long is noted and given as a blank one."""
        for number, line in read_lines(self.payload):
            if line is None:
                self.dropped.append(number)
            yield from _ALONE_CR.split((line or "").replace("\x00", "") + "\n")

    def begin_row(self) -> None:
        """Forget the last row's lines."""
        self.first = self.number + 1
        self.size = 0
        self.row.clear()

    def go_back(self) -> None:
        """To the second line of the row."""
        self.again += reversed(self.row[1:])
        self.number = self.first
        self.ended = False

    def peek(self) -> str:
        """The next line that is not blank; it will still be given."""
        taken = [next(self.lines, "")] if not self.again else []
        while taken and not taken[-1].strip() and (line := next(self.lines, None)) is not None:
            taken.append(line)
        self.again += reversed(taken)
        return self.again[-1] if not taken else taken[-1]

    def take_dropped(self) -> Iterator[Fault]:
        """Faults for the lines that were too long."""
        for number in self.dropped:
            yield Fault("too_large", f"line {number}: longer than a document may be")
        self.dropped.clear()
