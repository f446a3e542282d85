"""Conditions that a sentence tells without naming their peace: the article around it does."""

import pytest

LEAD = "Peace talks between the government and the Maoist rebels opened in Oslo on Monday. The two delegations will meet again today. The talks follow a truce of three weeks."
FILLER = "The valley lies far from the capital. Its people grow maize. Winters are long."


def _conditions(coded, text: str) -> list[tuple]:
    mentions = coded(f"{LEAD} {text}").mentions
    return [
        (m.event_type, m.attributes.get("condition_kind")) for m in mentions if m.family == "prerequisite"
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The rebels are willing to hand in their rifles.", ("offered", "disarmament")),
        (
            "The rebels said they would not go to Oslo if the shelling went on.",
            ("demanded", "cessation_of_hostilities"),
        ),
        ("The government wants the rebels to move into designated areas.", ("demanded", "disarmament")),
        ("Hundreds of Maoists were released from jail as a gesture.", ("met", "prisoner_release")),
    ],
)
def test_condition_beside_talks_is_coded(coded, text, wanted):
    assert wanted in _conditions(coded, text)


def test_a_demand_is_refused_by_the_name_that_it_is_given(coded):
    found = _conditions(
        coded,
        "The rebels demanded that the army leave the valley. The government delegation called the demand unacceptable.",
    )
    assert [event_type for event_type, _ in found] == ["demanded", "refused"]


@pytest.mark.parametrize(
    "text", ["The rebels agreed to a truce in March.", "The government is willing to talk.", FILLER]
)
def test_peace_itself_is_no_condition_for_it(coded, text):
    assert _conditions(coded, text) == []
