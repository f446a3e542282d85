"""The publication date printed around a body in plain text, and the time of the crawl."""

import re
from dataclasses import dataclass
from datetime import datetime

from etl.articles.body_block import Block
from etl.articles.draft import Published
from etl.articles.lines import Line
from etl.articles.url_dates import date_in_url, month_in_url
from etl.articles.visible_dates import PrintedDate, find_dates

_CUE = re.compile(
    r"publish|posted|publicad|publié|veröffentlicht|erstellt|stand:|pubblicat|gepubliceerd|issued|first", re.I
)
_UPDATE = re.compile(
    r"updat|modif|\bakt\.|aktualisiert|mis à jour|actualizad|atualizad|aggiornat|bijgewerkt", re.I
)
_FOOT = re.compile(r"©|copyright|all rights|\(c\) \d", re.I)
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})/(\d{1,2})/(?:20)?\d\d(?!\d)")
_TOO_FAR = 60  # lines from the body's start, beyond which a date is of something else


@dataclass(frozen=True, slots=True)
class PrintedTimes:
    """The publication time found on a page, and the time at which the page was fetched."""

    published: Published | None
    retrieved_at: datetime | None = None


def find_published(lines: list[Line], block: Block, url: str | None = None) -> PrintedTimes:
    """The date printed nearest to the body's start; a date inside running text never counts.

    A date with a clock time far above it and later than it is taken as the time of the crawl.
    """
    in_url = date_in_url(url)
    dates = _printed_dates(lines, block, _month_first(lines, url))
    if in_url:
        dates = [found for found in dates if abs((found[1].day - in_url).days) <= 1]
        if not dates:
            return PrintedTimes(Published(in_url, basis="url"))
    cost, chosen = min(dates, key=lambda found: found[0], default=(_TOO_FAR + 1, None))
    if chosen is None or (cost > _TOO_FAR and not in_url):
        return PrintedTimes(None)
    crawl = [p.instant for further, p in dates if p.instant and p.day > chosen.day and further > cost]
    return PrintedTimes(Published(chosen.day, chosen.instant, "visible"), max(crawl, default=None))


def _printed_dates(lines: list[Line], block: Block, month_first: bool) -> list[tuple[float, PrintedDate]]:
    """The dates outside running text, each with its cost: how far it stands from where the body begins."""
    body, found = set(block.kept), []
    for i, line in enumerate(lines):
        n = line.traits.n_words
        if (i in body and n > 14) or n > 40 or not (line.traits.dated or n >= 25) or _FOOT.search(line.text):
            continue
        distance = block.start - i if i < block.start else 3 + 2 * (i - block.start)
        if i >= block.end:
            distance = min(distance, 25 + 2 * (i - block.end))
        # In a long line a date is more likely that of what the line tells.
        distance += max(0, n - 12)
        for printed in find_dates(line.text, month_first):
            found.append((distance + _cue_cost(line.text, printed), printed))
    return found


def _cue_cost(text: str, printed: PrintedDate) -> float:
    """What the words before a date tell: published rather than updated."""
    before = text[max(0, printed.start - 40) : printed.start]
    if _UPDATE.search(before) and not _CUE.search(before):
        return 2.5
    return -2.5 if _CUE.search(before) else 0.0


def _month_first(lines: list[Line], url: str | None) -> bool:
    """True if a date of the page can only be read month first, "11/23/2021", or the address has that month."""
    pairs = [pair for line in lines if line.traits.dated for pair in _NUMBERS.findall(line.text)]
    if any(int(b) > 12 for _, b in pairs):
        return True
    month = month_in_url(url)
    return month is not None and any(int(a) == month[1] and int(b) != month[1] for a, b in pairs)
