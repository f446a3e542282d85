"""Headlines with a capital on every word are read as running text, names left as they are."""

import pytest

from etl.language.truecase import headline_case, is_headline


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Kabul and Taliban Agree on Three-Day Ceasefire", "Kabul and Taliban agree on three-day ceasefire"),
        ("Rebels Dismiss Army's Truce Offer in Colombia", "Rebels dismiss army's truce offer in Colombia"),
        ("ELN Frees Hostages Before Peace Talks", "ELN frees hostages before peace talks"),
    ],
)
def test_common_words_lose_their_capitals(printed, read):
    assert is_headline(printed)
    assert headline_case(printed) == read


@pytest.mark.parametrize(
    "text",
    [
        "Rebels free four soldiers in Colombia before talks",
        "The army of South Sudan and the rebels of Riek Machar met in Addis Ababa.",
    ],
)
def test_running_text_is_no_headline(text):
    assert not is_headline(text)
