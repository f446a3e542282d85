"""Records with named fields, of JSON or a table, to documents."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import Any

from etl.articles.decoding import clean_characters
from etl.articles.draft import Fault, Found, Known, Payload, Published
from etl.articles.options import ReadOptions
from etl.articles.visible_dates import parse_published
from etl.resources import load_yaml

# NewsAPI and its like cut texts short and say so.
_CUT_SHORT = re.compile(r"(\[\+\d+ chars\]|\[\.\.\.\]|\[…\])\s*$")


@dataclass(slots=True)
class RecordReader:
    """Makes documents of the records of one file."""

    payload: Payload
    options: ReadOptions

    def read(self, record: Mapping[str, Any], where: str, number: int) -> Found | Fault:
        """The document of a record, or the fault that it has.

        Args:
            record: field name -> value.
            where: the record's place in the file, for messages: "line 7".
            number: the same as a number, for the source_id of a record that has no id.
        """
        fields = _Fields(_by_plain_name(record), self.options)
        source_id = _identifier(fields.first("id")) or f"{self.payload.source_id}#{number}"
        text = fields.first("text", _is_text)
        if text is None:
            return _textless(fields, where, source_id)
        text = "\n\n".join(map(str, text)) if isinstance(text, list | tuple) else text
        if _CUT_SHORT.search(text[-200:]):
            return Fault(
                "summary_only", f"{where}: the text is cut short ({text.strip()[-14:]!r})", source_id
            )
        return Found(_known(fields, source_id), text, where=where)


@dataclass(frozen=True, slots=True)
class _Fields:
    """The values of a record under the names that each of our fields may have."""

    values: Mapping[str, Any]
    options: ReadOptions

    def all(self, name: str) -> Iterator[Any]:
        found = (_look_up(self.values, plain_name(theirs)) for theirs in self.options.input_names(name))
        return (value for value in found if value is not None)

    def first(self, name: str, usable: Callable[[Any], Any] = bool) -> Any:
        """The first value of use."""
        return next((value for value in self.all(name) if usable(value)), None)


def _textless(fields: _Fields, where: str, source_id: str) -> Fault:
    """Why a record has no text: empty, not asked for, or a list of addresses as MediaCloud and GDELT give."""
    if any(isinstance(value, str) for value in fields.all("text")):
        return Fault("no_text", f"{where}: the text is empty", source_id)
    url = _url(fields.first("url", _string))
    if url and re.match("https?://", url):
        told = f"{where}: metadata only; the text of {url} is not in the file"
        return Fault("metadata_only", told, source_id)
    names = fields.options.input_names("text")
    told = repr(names[0]) if len(names) == 1 else f"{names[0]!r}, {names[1]!r} or the like"
    return Fault("no_text_field", f"{where}: no text under {told}", source_id)


@lru_cache(maxsize=10_000)
def plain_name(name: str) -> str:
    """A field's name by which it is compared: "Full Text" and "fullText" are "fulltext"."""
    return re.sub(r"[\s_\-]", "", str(name)).casefold()


def _by_plain_name(record: Mapping[str, Any]) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for name, value in record.items():
        plain.setdefault(plain_name(name), value)
    return plain


def _look_up(values: Mapping[str, Any], key: str) -> Any:
    """The value under a plain name; a dot goes into a nested object, unless the name itself has one."""
    if key in values or "." not in key:
        return values.get(key)
    outer, _, inner = key.partition(".")
    nested = values.get(outer)
    return _look_up(_by_plain_name(nested), inner) if isinstance(nested, Mapping) else None


def _known(fields: _Fields, source_id: str) -> Known:
    published = parse_published(fields.first("published", parse_published))
    return Known(
        source_id=source_id,
        title=_string(fields.first("title", _string)),
        url=_url(fields.first("url", _string)),
        outlet=_string(fields.first("outlet", _string)),
        byline=_names(fields.first("byline", _names)),
        published=Published(*published) if published else None,
        language=language_code(fields.first("language", _string)),
        retrieved_at=instant(fields.first("retrieved", parse_published)),
    )


def _is_text(value: Any) -> bool:
    """A text, or a list of paragraphs."""
    if isinstance(value, list | tuple):
        return bool(value) and all(isinstance(part, str) for part in value) and any(map(str.strip, value))
    return isinstance(value, str) and bool(value.strip())


def _identifier(value: Any) -> str | None:
    """An id as given; only what no UTF-8 file can hold is replaced."""
    if not _is_scalar(value):
        return None
    return str(value).encode("utf-8", errors="replace").decode("utf-8") or None


def _is_scalar(value: Any) -> bool:
    # What is not equal to itself is no number (NaN, NaT): an empty cell.
    return value is not None and not isinstance(value, Mapping | list | tuple | set | bool) and value == value


def _string(value: Any) -> str | None:
    return " ".join(clean_characters(str(value)).split()) or None if _is_scalar(value) else None


def _names(value: Any) -> str | None:
    """One author or several, as strings or as objects with a name."""
    if isinstance(value, list | tuple):
        return "; ".join(name for name in map(_names, value) if name) or None
    return _string(value.get("name")) if isinstance(value, Mapping) else _string(value)


def _url(value: Any) -> str | None:
    """The address in a field, free of marks around it such as "> http://..."."""
    text = _string(value)
    found = re.search(r"https?://[^\s<>\"]+", text or "")
    return found.group() if found else text


def language_code(value: Any) -> str | None:
    """ISO 639-1 code of a language given as code or tag ("en", "en-GB") or by its English name."""
    text = (_string(value) or "").casefold()
    code = re.split("[-_]", text)[0]
    names = load_yaml("lexicon", "input_fields.yaml")["languages"]
    return code if re.fullmatch("[a-z]{2}", code) else names.get(text)


def instant(value: Any) -> datetime | None:
    """When a page was retrieved; a time without a zone is taken as UTC, as crawlers write it."""
    parsed = parse_published(value)
    if parsed is None:
        return None
    day, at = parsed
    if at is not None:
        return at
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(str(value).strip()).replace(tzinfo=UTC)
        except ValueError:
            continue
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
