"""Events and their dates in few words."""

from datetime import date

import pytest

from etl.tables import table_schema
from etl.timeline.words import label, when


def row(**columns):
    return dict.fromkeys(table_schema("events").columns) | columns


@pytest.mark.parametrize(
    ("columns", "words"),
    [
        ({"family": "talks", "event_type": "agreement_reached"}, "agreement reached"),
        ({"family": "talks", "event_type": "held", "mediator_names": "Norway"}, "held · via Norway"),
        ({"family": "truce", "event_type": "agreed", "truce_duration_days": 30.0}, "agreed, 30 days"),
        ({"family": "truce", "event_type": "agreed", "truce_duration_days": 1.0}, "agreed, 1 day"),
        ({"family": "truce", "event_type": "declared", "truce_duration_days": 0.125}, "declared, 3 hours"),
        ({"family": "mediation", "event_type": "ongoing", "mediator_names": "Norway"}, "Norway"),
        ({"family": "mediation", "event_type": "rejected", "mediator_names": "Norway"}, "rejected · Norway"),
        ({"family": "mediation", "event_type": "ongoing"}, "ongoing"),
        ({"family": "prerequisite", "event_type": "demanded"}, "demanded: condition"),
        (
            {"family": "prerequisite", "event_type": "met", "condition_kind": "prisoner_release",
             "quantity_min": 100.0, "quantity_max": 100.0, "quantity_unit": "persons"},
            "met: prisoner release (100 persons)",
        ),
        (
            {"family": "prerequisite", "event_type": "met", "condition_kind": "payment", "quantity_min": 5.0},
            "met: payment (5–)",
        ),
    ],
)  # fmt: skip
def test_label(columns, words):
    assert label(row(**columns)) == words


@pytest.mark.parametrize(
    ("start", "end", "prec", "basis", "ongoing", "words"),
    [
        (None, None, None, None, None, "No date given"),
        (date(2022, 11, 2), date(2022, 11, 2), 1, "stated", None, "2 November 2022; date stated in the text"),
        (
            date(2022, 3, 1), date(2022, 3, 31), 4, "stated", None,
            "Between 1 March 2022 and 31 March 2022; known within a month; date stated in the text",
        ),
        (
            date(2022, 3, 1), date(2022, 3, 9), 1, "relative", True,
            "From 1 March 2022 to 9 March 2022, still going on then; reckoned from the day of publication",
        ),
    ],
)  # fmt: skip
def test_when(start, end, prec, basis, ongoing, words):
    columns = {
        "date_start": start,
        "date_end": end,
        "date_prec": prec,
        "date_basis": basis,
        "ongoing": ongoing,
    }
    assert when(row(**columns)) == words
