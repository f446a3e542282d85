"""The publication date in an article's address."""

import re
from datetime import date

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_SLASHED = re.compile(r"/(19[89]\d|20[0-3]\d)[/-]([01]?\d|[a-z]{3})[/-]([0-3]?\d)(?=[/_.?]|$)", re.I)
_COMPACT = re.compile(r"(?<!\d)(20[0-3]\d)-?([01]\d)-?([0-3]\d)(?=[/\-_.?]|$)")


def date_in_url(url: str | None) -> date | None:
    """The day in an address such as ".../2021/11/06/..." or ".../20211106-...", or None."""
    if not url:
        return None
    found = _SLASHED.search(url) or _COMPACT.search(url)
    if not found:
        return None
    year, month, day = found.groups()
    number = (
        int(month) if month.isdigit() else _MONTHS.index(month.lower()) + 1 if month.lower() in _MONTHS else 0
    )
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


_MONTH = re.compile(r"/(19[89]\d|20[0-3]\d)[/-](0?[1-9]|1[0-2])(?=/)")


def month_in_url(url: str | None) -> tuple[int, int] | None:
    """Year and month in an address such as ".../2021/11/slug", or None."""
    found = _MONTH.search(url or "")
    return (int(found[1]), int(found[2])) if found else None
