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
_DIGITS, _LINK_SIGNS = b"0123456789", b"|<>#@\xbb"
_HEAD = 400  # signs of a line that are looked at; what is longer is running text in any case
# Scripts that part no words: two signs are counted as one word.
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_SHORT = 75  # words; longer lines are looked at for no furniture patterns
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


def _either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The lexicon's patterns; all but the captions' are for text in small letters."""

    always: re.Pattern[str]
    closing: re.Pattern[str]
    captions: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    lexicon = load_yaml("lexicon", "furniture.yaml")
    # Capitals count for most of a credit: "REUTERS/A. Name" against "reuters/" in running text.
    return _Patterns(*(_either(lexicon[name]) for name in ("always", "closing", "captions")))


@dataclass(frozen=True, slots=True)
class _Words:
    """The lexicon's words."""

    furniture: frozenset[str]
    pairs: frozenset[tuple[str, str]]  # the first two words of furniture that is longer than one
    pair_starts: frozenset[str]
    stop: frozenset[str]
    personal: frozenset[str]
    caption: frozenset[str]
    anywhere: tuple[str, ...]


@cache
def _words() -> _Words:
    lexicon = load_yaml("lexicon", "furniture.yaml")
    parted = [word.split() for word in lexicon["words"]]
    pairs = frozenset((words[0], words[1]) for words in parted if len(words) > 1)
    return _Words(
        frozenset(words[0] for words in parted if len(words) == 1),
        pairs,
        frozenset(first for first, _ in pairs),
        *(frozenset(lexicon[name]) for name in ("stop_words", "personal", "caption_words")),
        tuple(lexicon["anywhere"]),
    )


def _is_always_furniture(text: str, lower: str, words: list[str]) -> bool:
    """True for a line that is furniture wherever it stands: share buttons, caption controls, credits."""
    if len(text) >= 450:
        return False
    if _patterns().always.match(lower) or any(map(lower.__contains__, _words().anywhere)):
        return True
    return not _words().caption.isdisjoint(words) and bool(_patterns().captions.search(text[-160:]))


def ends_sentence(text: str) -> bool:
    """True for a line that ends as a sentence does, quotation marks and brackets behind it allowed."""
    return text.rstrip(_CLOSERS)[-1:] in _ENDS


def _count(data: bytes, signs: bytes) -> int:
    return len(data) - len(data.translate(None, signs))


def traits_of(text: str, bullet: bool = False) -> Traits:
    """The looks of a line.

    Args:
        text: the line without its bullet.
        bullet: whether it had one.
    """
    head, table = text[:_HEAD], _words()
    lower, data = head.lower(), head.encode("utf-8", "replace")
    words, lowered = head.replace("/", " ").split(), lower.replace("/", " ").split()
    count, size = max(1, len(words)), len(head)
    n = len(words) if size == len(text) else len(text.split())
    if len(data) > 2 * size:
        n += len(_UNPARTED.findall(text)) // 2
    bare = [word.strip(_AROUND_WORD) for word in lowered] if count <= _SHORT else lowered
    marks = sum(map(table.furniture.__contains__, bare))
    if not table.pair_starts.isdisjoint(bare):
        marks += sum(map(table.pairs.__contains__, itertools.pairwise(bare)))
    digits = _count(data, _DIGITS)
    terminal = ends_sentence(text)
    inner = n >= 6 and any(map(head.__contains__, _SENTENCE_BREAKS))
    always = _is_always_furniture(text, lower, bare)
    closing = size < 90 and bool(_patterns().closing.match(lower))
    dated = digits >= 3 and n < 25 and has_date(text)
    features: tuple[float, ...] = (
        log1p(n),
        n >= 20,
        n >= 45,
        terminal,
        n >= 8 and not terminal,
        inner,
        sum(map(table.stop.__contains__, lowered)) / count,
        text[:1].islower(),
        sum(map(ne, words, lowered)) / count,
        count > 1 and head.isupper(),
        min(1.0, 3 * digits / size),
        bullet,
        min(3, _count(data, _LINK_SIGNS) + data.count(b"http")),
        min(3, marks) / (1 + n / 20),
        always,
        closing,
        dated,
        text[0] in "\"“‘«„",
        min(0.25, head.count(",") / count),
        text[-1] == ":",
        text.endswith(("...", "…")),
        min(0.3, sum(map(table.personal.__contains__, bare)) / count),
    )  # fmt: skip
    prose = not always and n >= 6 and (terminal or n >= 25 or inner)
    return Traits(n, terminal, always, closing, dated, prose, features)
