"""The features of a line by itself, for all lines of a text at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from etl.articles.line_traits import SHAPES, Traits
from etl.articles.word_marks import PLACES

OWN_FEATURES = (
    "length", "long", "very_long", "terminal", "no_terminal_long", "inner_sentence", "stop_words", "lower_start",
    "capitals", "all_capitals", "digits", "bullet", "link", "furniture", "always", "closing", "date", "quote",
    "commas", "colon_end", "ellipsis_end", "personal",
)  # fmt: skip
"""Names of the features of a line by itself, in the order of the columns of `own_features`."""
_COLUMN = {name: i for i, name in enumerate(Traits._fields)}


def own_features(traits: Sequence[Traits]) -> NDArray[np.float64]:
    """A row a line: the values of `OWN_FEATURES`."""
    table = np.array(traits, dtype=np.int64).T
    column = {name: table[i].astype(np.float64) for name, i in _COLUMN.items()}
    n, words, terminal = column["n_words"], column["head_words"], column["terminal"]
    marks, shapes = table[_COLUMN["marks"]], table[_COLUMN["shapes"]]

    def count(name: str) -> NDArray[np.float64]:
        shift, mask = PLACES[name]
        return (marks >> shift & mask).astype(np.float64)

    values = {name: (shapes >> i & 1).astype(np.float64) for i, name in enumerate(SHAPES)} | {
        "length": np.log1p(n),
        "long": n >= 20,
        "very_long": n >= 45,
        "terminal": terminal,
        "no_terminal_long": (n >= 8) * (1 - terminal),
        "stop_words": count("stop") / words,
        "capitals": count("capitals") / words,
        "digits": np.minimum(1.0, 3 * count("digits") / column["head_signs"]),
        "bullet": column["bullet"],
        "link": np.minimum(3, count("links")),
        "furniture": np.minimum(3, count("furniture")) / (1 + n / 20),
        "always": column["always"],
        "closing": column["closing"],
        "date": column["dated"],
        "commas": np.minimum(0.25, column["commas"] / words),
        "personal": np.minimum(0.3, count("personal") / words),
    }
    return np.column_stack([values[name] for name in OWN_FEATURES])
