"""An article that is somebody's own statement: title and text in, who stands behind each event."""

import pytest

TRUCE = "The ceasefire between Colombia and the ELN took effect on Monday."
CASES = [
    # The title names the issuer, who is no side of what the statement is about.
    ("Statement by the Foreign Ministry of Ghana on Colombia", f"We are deeply concerned. {TRUCE}", "other_official"),
    ("Foreign Ministry of Ghana Statement on the Truce in Colombia", f"Ghana welcomes this step. {TRUCE}", "other_official"),
    # One of the sides.
    ("Statement from the President of Colombia on the Truce", f"I thank the army. {TRUCE}", "party"),
    ("Communiqué by the rebel command on the Truce", f"We thank our fighters. {TRUCE}", "party"),
    # Who brought it about.
    ("Statement by the Foreign Ministry of Ghana on Colombia",
     "We welcome this step. The ceasefire between Colombia and the ELN, brokered by Ghana, took effect on Monday.", "mediator"),
    # No title, but a statement welcomes and urges in the first person.
    (None, f"We strongly welcome this step. {TRUCE}", "other_official"),
    # A report of a statement is none; nor is one in whose quotation marks somebody welcomes something.
    ("Statement by the Foreign Ministry of Ghana on Colombia leaked", f"A diplomat said it came late. {TRUCE}", "none"),
    (None, f'"We strongly welcome this step," Ghana said. {TRUCE}', "none"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "text", "source"), CASES)
def test_who_speaks_in_a_statement(coded, title, text, source):
    found = [m.attribution for m in coded(text, title=title).mentions if m.event_type == "in_effect"]
    assert found and set(found) == {source}


def test_who_only_speaks_of_a_war_is_no_side_of_it(coded):
    text = "Ghana welcomes this step and Ghana calls for patience. The ceasefire with the ELN took effect on Monday."
    found = coded(text, title="Statement by the Foreign Ministry of Ghana on Colombia").mentions
    parties = {p.actor.actor_id for m in found for p in m.participants if p.role == "party"}
    assert found and "gov-ghana" not in parties
