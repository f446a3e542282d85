"""A sentence in, time expressions out: TIMEX3 values and the days they cover."""

from datetime import date

import pytest

from etl.times import find_timexes

SATURDAY = date(2021, 11, 6)


@pytest.mark.parametrize(
    ("text", "value", "start", "end"),
    [
        ("They met on Nov. 5.", "2021-11-05", date(2021, 11, 5), date(2021, 11, 5)),
        ("They met on 5 March 1996.", "1996-03-05", date(1996, 3, 5), date(1996, 3, 5)),
        ("They met on Wednesday.", "2021-11-03", date(2021, 11, 3), date(2021, 11, 3)),
        ("They will meet on Wednesday.", "2021-11-10", date(2021, 11, 10), date(2021, 11, 10)),
        ("They met yesterday.", "2021-11-05", date(2021, 11, 5), date(2021, 11, 5)),
        ("They met last week.", "2021-W43", date(2021, 10, 25), date(2021, 10, 31)),
        ("They met last month.", "2021-10", date(2021, 10, 1), date(2021, 10, 31)),
        ("They met in 1994.", "1994", date(1994, 1, 1), date(1994, 12, 31)),
        ("They met three weeks ago.", "2021-W41", date(2021, 10, 13), date(2021, 10, 19)),
    ],
)
def test_dates(text, value, start, end):
    found = find_timexes(text, SATURDAY)
    assert [(t.value, t.date_start, t.date_end) for t in found] == [(value, start, end)]


@pytest.mark.parametrize(
    ("text", "value", "days"),
    [
        ("a 72-hour truce", "PT72H", 3),
        ("a month-long truce", "P1M", 30),
        ("for two weeks", "P2W", 14),
        ("a five-day pause", "P5D", 5),
    ],
)
def test_durations(text, value, days):
    found = find_timexes(text, SATURDAY)
    assert [(t.type, t.value, t.duration_days) for t in found] == [("DURATION", value, days)]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels may agree.",
        "Soldiers march on the town.",
        "The second round failed.",
        "Some 2,000 men left the camp.",
        "He spent a minute on the sun.",
    ],
)
def test_words_that_only_look_like_times(text):
    assert [t.text for t in find_timexes(text, SATURDAY) if t.type == "DATE"] == []


def test_a_bound_is_told():
    (found,) = find_timexes("The army has to leave by 3 December.", SATURDAY)
    assert (found.bound, found.date_end) == ("by", date(2021, 12, 3))


def test_spans_are_exact():
    text = "On Friday, and not before 7 November, they agreed."
    assert [text[t.start : t.end] for t in find_timexes(text, SATURDAY)] == [
        t.text for t in find_timexes(text, SATURDAY)
    ]


def test_without_a_publication_date_a_weekday_has_no_day():
    assert [t.date_start for t in find_timexes("They met on Wednesday.", None)] == [None]


def test_a_full_date_needs_no_publication_date():
    assert [t.date_start for t in find_timexes("They met on 5 March 1996.", None)] == [date(1996, 3, 5)]
