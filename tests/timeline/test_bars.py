"""Truces become bars from the day they take effect to their end, as far as it is known."""

from datetime import date

import pytest

from etl.tables import table_schema
from etl.timeline.bars import bars

START = date(2021, 3, 5)


def row(event_type="agreed", family="truce", status="actual", start=START, end=None, **more):
    empty = dict.fromkeys(table_schema("events").columns)
    dates = {"date_start": start, "date_end": end or start, "date_prec": 1}
    return empty | {"family": family, "event_type": event_type, "status": status} | dates | more


@pytest.mark.parametrize(
    ("columns", "to", "how"),
    [
        ({}, None, "unknown"),
        ({"truce_date_expiry": date(2021, 4, 1)}, "2021-04-01", "expiry"),
        ({"truce_duration_days": 30}, "2021-04-03", "duration"),
        ({"truce_duration_days": 0.25}, "2021-03-05", "duration"),
        ({"truce_duration_days": 30, "truce_date_expiry": date(2021, 4, 1)}, "2021-04-01", "expiry"),
        ({"event_type": "in_effect", "end": date(2021, 6, 1), "ongoing": True}, "2021-06-01", "last_report"),
        ({"event_type": "extended", "truce_duration_days": 30}, None, "unknown"),
        ({"truce_duration_days": 36525, "start": date(9999, 1, 1)}, None, "unknown"),
    ],
)
def test_the_end_that_is_known_first(columns, to, how):
    (bar,) = bars([row(**columns)], [])
    assert (bar["to"], bar["end"]) == (to, how)


def test_it_begins_when_it_takes_effect_not_when_it_is_agreed():
    (bar,) = bars([row(truce_date_effect=date(2021, 3, 8))], [])
    assert bar["from"] == "2021-03-08"


def test_an_event_that_ends_the_truce_cuts_its_term_short():
    truce, over = row(truce_duration_days=30), row("ended", start=date(2021, 3, 20))
    assert bars([truce, over], [(1, "ends", 0)])[0] == {
        "from": "2021-03-05",
        "to": "2021-03-20",
        "end": "ended",
    }


def test_an_end_that_is_only_feared_or_lies_before_the_beginning_does_not_count():
    feared = row("ended", start=date(2021, 3, 20), status="possible")
    earlier = row("ended", start=date(2021, 1, 1))
    assert bars([row(), feared], [(1, "ends", 0)])[0]["to"] is None
    assert bars([row(), earlier], [(1, "ends", 0)])[0]["to"] is None


@pytest.mark.parametrize(
    "columns",
    [{"event_type": "proposed"}, {"event_type": "violated"}, {"family": "talks", "event_type": "held"},
     {"status": "denied"}, {"status": "possible"}, {"start": None}],
)  # fmt: skip
def test_what_is_no_truce_that_stands_has_no_bar(columns):
    assert bars([row(**columns)], []) == [None]
