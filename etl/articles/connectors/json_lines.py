"""JSON Lines: one object a line, one article each."""

import json
from collections.abc import Iterator
from typing import Any

from etl.articles.connectors.record_fields import RecordReader
from etl.articles.connectors.text_lines import read_lines
from etl.articles.draft import Fault, Found, Payload
from etl.articles.options import ReadOptions


def read_jsonl(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The documents of a JSON Lines file; a broken line costs only itself."""
    records = RecordReader(payload, options)
    for number, line in read_lines(payload):
        where = f"line {number}"
        if line is None:
            yield Fault("too_large", f"{where}: longer than a document may be")
        elif line.strip(" \t\r\ufeff\x00"):
            value = parse_json(line, where)
            yield value if isinstance(value, Fault) else records.read(value, where, number)


def parse_json(text: str | bytes, where: str) -> dict[str, Any] | Fault:
    """The object that a piece of JSON is, or what is wrong with it."""
    try:
        value: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        told = "nested too deep" if isinstance(error, RecursionError) else str(error).split(":")[0]
        return Fault("bad_json", f"{where}: not valid JSON ({told})")
    if not isinstance(value, dict):
        return Fault("not_an_object", f"{where}: a JSON object was expected")
    return value
