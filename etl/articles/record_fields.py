"""One record of JSONL or CSV to a draft."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from etl.articles.decoding import clean_characters
from etl.articles.draft import Draft, Fault, Payload, Published
from etl.articles.html_reader import draft_of_html
from etl.articles.options import ReadOptions
from etl.articles.plain_text import Known, read_plain
from etl.articles.visible_dates import parse_published

_PAGE = re.compile(r"\s*<(!doctype html|html|head|body|div|article|p|h1)\b", re.I)


def read_record(
    record: Mapping[str, Any], payload: Payload, options: ReadOptions, where: str, number: int
) -> Draft | Fault:
    """The article of a record, or the fault that it has.

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
    try:
        return _draft(text, get, source_id, options)
    except Exception as error:  # one bad record must not cost the others of its file
        return Fault("read_failed", f"{where}: {type(error).__name__}: {error}"[:300], source_id)


def _draft(text: str, get: Callable[[str], Any], source_id: str, options: ReadOptions) -> Draft:
    published = parse_published(get("published"))
    known = Known(
        source_id=source_id,
        title=_string(get("title")),
        url=_url(get("url")),
        outlet=_string(get("outlet")),
        byline=_names(get("byline")),
        published=Published(*published) if published else None,
    )
    return draft_of_html(text, known, options) if _PAGE.match(text) else read_plain(text, known)


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
