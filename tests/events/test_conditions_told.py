"""What makes a condition of something and what only looks like it: a sentence beside others in, its conditions out."""

import pytest

TALKS = "Peace talks between the army and the rebels opened on Monday. "
TRUCE = "The army and the rebels agreed on a truce on Monday. "


def _conditions(coded, text: str) -> set[str]:
    return {m.event_type for m in coded(text).mentions if m.family == "prerequisite"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TRUCE + "The raids will resume if the rebels fail to pull back their tanks.", "demanded"),
        (TRUCE + "The army threatened to bomb the town unless the rebels pulled out.", "demanded"),
        (TALKS + "The rebels will not lay down their weapons.", "refused"),
        (TRUCE + "The army will not stop its air raids on the hills, even if the truce holds.", "refused"),
        (TRUCE + "It would be conditional on the army lifting the siege.", "demanded"),
        (TALKS + "The army ruled out the idea of freeing the prisoners.", "refused"),
        (TALKS + "Handing over their weapons is unacceptable to the rebels.", "refused"),
        (TALKS + "In return, the rebels will free four soldiers.", "offered"),
        (TRUCE + "A swap of prisoners will be carried out on Friday.", "offered"),
        (TRUCE + "The two pilots flew home after their release by the rebels in a swap.", "met"),
        (TRUCE + "The withdrawal of troops from the town began on Monday.", "met"),
        (TALKS + "The rebels have demanded 40 prisoners to be freed.", "demanded"),
        (TALKS + "The release of the prisoners was a condition of the rebels.", "demanded"),
        (TALKS + "The rebels said they would pull out of Kunduz.", "offered"),
        (TALKS + "The rebels demanded that he free the men, but the president refused to oblige.", "refused"),
        ("The rebels will free the men as long as the army stops its raids, so that talks go on.", "offered"),
        ("The rebels will not come to the talks without a ceasefire.", "demanded"),
        (TALKS + "Among the conditions are a withdrawal of the army and the right to self-rule.", "demanded"),
        ("The rebels threatened to end the truce if the army did not agree to direct talks.", "demanded"),
        (TALKS + "In turn, the rebels would hand over their weapons.", "offered"),
        (TALKS + "The army said it would not accede to the demand that it lift the siege.", "refused"),
        (
            TALKS
            + "The army spurned the plan, saying that if the rebels wanted peace, they would lay down their arms.",
            "demanded",
        ),
        (
            "The two armies signed a deal on Monday, withdrawing all troops from the valley by June.",
            "offered",
        ),
    ],
)
def test_a_condition_is_told(coded, text, told):
    assert told in _conditions(coded, text)


def test_what_one_is_spared_is_not_asked_for(coded):
    text = TALKS + "The rebels demanded immunity from prosecution."
    kinds = {m.attributes["condition_kind"] for m in coded(text).mentions if m.family == "prerequisite"}
    assert kinds == {"amnesty"}


def test_an_attack_before_which_talks_were_refused_is_a_time(coded):
    text = "Before the killing of the envoy, the rebels had refused to talk until the army lifted the siege."
    kinds = {m.attributes["condition_kind"] for m in coded(text).mentions if m.family == "prerequisite"}
    assert kinds == {"blockade_or_siege_lifted"}


def test_each_clause_of_what_is_asked_is_a_condition(coded):
    text = (
        "The rebels would accept a truce only if the army lifts the siege and the government frees their men."
    )
    kinds = {m.attributes["condition_kind"] for m in coded(text).mentions if m.family == "prerequisite"}
    assert kinds == {"blockade_or_siege_lifted", "prisoner_release"}


def test_nouns_of_different_kinds_are_conditions_each(coded):
    text = TALKS + "The rebels demanded an end to the siege and the release of all prisoners."
    kinds = {m.attributes["condition_kind"] for m in coded(text).mentions if m.family == "prerequisite"}
    assert kinds == {"blockade_or_siege_lifted", "prisoner_release"}


@pytest.mark.parametrize(
    ("guarantee", "kind"),
    [
        ("guarantees that the army would free its prisoners", "prisoner_release"),
        ("an assurance the army would pull out of the hills", "troop_withdrawal"),
        ("guarantees for the safety of fighters who will lay down their arms", "security_guarantee"),
    ],
)
def test_a_guarantee_is_of_what_is_guaranteed(coded, guarantee, kind):
    told = coded(f"The rebels said they would come to peace talks only if there were {guarantee}.").mentions
    assert kind in {m.attributes["condition_kind"] for m in told if m.family == "prerequisite"}


