"""What counts as a time expression, and which days it covers."""

from datetime import date

import pytest

from etl.times import find_timexes

FRIDAY = date(2021, 11, 5)


def values(text: str, dct: date | None = FRIDAY) -> list[str]:
    return [t.value for t in find_timexes(text, dct)]


def days(text: str, dct: date = FRIDAY) -> tuple[str, str, int]:
    found = find_timexes(text, dct)[0]
    return str(found.date_start), str(found.date_end), found.precision


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("They signed on 5 November 2019.", "2019-11-05"),
        ("They signed on Nov. 5, 2019.", "2019-11-05"),
        ("THEY SIGNED ON 18 APRIL 89.", "1989-04-18"),
        ("They signed on the 5th of May, 2019.", "2019-05-05"),
        ("They signed on 2019-05-05.", "2019-05-05"),
        ("They signed on 25/12/2019.", "2019-12-25"),
        ("They met in Sept. 2019.", "2019-09"),
        ("They met on Oct. 20.", "2021-10-20"),
        ("They will meet on January 20.", "2022-01-20"),
        ("They had met in December.", "2020-12"),
        ("A truce held in the late 1980s.", "198"),
        ("It began in the nineteenth century.", "18"),
        ("They met in the third quarter of 2019.", "2019-Q3"),
        ("They met in the spring of 2019.", "2019-SP"),
        ("They met yesterday.", "2021-11-04"),
        ("They met last week.", "2021-W43"),
        ("They met last month.", "2021-10"),
        ("They met two years ago.", "2019"),
        ("They met two weeks ago.", "2021-W42"),
        ("They met in recent weeks.", "PAST_REF"),
        ("The talks took nearly two weeks.", "P2W"),
        ("A 72-hour truce was agreed.", "PT72H"),
        ("A month-long truce was agreed.", "P1M"),
        ("They agreed on a truce for a fortnight.", "P2W"),
        ("They pray there every Friday.", "XXXX-WXX-5"),
        ("It starts at 6:40 p.m. on Monday.", "2021-11-08T18:40"),
        ("They left on the night of May 13, 2019.", "2019-05-13TNI"),
    ],
)
def test_the_value_of_an_expression(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The rebels met envoys on Tuesday.", "2021-11-02"),
        ("The rebels met envoys on Friday.", "2021-11-05"),
        ("The rebels will meet envoys on Tuesday.", "2021-11-09"),
        ("The truce is to begin on Friday.", "2021-11-12"),
        ("They agreed on Monday to begin a truce on Sunday.", "2021-11-01 2021-11-07"),
    ],
)
def test_a_weekday_goes_back_after_a_past_verb_and_forward_after_a_future_one(text: str, value: str) -> None:
    assert " ".join(values(text)) == value


@pytest.mark.parametrize(
    "text",
    [
        "The sides may meet again.",
        "Protesters march on the capital.",
        "The sun shone on the second camp.",
        "Some 1500 fighters sat down.",
        "It paid $2000 for each of them.",
        "The fall of the town shocked them.",
    ],
)
def test_words_that_only_look_like_dates(text: str) -> None:
    assert values(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met last week.", ("2021-10-25", "2021-10-31", 3)),
        ("They met three weeks ago.", ("2021-10-12", "2021-10-18", 3)),
        ("They met earlier this month.", ("2021-11-01", "2021-11-04", 2)),
        ("They met in early March 2019.", ("2019-03-01", "2019-03-10", 4)),
        ("They met in late 2019.", ("2019-09-01", "2019-12-31", 5)),
        ("They have met in recent months.", ("2021-08-07", "2021-11-05", 5)),
        ("They recently met.", ("2021-10-06", "2021-11-05", 4)),
        ("They met in the first week of August 2019.", ("2019-08-01", "2019-08-07", 3)),
    ],
)
def test_the_days_that_vague_words_cover(text: str, expected: tuple[str, str, int]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks ran from 5 to 9 March 2019.", [("2019-03-05", "since"), ("2019-03-09", "until")]),
        ("Talks ran from April to September 1957.", [("1957-04", "since"), ("1957-09", "until")]),
        ("Talks ran on May 3-5, 2019.", [("2019-05-03", "since"), ("2019-05-05", "until")]),
        ("They have talked since 2019.", [("2019", "since")]),
        ("They must leave by 2025.", [("2025", "by")]),
        ("They must leave within 30 days.", [("P30D", "within")]),
    ],
)
def test_ranges_and_bounds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(t.value, t.bound) for t in find_timexes(text, FRIDAY)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Talks ran from Monday until Thursday.", ["2021-11-01", "2021-11-04"]),
        ("Talks will run from Monday to Thursday.", ["2021-11-08", "2021-11-11"]),
        ("Talks ran May 3-5.", ["2021-05-03", "2021-05-05"]),
        ("Talks ran May 30-June 2.", ["2021-05-30", "2021-06-02"]),
        ("The lull will last from 20 December to 5 January.", ["2021-12-20", "2022-01-05"]),
        ("A lull will run from midnight on Friday to midnight on Sunday.", ["2021-11-12", "2021-11-14"]),
    ],
)
def test_both_ends_of_a_range_lie_the_same_way(text: str, expected: list[str]) -> None:
    found = find_timexes(text, FRIDAY)
    assert [str(t.date_start) for t in found] == expected
    assert [t.bound for t in found] == ["since", "until"]


