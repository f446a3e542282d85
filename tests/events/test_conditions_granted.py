"""Conditions told as nouns, in an order, or as what has not been done: a sentence in, what is coded out."""

import pytest


def _conditions(coded, text: str) -> list[tuple]:
    return [
        (m.event_type, m.status, m.attributes.get("condition_kind"))
        for m in coded(text).mentions
        if m.family == "prerequisite"
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Arafat accepted a demand by Israel that he arrest 33 militants before talks could begin.",
            ("offered", "actual", "justice_or_accountability"),
        ),
        (
            "The general turned down the rebels' request for posts in the cabinet as part of a peace deal.",
            ("refused", "actual", "power_sharing"),
        ),
        (
            "The rebels have yet to hand over their rifles under the peace accord.",
            ("met", "denied", "disarmament"),
        ),
        (
            '"First they leave our land, then we talk," the rebel commander said.',
            ("demanded", "actual", "troop_withdrawal"),
        ),
        (
            "An amnesty for the mutineers is part of the peace agreement.",
            ("offered", "actual", "amnesty"),
        ),
        (
            "The rebels insisted again on Thursday that the army quit the town before peace talks.",
            ("demanded", "actual", "troop_withdrawal"),
        ),
    ],
)
def test_condition_is_coded(coded, text, wanted):
    assert wanted in _conditions(coded, text)


@pytest.mark.parametrize(
    "text",
    [
        "The rebels accepted a truce on Monday.",
        "Officers declined to say whether they would release any suspects after the peace talks.",
        "The army rejected a call for a truce.",
    ],
)
def test_no_condition_is_seen_where_none_is_told(coded, text):
    assert _conditions(coded, text) == []


def test_a_refusal_needs_no_object(coded):
    text = "The deal says that Kabul will free 5,000 Taliban prisoners before peace talks begin. President Ghani balked on Sunday."
    assert ("refused", "actual", "prisoner_release") in _conditions(coded, text)
