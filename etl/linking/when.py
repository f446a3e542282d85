"""An event's dates in the forms that other tools read: midpoint and EDTF (ISO 8601-2, level 1)."""

from calendar import monthrange
from datetime import date


def midpoint(start: date | None, end: date | None) -> date | None:
    """The middle day of an interval (the earlier of two), None unless both ends are known."""
    if start is None or end is None:
        return None
    return start + (end - start) // 2


def edtf(
    start: date | None,
    end: date | None,
    precision: int | None = None,
    ongoing: bool = False,
    basis: str | None = None,
) -> str | None:
    """The interval in EDTF: "2021-11", "2021-11-05/2021-11-06", "2021-10-23~/..".

    "~" marks a bound that is an estimate (UCDP precision 3 and worse, unless the interval is a
    calendar month or year), ".." an end that is open because the state was still going on.
    """
    if start is None and end is None:
        return None
    vague = "~" if (precision or 1) >= 3 or (ongoing and basis == "publication") else ""
    if start is None or end is None or ongoing:
        first = ".." if start is None else f"{start}{vague}"
        last = ".." if end is None or ongoing else f"{end}{vague}"
        return f"{first}/{last}"
    if start == end:
        return f"{start}{vague}"
    return _calendar_unit(start, end) or f"{start}{vague}/{end}{vague}"


def _calendar_unit(start: date, end: date) -> str | None:
    """The month, year, or run of them that the interval exactly covers."""
    if start.day != 1 or end.day != monthrange(end.year, end.month)[1]:
        return None
    if (start.month, end.month) == (1, 12):
        return f"{start:%Y}" if start.year == end.year else f"{start:%Y}/{end:%Y}"
    return (
        f"{start:%Y-%m}"
        if (start.year, start.month) == (end.year, end.month)
        else f"{start:%Y-%m}/{end:%Y-%m}"
    )