def test_days_in_a_list_are_no_range() -> None:
    found = find_timexes("They met on 1, 3 and 5 November.", FRIDAY)
    assert [(t.value, t.bound) for t in found] == [
        ("2021-11-01", None),
        ("2021-11-03", None),
        ("2021-11-05", None),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They must leave within 48 hours.", ("2021-11-05", "2021-11-07", 2)),
        ("Talks will resume in three days.", ("2021-11-08", "2021-11-08", 1)),
        ("Talks will resume in a fortnight.", ("2021-11-16", "2021-11-22", 3)),
        ("They signed around 5 March.", ("2021-03-04", "2021-03-06", 2)),
        ("They met several months ago.", ("2021-08-07", "2021-11-04", 5)),
        ("They met half a century ago.", ("1971-01-01", "1971-12-31", 5)),
        ("In the past week they met.", ("2021-10-30", "2021-11-05", 3)),
        ("They met in December last year.", ("2020-12-01", "2020-12-31", 4)),
        ("They met on 9 November last year.", ("2020-11-09", "2020-11-09", 1)),
        ("It was signed on 5 de marzo de 2019.", ("2019-03-05", "2019-03-05", 1)),
    ],
)
def test_days_counted_off_from_publication(text: str, expected: tuple[str, str, int]) -> None:
    assert days(text) == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Shelling has doubled over the past three years.", "P3Y"),
        ("Few were hurt in the past year.", "P1Y"),
        ("They will be told soon.", "FUTURE_REF"),
        ("They currently talk.", "PRESENT_REF"),
        ("They are seen twice a month.", "P1M"),
        ("The court sits on Fridays.", "XXXX-WXX-5"),
        ("The siege cost decades of work.", "PXDE"),
        ("The pause lasted half an hour.", "PT30M"),
        ("More were killed in the same quarter last year.", "2020-Q4"),
        ("They left at year's end.", "2021"),
    ],
)
def test_what_names_no_day(text: str, value: str) -> None:
    assert values(text) == [value]


def test_a_history_counts_from_the_last_date_told() -> None:
    text = (
        "War broke out in May 1911. A truce was signed on 3 June 1911. In July it broke. Fighting went on in "
        "1912. The lull of 1913 did not last. Peace came on 4 March 1914. Two days later the troops left."
    )
    assert values(text, date(2010, 1, 1))[2] == "1911-07"
    assert values(text, date(2010, 1, 1))[-1] == "1914-03-06"


def test_no_publication_date_takes_the_date_printed_at_the_top() -> None:
    assert values("Talks resume\nNovember 5, 2021\nThe sides met today.", None) == [
        "2021-11-05",
        "2021-11-05",
    ]
    assert values("The sides met on Tuesday.", None) == ["XXXX-WXX-2"]


def test_offsets_are_those_of_the_text_whatever_its_letters() -> None:
    text = "İzmir, 5 May 2019: İ agreed today"
    assert [text[t.start : t.end] for t in find_timexes(text, FRIDAY)] == ["5 May 2019", "today"]


@pytest.mark.parametrize(
    "text", ["", "\0\0", "31 February 2020", "99/99/9999", "in 10000000 years", "9999 BC", "1 2 3 4 5"]
)
def test_odd_input_raises_nothing(text: str) -> None:
    find_timexes(text, FRIDAY)
    find_timexes(text, None)
