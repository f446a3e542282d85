"""What stands above a body in plain text: title, byline, outlet, publication and crawl dates."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

from etl.articles.body_block import Block
from etl.articles.draft import Published
from etl.articles.line_traits import is_closing
from etl.articles.lines import Line
from etl.articles.url_dates import date_in_url
from etl.articles.visible_dates import PrintedDate, find_dates
from etl.resources import load_yaml

_NAME = r"[A-Z][\w'’.\-]+(?: (?:(?:al|bin|de|del|der|el|ibn|la|van|von) )?[A-Z][\w'’.\-]*){1,3}"
_BY = re.compile(rf"^(?:by|von|par|por|di|door)\s*:?\s+(?P<names>{_NAME}(?:(?:,| and| &) {_NAME})*)", re.I)
_NAME_ALONE = re.compile(rf"^{_NAME}$")
_HANDLE = re.compile(r"(?:^|\|)\s*@(?P<name>\w{3,30})\s*(?:\||$)")
_CUE = re.compile(
    r"publish|posted|publicad|publié|veröffentlicht|erstellt|stand:|pubblicat|gepubliceerd|issued|first", re.I
)
_UPDATE = re.compile(r"updat|modif|aktualisiert|mis à jour|actualizad|atualizad|aggiornat|bijgewerkt", re.I)
_FOOT = re.compile(r"©|copyright|all rights|\(c\) \d", re.I)
_REACH = 40  # lines above a body within which its head may stand


@dataclass(frozen=True, slots=True)
class PrintedTimes:
    """The publication time found on a page, and the time at which the page was fetched."""

    published: Published | None
    retrieved_at: datetime | None = None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _key(text: str) -> str:
    return " ".join(_words(text))


def find_title(lines: list[Line], block: Block, url: str | None = None) -> str | None:
    """The headline: the line above the body most like one; None if the text begins with its body."""
    if block.clean:
        return _clean_title(lines)
    body = set(_words(" ".join(lines[i].text for i in block.kept[:30])))
    slug = set(_words(url or ""))
    best, best_score = None, 0.0
    low = max(0, block.start - _REACH)
    for i in range(low, min(len(lines), block.start + 2)):
        score = _title_score(lines[i], body, slug) - 0.01 * abs(block.start - i) - 0.4 * (i > block.start)
        if score > best_score:
            best, best_score = lines[i].text, score
    return best


def _title_score(line: Line, body: set[str], slug: set[str]) -> float:
    words = {word for word in _words(line.text) if len(word) > 3}
    n = line.traits.n_words
    if line.traits.always or line.bullet or not 3 <= n <= 28 or len(line.text) > 220 or not words:
        return 0.0
    if _BY.match(line.text) or find_dates(line.text) or line.text.count("|") > 1:
        return 0.0
    if re.search(r"https?://|www\.", line.text) or is_closing(line.text):
        return 0.0
    shared = min(0.6, len(words & body) / len(words))
    in_slug = len(words & slug) / len(words) if slug else 0.0
    shape = (
        0.4 * (n >= 5)
        - 0.6 * line.text.endswith((".", ":", "...", "…"))
        - 0.3 * (n > 20)
        + 0.2 * line.blank_before
    )
    return shared + 1.5 * in_slug + shape - 0.35


def _clean_title(lines: list[Line]) -> str | None:
    """The first line of clean text if it is a head: short, no full stop, parted from what follows."""
    if len(lines) < 2:
        return None
    first = lines[0]
    # A date line or a byline may stand between the head and the text.
    between = [
        i
        for i, line in enumerate(lines[1:4], 1)
        if line.traits.n_words <= 12 and (_is_date_line(line.text) or _BY.match(line.text))
    ]
    second = lines[min(len(between) + 1, len(lines) - 1)]
    head = 3 <= first.traits.n_words <= 25 and not first.text.endswith((".", ":", ",", "”", '"'))
    longer = len(second.text) > len(first.text) * 0.8
    is_head = head and longer and (second.blank_before or second.traits.n_words > 12)
    byline = _BY.match(first.text) or _NAME_ALONE.match(first.text) or find_dates(first.text)
    return first.text if is_head and not byline and not first.traits.always else None


def tidy_start(lines: list[Line], block: Block, title: str | None) -> tuple[str | None, Block]:
    """Take title, byline and date lines off the body's start. Returns the byline and the rest."""
    kept, byline = list(block.kept), None
    key = _key(title or "")
    for _ in range(6):
        if len(kept) < 2:
            break
        line = lines[kept[0]]
        text = line.text
        found = _BY.match(text)
        name = _NAME_ALONE.match(text) and line.traits.n_words <= 4 and not text.isupper()
        if key and _key(text) == key:
            pass
        elif line.traits.n_words <= 14 and (found or name):
            byline = byline or (found["names"] if found else text)
        elif not (line.traits.n_words <= 12 and not line.traits.terminal and _is_date_line(text)):
            break
        kept.pop(0)
    return byline, replace(block, kept=tuple(kept), start=kept[0] if kept else block.start)


