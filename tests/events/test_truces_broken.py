"""Fighting after a truce took effect is a breach of it; a truce declared void is over."""

import pytest


def _truces(coded, text: str) -> set[str]:
    return {m.event_type for m in coded(text).mentions if m.family == "truce"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Fighting erupted again two hours after the truce went into force.", {"violated", "in_effect"}),
        ("The rebels declared their truce with the army null and void.", {"ended"}),
        ("The two armies reached a deal on Tuesday to stop fighting for 72 hours.", {"agreed"}),
        ("The army announced a three-day pause in operations for Eid.", {"declared"}),
    ],
)
def test_what_becomes_of_a_truce(coded, text, told):
    assert told <= _truces(coded, text)


@pytest.mark.parametrize(
    "text",
    [
        "Fighting would resume after the truce expires, the rebels fear.",
        "The rebels opened a school after the truce took effect.",
    ],
)
def test_no_breach_is_seen_where_nobody_fights(coded, text):
    assert "violated" not in _truces(coded, text)
