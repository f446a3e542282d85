"""What a single line looks like, whatever stands around it."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from etl.articles.visible_dates import has_date
from etl.articles.word_marks import PLACES, STORED, marks_of, may_be_caption
from etl.resources import load_yaml

_ENDS = frozenset(".!?…。।؟")
_CLOSERS = "'\"”’»)] "
_SENTENCE_BREAKS = (". ", "? ", "! ", ".” ", '." ', "。")
_QUOTES = frozenset('"“‘«„')
_DIGITS = PLACES["digits"]
_HEAD = 400  # signs of a line that are looked at; what is longer is running text in any case
# Scripts that part no words: two signs are counted as one word.
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")

SHAPES = ("inner_sentence", "lower_start", "all_capitals", "quote", "colon_end", "ellipsis_end")
"""Names of the bits of `Traits.shapes`, the lowest first."""


class Traits(NamedTuple):
    """Looks of one line, all in numbers, so that those of many lines make a table."""

    n_words: int
    terminal: bool  # ends as a sentence does
    always: bool  # furniture wherever it stands
    closing: bool  # a head after which the rest of a page is no longer the article
    dated: bool  # short, with a full date in it
    prose: bool  # reads as running text: a sentence or more
    bullet: bool
    marks: int  # of the words of its head, added up; see word_marks.py
    head_words: int
    head_signs: int
    commas: int  # in its head
    shapes: int  # one bit for each of `SHAPES`


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The lexicon's patterns; all but the captions' are for text in small letters."""

    always: re.Pattern[str]
    closing: re.Pattern[str]
    captions: re.Pattern[str]
    anywhere: tuple[str, ...]  # words that a line of furniture holds


@cache
def _patterns() -> _Patterns:
    lexicon = load_yaml("lexicon", "furniture.yaml")
    # Capitals count for most of a credit: "REUTERS/A. Name" against "reuters/" in running text.
    patterns = (_either(lexicon[name]) for name in ("always", "closing", "captions"))
    return _Patterns(*patterns, tuple(lexicon["anywhere"]))


def _is_always_furniture(text: str, lower: str, marks: int) -> bool:
    """True for a line that is furniture wherever it stands: share buttons, caption controls, credits."""
    if len(text) >= 450:
        return False
    patterns = _patterns()
    if patterns.always.match(lower) or any(map(lower.__contains__, patterns.anywhere)):
        return True
    return may_be_caption(marks) and bool(patterns.captions.search(text[-160:]))


def ends_sentence(text: str) -> bool:
    """True for a line that ends as a sentence does, quotation marks and brackets behind it allowed."""
    return text.rstrip(_CLOSERS)[-1:] in _ENDS


def traits_of(text: str, bullet: bool = False) -> Traits:
    """The looks of a line.

    Args:
        text: the line without its bullet.
        bullet: whether it had one.
    """
    head = text[:_HEAD]
    lower, size = head.lower(), len(head)
    words = (head.replace("/", " ") if "/" in head else head).split()
    count, marks = len(words) or 1, marks_of(words)
    n = count if size == len(text) else text.count(" ") + 1
    if not head.isascii() and len(head.encode("utf-8", "replace")) > 2 * size:
        n += len(_UNPARTED.findall(text)) // 2
    terminal = ends_sentence(text)
    inner = n >= 6 and any(map(head.__contains__, _SENTENCE_BREAKS))
    always = _is_always_furniture(text, lower, marks)
    return Traits(
        n,
        terminal,
        always,
        size < 90 and bool(_patterns().closing.match(lower)),
        n < 25 and marks >> _DIGITS[0] & _DIGITS[1] >= 3 and has_date(text),
        not always and n >= 6 and (terminal or n >= 25 or inner),
        bullet,
        marks & STORED,
        count,
        size,
        head.count(","),
        inner
        | text[:1].islower() << 1
        | (count > 1 and head.isupper()) << 2
        | (text[0] in _QUOTES) << 3
        | (text[-1] == ":") << 4
        | text.endswith(("...", "…")) << 5,
    )
