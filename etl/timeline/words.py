"""Events in few words, as the page's labels and its line on the date say them."""

from datetime import date
from typing import Any

Row = dict[str, Any]
_PRECISION = {2: "known within 2 to 6 days", 3: "known within a week", 4: "known within a month"}
_BASIS = {
    "stated": "date stated in the text",
    "relative": "reckoned from the day of publication",
    "context": "taken over from a neighbouring sentence",
    "publication": "the text gives no time: taken as of the report",
}


def label(row: Row) -> str:
    """A mark's label: what happened, through whom or on what terms.

    >>> label({"family": "talks", "event_type": "agreement_reached", "mediator_names": None})
    'agreement reached'
    """
    what = _spaced(row["event_type"])
    if row["family"] == "prerequisite":
        return f"{what}: {_condition(row)}"
    if row["family"] == "mediation":
        names = row["mediator_names"]
        return names if names and row["event_type"] == "ongoing" else _joined(what, names)
    if row["family"] == "truce" and row["truce_duration_days"]:
        what += f", {_length(row['truce_duration_days'])}"
    return _joined(what, row["mediator_names"] and f"via {row['mediator_names']}")


def when(row: Row) -> str:
    """The date in words, with how sure it is and how it was found."""
    first, last = row["date_start"], row["date_end"]
    if first is None:
        return "No date given"
    if first == last:
        days = long_day(first)
    elif row["date_prec"] == 1:
        days = f"From {long_day(first)} to {long_day(last)}"
    else:
        days = f"Between {long_day(first)} and {long_day(last)}"
    if row["ongoing"]:
        days += ", still going on then"
    sure = _PRECISION.get(row["date_prec"], "known within a year or more" if row["date_prec"] == 5 else None)
    return "; ".join(filter(None, (days, sure, _BASIS.get(row["date_basis"]))))


def long_day(day: date) -> str:
    """A day as readers write it, the same in every locale: 2 November 2022."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _condition(row: Row) -> str:
    kind = _spaced(row["condition_kind"] or "condition")
    least, most = row["quantity_min"], row["quantity_max"]
    if least is None and most is None:
        return kind
    amount = f"{least:g}" if least == most else f"{_number(least)}–{_number(most)}"
    unit = row["quantity_unit"]
    return f"{kind} ({amount}{f' {unit}' if unit and unit != 'other' else ''})"


def _length(days: float) -> str:
    """A truce's length in days, in hours where it is shorter than one."""
    number, unit = (days, "day") if days >= 1 else (round(days * 24, 1), "hour")
    return f"{number:g} {unit}{'s' if number != 1 else ''}"


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _joined(what: str, more: str | None) -> str:
    return f"{what} · {more}" if more else what


def _spaced(code: str) -> str:
    return code.replace("_", " ")