@pytest.mark.parametrize(
    "text",
    [
        "The rebels agreed to a truce on Friday, two weeks after violence broke out.",
        TRUCE + "The people will once again have to leave their homes.",
        "The two sides may speak of the shape of the country at the talks once the foreigners have gone.",
        "The army rejected the rebels' truce offer before the last raid.",
        "Sanctions were put on officers responsible for breaking the peace accord.",
        TALKS + "The rebels are demanding autonomy.",
        TALKS + "The army rejected a proposal to discuss a peace treaty.",
        "The envoy asked both sides to say if they stood by the truce.",
        "This truce would not have been possible without the help of the region's governments.",
        "The rebels complied with the call for a truce.",
        "The rebels want a long-term truce that is watched by others.",
        "The envoy wants a truce with the rebels before the army completes its withdrawal from the valley.",
        "The army and the rebels agreed on a truce after months of shelling.",
        "The peace process hung in tatters on Monday after the rebels called off their truce.",
        TALKS + "The rebels withdrew from the government of national unity on Tuesday.",
        TALKS + "The envoys of both sides parted without reaching an agreement on disarmament.",
        TALKS + "Such a step would fulfil a condition of the accord.",
        TALKS + "The army rejected the plan, saying that the rebels had taken hostages in the town.",
        TALKS + "The general ruled out a meeting, accusing the rebels of freeing convicts.",
        TRUCE + "The rebels want to be able to stand in the elections.",
        TALKS + 'The minister called the demands of the rebels "an open coup".',
        TRUCE + "The two sides agreed to work on a ceasefire that ends the fighting.",
        "Fighting has gone on despite a ceasefire that began under an accord.",
        "The rebels are to accept the mediators' demand for a truce in the civil war.",
        "The army laid down its conditions for direct talks.",
    ],
)
def test_no_condition_is_made_of_other_words(coded, text):
    assert _conditions(coded, text) == set()


