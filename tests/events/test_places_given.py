"""A text in, the place of its event out, where the sentence gives none in so many words."""

import pytest

CASES = [
    # A truce of a state with an armed group of its own is in its country, where the text names that.
    ("The Colombian government and the ELN agreed to a ceasefire. Thousands have died in Colombia.", "agreed", "Colombia"),
    ("The Colombian government and the ELN agreed to a ceasefire. Thousands have died.", "agreed", None),
    # Talks are held in a country that is none of their sides', wherever in the clause it is named.
    ("Envoys of the Colombian government and the ELN have been meeting for months in Norway.", "held", "Norway"),
    ("Envoys of the Colombian government and the ELN have been meeting for months in Colombia.", "held", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event_type", "place"), CASES)
def test_where_an_event_is_set(coded, text, event_type, place):
    found = [m.place.name if m.place else None for m in coded(text).mentions if m.event_type == event_type]
    assert found and set(found) == {place}
