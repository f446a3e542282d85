"""Feasts by computed calendars, against the days on which they were kept; national days are data."""

from datetime import date

import pytest

from etl.times import find_timexes
from etl.times.calendars import feast_days

# source: days announced at the time (Saudi Arabia for the Islamic feasts), and published calendars
KEPT = {
    "eid_al_fitr": ["2006-10-23", "2010-09-10", "2013-08-08", "2018-06-15", "2021-05-13", "2023-04-21", "2024-04-10"],
    "eid_al_adha": ["2007-12-19", "2013-10-15", "2018-08-21", "2021-07-20", "2024-06-16"],
    "ashura": ["2013-11-14", "2021-08-19", "2023-07-28"],
    "easter": ["1998-04-12", "2008-03-23", "2011-04-24", "2021-04-04"],
    "orthodox_easter": ["2013-05-05", "2016-05-01", "2021-05-02", "2022-04-24"],
    "rosh_hashanah": ["2000-09-30", "2010-09-09", "2013-09-05", "2021-09-07", "2024-10-03"],
    "yom_kippur": ["1973-10-06", "2021-09-16", "2023-09-25"],
    "passover": ["2002-03-28", "2021-03-28", "2024-04-23"],
    "diwali": ["2001-11-14", "2009-10-17", "2013-11-03", "2017-10-19", "2021-11-04", "2025-10-20"],
    "tihar": ["2021-11-06", "2022-10-27", "2023-11-11"],
    "dashain": ["2017-09-30", "2021-10-15", "2022-10-05"],
    "lunar_new_year": ["1968-01-30", "2015-02-19", "2021-02-12", "2023-01-22"],
    "nowruz": ["2016-03-20", "2021-03-20", "2022-03-21"],
    "orthodox_christmas": ["2022-01-07"],
    "thanksgiving": ["2021-11-25"],
    "memorial_day": ["2021-05-31", "2018-05-28"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("feast", "day"), [(f, date.fromisoformat(d)) for f, days in KEPT.items() for d in days]
)
def test_the_day_on_which_a_feast_was_kept_is_among_its_days(feast: str, day: date) -> None:
    assert any(f.days[0] <= day <= f.days[1] for f in feast_days(feast, day.year))


def test_a_sighted_feast_may_start_a_day_earlier_or_later() -> None:
    (fitr,) = feast_days("eid_al_fitr", 2021)
    assert (fitr.first - fitr.days[0]).days == 1 and (fitr.days[1] - fitr.first).days == 3
    (christmas,) = feast_days("christmas", 2021)
    assert christmas.days == (christmas.first, christmas.first)


def test_a_short_year_may_bring_a_feast_twice() -> None:
    assert [f.first.month for f in feast_days("eid_al_fitr", 2000)] == [1, 12]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("A truce will be kept through Ramadan.", "2022-04-02", "2022-05-02", 4),
        ("The guns fell silent for Eid.", "2021-07-19", "2021-07-24", 2),
        ("The guns will fall silent for Orthodox Christmas.", "2022-01-07", "2022-01-07", 1),
        ("They met two days after Yom Kippur 2021.", "2021-09-18", "2021-09-18", 1),
        ("They met on the first day of Passover 2021.", "2021-03-28", "2021-03-28", 1),
        ("Shelling resumed on Bastille Day.", "2021-07-14", "2021-07-14", 1),
        ("They met on New Year's Eve.", "2020-12-31", "2020-12-31", 1),
    ],
)
def test_which_one_is_meant_hangs_on_the_clause(text: str, start: str, end: str, precision: int) -> None:
    found = find_timexes(text, date(2021, 11, 6))[0]
    assert (str(found.date_start), str(found.date_end), found.precision) == (start, end, precision)


@pytest.mark.parametrize(
    "text", ["The Good Friday Agreement held.", "The Yom Kippur War ended.", "The Easter Rising began."]
)
def test_an_accord_or_war_named_after_a_feast_is_none(text: str) -> None:
    assert find_timexes(text, date(2021, 11, 6)) == []
