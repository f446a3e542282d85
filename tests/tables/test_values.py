"""Values become their column's type, and what is not of the type is told."""

from datetime import UTC, date, datetime, timedelta, timezone

import numpy as np
import pandas as pd
import pytest

from etl.tables.model import Field
from etl.tables.values import coerce


@pytest.mark.parametrize("kind", ["string", "integer", "number", "boolean", "date", "datetime"])
@pytest.mark.parametrize("unknown", [None, float("nan"), pd.NaT, pd.NA, ""])
def test_unknown_is_null(kind, unknown):
    assert coerce(Field("x", kind, "X."), unknown) is None


@pytest.mark.parametrize(
    ("kind", "value", "typed"),
    [
        ("integer", 3.0, 3),
        ("integer", np.int64(3), 3),
        ("number", 3, 3.0),
        ("boolean", np.bool_(True), True),
        ("date", "2021-11-06", date(2021, 11, 6)),
        ("date", pd.Timestamp("2021-11-06"), date(2021, 11, 6)),
        ("datetime", "2021-11-06T09:00:00+05:00", datetime(2021, 11, 6, 4, tzinfo=UTC)),
        (
            "datetime",
            datetime(2021, 11, 6, 1, tzinfo=timezone(timedelta(hours=2))),
            datetime(2021, 11, 5, 23, tzinfo=UTC),
        ),
    ],
)
def test_the_same_value_in_another_form_is_taken(kind, value, typed):
    assert coerce(Field("x", kind, "X."), value) == typed


@pytest.mark.parametrize(
    ("kind", "value", "what"),
    [
        ("integer", "3", "whole number"),
        ("integer", 3.5, "whole number"),
        ("integer", True, "whole number"),
        ("integer", float("inf"), "whole number"),
        ("number", "0.5", "finite number"),
        ("number", float("inf"), "finite number"),
        ("boolean", "yes", "neither true nor false"),
        ("boolean", 1, "neither true nor false"),
        ("date", "yesterday", "isoformat"),
        ("date", datetime(2021, 11, 6, 9), "instant"),
        ("date", 20211106, "not a day"),
        ("datetime", datetime(2021, 11, 6, 9), "zone"),
        ("datetime", date(2021, 11, 6), "zone"),
        ("string", 7, "not a text"),
        ("string", "\ud800", "Unicode"),
    ],
)
def test_nothing_is_guessed(kind, value, what):
    with pytest.raises(ValueError, match=what):
        coerce(Field("x", kind, "X."), value)
