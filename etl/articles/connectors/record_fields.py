"""One record with named fields, of JSON or a table, to a document."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from etl.articles.decoding import clean_characters
from etl.articles.draft import Fault, Found, Known, Payload, Published
from etl.articles.options import ReadOptions
from etl.articles.visible_dates import parse_published


def read_record(
    record: Mapping[str, Any], payload: Payload, options: ReadOptions, where: str, number: int
) -> Found | Fault:
    """The document of a record, or the fault that it has.

    Args:
        record: field name -> value.
        where: the record's place in the file, for messages: "line 7".
        number: its line, for the source_id of a record that has no id.
    """
    values = {str(name).lower(): value for name, value in record.items()}

    def get(name: str) -> Any:
        return values.get(options.input_name(name).lower())

    source_id = _identifier(get("id")) or f"{payload.source_id}#{number}"
    text = get("text")
    if text is None or not isinstance(text, str | list):
        return Fault("no_text_field", f"{where}: no text under {options.input_name('text')!r}", source_id)
    text = "\n\n".join(map(str, text)) if isinstance(text, list) else text
    if not text.strip():
        return Fault("no_text", f"{where}: the text is empty", source_id)
    return Found(_known(get, source_id), text, where=where)


def _known(get: Callable[[str], Any], source_id: str) -> Known:
    published = parse_published(get("published"))
    return Known(
        source_id=source_id,
        title=_string(get("title")),
        url=_url(get("url")),
        outlet=_string(get("outlet")),
        byline=_names(get("byline")),
        published=Published(*published) if published else None,
    )


def _identifier(value: Any) -> str | None:
    """An id as given; only what no UTF-8 file can hold is replaced."""
    if value is None or isinstance(value, dict | list | bool):
        return None
    return str(value).encode("utf-8", errors="replace").decode("utf-8") or None


def _string(value: Any) -> str | None:
    if value is None or isinstance(value, dict | list | bool):
        return None
    return " ".join(clean_characters(str(value)).split()) or None


def _names(value: Any) -> str | None:
    if isinstance(value, list):
        return "; ".join(name for name in map(_string, value) if name) or None
    return _string(value)


def _url(value: Any) -> str | None:
    """The address in a field, free of marks around it such as "> http://..."."""
    found = re.search(r"https?://[^\s<>\"]+", _string(value) or "")
    return found.group() if found else _string(value)
