"""Which articles are about armed conflict: peacemaking tells of one that goes unnamed, a word said often does not."""

from datetime import date

import pytest

from etl.records import Article

from .stages import coded_mentions


def rows(text):
    article = Article("a", "a", "", "txt", "0" * 64, None, text, published_date=date(2015, 10, 14))
    return {f"{m.family}/{m.event_type}" for m in next(iter(coded_mentions([article])))}


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "The UN envoy to Libya, Bernardino Leon, met delegates of the country's rival parliaments in Rabat. One "
            "parliament sits in Tripoli, the other parliament in Tobruk, and each parliament has named a prime minister.",
            "mediation/ongoing",
        ),
        (
            "The foreign ministers of Armenia and Azerbaijan held talks in Vienna on Tuesday. The co-chairs of the Minsk "
            "Group said that the next meeting would take up the line of contact.",
            "talks/held",
        ),
    ],
)
def test_an_article_on_peacemaking_is_in_scope_without_words_of_war(text, row):
    assert row in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Talks between the Liberals and the Greens in Berlin collapsed on Tuesday. The coalition has no majority in "
        "parliament, and the budget for the year has to pass before the election campaign.",
        "A mediator met the union and the company in Turin on Monday. The workers have been on strike over wages since "
        "May, and the employers said that talks would go on.",
    ],
)
def test_an_article_on_other_negotiations_gives_nothing(text):
    assert rows(text) == set()


_ARMS = (
    "{} and {} negotiators agreed in Geneva on Friday on a draft treaty that bans short-range missiles. The military of "
    "the two countries will destroy the weapons within a year, the ministers said after three days of talks. "
    "The accord also provides for joint exercises, a hot line between the capitals and an exchange of observers. Both "
    "governments hope to sign it at a meeting in the autumn, when the parliaments have voted on it."
)


def test_allies_that_agree_on_arms_are_at_no_war():
    assert rows(_ARMS.format("American", "French")) == set()


def test_states_that_were_at_war_are_taken_for_sides_without_words_of_one():
    assert "talks/held" in rows(_ARMS.format("Iranian", "Iraqi"))


def test_allies_beside_a_war_of_others_hold_no_talks_on_it():
    text = (
        "Canada's prime minister signed an agreement on fighter planes with Japan in Tokyo on Monday after two days of talks. "
        "Militants killed two Japanese engineers in the Gulf last week, and Japan's parliament fears an invasion by pirates. "
        "The planes will be built in Quebec from next year on, and Canada will train the men who are to fly them, said the minister."
    )
    assert rows(text) == set()
