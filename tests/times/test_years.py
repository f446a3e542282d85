"""The year of a date that names none: a wrong one is worse than none."""

from datetime import date

import pytest

from etl.times import find_timexes

_OLD = (
    "The state was split off in 1947, lost a district in 1956 and two more in 1960. Its first revolt broke out in 1966, "
    "its last in 1989. "
)


def _values(text: str, published: date | None) -> list[str]:
    return [t.value for t in find_timexes(text, published)]


def test_a_look_back_does_not_make_an_article_of_today_a_history():
    text = (
        _OLD
        + "Killings have fallen to 17 last year. Rebels recently gave up. In January the government signed a deal."
    )
    assert _values(text, date(2020, 1, 30))[-1] == "2020-01"


@pytest.mark.parametrize(
    ("text", "values"),
    [
        (
            "The truce went into effect on April 2, 2022. Envoys met on Thursday.",
            ["2022-04-02", "XXXX-WXX-4"],
        ),
        ("A deal was signed on January 27th with the rebels.", ["XXXX-01-27"]),
    ],
)
def test_a_date_told_of_is_not_the_day_of_a_page_without_one(text, values):
    assert _values(text, None) == values


def test_a_date_that_stands_alone_is_the_day_of_its_page():
    assert _values("KINSHASA, April 2, 2022\n\nEnvoys met on Thursday.", None)[-1] == "2022-03-31"
