"""How likely each line of a page is a line of the article: features and learned weights."""

import re
from collections import Counter
from functools import cache
from math import log1p

from etl.articles.lines import Line, is_prose
from etl.articles.visible_dates import find_dates
from etl.resources import load_yaml

_LINK = re.compile(r"[|»›→<>]|https?://|www\.|\S@\S|^#|\.\.\.$|…$")
FEATURES = (
    "bias", "length", "long", "terminal", "no_terminal_long", "inner_sentence", "stop_words", "small_words",
    "lower_start", "capitals", "all_capitals", "digits", "bullet", "link", "furniture", "always", "date", "quote",
    "repeated", "position", "early", "late", "blank_before", "prose", "near_prose", "prev_prose", "next_prose",
    "prev_length", "next_length", "between_prose", "far_prose",
)  # fmt: skip
"""Names of the features, in the order of the weights in data/lexicon/line_model.yaml."""


@cache
def _lexicon() -> tuple[re.Pattern[str], frozenset[str]]:
    words = load_yaml("lexicon", "furniture.yaml")
    some = "|".join(re.escape(word) for word in sorted(words["words"], key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{some})(?!\w)", re.I), frozenset(words["stop_words"])


@cache
def _weights() -> tuple[float, ...]:
    table = load_yaml("lexicon", "line_model.yaml")["weights"]
    return tuple(float(table[name]) for name in FEATURES)


def line_scores(lines: list[Line]) -> list[float]:
    """The log-odds, line by line, that it belongs to the article's body."""
    weights = _weights()
    return [
        sum(weight * value for weight, value in zip(weights, row, strict=True))
        for row in line_features(lines)
    ]


def line_features(lines: list[Line]) -> list[list[float]]:
    """The values of `FEATURES` for each line."""
    counts = Counter(line.text.casefold() for line in lines)
    prose = [float(is_prose(line)) * min(1.0, len(line.words) / 20) for line in lines]
    total = sum(len(line.words) for line in lines) or 1
    rows, before = [], 0
    for i, line in enumerate(lines):
        own = _own_features(line, counts[line.text.casefold()] > 1)
        place = before / total
        before += len(line.words)
        ends = (place, float(place < 0.05), float(place > 0.9))
        rows.append([*own, *ends, *_neighbours(lines, prose, i)])
    return rows


def _own_features(line: Line, repeated: bool) -> list[float]:
    furniture, stop_words = _lexicon()
    words, n = line.words, max(1, len(line.words))
    letters = [word for word in words if word[0].isalpha()]
    many = max(1, len(letters))
    lower = sum(word[0].islower() for word in letters)
    return [
        1.0,
        log1p(len(words)),
        float(len(words) >= 20),
        float(line.terminal),
        float(not line.terminal and len(words) >= 8),
        float(bool(re.search(r"[.!?] [\"“‘«(]?[^\W\d_]", line.text))),
        sum(word.lower() in stop_words for word in words) / n,
        sum(len(word) <= 3 and word.islower() for word in letters) / many,
        float(line.text[0].islower()),
        1 - lower / many,
        float(line.text.isupper()),
        sum(word[0].isdigit() for word in words) / n,
        float(line.bullet),
        min(3, len(_LINK.findall(line.text))),
        min(3, len(furniture.findall(line.text[:400]))) / (1 + n / 20),
        float(line.always),
        float(n < 25 and bool(find_dates(line.text))),
        float(line.text[0] in "\"“‘«„"),
        float(repeated),
    ]  # fmt: skip


def _neighbours(lines: list[Line], prose: list[float], i: int) -> list[float]:
    """What stands around a line: running text, or lists of short lines."""
    back, ahead = prose[max(0, i - 3) : i], prose[i + 1 : i + 4]
    before = prose[i - 1] if i else 0.0
    after = prose[i + 1] if i + 1 < len(prose) else 0.0
    wide = prose[max(0, i - 10) : i] + prose[i + 1 : i + 11]
    return [
        float(lines[i].blank_before),
        prose[i],
        (sum(back) + sum(ahead)) / 6,
        before,
        after,
        log1p(len(lines[i - 1].words)) if i else 0.0,
        log1p(len(lines[i + 1].words)) if i + 1 < len(lines) else 0.0,
        min(max(back, default=0.0), max(ahead, default=0.0)),
        sum(wide) / 20,
    ]
