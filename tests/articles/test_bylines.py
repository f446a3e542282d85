"""Bylines: the names stay; roles, places, addresses and dates go."""

import pytest

from etl.articles.bylines import clean_byline


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("By Mary Example", "Mary Example"),
        ("by mary.example@post.example Mary Example", "Mary Example"),
        ("By Mary Example, Senior Correspondent, and Reuters | 3 May 2024", "Mary Example; Reuters"),
        ("Mary Example and Juan Ejemplo in Portville", "Mary Example; Juan Ejemplo"),
        ("MARY EXAMPLE", "MARY EXAMPLE"),
        ("Von Maria Muster und Ali Beispiel", "Maria Muster; Ali Beispiel"),
        ("Mary van der Example", "Mary van der Example"),
        ("AFP", "AFP"),
        ("https://post.example/authors/mary", None),
        ("admin", None),
        ("Staff Reporter", None),
        ("Updated 3 May 2024", None),
        ("the writer was in the town on the day", None),
        (None, None),
    ],
)
def test_names_of_a_byline(printed, names):
    assert clean_byline(printed) == names
