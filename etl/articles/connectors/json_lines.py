"""JSON Lines: one object a line, one article each."""

import json
from collections.abc import Iterator
from typing import Any

from etl.articles.connectors.record_fields import read_record
from etl.articles.decoding import decode
from etl.articles.draft import Fault, Found, Payload
from etl.articles.options import ReadOptions


def read_jsonl(payload: Payload, options: ReadOptions) -> Iterator[Found | Fault]:
    """The documents of a JSON Lines file; a broken line costs only itself."""
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
