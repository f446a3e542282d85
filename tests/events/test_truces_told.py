"""What is said of a truce beside its main clause, in headlines and in words around it: a sentence in, its truces out."""

import pytest


def _truces(coded, text: str) -> set[tuple[str, str]]:
    return {(m.event_type, m.status) for m in coded(text).mentions if m.family == "truce"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The army accused the rebels of breaking a truce deal that took effect on Monday.",
            ("in_effect", "actual"),
        ),
        ("Shells fell in breach of the truce, which was due to expire on Sunday.", ("ended", "planned")),
        ("The convoy left three days after a truce came into force in the valley.", ("in_effect", "actual")),
        ("There were several breaches in the ceasefire, the monitors said.", ("violated", "actual")),
        ("The truce seems to be holding, residents said.", ("in_effect", "actual")),
        (
            "Soldiers will continue to observe the truce, the general said on Monday.",
            ("in_effect", "planned"),
        ),
        ("Ministers of the two countries renewed their call for a ceasefire.", ("proposed", "actual")),
        ("The rebels complied with the president's call for a truce.", ("agreed", "actual")),
        (
            "Both armies kept to a two-day halt in their military operations in the valley.",
            ("in_effect", "actual"),
        ),
        ("Sudan's president called for an end to all attacks on his troops.", ("proposed", "actual")),
        ("The bishop appealed to the rebels for a halt to their raids on villages.", ("proposed", "actual")),
        ("Hamas promised an end to its rocket attacks on Israel.", ("declared", "actual")),
        ("The guns were silent in the valley for a third day.", ("in_effect", "actual")),
        (
            "The rebels on Thursday called off a month-long ceasefire with the army and refused to extend it.",
            ("ended", "actual"),
        ),
        ("The truce hangs by a thread.", ("violated", "actual")),
        ("Despite some violations, the truce was holding on Monday.", ("violated", "actual")),
        ("The army and the rebels are negotiating a ceasefire.", ("proposed", "actual")),
        ("The two sides agreed to discuss a truce next week.", ("proposed", "actual")),
        ("The general said there would be no ceasefire with the rebels.", ("refused", "actual")),
        ("The army and the rebels signed in Kano on Friday a 30-day ceasefire.", ("agreed", "actual")),
        ("The army and the rebels agreed on the withdrawal of tanks and a ceasefire.", ("agreed", "actual")),
        ("The rebels said they would observe a unilateral truce for three days.", ("declared", "actual")),
        ("The army ordered a halt in fighting.", ("declared", "actual")),
        ("The rebels and the army separately declared a truce.", ("declared", "actual")),
        ("We call on the rebels to agree to a truce.", ("proposed", "actual")),
        ("The envoy said that a ceasefire was needed at once.", ("proposed", "actual")),
        ("The army and the rebels agreed to negotiate a ceasefire.", ("proposed", "actual")),
        ("Envoys of the army and the rebels talked about a ceasefire agreement.", ("proposed", "actual")),
        ("The army announced that it was calling off its offensive until the feast.", ("declared", "actual")),
        ("The rebels said they would put their attacks on hold for ten days.", ("declared", "actual")),
        ("The rebels announced that they would continue their truce.", ("extended", "actual")),
        ("The deal could bring a truce between the army and the rebels.", ("agreed", "possible")),
        (
            "The army and the rebels traded mortar fire three hours after the ceasefire declaration.",
            ("violated", "actual"),
        ),
        ("The rebels stayed committed to the truce with the army.", ("in_effect", "actual")),
        ("The mediator of the African Union announced a truce in Kunduz.", ("agreed", "actual")),
        ("The radio told of an order that both armies had agreed to halt fighting.", ("agreed", "actual")),
        (
            "Despite the 2010 ceasefire agreement between the army and the rebels, fighting broke out in May.",
            ("violated", "actual"),
        ),
    ],
)
def test_a_truce_is_told(coded, text, told):
    assert told in _truces(coded, text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The army and the rebels signed a truce aimed at ending the war.", {("agreed", "actual")}),
        ("Army rejects ceasefire talks with rebels.", set()),
        ("Talks between the army and the rebels continued during the truce.", set()),
        ("Rebels agree to truce talks with army.", set()),
    ],
)
def test_what_a_truce_is_for_and_what_is_said_of_talks_is_no_other_truce(coded, text, told):
    assert _truces(coded, text) == told


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("The Burundian government and the FNL rebels suspended cease-fire talks on Monday.", "ended"),
        (
            "The Burundian army and the FNL began talks in June on a permanent ceasefire agreement.",
            "in_effect",
        ),
        ("The Burundian army and the FNL ended ceasefire talks on Friday.", "ended"),
    ],
)
def test_what_is_done_to_talks_on_a_truce_is_not_done_to_the_truce(coded, text, other):
    assert other not in {event_type for event_type, _ in _truces(coded, text)}


def test_what_happens_after_a_refusal_is_no_breach(coded):
    text = "Rockets were fired at the town after the rebels refused to extend the truce."
    assert _truces(coded, text) == {("refused", "actual")}


SIGNED = "The army and the rebels signed a truce on Monday. "


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SIGNED + "The army accused the rebels of violating the agreement.", "violated"),
        (SIGNED + "The deal collapsed within hours.", "ended"),
        (
            "Minutes after the truce began, the army and the rebels accused each other of breaking it.",
            "violated",
        ),
        ("The army declared a truce on Monday, a move dismissed by the rebels.", "refused"),
        ("The rebels launched an offensive just minutes after the ceasefire entered into force.", "violated"),
        ("The governor appealed to the army to announce a unilateral ceasefire.", "proposed"),
    ],
)
def test_a_general_noun_stands_for_the_truce_before_it(coded, text, told):
    assert told in {event_type for event_type, _ in _truces(coded, text)}


@pytest.mark.parametrize(
    "text",
    [
        SIGNED + "The oil deal collapsed within hours.",
        SIGNED
        + "A peace agreement had been signed in May. The army accused the rebels of violating the agreement.",
    ],
)
def test_another_agreement_is_not_the_truce(coded, text):
    assert not {event_type for event_type, _ in _truces(coded, text)} & {"violated", "ended"}


def test_a_headline_may_end_with_its_time(coded):
    text = "The army and the rebels spoke of the truce."
    assert coded(text, title="Rebels insist on truce with army by July 1").mentions
