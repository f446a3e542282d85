"""The lines that are the article: those that the line model takes for it, or all of a text that is nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from etl.articles.line_model import line_mark, line_scores
from etl.articles.lines import Line, is_prose

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


def find_body(lines: list[Line], repeats: frozenset[int] | None = None) -> Block:
    """The article's lines among all lines of a text.

    Args:
        lines: all of them.
        repeats: marks of the lines that other pages of the site hold too; None if there is no other page.
    """
    everything = tuple(range(len(lines)))
    if is_wrapped(lines):
        return Block(0, len(lines), everything, True, True)
    if is_clean(lines):
        kept = _without_furniture(lines, _clean_end(lines), repeats or frozenset())
        return Block(0, len(lines), kept or everything, True)
    kept = _likely(lines, repeats)
    return Block(kept[0], kept[-1] + 1, kept, False)


def _likely(lines: Sequence[Line], repeats: frozenset[int] | None) -> tuple[int, ...]:
    """The lines that are more likely than not of the article; failing them the likeliest one."""
    scores = line_scores(lines, repeats)
    kept = tuple(i for i, line in enumerate(lines) if scores[i] > 0 and not line.traits.always)
    return kept or (int(scores.argmax()),)


def is_clean(lines: list[Line]) -> bool:
    """True for a text that is nothing but an article: wire copy, an extracted body."""
    plain = [line for line in lines if not line.traits.always]
    total = sum(line.traits.n_words for line in plain)
    if not total:
        return True
    prose = [line for line in plain if is_prose(line)]
    share = sum(line.traits.n_words for line in prose) / total
    bullets = sum(line.bullet for line in lines)
    buttons = sum(line.traits.always and line.traits.n_words < 6 for line in lines)
    few = len(lines) <= 3 and bullets == 0 and buttons == 0
    tidy = share >= _CLEAN_WORDS and len(prose) >= len(plain) * _CLEAN_LINES
    return few or (tidy and bullets <= len(lines) * 0.2 and buttons < 3 and not _has_appeal(lines))


def _has_appeal(lines: list[Line]) -> bool:
    """True if a closing head is followed by running text of its own (an appeal, comments)."""
    return any(a.traits.closing and is_prose(b) for a, b in pairwise(lines))


def is_wrapped(lines: list[Line]) -> bool:
    """True for text broken at a fixed width (60 to 90 signs), as old wire archives are."""
    widths = [len(line.text) for line in lines]
    if len(lines) < 6 or not 50 <= median(widths) <= 90 or max(widths) > 100:
        return False
    inner = [a for a, b in pairwise(lines) if not b.blank_before]
    full = sum(len(line.text) >= max(widths) - 22 for line in inner)
    broken = sum(not line.traits.terminal for line in inner)
    return len(inner) >= len(lines) * 0.5 and full >= len(inner) * 0.75 and broken >= len(inner) * 0.6


def _clean_end(lines: list[Line]) -> int:
    """One past the last line before a closing head near the end of clean text."""
    for i in range(max(1, int(len(lines) * 0.5)), len(lines)):
        rest = lines[i + 1 :]
        if lines[i].traits.closing and not any(is_prose(line) for line in rest):
            return i
    return len(lines)


def _without_furniture(lines: list[Line], end: int, repeats: frozenset[int]) -> tuple[int, ...]:
    """The lines of clean text but for furniture; a paragraph of background may stand in many articles."""
    return tuple(
        i
        for i, line in enumerate(lines[:end])
        if not line.traits.always and (line.traits.prose or line_mark(line.text) not in repeats)
    )
