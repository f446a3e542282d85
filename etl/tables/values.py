"""Turns a value of a row into its column's type, or says why it cannot."""

import math
import numbers
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from etl.tables.model import Field


def coerce(field: Field, value: Any) -> Any:
    """The value in its column's Python type; None for what is unknown (None, NaN, NaT, an empty string).

    Nothing is guessed: "3" is no integer and "yes" no boolean. ISO strings are taken for dates, and
    instants must have a zone.

    Raises:
        ValueError: if the value is not of the type.
    """
    if value is None or (isinstance(value, str) and not value) or _is_nan(value):
        return None
    return _COERCE[field.type](value)


def _is_nan(value: Any) -> bool:
    """True for NaN, NaT and pandas' NA, all of which differ from themselves or refuse to compare."""
    try:
        return bool(value != value)
    except TypeError:
        return True


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise ValueError("not valid Unicode (a lone surrogate)") from None
    return value


def _integer(value: Any) -> int:
    if _is_bool(value) or not isinstance(value, numbers.Real) or not float(value).is_integer():
        raise ValueError("not a whole number")
    return int(value)


def _number(value: Any) -> float:
    if _is_bool(value) or not isinstance(value, numbers.Real) or math.isinf(value):
        raise ValueError("not a finite number")
    return float(value)


def _boolean(value: Any) -> bool:
    if not _is_bool(value):
        raise ValueError("neither true nor false")
    return bool(value)


def _is_bool(value: Any) -> bool:
    return isinstance(value, bool) or type(value).__name__ in ("bool", "bool_")


def _date(value: Any) -> date:
    if isinstance(value, datetime):
        if (value.hour, value.minute, value.second, value.microsecond) != (0, 0, 0, 0):
            raise ValueError("not a day but an instant")
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, str):
        return date.fromisoformat(value)
    raise ValueError("not a day")


def _datetime(value: Any) -> datetime:
    instant = datetime.fromisoformat(value) if isinstance(value, str) else value
    if not isinstance(instant, datetime) or instant.tzinfo is None:
        raise ValueError("not an instant with its zone")
    return instant.astimezone(UTC)


_COERCE: dict[str, Callable[[Any], Any]] = {
    "string": _string,
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "date": _date,
    "datetime": _datetime,
}
