"""What programs that save or archive pages write into them: when they did, and under which address."""

import re
from datetime import UTC, datetime

from etl.articles.visible_dates import find_dates

_ARCHIVED = re.compile(r"https?://web\.archive\.org/web/(\d{14})[a-z_]*/", re.I)
_SAVED = re.compile(
    r"<!--\s*(?:Page saved with SingleFile|saved from url)[^>]{0,600}?saved date:\s*([^\n>]{8,60})"
    r"|FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d\d, \d{4})"
    r"|<meta name=[\"']?savepage-date[\"']? content=[\"']([^\"'>]{8,60})",
    re.I,
)
# None of those patterns matches where none of these stands.
_SAVERS = ("saved date", "archived on", "savepage")


def find_retrieved(markup: str) -> datetime | None:
    """When the page was saved or archived, as the program that did so wrote into it; None without a zone."""
    head = markup[:20_000] + markup[-5_000:]
    archived = _ARCHIVED.search(head)
    if archived:
        return datetime.strptime(archived[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    saved = _SAVED.search(head) if any(map(head.casefold().__contains__, _SAVERS)) else None
    if saved is None:
        return None
    if saved[2]:
        return datetime.strptime(saved[2], "%H:%M:%S %b %d, %Y").replace(tzinfo=UTC)
    found = find_dates(saved[1] or saved[3])
    return found[0].instant if found else None


def without_archive(url: str | None) -> str | None:
    """An address without that of the archive which holds a copy."""
    return _ARCHIVED.sub("", url) if url else None
