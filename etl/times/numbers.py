"""Numbers in words and digits, as they stand before units of time."""

import re

from etl.times.reading import word

_ONE = frozenset({"a", "an", "another", "a single", "a full", "a whole"})


def number(text: str | None) -> float | None:
    """The number that words or digits name ("twenty-one", "1,460", "2.5", "a"), None if vague."""
    if not text:
        return None
    text = re.sub(r"\s+", " ", text.strip())
    if re.fullmatch(r"[\d,]+(?:\.\d+)?", text):
        return float(text.replace(",", ""))
    known = word("number", text) or word("article_number", text)
    if known is not None:
        return float(known)
    values = [word("number", part) for part in re.split(r"[ -]", text)]
    if values and all(v is not None for v in values):
        return float(values[0] * values[1] if len(values) == 2 and values[1] == 100 else sum(values))
    return 1.0 if text in _ONE else None


def plain(n: float) -> str:
    """The number as TIMEX3 writes it: "2", "2.5"."""
    return str(int(n)) if n == int(n) else f"{n:g}"
