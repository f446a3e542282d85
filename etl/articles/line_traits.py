"""What a single line looks like, whatever stands around it."""

import re
from dataclasses import dataclass
from functools import cache
from math import log1p
from operator import ne

from etl.articles.visible_dates import has_date
from etl.resources import load_yaml

_TERMINAL = re.compile(r"[.!?…。।؟]['\"”’»)\]]*$|[.!?…。][\"”’]\s*$")
_INNER = re.compile(r"[.!?] [\"“‘«(]?[^\W\d_]|。.")
_LINK = re.compile(r"[|»›→<>#@]|https?:|www\.")
# Scripts that part no words: two signs are counted as one word.
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff]")
_SHORT = 45  # words; longer lines are looked at for no furniture patterns
_STRIPPED = ".,;:!?\"'“”‘’«»()[]…"

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
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), flags)


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    lexicon = load_yaml("lexicon", "furniture.yaml")
    # Capitals count for most of a credit: "REUTERS/A. Name" against "reuters/" in running text.
    return (
        _either(lexicon["always"], re.I),
        _either(lexicon["captions"]),
        _either(lexicon["closing"], re.I),
        re.compile("|".join(map(re.escape, lexicon["caption_marks"]))),
    )


@cache
def _words() -> tuple[re.Pattern[str], frozenset[str], frozenset[str], frozenset[str]]:
    lexicon = load_yaml("lexicon", "furniture.yaml")
    parted = sorted((word for word in lexicon["words"] if " " in word), key=len, reverse=True)
    return (
        _either([rf"(?<!\w){re.escape(word)}(?!\w)" for word in parted]),
        frozenset(word for word in lexicon["words"] if " " not in word),
        frozenset(lexicon["stop_words"]),
        frozenset(lexicon["personal"]),
    )


def is_always_furniture(text: str) -> bool:
    """True for a line that is furniture wherever it stands: share buttons, caption controls, credits."""
    always, captions, _, marks = _patterns()
    if len(text) >= 450:
        return False
    tail = text[-160:]
    return bool(always.search(text)) or bool(marks.search(tail) and captions.search(tail))


def is_closing(text: str) -> bool:
    """True for a head after which the rest of a page is no longer the article."""
    return len(text) < 90 and bool(_patterns()[2].search(text))


def traits_of(text: str, bullet: bool = False) -> Traits:
    """The looks of a line.

    Args:
        text: the line without its bullet.
        bullet: whether it had one.
    """
    words = text.split()
    n = count = len(words)
    if not text.isascii():
        n += len(_UNPARTED.findall(text)) // 2
    many = max(1, count)
    lower = text.lower()
    lowered = lower.split()
    phrases, furniture, stop_words, personal = _words()
    bare = [word.strip(_STRIPPED) for word in lowered] if count <= _SHORT else lowered
    terminal = bool(_TERMINAL.search(text[-12:]))
    inner = n >= 6 and bool(_INNER.search(text))
    always = is_always_furniture(text)
    closing = is_closing(text)
    dated = n < 25 and has_date(text)
    marks = sum(map(furniture.__contains__, bare))
    if count <= _SHORT:
        marks += len(phrases.findall(lower))
    features = (
        log1p(n),
        float(n >= 20),
        float(n >= 45),
        float(terminal),
        float(not terminal and n >= 8),
        float(inner),
        sum(map(stop_words.__contains__, lowered)) / many,
        float(text[:1].islower()),
        sum(map(ne, words, lowered)) / many,
        float(count > 1 and text.isupper()),
        min(1.0, 3 * sum(map(text.count, "0123456789")) / max(1, len(text))),
        float(bullet),
        float(min(3, len(_LINK.findall(text)))),
        min(3, marks) / (1 + n / 20),
        float(always),
        float(closing),
        float(dated),
        float(text[:1] in "\"“‘«„"),
        min(0.25, text.count(",") / max(1, n)),
        float(text[-1:] == ":"),
        float(text[-3:] == "..." or text[-1:] == "…"),
        min(0.3, sum(map(personal.__contains__, bare)) / many),
    )  # fmt: skip
    prose = not always and n >= 6 and (terminal or n >= 25 or inner)
    return Traits(n, terminal, always, closing, dated, prose, features)
