"""Bytes to text: encodings declared and undeclared, and repair of text decoded wrongly before."""

import codecs
import re
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)
# UTF-8 read as Windows-1252: a lead byte as a letter, then one or two continuation bytes as signs.
_TAIL = "[\x80-\xbf\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178]"
# Only the lead bytes of Latin, Cyrillic and Arabic letters and of quotes and dashes: others occur in good French.
_MOJIBAKE_LEADS = "\u00c2\u00c3\u00c4\u00c5\u00d0\u00d1\u00d8\u00d9\u00e2"
_MOJIBAKE = re.compile(f"[\u00c2-\u00c5\u00d0\u00d1\u00d8\u00d9]{_TAIL}|\u00e2{_TAIL}{{2}}")
_CONTROL = re.compile(
    "[\ud800-\udfff\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufffe\uffff]"
)
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¢-ª¬-±²³´-¹º¼-¿ƒ†‡‰ˆ˜]+[^\W\d_]")
_LINE_ENDS = re.compile("\r\n?|\x0c|\x85|\u2028")
_ODD_SPACES = "\t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_SPACES = re.compile(f"[ {_ODD_SPACES}]{{2,}}|[{_ODD_SPACES}]")
_BLANK_LINES = re.compile(r"\n{3,}")
_LINE_END_SIGNS = "\r\x0c\x85\u2028\u2029"


class Undecodable(ValueError):
    """The bytes are text in no encoding that could be told."""


def decode(data: bytes) -> str:
    """Text of `data`: by its mark, as UTF-8, by the encoding it declares, else by its statistics.

    Raises:
        Undecodable: if one character in twenty or more makes no sense in the best reading.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _sensible(data.decode(encoding, errors="replace"))
    for encoding in ("utf-8", _wide(data), _declared(data)):
        text = _try(data, encoding)
        if text is not None:
            return _sensible(text)
    return _sensible(_nearly_utf8(data) or _guess(data))


def encoding_of(sample: bytes) -> str:
    """Name of the encoding that the beginning of a file shows: by its mark, as UTF-8, as declared, else likeliest."""
    for mark, encoding in _MARKS:
        if sample.startswith(mark):
            return encoding
    cut = sample[: max(sample.rfind(b"\n"), 0)] or sample  # not amid a character
    for encoding in ("utf-8", _wide(sample), _declared(sample)):
        if encoding and _try(cut, encoding) is not None:
            return encoding
    return "cp1252" if _western(cut) is not None else _likeliest(cut)


def _try(data: bytes, encoding: str | None) -> str | None:
    if not encoding:
        return None
    try:
        text = data.decode(encoding)
    except (LookupError, UnicodeError):
        return None
    return text if isinstance(text, str) else None


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark, told by NULs in every second place."""
    head = data[:4096]
    if head.count(0) < len(head) * 0.3:
        return None
    return "utf-16-be" if head[::2].count(0) > head[1::2].count(0) else "utf-16-le"


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if not found:
        return None
    name = found.group(1).decode("ascii").lower()
    # What calls itself Latin-1 on the web is Windows-1252 (WHATWG Encoding Standard, labels).
    return "cp1252" if name in ("iso-8859-1", "latin-1", "latin1", "us-ascii", "ascii") else name


def _nearly_utf8(data: bytes) -> str | None:
    """UTF-8 with a few bad bytes (a cut, a pasted Windows quote), each of those read as Windows-1252."""
    text = data.decode("utf-8", errors="surrogateescape")
    bad = sum(1 for char in text if "\udc80" <= char <= "\udcff")
    good = sum(1 for char in text if char > "\x7f") - bad
    if bad > good:
        return None
    return "".join(_byte(char) if "\udc80" <= char <= "\udcff" else char for char in text)


def _byte(char: str) -> str:
    return bytes([ord(char) - 0xDC00]).decode("cp1252", errors="replace")


def _guess(data: bytes) -> str:
    western = _western(data)
    if western is not None:
        return western
    return _try(data, _likeliest(data)) or data.decode("cp1252", errors="replace")


def _likeliest(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:131072]).best()
    return best.encoding if best else "cp1252"


def _western(data: bytes) -> str | None:
    """The Windows-1252 reading if it looks right: few letters beyond ASCII, and no signs inside words.

    Statistics on a few bytes take "ñ" for the "ń" of another code page; other scripts and Central European
    text, read so, have signs such as "³" and "¹" inside words or are mostly letters beyond ASCII.
    """
    text = _try(data, "cp1252")
    if text is None or sum(byte > 127 for byte in data) > len(data) * 0.12:
        return None
    return None if _SIGN_IN_WORD.search(text) else text


def _sensible(text: str) -> str:
    start = text[:65536]
    odd_signs: set[str] = set() if start.isascii() else set(filter(_makes_no_sense, set(start)))
    odd = sum(map(odd_signs.__contains__, start)) if odd_signs else 0
    if odd > 20 and odd > len(start) * 0.05:
        raise Undecodable(f"{odd} of {len(start)} characters make no sense in any encoding")
    return text


def _makes_no_sense(char: str) -> bool:
    return char == "\ufffd" or unicodedata.category(char) in ("Cn", "Co", "Cs")


def words_of(text: str) -> list[str]:
    """The words of a text, case folded; signs and spacing do not count."""
    return re.findall(r"\w+", text.casefold())


def clean_characters(text: str) -> str:
    """Text with one kind of line end and of space, wrong decoding undone, control characters out."""
    if any(map(text.__contains__, _LINE_END_SIGNS)):
        text = _LINE_ENDS.sub("\n", text).replace("\u2029", "\n\n")
    if any(map(text.__contains__, _MOJIBAKE_LEADS)):
        text = _MOJIBAKE.sub(_repair, text)
    text = "\n".join(map(_clean_line, text.split("\n")))
    if "\n\n\n" in text:
        text = _BLANK_LINES.sub("\n\n", text)
    return unicodedata.normalize("NFC", text).strip("\n")


def _clean_line(line: str) -> str:
    # Control characters and all spaces but the plain one are not printable; most lines have none.
    if not line.isprintable() or "  " in line:
        line = _SPACES.sub(" ", _CONTROL.sub("", line))
    return line.strip()


def _repair(match: re.Match[str]) -> str:
    raw = b"".join(_old_byte(char) for char in match.group())
    try:
        return raw.decode("utf-8")
    except UnicodeError:
        return match.group()


def _old_byte(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeError:
        return char.encode("latin-1", errors="replace")
