"""conflict-timeline times."""

import json
from collections.abc import Iterator
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Any, TextIO

import click

from etl.cli.exits import NO_INPUT, fail, tell
from etl.cli.options import quiet_option
from etl.cli.streams import lines_to, progress, write_line

KEYS = (
    "start",
    "end",
    "type",
    "value",
    "text",
    "date_start",
    "date_end",
    "precision",
    "bound",
    "duration_days",
    "anchor",
    "rule",
)
Document = tuple[Any, date | None, str]


@click.command()
@click.argument("source", metavar="INPUT")
@click.option(
    "-o", "--output", default="-", show_default=True, help="File of JSON lines; - for standard output."
)
@click.option(
    "--date",
    "published",
    metavar="YYYY-MM-DD",
    type=click.DateTime(["%Y-%m-%d"]),
    help='The day a plain text was published, on which "yesterday" counts; else a full date at its top.',
)
@quiet_option
def times(source: str, output: str, published: Any, quiet: bool) -> None:
    """Find time expressions and the days they cover.

    INPUT is a plain text, or JSON lines (told by the brace at the start) with doc_id, dct (the day
    the text was published, such as 2021-11-06, or null) and text; - reads standard input. Writes a
    line a document with doc_id and timexes: start and end in characters, TIMEX3 type and value,
    the text, the first and last day covered, UCDP precision, bound (since, until, by, before,
    after, within), the days that a length of time has, what it was reckoned from, and the rule
    that read it.

    \b
    Examples:
      conflict-timeline times article.txt --date 2021-11-06
      echo "They met on Wednesday." | conflict-timeline times - --date 2021-11-06
      conflict-timeline times documents.jsonl --output times.jsonl
    """
    from etl.times import find_timexes

    bad: list[str] = []
    n_read = 0
    with _opened(source) as file, lines_to(output) as out:
        documents = _documents(file, source, published.date() if published else None, bad)
        for doc_id, day, text in progress(documents, "Reading times", quiet):
            found = find_timexes(text, day)
            record = {"doc_id": doc_id, "timexes": [{key: getattr(t, key) for key in KEYS} for t in found]}
            write_line(out, record)
            n_read += 1
        if not n_read:
            tell(bad)
            fail(NO_INPUT, f"{source} holds no document that could be read")
    tell(bad)
    tell([f"{n_read:,} documents, {len(bad):,} faults"], quiet)


def _opened(source: str) -> TextIO:
    try:
        if source == "-":
            return click.open_file(source, encoding="utf-8", errors="replace")
        # As it is, so that offsets are those of the file.
        return Path(source).open(encoding="utf-8", errors="replace", newline="")
    except OSError as error:
        fail(NO_INPUT, f"{source} cannot be read: {error.strerror or error}")


def _documents(file: TextIO, source: str, published: date | None, bad: list[str]) -> Iterator[Document]:
    """The documents of a file of JSON lines, else the one that a plain text is."""
    ahead: list[str] = []
    for line in file:
        ahead.append(line)
        if line.strip():
            break
    if ahead and ahead[-1].lstrip("\ufeff \t").startswith("{"):
        yield from _lines(chain(ahead, file), source, bad)
        return
    text = "".join(chain(ahead, file))
    if text.strip():
        yield ("stdin" if source == "-" else Path(source).name), published, text


def _lines(lines: Iterator[str], source: str, bad: list[str]) -> Iterator[Document]:
    """The documents of JSON lines; what is wrong with a line is told in `bad`."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            record = _record(line)
        except ValueError as error:
            bad.append(f"{source}, line {number}: {error}; the line is left out")
            continue
        try:
            day = date.fromisoformat(str(record["dct"])[:10]) if record.get("dct") else None
        except ValueError:
            day = None
            told = f'"dct" is {record["dct"]!r}, no date such as 2021-11-06; read as undated'
            bad.append(f"{source}, line {number}: {told}")
        yield record.get("doc_id"), day, record["text"]


def _record(line: str) -> dict[str, Any]:
    try:
        record = json.loads(line.lstrip("\ufeff"))
    except ValueError as error:
        raise ValueError(f"not valid JSON ({error})") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise ValueError('no object with a "text"')
    return record
