"""Folding of text for name look-up that keeps every offset where it was."""

import re
import unicodedata

_SAME_LENGTH = {
    "’": "'",
    "‘": "'",
    "`": "'",
    "´": "'",
    "“": '"',
    "”": '"',
    "ß": "s",
    "ı": "i",
    "ø": "o",
    "ł": "l",
    "đ": "d",
}
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


class _Table(dict):
    """Translation table that is filled as characters are met."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if unicodedata.category(char) == "Pd" or char.isspace():
            folded = " "
        else:
            base = unicodedata.normalize("NFKD", char)[0].lower()
            folded = _SAME_LENGTH.get(char.lower(), base)[0]
        self[code] = folded
        return folded


_TABLE = _Table()


def fold(text: str) -> str:
    """Lower-case `text` without accents; hyphens and white space become blanks. The length is kept."""
    return text.translate(_TABLE)


def slug(text: str) -> str:
    """An identifier made of the words of `text`: "Salvadoran guerrillas" -> "salvadoran-guerrillas"."""
    return _NOT_SLUG.sub("-", fold(text)).strip("-")
