"""Dates as EDTF (ISO 8601-2 level 1) and midpoints."""

from datetime import date

import pytest

from etl.linking.when import edtf, midpoint


def d(text):
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("start", "end", "prec", "ongoing", "expected"),
    [
        ("2021-11-05", "2021-11-05", 1, False, "2021-11-05"),
        ("2021-11-05", "2021-11-06", 2, False, "2021-11-05/2021-11-06"),
        ("2021-11-01", "2021-11-30", 4, False, "2021-11"),
        ("2021-10-01", "2021-11-30", 4, False, "2021-10/2021-11"),
        ("2021-01-01", "2021-12-31", 5, False, "2021"),
        ("1996-02-01", "1996-02-29", 4, False, "1996-02"),
        ("2021-10-23", "2021-11-06", 3, True, "2021-10-23~/.."),
        ("2021-10-28", "2021-11-03", 3, False, "2021-10-28~/2021-11-03~"),
        ("", "1991-05-31", 5, False, "../1991-05-31~"),
        ("2021-11-05", "", 1, False, "2021-11-05/.."),
        ("", "", None, False, None),
    ],
)
def test_edtf(start, end, prec, ongoing, expected):
    assert edtf(d(start), d(end), prec, ongoing) == expected


def test_a_state_found_going_on_began_about_then():
    assert edtf(d("2021-11-05"), d("2021-11-06"), 2, True, "publication") == "2021-11-05~/.."


@pytest.mark.parametrize(
    ("start", "end", "middle"),
    [
        ("2021-11-05", "2021-11-05", "2021-11-05"),
        ("2021-11-05", "2021-11-06", "2021-11-05"),
        ("2021-11-01", "2021-11-30", "2021-11-15"),
        ("", "2021-11-30", ""),
    ],
)
def test_midpoint(start, end, middle):
    assert midpoint(d(start), d(end)) == d(middle)
