"""Talks told, and talks that are only spoken of: a sentence in, event types out."""

import pytest

from .stages import told_types

TOLD = {
    "The talks in Lusaka broke up in disarray on Friday, the rebels said.": {"failed"},
    "The ELN and the government of Colombia resumed negotiations to reach a definitive peace agreement.": {
        "held"
    },
    "Two Darfur rebel leaders called for the peace conference with Khartoum to be cancelled.": set(),
    "The talks in Kuwait between Yemen's government and the Houthis ran into trouble on Monday.": {
        "suspended"
    },
    "Petro expressed his willingness to reinstate the talks with the ELN.": {"proposed"},
    "Musharraf repeated his offer of holding talks with India.": {"proposed"},
    "China's negotiator told a group from Taiwan that it was time for the rivals to hold political talks.": {
        "proposed"
    },
    "A meeting has been arranged between Georgian ministers and the Abkhaz separatists.": {"agreed"},
    "The talks arranged by Kenya between Sudan's government and the SPLA opened on Monday.": {"held"},
    "Greece said that its dispute with Turkey over the islands should be solved through negotiations.": {
        "proposed"
    },
    "The clashes show the need for talks between Cambodia and Thailand, the king said.": {"proposed"},
    "The FARC proposed to President Barco the holding of a meeting between rebel leaders and the government.": {
        "proposed"
    },
    "India's S. Jaishankar and China's Wang Yi met in Moscow on Thursday.": {"held"},
    "Syria's negotiators on Monday walked out on talks in Geneva with the opposition.": {"suspended"},
    "The government of Mali and the rebels sat face to face in Algiers on Tuesday.": {"held"},
}
NOT_TOLD = {
    "The Geneva talks between Syria's government and the opposition neared collapse on Friday.": "failed",
    "The chief mediator said he was pushing back the deadline for talks between Sudan and the rebels.": "proposed",
    "By the time of the talks in Oslo between Sri Lanka and the Tigers, two ministers had resigned.": "proposed",
    "The rebels have yet to decide how to negotiate with the Sudanese government.": "agreed",
    "It would be the first time that the rebels had negotiated with the government of Syria.": "proposed",
    "The envoy came back to work for a return to peace talks between Israel and the Palestinians.": "held",
    "Peace in Sudan can only come through dialogue.": "proposed",
    "A Norwegian envoy arrived in Colombo in an effort to restart the talks with the Tigers.": "held",
    "Monday's meeting of the army and the rebels is aimed at reaching a political settlement.": "agreement_reached",
}


@pytest.mark.parametrize("text", TOLD)
def test_what_becomes_of_talks_is_coded(text):
    assert told_types(text, "talks") == TOLD[text]


@pytest.mark.parametrize("text", NOT_TOLD)
def test_what_is_only_in_view_is_not_coded(text):
    assert NOT_TOLD[text] not in told_types(text, "talks")


def test_talks_that_are_only_named_beside_others_are_no_event_of_their_own():
    text = "The rebels rejected talks with the government of Mali. They said the peace talks were a ruse."
    assert told_types(text, "talks") == {"refused"}
