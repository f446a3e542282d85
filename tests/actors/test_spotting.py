"""Which patterns a sentence can match, told by the words that they need."""

import pytest

from etl.actors.folding import fold
from etl.actors.spotting import Spotter

SPOTTER = Spotter({"titled": ["General ", "vice-president "], "rebels": ["guérilla", "rebels"]})


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("General Ovara met the rebels.", {"titled", "rebels"}),
        ("The guerilla kept silent.", {"rebels"}),
        ("Vice President Lumo resigned.", {"titled"}),
        ("The talks were of a general kind.", {"titled"}),
        ("In general, nobody came.", set()),
        ("", set()),
    ],
)
def test_a_pattern_is_possible_where_one_of_its_words_stands(text: str, names: set[str]) -> None:
    assert SPOTTER(fold(text)) == names