def _is_date_line(text: str) -> bool:
    """True for a line that is a date and little else; a place before it makes it a dateline."""
    dates = find_dates(text)
    rest = len(text) - sum(d.end - d.start for d in dates)
    return bool(dates) and rest < 30 and not re.match(r"[A-Z][A-Z .'’-]+ (?:19|20)\d\d-\d\d-\d\d$", text)


def find_byline(lines: list[Line], block: Block) -> str | None:
    """The author's name from a "By ..." line close above the body."""
    for line in reversed(lines[max(0, block.start - 15) : block.start]):
        found = _BY.match(line.text)
        if found and line.traits.n_words <= 14:
            return found["names"]
    return None


def find_outlet(lines: list[Line], block: Block) -> str | None:
    """The outlet from a handle ("| @daily_news |") or an agency in the byline close above the body."""
    for line in reversed(lines[max(0, block.start - 15) : block.start + 1]):
        handle = _HANDLE.search(line.text) if line.traits.n_words < 20 else None
        if handle:
            return handle["name"]
        if _BY.match(line.text):
            agency = next((name for name in _agencies() if re.search(rf"[,|(] ?{name}\b", line.text)), None)
            if agency:
                return agency
    return None


@cache
def _agencies() -> tuple[str, ...]:
    return tuple(re.escape(name) for name in load_yaml("lexicon", "outlets.yaml")["agencies"])


def find_published(lines: list[Line], block: Block, url: str | None = None) -> PrintedTimes:
    """The date printed nearest to the body's start; a date inside running text never counts.

    A date with a clock time far above it and later than it is taken as the time of the crawl.
    """
    in_url = date_in_url(url)
    month_first = _month_first(lines)
    body = set(block.kept)
    dates: list[tuple[float, PrintedDate]] = []
    for i, line in enumerate(lines):
        if (i in body and line.traits.n_words > 14) or line.traits.n_words > 40 or _FOOT.search(line.text):
            continue
        for printed in find_dates(line.text, month_first):
            distance = (block.start - i) if i < block.start else 3 + 2 * (i - block.start)
            dates.append((distance + _cue_cost(line.text, printed), printed))
    best = min(dates, key=lambda found: found[0], default=None)
    if in_url and not any(abs((p.day - in_url).days) <= 1 for _, p in dates):
        return PrintedTimes(Published(in_url, basis="url"))
    if in_url:
        best = min((d for d in dates if abs((d[1].day - in_url).days) <= 1), key=lambda found: found[0])
    if best is None or (best[0] > 60 and not in_url):
        return PrintedTimes(None)
    chosen = best[1]
    crawl = [p.instant for cost, p in dates if p.instant and p.day > chosen.day and cost > best[0]]
    return PrintedTimes(Published(chosen.day, chosen.instant, "visible"), max(crawl, default=None))


def _cue_cost(text: str, printed: PrintedDate) -> float:
    """What the words before a date tell: published rather than updated."""
    before = text[max(0, printed.start - 40) : printed.start]
    if _UPDATE.search(before) and not _CUE.search(before):
        return 2.5
    return -2.5 if _CUE.search(before) else 0.0


def _month_first(lines: list[Line]) -> bool:
    """True if some date of the page can only be read month first: "11/23/2021"."""
    numbers = [re.findall(r"(?<!\d)(\d{1,2})/(\d{1,2})/(?:20)?\d\d(?!\d)", line.text) for line in lines]
    return any(int(b) > 12 for pairs in numbers for _, b in pairs)
