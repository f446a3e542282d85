"""Telling what kind of text a file holds by how it begins."""

import json
import re

from etl.articles.connectors.factiva import is_factiva
from etl.articles.connectors.nexis import is_nexis
from etl.articles.connectors.record_fields import plain_name
from etl.resources import load_yaml

_HTML_START = re.compile(rb"\s*(<!doctype\s+html|<html|<head|<body|<\?xml[^>]*>\s*<(!doctype\s+)?html)", re.I)
_HTML_TAG = re.compile(rb"<(html|head|body|div|p|article|h1|meta|table|span)\b", re.I)
_FEED_START = re.compile(
    rb"\s*(?:<\?xml[^>]*>|<!--.{0,500}?-->|<\?[^>]{0,500}>|\s)*<(?:rss|feed|rdf:RDF)[\s>]", re.S
)
_OBJECT_START = re.compile(rb'\s*\{\s*(?:"(?P<key>[^"]{1,60})"\s*:\s*(?P<list>\[)?|$)')
_LIST_START = re.compile(rb"\s*\[\s*\{")
_MAILBOX_START = re.compile(rb"From \S+.*\r?\n(?:[\w-]+:|>From )")
_HEADER = re.compile(rb"^[A-Z][\w-]{1,40}:[ \t]", re.M)
_MAIL_SIGN = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Snapshot-Content-Location):", re.M | re.I
)
_INLINE = re.compile(r"</?(?:span|b|i|a|em|strong|font|u)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")


def tell_text_kind(kind: str | None, head: bytes) -> str:
    """The kind of a text.

    Args:
        kind: as the file's ending has it; None if that tells nothing.
        head: the first bytes.
    """
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if _FEED_START.match(plain):
        return "feed"
    return (
        _json_kind(kind, plain)
        or _mail_kind(kind, plain)
        or _page_kind(kind, plain)
        or ("csv" if kind == "csv" or (kind is None and _is_table(plain)) else None)
        or ("nexis" if is_nexis(plain.decode("utf-8", "replace").splitlines()) else "txt")
    )


def _json_kind(kind: str | None, plain: bytes) -> str | None:
    if kind in ("csv", "html", "eml", "mbox", "mhtml"):
        return None
    if _LIST_START.match(plain):
        return "json"
    start = _OBJECT_START.match(plain)
    if not start:
        return kind if kind in ("json", "jsonl") else None
    first, _, rest = plain.lstrip().partition(b"\n")
    if not _is_whole(first) and rest:  # an object over several lines, or a broken one
        return "jsonl" if kind == "jsonl" and len(first.strip()) > 2 else "json"
    if rest.lstrip().startswith(b"{"):
        return "jsonl"
    is_wrapper = bool(start["list"]) and plain_name(start["key"].decode("utf-8", "replace")) in _record_keys()
    return "json" if is_wrapper and kind != "jsonl" else kind if kind in ("json", "jsonl") else "jsonl"


def _is_whole(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _record_keys() -> set[str]:
    return set(map(plain_name, load_yaml("lexicon", "input_fields.yaml")["records"]))


def _mail_kind(kind: str | None, plain: bytes) -> str | None:
    """Mail by its headers; without any, what is called mail is text."""
    if kind not in ("eml", "mbox", "mhtml", "txt", None):
        return None
    if _MAILBOX_START.match(plain):
        return "mbox"
    top = plain[:4096]
    if (
        not _HEADER.match(top)
        or len(_HEADER.findall(top)) < 2
        or not (_MAIL_SIGN.search(top) or kind == "eml")
    ):
        return None
    return "mhtml" if re.search(rb"multipart/related", top, re.I) and kind != "eml" else "eml"


def _page_kind(kind: str | None, plain: bytes) -> str | None:
    """html, an export of a database in HTML, or None for what is no page."""
    if kind not in ("html", "txt", None):
        return None
    tags = len(_HTML_TAG.findall(plain))
    starts = bool(_HTML_START.match(plain))
    if not (starts or (kind == "html" and tags) or (kind is None and tags >= 3)):
        return None
    if is_factiva(plain):
        return "factiva"
    told = _TAG.sub("\n", _INLINE.sub("", plain.decode("utf-8", "replace")))
    return "nexis_html" if is_nexis(told.splitlines()) else "html"


def _is_table(plain: bytes) -> bool:
    """True if the first line names a text or an address and something else."""
    fields = load_yaml("lexicon", "input_fields.yaml")
    first = plain.lstrip().split(b"\n")[0].decode("utf-8", "replace")[:2_000]
    known = {plain_name(name) for field in ("text", "url", "title", "published") for name in fields[field]}
    cells = [plain_name(cell.strip(' "\r')) for cell in re.split(r"[,;\t|]", first)]
    return len(cells) > 1 and sum(cell in known for cell in cells) > 1
