"""Clock times, parts of the day and zones. Published on Friday, 5 November 2021."""

from datetime import date

import pytest

from etl.times import find_timexes


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The truce starts at 6 p.m. local time on Friday.", "2021-11-12T18:00"),
        ("The truce starts at 0400 GMT on Friday.", "2021-11-12T04:00Z"),
        ("The truce took effect at 6 a.m. Eastern time on Monday.", "2021-11-01T06:00-05:00"),
        ("The truce took effect at 21:00 Moscow time.", "2021-11-05T21:00+03:00"),
        ("The truce took effect at 06:00 on 2 November 2021.", "2021-11-02T06:00"),
        ("The truce took effect at midnight on Thursday.", "2021-11-04T24:00"),
        ("The truce takes effect at noon.", "2021-11-05T12:00"),
        ("The envoy left on Thursday night.", "2021-11-04TNI"),
        ("The envoy left last night.", "2021-11-04TNI"),
        ("The envoy left in the early hours of the morning of 3 November.", "2021-11-03TMO"),
        ("The convoys move at night.", "XXXX-XX-XXTNI"),
        ("They shook hands at five o'clock.", "2021-11-05T05:00"),
    ],
)
def test_a_time_of_day(text: str, value: str) -> None:
    found = find_timexes(text, date(2021, 11, 5))
    assert found[-1].value == value and found[-1].type == "TIME"


@pytest.mark.parametrize(
    "text",
    ["Operation Dawn failed.", "The score was 3-2.", "They walked 1200 metres.", "Resolution 1701 holds."],
)
def test_what_is_no_time_of_day(text: str) -> None:
    assert find_timexes(text, date(2021, 11, 5)) == []
