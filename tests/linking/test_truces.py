"""The life of a truce, from its events; what cannot be is flagged."""

from datetime import date, timedelta

import pytest

from etl.linking import truces
from etl.linking.process_rows import process_rows
from etl.linking.truces import truce_row

START = date(2021, 5, 1)


def life_cycles(*rows):
    return list(truces.life_cycles(*rows))


def event(day, event_type, **more):
    """A truce event on the n-th day of the story."""
    on = START + timedelta(days=day)
    row = {"event_id": f"e{day:03}{event_type}", "process_id": "p1", "dyad_id": "a--b", "family": "truce"}
    row |= {"event_type": event_type, "status": "actual", "date_start": on, "date_end": on, "date_prec": 1}
    row |= {"side_a": "A", "side_b": "B", "side_a_id": "a", "side_b_id": "b"}
    return row | more


def told(*steps):
    return [event(*step) if isinstance(step, tuple) else step for step in steps]


def test_a_truce_goes_through_its_states():
    rows = told(
        (0, "proposed"), (5, "agreed"), (7, "in_effect"), (20, "violated"), (30, "extended"), (60, "ended")
    )
    for n, state in enumerate(["proposed", "agreed", "in_effect", "violated", "extended", "ended"], start=1):
        (truce,) = life_cycles(rows[:n])
        assert truce.state == state
    row = truce_row(truce)
    assert row["truce_id"] == "e000proposed" and row["n_violations"] == 1 and row["flags"] is None
    assert [(row[f"date_{name}"] - START).days for name in ("proposed", "agreed", "effect", "ended")] == [
        0,
        5,
        7,
        60,
    ]


def test_a_new_agreement_after_an_end_or_a_breach_is_a_new_truce():
    ended = life_cycles(told((0, "agreed"), (9, "ended"), (12, "agreed")))
    broken = life_cycles(told((0, "agreed"), (1, "violated"), (7, "agreed"), (8, "violated")))
    assert [[t.state for t in some] for some in (ended, broken)] == [
        ["ended", "agreed"],
        ["violated", "violated"],
    ]


def test_both_sides_announcing_a_truce_within_days_announce_one():
    assert len(life_cycles(told((0, "declared"), (2, "agreed"), (3, "in_effect")))) == 1


def test_an_old_proposal_is_not_the_truce_that_comes_a_year_later():
    assert [t.state for t in life_cycles(told((0, "proposed"), (365, "agreed")))] == ["proposed", "agreed"]


def test_a_refusal_ends_a_proposal_but_no_truce():
    assert [t.state for t in life_cycles(told((0, "proposed"), (2, "refused"), (9, "agreed")))] == [
        "refused",
        "agreed",
    ]


@pytest.mark.parametrize(
    ("rows", "flags"),
    [
        (told((0, "agreed"), (5, "ended"), (9, "violated")), "violated_after_end"),
        (told((0, "agreed"), (5, "ended"), (9, "extended")), "extended_after_end"),
        (told((0, "agreed"), (5, "ended"), (9, "ended")), "ended_twice"),
        (told(event(0, "agreed", truce_duration_days=3.0), (20, "violated")), "violated_after_expiry"),
        (
            told(event(0, "agreed", truce_date_expiry=START + timedelta(days=5)), (6, "extended")),
            "extended_after_expiry",
        ),
    ],
)
def test_what_cannot_be_is_flagged_and_kept(rows, flags):
    (truce,) = life_cycles(rows)
    assert truce_row(truce)["flags"] == flags and len(truce.events) == len(rows)


def test_a_breach_on_the_day_of_the_end_or_within_the_prolonged_time_is_possible():
    assert life_cycles(told((0, "agreed"), (5, "violated"), (5, "ended")))[0].flags == {}
    prolonged = event(2, "extended", truce_date_expiry=START + timedelta(days=40))
    rows = told(event(0, "agreed", truce_duration_days=3.0), prolonged, (20, "violated"))
    assert life_cycles(rows)[0].flags == {}


def test_an_end_before_the_truce_that_it_is_linked_to_is_flagged():
    rows = told((0, "ended"), (10, "agreed"))
    link = {"from_event_id": "e000ended", "link_type": "ends", "to_event_id": "e010agreed"}
    flagged = [t.flags for t in life_cycles(rows, [link]) if t.flags]
    assert flagged == [{"before_beginning": "e000ended"}]


def test_a_breach_goes_to_the_truce_that_it_is_linked_to():
    rows = told((0, "agreed"), (30, "proposed"), (31, "violated"))
    link = {"from_event_id": "e031violated", "link_type": "violates", "to_event_id": "e000agreed"}
    assert [t.state for t in life_cycles(rows, [link])] == ["violated", "proposed"]


def test_what_did_not_happen_or_has_no_day_is_no_step():
    rows = told(
        event(0, "agreed", status="planned"),
        event(1, "agreed", date_prec=5),
        event(2, "held", family="talks"),
    )
    assert life_cycles([*rows, event(3, "agreed", date_start=None)]) == []


def test_parties_apart_have_processes_apart():
    rows = told((0, "agreed"), event(1, "ended", process_id="p2"))
    truces = life_cycles(rows)
    assert [(t.process_id, t.state) for t in truces] == [("p1", "agreed"), ("p2", "ended")]
    first, second = process_rows(rows, truces)
    assert (first["n_events"], first["n_truce"], first["n_truces"], first["truce_state"]) == (
        1,
        1,
        1,
        "agreed",
    )
    assert first["date_first"] == START and second["date_last"] == START + timedelta(days=1)
