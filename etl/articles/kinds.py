"""Telling the format of a file by its ending and its content; content wins where the two disagree."""

import os
from collections.abc import Collection

from etl.articles.packing import PACKING_ENDINGS
from etl.articles.text_kinds import tell_text_kind

ENDINGS = {
    ".txt": "txt",
    ".text": "txt",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "csv",
    ".json": "json",
    ".tab": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".parquet": "parquet",
    ".warc": "warc",
    ".arc": "warc",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
    ".xml": "feed",
    ".docx": "docx",
    ".eml": "eml",
    ".mbox": "mbox",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".zip": "zip",
    ".tar": "tar",
    ".tgz": "tar",
}
"""File ending -> kind. Each may be followed by that of a compression (".gz", ".bz2", ".zst")."""

ARCHIVES = ("zip", "tar")
_PACKED_ONLY = {"zip": "zip archive", "tar": "tar archive", "xlsx": "Excel file", "parquet": "Parquet file",
                "docx": "Word document", "warc": "web archive", "feed": "feed"}  # fmt: skip
"""Kinds that a file can only be if its first bytes say so, with what they are called."""

# First bytes of what people rename to .html or .txt by mistake; source: the formats' own specifications.
_FOREIGN = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "an image, sound or film"),
    (b"\xd0\xcf\x11\xe0", "an old or locked office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
)
_MARKS = ((b"PK\x03\x04", "zip"), (b"PK\x05\x06", "zip"), (b"PAR1", "parquet"), (b"WARC/", "warc"),
          (b"filedesc://", "warc"))  # fmt: skip
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")


def split_name(name: str) -> tuple[str, str]:
    """A file name's stem and its format ending: "a.html.gz" -> ("a", ".html").

    An ending that is none of ours stays part of the stem.
    """
    base, suffix = os.path.splitext(name)
    stem = base if suffix.lower() in PACKING_ENDINGS else name
    base, suffix = os.path.splitext(stem)
    return (base, suffix.lower()) if suffix.lower() in ENDINGS else (stem, "")


def foreign(head: bytes, suffix: str) -> tuple[str, str] | None:
    """Reason and message if a file holds no text, or not what its ending says; None if all is well.

    Args:
        head: the first bytes, unpacked.
        suffix: the ending, "" if none is known.
    """
    for mark, what in _FOREIGN:
        if head.startswith(mark):
            return "binary_file", f"holds {what}, not text"
    if _marked(head):
        return None
    if _is_binary(head):
        return "binary_file", "holds binary data, not text"
    kind = ENDINGS.get(suffix, "")
    promised = _PACKED_ONLY.get(kind)
    if promised and not (kind == "feed" and tell_text_kind(None, head) != "txt"):
        return "damaged_file", f"is no {promised}, whatever its ending says"
    return None


def tell_kind(suffix: str, head: bytes) -> str:
    """The format, by ending and content; content wins where the two disagree."""
    return _marked(head) or tell_text_kind(ENDINGS.get(suffix), head)


def office_kind(names: Collection[str]) -> str:
    """What a zip archive with such members is: "docx", "xlsx", or an archive ("zip")."""
    if "word/document.xml" in names:
        return "docx"
    return "xlsx" if "xl/workbook.xml" in names else "zip"


def _marked(head: bytes) -> str | None:
    """The kind of a file that bears a mark of its format."""
    if head[257:262] == b"ustar":
        return "tar"
    return next((kind for mark, kind in _MARKS if head.startswith(mark)), None)


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
