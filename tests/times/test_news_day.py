"""Times that stand apart from the event: a report and the days of its events out. Published on Saturday, 6 November 2021."""

from datetime import date

import pytest

RULINGS = [
    # What is said with no time is of the day with which the report opens.
    ("Sudan's army said on Thursday that it was ready. It also rejected peace talks with the Northern Front rebels.",
     "refused", ("2021-11-04", "2021-11-04", 1, "context")),
    # What holds at the day of the report, or has been done until then, is of the report.
    ("Sudan's army said on Thursday that it was ready. It has rejected peace talks with the Northern Front rebels.",
     "refused", ("2021-11-05", "2021-11-06", 2, "publication")),
    ("Sudan's army said on Thursday that it was ready. The Northern Front rebels demand the release of their prisoners.",
     "demanded", ("2021-11-05", "2021-11-06", 2, "publication")),
    # What is told to have been done is news of the report.
    ("Sudan's army said on Thursday that it was ready. The Northern Front rebels have violated the ceasefire.",
     "violated", ("2021-11-05", "2021-11-06", 2, "publication")),
    # A day between subject and verb, and one in the clause that opens a speech.
    ("Sudan's army in Juba on Thursday rejected a ceasefire with the Northern Front rebels.",
     "refused", ("2021-11-04", "2021-11-04", 1, "relative")),
    ("Speaking in Juba on Tuesday, the rebel leader said the Northern Front had rejected talks with Sudan's government.",
     "refused", ("2021-11-02", "2021-11-02", 1, "relative")),
    # The day of the talks, not of those who tell of them.
    ("Talks between Sudan's government and the Northern Front rebels resumed in Juba on Tuesday, officials said on Thursday.",
     "held", ("2021-11-02", "2021-11-02", 1, "relative")),
    # How long it was to last, and the day of another thing, are no date of a truce told as background.
    ("The accord builds on the previous 72-hour ceasefire brokered by Kenya and the recent visit of its envoy to Sudan.",
     "agreed", (None, None, None, None)),
    ("The plan counters Sudan's earlier offer of a ceasefire to the Northern Front rebels.",
     "proposed", (None, None, None, None)),
    ("Mohamed Tahir, who led the talks that brought about an accord between Sudan and the Northern Front rebels, died.",
     "agreement_reached", (None, None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event_type", "expected"), RULINGS)
def test_the_day_of_an_event_told_beside_it(coded, text, event_type, expected):
    found = next(m for m in coded(text) if m.event_type == event_type)
    days = tuple(d.isoformat() if d else None for d in (found.date_start, found.date_end))
    assert (*days, found.date_prec, found.date_basis) == expected


def test_a_time_of_many_years_dates_only_its_own_act(coded):
    text = "The war in Darfur began nearly a decade ago. The rebels and Sudan's army agreed to a truce."
    days = {m.date_start for m in coded(text) if m.event_type == "agreed"}
    assert days == {date(2021, 11, 5)}


def test_what_is_told_as_of_the_same_time_has_its_day(coded):
    text = "Sudan's army and the Northern Front rebels shelled the town on Tuesday while they held peace talks in Cairo."
    assert {m.date_start for m in coded(text) if m.family == "talks"} == {date(2021, 11, 2)}
