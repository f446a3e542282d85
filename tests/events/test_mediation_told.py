"""Mediation told in passing, and what looks like it: a sentence in, event types out."""

import pytest

from .stages import told_statuses, told_types

TOLD = {
    "Israel and Hezbollah traded fire on Monday in spite of a U.S.-brokered ceasefire.": {"ongoing"},
    "The two sides met in Addis Ababa under the auspices of IGAD, the East African bloc.": {"ongoing"},
    "The three nations that supervise the cease-fire in Indochina accused both sides of violations.": {
        "ongoing"
    },
    "The United States has been leading a diplomatic push to stop the war between Sudan's army and the RSF.": {
        "ongoing"
    },
    "Scandinavian monitors ruled that the Tamil Tigers had broken the cease-fire 3,000 times.": {"ongoing"},
    "Qatar said it had put its mediation between Israel and Hamas on hold.": {"ended"},
    "India brushed aside President Trump's offer to mediate in Kashmir.": {"rejected"},
    "Peru's government turned down the bishop of Ayacucho as mediator with the rebels.": {"rejected"},
    "Quett Masire replaced the former Zambian president, Kenneth Kaunda, as mediator between Kabila and the rebels.": {
        "appointed"
    },
    "Egypt's intelligence chief flew to Gaza in a bid to cement the ceasefire between Israel and Hamas.": {
        "ongoing"
    },
    "The church's mediation between the army and the rebels hit a deadlock over the president's departure, a bishop said.": {
        "ended"
    },
    "The UN envoy to Yemen was recalled to New York last month.": {"ended"},
    "The Tuareg leaders urged the swift return of the Algerian peace envoy.": {"requested"},
    "The secretary-general of the United Nations pursues his efforts for a ceasefire between Chad and Libya.": {
        "ongoing"
    },
    "All regional efforts to end the war between Ethiopia and Eritrea have failed so far.": {"ongoing"},
    "The meeting of the Sudanese government and the SPLA was set up by the Kenyan envoy.": {"ongoing"},
    "Egypt managed to restore calm between Hamas and Israel after two days of raids.": {"ongoing"},
    "Guerrilla leaders said they would like the Roman Catholic Church to act as a mediator.": {"requested"},
}
NOT_TOLD = [
    "The United States welcomes the extension of the truce between the government of Yemen and the Houthis.",
    "The United States and the European Union called on India and Pakistan to resolve the standoff through dialogue.",
    "The rebels in Congo withstood all foreign efforts to sell the mine.",
    "The Lebanese army restored calm in Tripoli after clashes between Sunni and Alawite gunmen.",
    "Ukraine thanked Germany for its help with air defences against Russia.",
    "The government's special envoy for investment visited Dubai and Singapore last week.",
    "South Sudan voted to leave. Its independence from Sudan brought an end to part of a long civil war.",
    "The two men received pardons from Ukrainian President Petro Poroshenko as part of the deal.",
]


@pytest.mark.parametrize("text", TOLD)
def test_mediation_told_in_passing_is_coded(text):
    assert told_types(text, "mediation") == TOLD[text]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_only_looks_like_mediation_is_not_coded(text):
    assert told_types(text, "mediation") == set()


def test_what_an_envoy_came_for_is_no_second_mediation():
    text = "The UN envoy flew to Damascus on Monday to meet Syria's foreign minister about the war with the rebels."
    assert told_statuses(text, "mediation") == {"actual"}


def test_whom_somebody_chose_to_lead_the_talks_is_appointed():
    text = "The bloc chose former South African president Thabo Mbeki to lead the peace talks between Burundi's government and the FNL rebels."
    assert "appointed" in told_types(text, "mediation")
