"""Quantities in words and figures, with their bounds."""

import pytest

from etl.events.quantities import find_quantities, number


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("not more than two dozen prisoners", None, 24),
        ("some 5,000 soldiers", 5000, 5000),
        ("about 100 to 150 detainees", 100, 150),
        ("between 5 and 10 tanks", 5, 10),
        ("at least 21 hostages", 21, None),
        ("hundreds of captives", 200, None),
        ("a dozen rebels", 12, 12),
        ("up to three hundred men", None, 300),
        ("twenty-five fighters", 25, 25),
    ],
)
def test_quantity_with_its_bounds(text, low, high):
    first = find_quantities(text)[0]
    assert (first.low, first.high) == (low, high)


def test_words_without_a_number_give_none():
    assert find_quantities("the prisoners of the last war") == []
    assert number("prisoners") is None
