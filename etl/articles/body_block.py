"""The lines that are the article: the best contiguous stretch, less the furniture inside it."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from etl.articles.line_model import line_scores
from etl.articles.lines import Line, is_prose
from etl.resources import load_yaml

# A text is taken as clean if at least so much of its words stand in running text and so few lines do not.
_CLEAN_WORDS = 0.75
_CLEAN_LINES = 0.5


@dataclass(frozen=True, slots=True)
class Block:
    """The article's lines."""

    start: int  # index of the first line
    end: int  # one past the last
    kept: tuple[int, ...]  # those of them that are the body
    clean: bool  # the whole text is the article, with no page around it
    wrapped: bool = False  # lines are broken at a fixed width


@cache
def _closing() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.I) for p in load_yaml("lexicon", "furniture.yaml")["closing"])


def is_closing(text: str) -> bool:
    """True for a head after which the rest of a page is no longer the article."""
    return len(text) < 90 and any(pattern.search(text) for pattern in _closing())


def find_body(lines: list[Line]) -> Block:
    """The article's lines among all lines of a text."""
    if is_wrapped(lines):
        return Block(0, len(lines), tuple(range(len(lines))), True, True)
    if is_clean(lines):
        kept = _without_furniture(lines, _clean_end(lines))
        return Block(0, len(lines), kept or tuple(range(len(lines))), True)
    scores = line_scores(lines)
    start, end = _best_stretch(scores, lines)
    kept = tuple(
        i for i in range(start, end) if not lines[i].always and (scores[i] > -1.2 or is_prose(lines[i]))
    )
    return Block(start, end, kept or tuple(range(start, end)), False)


def is_clean(lines: list[Line]) -> bool:
    """True for a text that is nothing but an article: wire copy, an extracted body."""
    plain = [line for line in lines if not line.always]
    total = sum(len(line.words) for line in plain)
    if not total:
        return True
    prose = [line for line in plain if is_prose(line)]
    share = sum(len(line.words) for line in prose) / total
    bullets = sum(line.bullet for line in lines)
    buttons = sum(line.always and len(line.words) < 6 for line in lines)
    few = len(lines) <= 3 and bullets == 0 and buttons == 0
    tidy = share >= _CLEAN_WORDS and len(prose) >= len(plain) * _CLEAN_LINES
    return few or (tidy and bullets <= len(lines) * 0.2 and buttons < 3 and not _has_appeal(lines))


def _has_appeal(lines: list[Line]) -> bool:
    """True if a closing head is followed by running text of its own (an appeal, comments)."""
    return any(is_closing(a.text) and is_prose(b) for a, b in pairwise(lines))


def is_wrapped(lines: list[Line]) -> bool:
    """True for text broken at a fixed width (60 to 90 signs), as old wire archives are."""
    widths = [len(line.text) for line in lines]
    if len(lines) < 6 or not 50 <= median(widths) <= 90 or max(widths) > 100:
        return False
    inner = [a for a, b in pairwise(lines) if not b.blank_before]
    full = sum(len(line.text) >= max(widths) - 22 for line in inner)
    broken = sum(not line.terminal for line in inner)
    return len(inner) >= len(lines) * 0.5 and full >= len(inner) * 0.75 and broken >= len(inner) * 0.6


def _clean_end(lines: list[Line]) -> int:
    """One past the last line before a closing head near the end of clean text."""
    for i in range(max(1, int(len(lines) * 0.5)), len(lines)):
        rest = lines[i + 1 :]
        if is_closing(lines[i].text) and not any(is_prose(line) for line in rest):
            return i
    return len(lines)


def _without_furniture(lines: list[Line], end: int) -> tuple[int, ...]:
    return tuple(i for i in range(end) if not lines[i].always)


def _best_stretch(scores: list[float], lines: list[Line]) -> tuple[int, int]:
    """Start and end of the contiguous lines with the highest sum of score times length."""
    best, best_sum = (0, len(lines)), float("-inf")
    start, total = 0, 0.0
    for i, score in enumerate(scores):
        gain = score * min(60, 2 + len(lines[i].words)) ** 0.75
        if total <= 0:
            start, total = i, 0.0
        total += gain
        if total > best_sum:
            best, best_sum = (start, i + 1), total
    return best
