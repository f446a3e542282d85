"""War news that only looks like peacemaking: a sentence in, no event of the family out."""

import pytest

from .stages import told_statuses, told_types

NO_MEDIATION = [
    "Kabore, who won the first multi-party elections, refused to give way to the rebels, the UN said.",
    "The UN says foreign cargo ships and planes keep shuttling weapons to the rebels in Libya.",
    "Norway hosted a donor conference for Afghanistan in June.",
    "Israel has given Hamas 48 hours to free the soldiers.",
    "Israel has demanded the arrest of 36 Palestinian militants and given leader Yasser Arafat just 12 hours to comply.",
    "Saudi Arabia hosted an international pledging conference for Yemen in June.",
    "The minister immediately closed down all offices of the guerrilla groups in Colombia.",
    "The White House urged that Ethiopia's government and Tigrayan authorities meeting in Pretoria agree to lay down arms.",
    "North Korea has called for talks among the two Koreas and the United States. It has called for military talks, too.",
    "A statement issued after a meeting chaired by Hamas leader Ismail Haniyeh called for an end to the siege by Israel.",
]
NO_TALKS = [
    "Two refugees have spoken in recent days of seeing soldiers of Eritrea and Ethiopia near the border.",
    "Colombia's President Santos called his ministers for a meeting on Tuesday about the war with the FARC.",
    "Several refugees have spoken of seeing soldiers near the front between the Afghan militia and the followers of bin Laden.",
    'The Palestinians called the meeting with Israel a "failure".',
    "The UN envoy told a meeting of Serb and Croat officials in Knin he had decided to go on with his mission.",
    "Sri Lanka will lift a ban on the Tamil Tigers, paving the way for peace talks with the rebels.",
    "Sudan's rebels called the meeting a failure, but the government of Sudan said it was useful.",
    "The governor is proposing the declaration of a state of emergency in Sulu as the army fights Abu Sayyaf.",
    "France and Germany have made great efforts for a peaceful settlement of the conflict in Ukraine, the minister said.",
    "The commission will oversee any peace accord reached by the government of Colombia and the FARC.",
    '"This is a sincere declaration that we have no intention of staying in Sri Lanka," the Indian envoy said of the troops.',
    "Serbian President Milosevic and Bosnian Serb leader Karadzic met the UN envoy Akashi yesterday.",
    "An end to the ban is one of the Tamil Tigers' conditions for resuming peace talks with the government of Sri Lanka.",
    "The government and the unions in Colombia broke off their talks while guerrillas of the FARC fought troops.",
    "The war between North Korea and South Korea ended in an armistice rather than a peace treaty.",
    "Both must show restraint so that the negotiations between Russia and Ukraine will go on.",
    "Both should be patient so that the peace process will proceed and the negotiations between Russia and Ukraine will not be interrupted.",
    "The two sides should meet each other half way, China said of Russia and Ukraine.",
]
NO_TRUCE = [
    "Uganda said that it was wrong of Sudan to speak of a truce in the hills given it had armed the rebels there for years.",
    "US warplanes had stopped the bombing of Taliban trenches by noon because of the fog, the commander said.",
    "The commander said US warplanes had been pounding the hills but had in the last few hours stopped the bombing of the Taliban.",
    "France urged General Haftar's forces not to accept a truce with the government of Libya.",
    "Zimbabwe has been given two weeks to stop the violence against the opposition or face sanctions.",
    "The rebels of the SPLM would fight on if the talks failed and the truce with Sudan's army was not extended.",
    'Russia will go on with its raids in Syria in spite of what diplomats have been calling a "cessation of hostilities".',
    "The plan is a blueprint for implementing a ceasefire between Israel and Hamas.",
]


@pytest.mark.parametrize("text", NO_MEDIATION)
def test_what_is_done_in_a_war_is_no_mediation(text):
    assert told_types(text, "mediation") == set()


@pytest.mark.parametrize("text", NO_TALKS)
def test_who_meets_or_agrees_on_something_else_is_not_at_talks(text):
    assert told_types(text, "talks") == set()


@pytest.mark.parametrize("text", NO_TRUCE)
def test_fighting_that_stops_or_has_to_is_no_truce(text):
    assert told_types(text, "truce") == set()


def test_talks_that_break_down_break_no_truce():
    text = "A truce has been in place since May, but talks between Sudan's government and the rebels on an end to the war broke down."
    assert told_types(text, "truce") == {"in_effect"}


def test_who_arranges_a_meeting_is_not_appointed():
    text = "The meeting between the army and the rebels in Burundi has been set up by the UN special envoy, Julius Nyerere."
    assert "appointed" not in told_types(text, "mediation")


def test_what_might_help_to_bring_a_truce_about_is_possible():
    text = "The envoy's presence could be useful in bringing about a ceasefire between Israel and Hamas."
    assert told_statuses(text, "truce") == {"possible"}


def test_what_is_done_in_spite_of_an_end_has_not_put_it_off():
    text = "The United States will go on working for peace between Israel and Hamas despite the withdrawal of its special envoy."
    assert told_statuses(text, "mediation") == {"actual"}


def test_who_would_leave_has_not_ended_his_mission_yet():
    text = "The envoy said he would go home, ending a peace mission between Israel and the Palestinians."
    assert told_statuses(text, "mediation") == {"planned"}


def test_who_offers_a_place_for_talks_offers_to_host_them():
    text = "Sudan offered Khartoum as the venue for talks between Chad and the rebels."
    assert told_types(text, "mediation") == {"offered"}
    assert told_types(text, "talks") == {"proposed"}
