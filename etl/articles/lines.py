"""A text's lines and what each looks like: running text or page furniture."""

import re
from dataclasses import dataclass
from functools import lru_cache

from etl.articles.line_traits import Traits, ends_sentence, traits_of
from etl.articles.visible_dates import has_date

_BULLET = re.compile(r"^(?:[*+•·▪►▸●○–-]|\d{1,2}[.)])(?:\s+|$)")
_BULLET_STARTS = frozenset("*+•·▪►▸●○–-0123456789")
_BROKEN_AT = 55  # signs; shorter lines are menus and heads, not broken sentences
# Menus and share buttons come again on page after page: what such a line looks like is worked out once.
_REMEMBERED, _LONGEST_REMEMBERED = 20_000, 120


@dataclass(slots=True)
class Line:
    """One line that is not empty."""

    text: str
    blank_before: bool
    bullet: bool
    traits: Traits


def split_lines(text: str) -> list[Line]:
    """The lines of a text that hold something, in order; `text` has clean characters."""
    lines: list[Line] = []
    blank = True
    for stripped in _unbroken(text):
        if not stripped:
            blank = True
            continue
        look = _remembered if len(stripped) <= _LONGEST_REMEMBERED else _look
        body, bullet, traits = look(stripped)
        if body:
            lines.append(Line(body, blank, bullet, traits))
        blank = False
    return lines


def _look(stripped: str) -> tuple[str, bool, Traits]:
    """The line without its bullet, whether it had one, and its traits."""
    body, bullet = stripped, False
    if stripped[0] in _BULLET_STARTS:
        mark = _BULLET.match(stripped)
        bullet = mark is not None and not has_date(stripped[:30])
        if mark and bullet and not stripped[0].isdigit():
            body = stripped[mark.end() :].strip()
    return body, bullet, traits_of(body or stripped, bullet)


_remembered = lru_cache(maxsize=_REMEMBERED)(_look)


def forget_lines() -> None:
    """Drop what is remembered of short lines; for measuring."""
    _remembered.cache_clear()


def _unbroken(text: str) -> list[str]:
    """Lines, stripped; those broken in mid-sentence at a fixed width are joined: the rest begins small."""
    whole: list[str] = []
    last, rest = "", []
    for line in map(str.strip, text.split("\n")):
        if len(last) >= _BROKEN_AT and line[:1].islower() and not ends_sentence(last):
            rest.append(line)
        else:
            if rest:
                whole[-1] = " ".join((whole[-1], *rest))
                rest = []
            whole.append(line)
        last = line
    if rest:
        whole[-1] = " ".join((whole[-1], *rest))
    return whole


def is_prose(line: Line) -> bool:
    """True for a line that reads as running text: a sentence or more."""
    return line.traits.prose
