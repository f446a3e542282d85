"""What the words of a line tell, counted in one sum."""

import pytest

from etl.articles.word_marks import PLACES, marks_of, may_be_caption


def _counts(text: str) -> dict[str, int]:
    total = marks_of(text.split())
    return {name: total >> shift & mask for name, (shift, mask) in PLACES.items() if total >> shift & mask}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The envoys sat on 12 May 2019.", {"digits": 6, "stop": 2, "capitals": 2}),
        ("Home | News | World", {"links": 2, "capitals": 3}),
        ("http://example.org/#top", {"links": 2}),
        ("ШАРФ и другие слова", {"stop": 1, "capitals": 1}),  # letters whose bytes are like those of signs
        ("Home » Talks", {"links": 1, "capitals": 2}),
        ("Subscribe: facebook, Twitter", {"furniture": 3, "capitals": 2}),
        (
            "sign up",
            {"furniture": 1, "stop": 1, "pair_starts": 1},
        ),  # "sign up" is furniture, "sign" alone is not
        ("sign it", {"stop": 1, "pair_starts": 1}),
    ],
)
def test_marks_of_a_line(text, counts):
    assert _counts(text) == counts


def test_counts_of_the_longest_head_do_not_run_into_one_another():
    assert _counts("1" * 400) == {"digits": 400}
    assert _counts("a " * 200) == {"stop": 200}
    assert _counts("||| " * 100) == {"links": 300}


def test_a_credit_is_looked_for_only_beside_its_words():
    assert may_be_caption(marks_of(["Reuters", "/", "A.", "Person"]))
    assert not may_be_caption(marks_of(["The", "delegations", "shook", "hands"]))
