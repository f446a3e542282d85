"""How the comparison with PLOVER counts sentences."""

from types import SimpleNamespace as Row

from tests.bench.plover import figures

DEMAND = {"event": "DEMAND", "families": ["talks"], "negative": False}
OTHER = {"event": "PROTEST", "families": [], "negative": True}


def _row(family: str, event_type: str) -> Row:
    return Row(family=family, event_type=event_type, attributes={})


def test_a_call_for_talks_has_the_right_family_and_root():
    counted = figures([(DEMAND, [_row("talks", "proposed")])])
    assert (counted["ours"], counted["found"], counted["family"], counted["root"]) == (1, 1, 1, 1)


def test_talks_held_are_of_the_family_but_no_demand():
    counted = figures([(DEMAND, [_row("talks", "held")])])
    assert (counted["family"], counted["root"]) == (1, 0)


def test_a_protest_that_is_coded_counts_as_false():
    counted = figures([(OTHER, [_row("truce", "agreed")]), (OTHER, [])])
    assert (counted["others"], counted["others_coded"]) == (2, 1)
