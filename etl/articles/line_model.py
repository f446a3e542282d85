"""How likely each line of a page is a line of the article: features and learned weights."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from etl.articles.lines import Line
from etl.articles.own_features import OWN_FEATURES, own_features
from etl.resources import load_yaml

Array = NDArray[np.float64]
OWN = {name: i for i, name in enumerate(OWN_FEATURES)}
PLACE_FEATURES = (
    "bias", "repeated", "position", "early", "late", "blank_before", "prose", "prose_before", "closings_above",
    "prev_length", "next_length", "prev_prose", "next_prose", "near_prose", "far_prose", "between_prose",
    "near_dates", "near_furniture", "near_personal", "near_links", "near_bullets", "near_terminal", "alike_before",
)  # fmt: skip
SIBLING_FEATURES = ("seen", "near_seen", "far_seen", "long_seen")
FEATURES = (*OWN_FEATURES, *PLACE_FEATURES)
"""Names of the features of a line and its place, in the order of the columns of `line_features`."""
AROUND = ("own", "near", "far", "widest", "before", "after", "best_before", "best_after")
"""Names of the second pass's features: what the first pass says of the lines around."""


@cache
def _weights(name: str) -> tuple[Array, Array]:
    table = load_yaml("lexicon", "line_model.yaml")[name]
    names = FEATURES if name == "alone" else (*FEATURES, *SIBLING_FEATURES)
    return tuple(
        np.array([float(table[step][feature]) for feature in columns])
        for step, columns in (("line", names), ("around", (*AROUND, *names)))
    )


def line_scores(lines: Sequence[Line], repeats: frozenset[int] | None = None) -> Array:
    """The log-odds, line by line, that it belongs to the article's body.

    Args:
        lines: all lines of a text.
        repeats: marks of those lines that other pages of the same site hold too; None if there is no other page.
    """
    first, second = _weights("alone" if repeats is None else "siblings")
    features = line_features(lines, repeats)
    return second_features(features, features @ first, lines) @ second


def second_features(features: Array, scores: Array, lines: Sequence[Line]) -> Array:
    """The columns of the second pass: scores of the first about each line, then its own features."""
    likely = 1 / (1 + np.exp(-np.clip(scores, -30, 30)))
    words = np.array([min(60.0, line.traits.n_words) for line in lines])
    mass = likely * words
    columns = (
        np.clip(scores, -8, 8),
        _weighted(mass, words, 2),
        _weighted(mass, words, 6),
        _weighted(mass, words, 20),
        _shifted(likely, 1),
        _shifted(likely, -1),
        np.log1p(np.cumsum(mass) - mass),
        np.log1p(mass.sum() - np.cumsum(mass)),
    )
    return np.column_stack([*columns, features])


def line_features(lines: Sequence[Line], repeats: frozenset[int] | None = None) -> Array:
    """A row a line: the values of `FEATURES`, and of `SIBLING_FEATURES` if `repeats` is given."""
    own = own_features([line.traits for line in lines])
    columns = [own, _place_features(lines, own)]
    if repeats is not None:
        columns.append(_sibling_features(lines, repeats))
    return np.hstack(columns)


def _place_features(lines: Sequence[Line], own: Array) -> Array:
    """What stands around a line, and where on the page it stands."""
    texts = [line.text.casefold() for line in lines]
    counts = Counter(texts)
    words = np.array([float(line.traits.n_words) for line in lines])
    prose = np.array([float(line.traits.prose) for line in lines]) * np.minimum(1.0, words / 20)
    before = np.cumsum(words) - words
    position = before / max(1.0, words.sum())
    prose_words = np.cumsum(prose) - prose
    closings = own[:, OWN["closing"]] * (prose_words > 0)
    length = own[:, OWN["length"]]
    wide = _around(own[:, [OWN["date"], OWN["personal"]]], 6)
    near = _around(own[:, [OWN[name] for name in ("furniture", "link", "bullet", "terminal")]], 4)
    columns = (
        np.ones(len(lines)),
        np.array([float(counts[text] > 1) for text in texts]),
        position,
        (position < 0.05).astype(float),
        (position > 0.9).astype(float),
        np.array([float(line.blank_before) for line in lines]),
        prose,
        prose_words / max(1.0, prose.sum()),
        np.log1p(np.cumsum(closings)),
        _shifted(length, 1),
        _shifted(length, -1),
        _shifted(prose, 1),
        _shifted(prose, -1),
        _around(prose, 3),
        _around(prose, 10),
        np.minimum(_furthest(prose, 3, before=True), _furthest(prose, 3, before=False)),
        wide[:, 0],
        *near[:, :1].T,
        wide[:, 1],
        *near[:, 1:].T,
        np.log1p(_shifted(np.cumsum(own[:, OWN["date"]] * (prose_words > 0)), 1)),
    )
    return np.column_stack(columns)


def _sibling_features(lines: Sequence[Line], repeats: frozenset[int]) -> Array:
    seen = np.array([float(line_mark(line.text) in repeats) for line in lines])
    long = np.array([float(line.traits.n_words >= 12) for line in lines])
    return np.column_stack([seen, _around(seen, 3), _around(seen, 10), seen * long])


def line_key(text: str) -> str:
    """What two lines share that differ in no more than case and numbers; also for many lines in one text."""
    key = text.casefold()
    for digit in "123456789":
        key = key.replace(digit, "0")
    return key


def line_mark(text: str) -> int:
    """A number that stands for the key of a line, in every run the same."""
    return mark_of(line_key(text))


def mark_of(key: str) -> int:
    """The mark of a line whose key is known. Of two among a thousand million lines hardly any have the same."""
    told = hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(told, "little")


def _shifted(values: Array, by: int) -> Array:
    """The value of the line `by` lines above; 0 beyond the ends."""
    moved = np.zeros_like(values)
    if by > 0:
        moved[by:] = values[:-by]
    else:
        moved[:by] = values[-by:]
    return moved


def _around(values: Array, reach: int) -> Array:
    """Mean over `reach` lines on each side, the line itself left out; nothing stands beyond the ends.

    `values` is one column or several.
    """
    n = len(values)
    total = np.zeros((n + 2 * reach + 1, *values.shape[1:]))
    np.cumsum(values, axis=0, out=total[reach + 1 : n + reach + 1])
    total[n + reach + 1 :] = total[n + reach]
    return (total[2 * reach + 1 :] - total[:n] - values) / (2 * reach)


def _weighted(mass: Array, words: Array, reach: int) -> Array:
    """Share of the words around a line, itself left out, that the first pass takes for the article."""
    around = _around(np.column_stack([mass, words]), reach)
    return around[:, 0] / (around[:, 1] + 1.0)


def _furthest(values: Array, reach: int, before: bool) -> Array:
    """The greatest value of `reach` lines on one side."""
    sign = 1 if before else -1
    return np.maximum.reduce([_shifted(values, sign * step) for step in range(1, reach + 1)])
