"""The coding guide's rulings on dates, from sentence to event. Published on Saturday, 6 November 2021."""

from datetime import date

import pytest


def event(mentions: list, event_type: str):
    return next(m for m in mentions if m.event_type == event_type)


@pytest.mark.parametrize(
    ("text", "event_type", "expected"),
    [
        (
            "Some weeks ago Sudan's government rejected peace talks with the Northern Front rebels.",
            "refused", ("2021-10-07", "2021-11-05", 4, "relative", None),
        ),
        (
            "Sudan's government recently agreed to a ceasefire with the Northern Front rebels.",
            "agreed", ("2021-10-07", "2021-11-06", 4, "relative", None),
        ),
        (
            "In recent months, Sudan's government and the Northern Front rebels have held peace talks.",
            "held", ("2021-08-08", "2021-11-06", 5, "relative", True),
        ),
        (
            "The ten-day-old ceasefire between Sudan's government and the Northern Front rebels is holding.",
            "in_effect", ("2021-10-27", "2021-11-06", 2, "relative", True),
        ),
        (
            "Sudan's government and the Northern Front rebels have held peace talks since the accord of May 2019.",
            "held", ("2019-05-01", "2021-11-06", 4, "stated", True),
        ),
        (
            "Sudan's government and the Northern Front rebels are holding peace talks in Juba.",
            "held", ("2021-11-05", "2021-11-06", 2, "publication", True),
        ),
        (
            "Peace talks between Sudan's government and the Northern Front rebels are to begin in two weeks.",
            "held", ("2021-11-17", "2021-11-23", 3, "relative", None),
        ),
        (
            "The Northern Front rebels broke the ceasefire with Sudan's government two days after it was signed on 3 October.",
            "violated", ("2021-10-05", "2021-10-05", 1, "relative", None),
        ),
        (
            "On 3 October the two sides in Sudan met in Juba. The government and the Northern Front rebels signed a ceasefire.",
            "agreed", ("2021-10-03", "2021-10-03", 1, "context", None),
        ),
        (
            "The Northern Front rebels in Sudan declared a unilateral truce for the Eid al-Adha holiday.",
            "declared", ("2021-11-05", "2021-11-06", 2, "publication", None),
        ),
    ],
)  # fmt: skip
def test_when_an_event_took_place(coded, text: str, event_type: str, expected: tuple) -> None:
    found = event(coded(text), event_type)
    assert (
        str(found.date_start),
        str(found.date_end),
        found.date_prec,
        found.date_basis,
        found.ongoing,
    ) == expected


def test_a_truce_that_expires_on_a_day_to_come_is_planned_to_end(coded) -> None:
    found = event(
        coded("A truce between Sudan's government and the Northern Front rebels expires on 31 December."),
        "ended",
    )
    assert (found.status, found.date_start) == ("planned", date(2021, 12, 31))


def test_from_when_until_when_a_truce_is_to_last_is_no_date_of_the_agreement(coded) -> None:
    text = "Sudan's government and the Northern Front rebels agreed on a ceasefire from 10 November until 20 November."
    found = event(coded(text), "agreed")
    assert found.date_basis == "publication"
    assert found.attributes["truce_date_effect"] == date(2021, 11, 10)
    assert found.attributes["truce_date_expiry"] == date(2021, 11, 20)


def test_a_length_and_a_start_give_the_expiry(coded) -> None:
    text = (
        "A two-week truce between Sudan's government and the Northern Front rebels took effect on 1 November."
    )
    found = event(coded(text), "in_effect")
    assert found.attributes["truce_duration_days"] == 14
    assert found.attributes["truce_date_expiry"] == date(2021, 11, 15)


def test_the_age_of_a_truce_is_not_how_long_it_is_to_last(coded) -> None:
    text = "The ten-day-old ceasefire between Sudan's government and the Northern Front rebels is holding."
    assert "truce_duration_days" not in event(coded(text), "in_effect").attributes


@pytest.mark.parametrize(
    ("words", "deadline"),
    [("by 15 November", date(2021, 11, 15)), ("within ten days", date(2021, 11, 16))],
)
def test_until_when_a_condition_has_to_be_met(coded, words: str, deadline: date) -> None:
    text = (
        f"The Northern Front rebels in Sudan demanded that the government free all prisoners {words} "
        "before any peace talks can begin."
    )
    assert event(coded(text), "demanded").attributes["deadline"] == deadline
