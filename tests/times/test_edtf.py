"""EDTF strings of event dates, read back by a library: they are valid and name the days that they should."""

from datetime import date, timedelta
from time import struct_time

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import given
from hypothesis import strategies as st

from etl.linking.when import edtf, midpoint

DAYS = st.dates(date(1945, 1, 1), date(2100, 12, 31))


def day_of(moment: struct_time) -> date:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday)


@given(
    DAYS, st.integers(0, 4000), st.integers(1, 5), st.booleans(), st.sampled_from(["stated", "publication"])
)
def test_a_closed_or_ongoing_interval_is_read_back(start, length, precision, ongoing, basis) -> None:
    end = start + timedelta(days=length)
    read = parse_edtf(edtf(start, end, precision, ongoing, basis))
    assert day_of(read.lower_strict()) == start
    if not ongoing:
        assert day_of(read.upper_strict()) == end


@given(DAYS)
def test_whole_months_and_years_are_read_back(day) -> None:
    year = parse_edtf(edtf(day.replace(month=1, day=1), day.replace(month=12, day=31), 5))
    assert (day_of(year.lower_strict()), day_of(year.upper_strict())) == (
        date(day.year, 1, 1),
        date(day.year, 12, 31),
    )


@given(DAYS)
def test_an_open_start_is_read_back(day) -> None:
    assert day_of(parse_edtf(edtf(None, day, 5)).upper_strict()) == day


@given(DAYS, st.integers(0, 4000))
def test_the_middle_day_lies_inside(start, length) -> None:
    end = start + timedelta(days=length)
    assert start <= midpoint(start, end) <= end


def test_the_library_does_refuse_what_is_no_edtf() -> None:
    with pytest.raises(EDTFParseException):
        parse_edtf("2021-11-05~~/soon")
