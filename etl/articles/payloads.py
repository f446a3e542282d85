"""Reading a file's bytes within limits, and telling its format."""

import gzip
import hashlib
import re
import sys
import zlib
from pathlib import Path
from typing import BinaryIO

from etl.articles.draft import Payload
from etl.articles.options import ReadOptions
from etl.articles.reasons import reject
from etl.articles.sources import ENDINGS, STDIN, split_name
from etl.records import Reject

_GZIP = b"\x1f\x8b"
# First bytes of what people rename to .html or .txt by mistake; source: the formats' own specifications.
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, sound or film"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"PAR1", "a Parquet file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (_GZIP, "an archive inside an archive"),
)
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_HTML_START = re.compile(rb"\s*(<!doctype\s+html|<html|<head|<body|<\?xml[^>]*>\s*<(!doctype\s+)?html)", re.I)
_HTML_TAG = re.compile(rb"<(html|head|body|div|p|article|h1|meta|table|span)\b", re.I)


def load(path: Path | str, options: ReadOptions) -> Payload | Reject:
    """The bytes of a file, or of standard input for "-", unpacked if need be.

    Returns a Reject for what is missing, unreadable, empty, too large, damaged or binary.
    """
    name = "stdin" if path == STDIN else Path(path).name
    try:
        raw = _read_limited(path, options.max_bytes)
    except OSError as error:
        return reject(str(path), "unreadable_file", f"{path}: {error.strerror or error}")
    if raw is None:
        return _too_large(path, options)
    data: bytes | None = raw
    if raw.startswith(_GZIP):
        try:
            data = _unpack(raw, options.max_bytes)
        except (OSError, EOFError, zlib.error) as error:
            return reject(str(path), "bad_archive", f"{path}: damaged gzip file ({error})")
    if data is None:
        return _too_large(path, options)
    fault = _look(path, data)
    if fault:
        return fault
    stem, suffix = split_name(name)
    return Payload(str(path), stem, _kind(suffix, data), data, hashlib.sha256(raw).hexdigest(), suffix)


def _read_limited(path: Path | str, limit: int) -> bytes | None:
    """All bytes, or None if there are more than `limit`."""
    if path == STDIN:
        return _take(sys.stdin.buffer, limit)
    if Path(path).stat().st_size > limit:
        return None
    with open(path, "rb") as file:
        return _take(file, limit)


def _take(stream: BinaryIO, limit: int) -> bytes | None:
    data = stream.read(limit + 1)
    return None if len(data) > limit else data


def _unpack(raw: bytes, limit: int) -> bytes | None:
    import io

    with gzip.GzipFile(fileobj=io.BytesIO(raw)) as file:
        data = file.read(limit + 1)
    return None if len(data) > limit else data


def _too_large(path: Path | str, options: ReadOptions) -> Reject:
    limit = options.max_bytes / 1024 / 1024
    return reject(str(path), "too_large", f"{path}: larger than the limit of {limit:g} MB")


def _look(path: Path | str, data: bytes) -> Reject | None:
    """A Reject if the bytes hold nothing or are not text."""
    if not data.strip(b" \t\r\n\f\x00\xef\xbb\xbf"):
        return reject(str(path), "empty_file", f"{path}: the file is empty")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            return reject(str(path), "binary_file", f"{path}: holds {what}, not text")
    if _is_binary(data[:65536]):
        return reject(str(path), "binary_file", f"{path}: holds binary data, not text")
    return None


def _is_binary(head: bytes) -> bool:
    """True for bytes with many control characters that are not UTF-16 text.

    UTF-16 without a mark has a NUL in nearly every second place, always the even or the odd one.
    """
    if head.startswith(_WIDE_MARKS):
        return False
    nuls = head.count(0)
    if nuls > len(head) * 0.3:
        even = head[::2].count(0)
        return min(even, nuls - even) > nuls * 0.1
    control = sum(head.count(byte) for byte in (*range(1, 9), *range(14, 27), 28, 29, 30, 31, 127))
    return (nuls + control) > max(8, len(head) * 0.05)


def _kind(suffix: str, data: bytes) -> str:
    """The format, by ending first, by content where the two disagree or the ending tells nothing."""
    kind = ENDINGS.get(suffix)
    plain = data[:65536].replace(b"\x00", b"")
    looks_html = bool(_HTML_START.match(plain.lstrip(b"\xef\xbb\xbf\xff\xfe")))
    if kind == "txt" and looks_html:
        return "html"
    if kind == "html" and not _HTML_TAG.search(plain):
        return "txt"
    if kind:
        return kind
    if looks_html or len(_HTML_TAG.findall(plain)) >= 3:
        return "html"
    return "jsonl" if re.match(rb'\s*\{\s*"', plain.lstrip(b"\xef\xbb\xbf\xff\xfe")) else "txt"
