"""Places of rows that others refer to: the first of those that have the key, whatever is looked up at once."""

import pyarrow as pa
import pytest

from etl.quality.places import NOWHERE, Places, Reference

_KEYS = ["b", "a", None, "a"]
_TABLES = {
    "old": pa.table({"id": _KEYS, "number": [4, 3, 2, 1]}),
    "new": pa.table({"of": ["a", "z", None, "b"]}),
    "none": pa.table({"of": pa.array([], pa.string())}),
}
_WANTED = {
    Reference("new", "of", "old", "id"): [1, NOWHERE, 2, 0],
    Reference("old", "id", "old", "id"): [0, 1, 2, 1],
    Reference("none", "of", "old", "id"): [],
    Reference("old", "id", "new", "of"): [3, 0, 2, 0],
    Reference("new", "of", "none", "of"): [NOWHERE] * 4,
}


@pytest.mark.parametrize("together", [True, False])
def test_each_row_has_the_place_of_the_first_row_that_it_refers_to(together):
    places = Places(_TABLES)
    if together:
        places.look_up(_WANTED)
    assert {one: places.of(*one).tolist() for one in _WANTED} == _WANTED


def test_a_reference_is_looked_up_once():
    places = Places(_TABLES)
    assert places.of("new", "of", "old", "id") is places.of("new", "of", "old", "id")
