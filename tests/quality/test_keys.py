"""Keys that occur twice are among the doubtful ones, whatever they look like and wherever they stand."""

import pyarrow as pa
from hypothesis import given
from hypothesis import strategies as st

from etl.quality.keys import doubtful_rows, key_prints

# Few letters, so that texts often are the same, up to their ends, or but for their middle.
_TEXTS = st.none() | st.text("ab", max_size=3) | st.text("aé", min_size=20, max_size=30)


def batches(keys, size=7):
    table = pa.table({"a": pa.array([a for a, _ in keys], pa.string()), "b": [b for _, b in keys]})
    encoded = table.set_column(0, "a", table.column(0).dictionary_encode())
    return table.to_batches(size), encoded.to_batches(size)


@given(st.lists(st.tuples(_TEXTS, st.integers(0, 1)), max_size=30))
def test_rows_with_the_same_key_are_doubtful_also_across_batches(keys):
    twice = {i for i, key in enumerate(keys) if keys.count(key) > 1}
    for parts in batches(keys):
        assert twice <= {*doubtful_rows(map(key_prints, parts)).tolist()}


def test_keys_that_differ_are_not_doubtful():
    ids = [f"e{i * 0x9E3779B97F4A7C15 % (1 << 64):016x}" for i in range(20_000)]
    keys = [(text, 1) for text in [*ids, *map(str, range(20_000)), "", None, "a", "aa", "a\0"]]
    for parts in batches(keys, 6_000):
        assert doubtful_rows(map(key_prints, parts)).tolist() == []


def test_all_columns_of_a_key_tell():
    for parts in batches([("a", 1), ("a", 2), ("b", 1), (None, 1), ("a", 2)]):
        assert doubtful_rows(map(key_prints, parts)).tolist() == [1, 4]
