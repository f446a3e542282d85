"""Both sides, the rebels, they, we: resolved to the parties of the passage."""

import pytest

LANKA = "Sri Lanka's government met the Tamil Tigers in Oslo, Norwegian mediators said.\n"
GULF = "Iraq accused Iran of shelling its positions.\n"


@pytest.mark.parametrize("phrase", ["both sides", "the two sides", "the warring parties", "both parties"])
def test_both_sides_are_the_parties_and_not_the_mediator(who, phrase):
    found = who(f"{LANKA}The truce agreed by {phrase} holds.", "2002-03-01")
    assert sorted(found[phrase]) == ["gov-sri-lanka", "ltte"]


def test_the_two_countries_are_states(who):
    assert sorted(who(f"{GULF}The two countries agreed to talk.", "1988-08-01")["The two countries"]) == [
        "gov-iran",
        "gov-iraq",
    ]


def test_the_rebels_are_the_group_and_the_government_its_state(who):
    found = who(f"{LANKA}The rebels said the government had broken the truce.", "2002-03-01")
    assert found == {"The rebels": ["ltte"], "the government": ["gov-sri-lanka"]}


def test_rebels_named_only_later_are_found_in_the_title(who):
    found = who(LANKA, "2002-03-01", title="Rebels meet government", in_title=True)
    assert found == {"Rebels": ["ltte"], "government": ["gov-sri-lanka"]}


def test_rebels_without_a_name_are_named_as_in_the_text(find):
    (actor,) = find("Ghana is at peace.\nThe rebels fired.", "1999-01-01")[0].actors
    assert actor.actor_id == "x-rebels-gha"
    assert actor.actor_name == "rebels"


def test_we_is_the_speakers_side_and_only_in_a_quotation(who):
    text = '"We are ready for talks," Iraqi Foreign Minister Salim Rawi said.'
    assert who(text, "1988-09-03")["We"] == ["gov-iraq"]
    assert "We" not in who("We urge Iraq to agree.", "1988-09-03")


def test_they_are_those_joined_before(who):
    text = "French President Luc Morel and German Chancellor Anna Weiss said that they agreed."
    assert who(text)["they"] == ["gov-france", "gov-germany"]


def test_it_is_the_subject_before(who):
    assert who("Syria accused Israel of attacking it.")["it"] == ["gov-syria"]


def test_no_two_parties_no_sides(who):
    assert who("Both sides of the street were closed.") == {}
