"""A text's lines and what each looks like: running text or page furniture."""

import re
from dataclasses import dataclass
from functools import cache

from etl.resources import load_yaml

_BULLET = re.compile(r"^(?:[*+•·▪►▸●○–-]|\d{1,2}[.)])(?:\s+|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:]*")
_TERMINAL = re.compile(r"[.!?…。।؟]['\"”’»)\]]*$|[.!?…。][\"”’]\s*$")
_BROKEN_AT = 55  # signs; shorter lines are menus and heads, not broken sentences
_INNER = re.compile(r"[.!?] [\"“‘«(]?[^\W\d_]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not empty."""

    text: str
    blank_before: bool
    bullet: bool
    words: tuple[str, ...]
    terminal: bool  # ends as a sentence does
    always: bool  # furniture wherever it stands


@cache
def _always() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(p, re.I) for p in load_yaml("lexicon", "furniture.yaml")["always"])


@cache
def _captions() -> tuple[re.Pattern[str], ...]:
    # Capitals count for most of a credit: "REUTERS/A. Name" against "reuters/" in running text.
    return tuple(re.compile(p) for p in load_yaml("lexicon", "furniture.yaml")["captions"])


def is_always_furniture(text: str) -> bool:
    """True for a line that is furniture wherever it stands: share buttons, caption controls."""
    return any(pattern.search(text) for pattern in _always()) or is_caption(text)


def is_caption(text: str) -> bool:
    """True for a picture's caption that ends in its credit."""
    return len(text) < 450 and any(pattern.search(text[-160:]) for pattern in _captions())


def split_lines(text: str) -> list[Line]:
    """The lines of a text that hold something, in order; `text` has clean characters."""
    lines: list[Line] = []
    blank = True
    for raw in _unbroken(text.split("\n")):
        stripped = raw.strip()
        if not stripped:
            blank = True
            continue
        mark = _BULLET.match(stripped)
        bullet = bool(mark) and not _looks_like_date(stripped)
        body = stripped[mark.end() :].strip() if mark and bullet and not stripped[0].isdigit() else stripped
        if body:
            words = tuple(_WORD.findall(body[:4000]))
            terminal = bool(_TERMINAL.search(body[-12:]))
            always = len(body) < 450 and is_always_furniture(body)
            lines.append(Line(body, blank, bullet, words, terminal, always))
        blank = False
    return lines


def _unbroken(lines: list[str]) -> list[str]:
    """Lines broken in mid-sentence at a fixed width, joined: what follows begins with a small letter."""
    joined: list[str] = []
    for line in lines:
        last = joined[-1].rstrip() if joined else ""
        if len(last) >= _BROKEN_AT and not _TERMINAL.search(last[-12:]) and line[:1].islower():
            joined[-1] = f"{last} {line.strip()}"
        else:
            joined.append(line)
    return joined


def _looks_like_date(text: str) -> bool:
    return bool(re.match(r"\d{1,2}\.\s?(\d{1,2}\.|[^\W\d_]{3,})", text))


def is_prose(line: Line) -> bool:
    """True for a line that reads as running text: a sentence or more."""
    if line.always or len(line.words) < 6:
        return False
    return line.terminal or len(line.words) >= 25 or bool(_INNER.search(line.text))
