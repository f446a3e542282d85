"""Whole passages, marked by hand: every expression is found with its value, and nothing else is."""

import pytest

from etl.times import find_timexes

from ..bench.passages import Passage, own_passages


@pytest.mark.parametrize("passage", own_passages(), ids=lambda p: p.text[:30])
def test_all_expressions_of_a_passage(passage: Passage) -> None:
    found = [(t.text, t.value) for t in find_timexes(passage.text, passage.published)]
    assert found == [(passage.text[s.start : s.end], s.value) for s in passage.gold]
