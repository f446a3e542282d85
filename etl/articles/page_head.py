"""What stands above a body in plain text: title, byline, outlet, publication and crawl dates."""

import re
import unicodedata
from dataclasses import replace
from functools import cache
from urllib.parse import urlsplit

from etl.articles.body_block import Block
from etl.articles.lines import Line
from etl.articles.visible_dates import find_dates
from etl.resources import load_yaml

_NAME = r"[A-Z][\w'’.\-]+(?: (?:(?:al|bin|de|del|der|el|ibn|la|van|von) )?[A-Z][\w'’.\-]*){1,3}"
_BY = re.compile(rf"^(?:by|von|par|por|di|door)\s*:?\s+(?P<names>{_NAME}(?:(?:,| and| &) {_NAME})*)", re.I)
_NAME_ALONE = re.compile(rf"^{_NAME}$")
_HANDLE = re.compile(r"(?:^|\|)\s*@(?P<name>\w{3,30})\s*(?:\||$)")
_IN_ADDRESSES = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "o", "æ": "ae", "ł": "l", "ı": "i"}
)
_REACH = 40  # lines above a body within which its head may stand


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _key(text: str) -> str:
    return " ".join(_words(text))


def find_title(lines: list[Line], block: Block, url: str | None = None) -> str | None:
    """The headline: the line above the body most like one; None if the text begins with its body."""
    if block.clean:
        return _clean_title(lines)
    body = set(_words(" ".join(lines[i].text for i in block.kept[:12])))
    slug = _slug(url)
    reach = _REACH if slug is None else 3 * _REACH
    low, high = max(0, block.start - reach), min(len(lines), block.start + 3)
    best, best_score = None, 0.0
    for i in range(low, high):
        line = lines[i]
        score = _title_score(line, body, slug)
        if score <= 0:
            continue
        score -= 0.01 * min(_REACH, abs(block.start - i)) + 0.4 * (i > block.start and line.traits.prose)
        # A headline is often printed twice: above the page and above its text.
        if score + 0.2 > best_score:
            score += 0.2 * _stands_twice(line, lines[low:high])
        if score > best_score:
            best, best_score = line.text, score
    return best


def _stands_twice(line: Line, lines: list[Line]) -> bool:
    key, n = _key(line.text), line.traits.n_words
    alike = (one for one in lines if abs(one.traits.n_words - n) <= 2 and one is not line)
    return any(_key(one.text) == key for one in alike)


def _slug(url: str | None) -> set[str] | None:
    """The words of the longest part of an address's path, without accents; None if it names no article."""
    parts = urlsplit(url or "").path.split("/")
    words = max((_folded(part) for part in parts), key=len, default=set())
    return words if len(words) > 2 else None


def _folded(text: str) -> set[str]:
    """Longer words, without accents, as addresses write them."""
    if text.isascii():
        return set(re.findall(r"[a-z]{3,}", text.lower()))
    plain = text.casefold().translate(_IN_ADDRESSES)
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(sign))
    return set(re.findall(r"[^\W\d_]{3,}", plain))


def _title_score(line: Line, body: set[str], slug: set[str] | None) -> float:
    """How much a line is like a headline: its words are the body's and the address's, its shape a head's."""
    text, n = line.text, line.traits.n_words
    if line.traits.always or line.bullet or not 3 <= n <= 40 or len(text) > 260:
        return 0.0
    if "://" in text or "www." in text or text.count("|") > 1 or line.traits.closing:
        return 0.0
    words = {word for word in _words(text) if len(word) > 3 or not word.isascii()}
    if not words or _BY.match(text) or (line.traits.dated and slug is None):
        return 0.0
    shared = min(0.6, len(words & body) / len(words))
    shape = (
        0.4 * (n >= 5)
        - 0.6 * text.endswith((".", ":", "...", "…"))
        - 0.3 * (n > 20)
        - 0.4 * (n > 28)
        + 0.2 * line.blank_before
        - 0.5 * line.traits.dated
    )
    return shared + 1.5 * (_agreement(_folded(text), slug) if slug else 0.0) + shape - 0.35


def _agreement(words: set[str], slug: set[str]) -> float:
    """Share of the words of a line and of an address that the two have in common."""
    return 2 * len(words & slug) / (len(words) + len(slug)) if words else 0.0


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
