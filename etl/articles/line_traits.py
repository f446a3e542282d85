"""What a single line looks like, whatever stands around it."""

import itertools
import re
from dataclasses import dataclass
from functools import cache
from math import log1p
from operator import ne

from etl.articles.visible_dates import has_date
from etl.resources import load_yaml

_ENDS = frozenset(".!?…。।؟")
_CLOSERS = "'\"”’»)] "
_SENTENCE_BREAKS = (". ", "? ", "! ", ".” ", '." ', "。")
_LINK_SIGNS = ("|", "»", "›", "→", "<", ">", "#", "@", "http", "www.")
# Scripts that part no words: two signs are counted as one word.
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_SHORT = 45  # words; longer lines are looked at for no furniture patterns
_AROUND_WORD = ".,;:!?\"'“”‘’«»()[]…"

OWN_FEATURES = (
    "length", "long", "very_long", "terminal", "no_terminal_long", "inner_sentence", "stop_words", "lower_start",
    "capitals", "all_capitals", "digits", "bullet", "link", "furniture", "always", "closing", "date", "quote",
    "commas", "colon_end", "ellipsis_end", "personal",
)  # fmt: skip
"""Names of the features of a line by itself, in the order of `Traits.features`."""


@dataclass(frozen=True, slots=True)
class Traits:
    """Looks of one line."""

    n_words: int
    terminal: bool  # ends as a sentence does
    always: bool  # furniture wherever it stands
    closing: bool  # a head after which the rest of a page is no longer the article
    dated: bool  # short, with a full date in it
    prose: bool  # reads as running text: a sentence or more
    features: tuple[float, ...]


def _either(patterns: list[str], flags: int = 0) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", flags)


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The lexicon's patterns; those that begin at the line's start are tried only there."""

    always: re.Pattern[str]
    anywhere: re.Pattern[str]
    closing: re.Pattern[str]
    captions: re.Pattern[str]
    caption_marks: tuple[str, ...]


@cache
def _patterns() -> _Patterns:
    lexicon = load_yaml("lexicon", "furniture.yaml")
    starting = [pattern for pattern in lexicon["always"] if pattern.startswith("^")]
    return _Patterns(
        _either(starting, re.I),
        _either([pattern for pattern in lexicon["always"] if pattern not in starting], re.I),
        _either(lexicon["closing"], re.I),
        # Capitals count for most of a credit: "REUTERS/A. Name" against "reuters/" in running text.
        _either(lexicon["captions"]),
        tuple(lexicon["caption_marks"]),
    )


@dataclass(frozen=True, slots=True)
class _Words:
    furniture: frozenset[str]
    furniture_pairs: frozenset[tuple[str, str]]  # the first two words of what is longer
    stop: frozenset[str]
    personal: frozenset[str]


@cache
def _words() -> _Words:
    lexicon = load_yaml("lexicon", "furniture.yaml")
    parted = [word.split() for word in lexicon["words"]]
    return _Words(
        frozenset(words[0] for words in parted if len(words) == 1),
        frozenset((words[0], words[1]) for words in parted if len(words) > 1),
        frozenset(lexicon["stop_words"]),
        frozenset(lexicon["personal"]),
    )


def is_always_furniture(text: str) -> bool:
    """True for a line that is furniture wherever it stands: share buttons, caption controls, credits."""
    if len(text) >= 450:
        return False
    patterns = _patterns()
    if patterns.always.match(text) or patterns.anywhere.search(text):
        return True
    tail = text[-160:]
    return any(map(tail.__contains__, patterns.caption_marks)) and bool(patterns.captions.search(tail))


def is_closing(text: str) -> bool:
    """True for a head after which the rest of a page is no longer the article."""
    return len(text) < 90 and bool(_patterns().closing.match(text))


def ends_sentence(text: str) -> bool:
    """True for a line that ends as a sentence does, quotation marks and brackets behind it allowed."""
    return text.rstrip(_CLOSERS)[-1:] in _ENDS


def _n_words(text: str, parted: int) -> int:
    """Words parted by spaces, and half the signs of scripts that part none."""
    extra = 0 if text.isascii() else len(text.encode("utf-8", "replace")) - len(text)
    return parted + len(_UNPARTED.findall(text)) // 2 if extra > len(text) else parted


def traits_of(text: str, bullet: bool = False) -> Traits:
    """The looks of a line.

    Args:
        text: the line without its bullet.
        bullet: whether it had one.
    """
    words, lower, table = text.split(), text.lower(), _words()
    lowered = lower.split()
    count = max(1, len(words))
    n = _n_words(text, len(words))
    bare = [word.strip(_AROUND_WORD) for word in lowered] if count <= _SHORT else lowered
    marks = sum(map(table.furniture.__contains__, bare))
    if 1 < count <= _SHORT:
        marks += sum(map(table.furniture_pairs.__contains__, itertools.pairwise(bare)))
    digits = sum(map(text.count, "0123456789"))
    terminal = ends_sentence(text)
    inner = n >= 6 and any(map(text.__contains__, _SENTENCE_BREAKS))
    always = is_always_furniture(text)
    closing = is_closing(text)
    dated = n < 25 and digits >= 3 and has_date(text)
    features = (
        log1p(n),
        float(n >= 20),
        float(n >= 45),
        float(terminal),
        float(not terminal and n >= 8),
        float(inner),
        sum(map(table.stop.__contains__, lowered)) / count,
        float(text[:1].islower()),
        sum(map(ne, words, lowered)) / count,
        float(count > 1 and text.isupper()),
        min(1.0, 3 * digits / max(1, len(text))),
        float(bullet),
        float(min(3, sum(map(text.count, _LINK_SIGNS)))),
        min(3, marks) / (1 + n / 20),
        float(always),
        float(closing),
        float(dated),
        float(text[:1] in "\"“‘«„"),
        min(0.25, text.count(",") / max(1, n)),
        float(text[-1:] == ":"),
        float(text[-3:] == "..." or text[-1:] == "…"),
        min(0.3, sum(map(table.personal.__contains__, bare)) / count),
    )  # fmt: skip
    prose = not always and n >= 6 and (terminal or n >= 25 or inner)
    return Traits(n, terminal, always, closing, dated, prose, features)
