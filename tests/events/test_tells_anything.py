"""Whether a read article can hold events at all, before its times, actors and places are looked for."""

import pytest

from etl.events import tells_anything

TEXTS = [
    ("The army and the rebels agreed on a ceasefire.", True),
    ("The rebels demanded that the army withdraw.", True),
    ("The painter loved the peace of the valley.", False),
    ("A bakery in the port town opened on Monday.", False),
]


@pytest.mark.parametrize(
    ("text", "expected"), TEXTS, ids=["topic", "condition", "a word alone", "other matters"]
)
def test_an_article_tells_nothing_without_a_topic_or_a_condition(read, text, expected):
    assert tells_anything(read(text)) is expected
