"""Which sentences are worth parsing, by their words."""

import pytest

from etl.events import gate_clues, may_report
from etl.language.gate import Clue, Gate
from etl.records import Sentence


@pytest.fixture(scope="module")
def gate() -> Gate:
    return Gate(gate_clues())


def sentence(text: str, no: int = 1) -> Sentence:
    return Sentence(no, 0, len(text), text, 0)


@pytest.mark.parametrize(
    "text",
    [
        "The two sides will sit down at the negotiating table in Orvan.",
        "Both armies ceased fire at dawn.",
        "A cease-fire was agreed on.",
        "The generals suspended all hostilities for the feast.",
        "He shuttled between the capitals as the union's mediator.",
        "The front freed its last hostages.",
    ],
)
def test_words_for_talks_truces_conditions_and_mediators_tell_in_any_form(gate, text):
    assert gate.lets_through(text)


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on the old market, doctors said.",
        "He called on the farmers to bring hay before the flood.",
        "According to the ministry, bread will cost more.",
        "The new line over the river runs between two lakes.",
    ],
)
def test_a_word_of_a_phrase_does_not_tell_without_its_others(gate, text):
    assert not gate.lets_through(text)


def test_replies_and_conditions_count_beside_what_they_answer(gate):
    talk = "The rebels offered a truce."
    assert gate.choose([talk, "The army brushed that aside."]) == [True, True]
    assert gate.choose(["The mayor brushed that aside.", "It rained."]) == [False, False]
    far = [talk, *["Shells fell on the market."] * 5, "The army brushed that aside."]
    assert gate.choose(far) == [True, *[False] * 6]


def test_a_clue_needs_all_its_words_and_one_of_those_beside():
    gate = Gate([Clue(frozenset({"lay", "down"}), (frozenset({"arm"}), frozenset({"heavy", "weapon"})))])
    assert gate.lets_through("They laid their arms down.")
    assert gate.lets_through("Laying down heavy weapons is all they offered.")
    assert not gate.lets_through("They laid heavy carpets down.")
    assert not gate.lets_through("They took up arms.")


def test_a_title_is_read_with_an_article_that_tells(gate):
    assert not gate.lets_through("Army brushes that aside")
    assert gate.lets_through("Army brushes that aside", beside=True)


def test_an_article_on_other_matters_cannot_report():
    wages = (
        "The union and the company resumed wage talks; the union wants five percent and threatens a strike."
    )
    assert not may_report([sentence(wages)])
    assert may_report([sentence("The rebels and the army resumed talks after days of fighting.")])