def _kinds(coded, text: str) -> list[tuple[str, str]]:
    found = [m for m in coded(text).mentions if m.family == "prerequisite"]
    return sorted((m.event_type, m.attributes["condition_kind"]) for m in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            TALKS + "Their conditions are: release of 30 men; disband the village guards; lift the siege.",
            [
                ("demanded", "blockade_or_siege_lifted"),
                ("demanded", "disarmament"),
                ("demanded", "prisoner_release"),
            ],
        ),
        (
            TALKS
            + "The demands of the rebels, who took up arms in May, include an amnesty and free elections.",
            [("demanded", "amnesty"), ("demanded", "political_status")],
        ),
        (
            "The pact calls for the withdrawal of big guns, an amnesty for the rebels and elections in May.",
            [("offered", "amnesty"), ("offered", "political_status"), ("offered", "troop_withdrawal")],
        ),
        (
            "The rebels will not talk until their men have been freed and foreign troops have left the country.",
            [("demanded", "prisoner_release"), ("demanded", "troop_withdrawal")],
        ),
        # One thing told with several words is one condition.
        (
            "The rebels demanded that the army, which had taken the town, leave the valley before the talks.",
            [("demanded", "troop_withdrawal")],
        ),
        (
            "The accord includes, among other things: an end to attacks; the withdrawal of the army; "
            "an interim administration.",
            [
                ("offered", "cessation_of_hostilities"),
                ("offered", "power_sharing"),
                ("offered", "troop_withdrawal"),
            ],
        ),
        (
            TALKS
            + "The army accepted most of the rebels' demands - the release of their men and an amnesty.",
            [("offered", "amnesty"), ("offered", "prisoner_release")],
        ),
        (TRUCE + "The agreement says the rebels should disarm by May.", [("offered", "disarmament")]),
        # A plan that is put forward asks; one that is accepted promises.
        (
            "The mediators' peace plan calls for the withdrawal of the army from the valley.",
            [("demanded", "troop_withdrawal")],
        ),
        (
            TRUCE + "They fell out over the army's refusal to agree to demands for a ceasefire in May, "
            "an end to the siege and free elections.",
            [("refused", "blockade_or_siege_lifted"), ("refused", "political_status")],
        ),
        (
            "The rebels' conditions for talks are:\n\n1. The army leaves the valley.\n\n2. An amnesty.",
            [("demanded", "amnesty"), ("demanded", "troop_withdrawal")],
        ),
        (
            "Both sides signed a pact. It is said to contain these points of the peace accord:\n\n"
            "-- The release of all prisoners.\n\n-- A disarmament of the rebels.\n\nThe army fired on a village.",
            [("offered", "disarmament"), ("offered", "prisoner_release")],
        ),
        ("By the accord, observers are to watch the army and the militia.", []),
    ],
)
def test_each_member_of_a_list_is_a_condition_of_its_own(coded, text, told):
    assert _kinds(coded, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TRUCE + "Peacekeepers will be deployed along the front.", [("offered", "security_guarantee")]),
        (TRUCE + "Hundreds of prisoners will be freed.", [("offered", "prisoner_release")]),
        (TRUCE + "The new film will be shown on Friday.", []),
        (
            "Israel and Hamas held talks on Monday. Hamas named 40 detainees whose release they are seeking.",
            [("demanded", "prisoner_release")],
        ),
        (
            "Israel and Hamas held talks on Monday. Israel agreed to let women and children leave the city.",
            [("offered", "humanitarian_access")],
        ),
        (
            "Israel and Hamas held talks on Monday. Hamas said that foreign soldiers in Gaza were unacceptable.",
            [("refused", "security_guarantee")],
        ),
        ("Israel and Hamas held talks on Monday. The violence is unacceptable, Israel said.", []),
        # Who orders what is in his power does not ask for it.
        (
            "The president on Friday ordered the prisoners to be freed before the peace talks.",
            [("offered", "prisoner_release")],
        ),
        (TALKS + "The army said that the prisoners would not be freed.", [("refused", "prisoner_release")]),
        # What a condition is for is none.
        (
            TALKS
            + "The rebels demanded a withdrawal of the army as a precondition for the release of the men.",
            [("demanded", "troop_withdrawal")],
        ),
        (
            "They signed an agreement that the rebels would disarm in return for a withdrawal of the army.",
            [("offered", "disarmament"), ("offered", "troop_withdrawal")],
        ),
        (
            "Talks between Israel and Hamas opened on Monday. Israeli troops began leaving Rafah on Friday.",
            [("met", "troop_withdrawal")],
        ),
        (TALKS + "The rebels have ruled out a provisional government.", [("refused", "power_sharing")]),
        (
            "A truce could come only with the dismantling of the government, the rebels said.",
            [("demanded", "political_status")],
        ),
        (
            "The rebels insisted on a ceasefire before entering talks with the army.",
            [("demanded", "cessation_of_hostilities")],
        ),
        (
            "The rebels' troops left the hills, meeting the Serb-led government's main demand for peace talks.",
            [("met", "troop_withdrawal")],
        ),
        (
            TALKS + "The rebels promised to free the men in exchange for a lifting of the siege.",
            [("demanded", "blockade_or_siege_lifted"), ("offered", "prisoner_release")],
        ),
        (
            TALKS + "In exchange for posts in the cabinet, the rebels will hand over their weapons.",
            [("demanded", "power_sharing"), ("offered", "disarmament")],
        ),
        (
            TALKS + "The rebels want the army to lift the siege in return for the release of four soldiers.",
            [("demanded", "blockade_or_siege_lifted"), ("offered", "prisoner_release")],
        ),
    ],
)
def test_what_is_asked_before_talks_and_what_is_given_for_something(coded, text, told):
    assert _kinds(coded, text) == told


def test_a_contrast_ends_a_condition(coded):
    text = (
        "The army will talk to the rebels if they leave the towns, while the rebels will not talk "
        "unless the army declares a ceasefire."
    )
    assert _kinds(coded, text) == [("demanded", "cessation_of_hostilities"), ("demanded", "troop_withdrawal")]


@pytest.mark.parametrize(
    "text",
    [
        TALKS + "The leaders will return to the negotiating table on Friday.",
        TALKS + "The fighters retreated to the hills once they had blown up the bridge.",
        TALKS + "The rebels threatened to pull out of the power-sharing deal.",
        "The envoy wants a truce with the rebels before the army completes its withdrawal from the valley.",
        "The army and the rebels agreed on a truce after a battle that left 28 men dead.",
        TALKS + "The rebels are ready for unconditional talks with the army.",
        "Negotiations on the budget went on in the capital. The army freed ten men on Friday.",
        TALKS + "There is no chance of the army freeing the prisoners, a general said.",
    ],
)
def test_who_goes_back_or_quits_meets_no_condition(coded, text):
    assert not {"met", "offered"} & _conditions(coded, text)


def test_what_is_to_be_done_is_asked_for(coded):
    text = TALKS + "The demand that weapons be handed over was condemned by the rebels."
    assert _kinds(coded, text) == [("demanded", "disarmament")]
