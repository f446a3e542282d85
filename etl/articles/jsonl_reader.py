"""JSON Lines: one object a line, one article each."""

import json
from collections.abc import Iterator
from typing import Any

from etl.articles.decoding import decode
from etl.articles.draft import Draft, Fault, Payload
from etl.articles.options import ReadOptions
from etl.articles.record_fields import read_record


def read_jsonl(payload: Payload, options: ReadOptions) -> Iterator[Draft | Fault]:
    """The articles of a JSON Lines file; a broken line costs only itself."""
    for number, line in enumerate(decode(payload.data).split("\n"), 1):
        if not line.strip(" \t\r\ufeff\x00"):
            continue
        try:
            record: Any = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield Fault("bad_json", f"line {number}: not valid JSON ({_short(error)})")
            continue
        if not isinstance(record, dict):
            yield Fault("not_an_object", f"line {number}: a JSON object was expected")
            continue
        yield read_record(record, payload, options, f"line {number}", number)


def _short(error: Exception) -> str:
    return "nested too deep" if isinstance(error, RecursionError) else str(error).split(":")[0]
