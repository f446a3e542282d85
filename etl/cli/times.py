"""conflict-timeline times."""

import json
from collections.abc import Iterator
from datetime import date
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
    "anchor",
    "rule",
)


@click.command()
@click.argument("source", metavar="INPUT.jsonl")
@click.option(
    "-o", "--output", default="-", show_default=True, help="File of JSON lines; - for standard output."
)
@quiet_option
def times(source: str, output: str, quiet: bool) -> None:
    """Find time expressions and the days they cover.

    Reads JSON lines with doc_id, dct (the day the text was published, such as 2021-11-06, or null)
    and text; - reads standard input. Writes a line a document with doc_id and timexes: start and
    end in characters, TIMEX3 type and value, the text, the first and last day covered, UCDP
    precision, bound (since, until, ...), what it was reckoned from, and the rule that read it.

    \b
    Examples:
      conflict-timeline times documents.jsonl --output times.jsonl
      echo '{"doc_id": "1", "dct": "2021-11-06", "text": "They met on Wednesday."}' |
        conflict-timeline times -
    """
    from etl.times import find_timexes

    bad: list[str] = []
    n_read = 0
    with _opened(source) as lines, lines_to(output) as file:
        for doc_id, day, text in progress(_documents(lines, source, bad), "Reading times", quiet=quiet):
            found = find_timexes(text, day)
            record = {"doc_id": doc_id, "timexes": [{key: getattr(t, key) for key in KEYS} for t in found]}
            write_line(file, record)
            n_read += 1
        if not n_read:
            tell(bad)
            fail(NO_INPUT, f"{source} holds no document that could be read")
    tell(bad)
    tell([f"{n_read:,} documents, {len(bad):,} faults"], quiet)


def _opened(source: str) -> TextIO:
    try:
        return click.open_file(source, encoding="utf-8", errors="replace")
    except OSError as error:
        fail(NO_INPUT, f"{source} cannot be read: {error.strerror or error}")


def _documents(lines: TextIO, source: str, bad: list[str]) -> Iterator[tuple[Any, date | None, str]]:
    """The documents; what is wrong with a line is told in `bad`."""
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
        record = json.loads(line)
    except ValueError as error:
        raise ValueError(f"not valid JSON ({error})") from None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise ValueError('no object with a "text"')
    return record
