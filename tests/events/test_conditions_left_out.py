"""No condition of peace: what only stands beside talks or a truce, whatever words it has. A sentence in, no such row out."""

import pytest

BESIDE = [
    # The words of a kind stand in the sentence, and what is asked, refused or waited for is something else.
    "Sudan's army rejected a truce and attacked government troops of the Northern Front rebels in two villages.",
    "Sudan's government rejected a report by the prisoners' lawyer before its talks with the Northern Front rebels.",
    "Sudan's army and the Northern Front rebels signed a peace accord after two decades of war.",
    # Two verbs side by side, of which the first refuses the peace itself.
    "The Northern Front rebels rejected the talks and killed two prisoners of Sudan's army.",
    # A thing that is merely named, and talks that are offered.
    "Sudan began talks with the Northern Front rebels. The new offensive will require a larger number of weapons, the army said.",
    "Sudan's government repeated its offer of direct talks with the Northern Front rebels.",
    # Monitors are no side of the conflict.
    "Sudan held talks with the Northern Front rebels. It asked the United Nations to send more patrols.",
    # The words of a name ask for nothing.
    "PRESIDENT CRISTIANI OF EL SALVADOR YESTERDAY ASKED THE SECRETARY-GENERAL TO MEDIATE BETWEEN HIS GOVERNMENT AND THE FARABUNDO "
    "MARTI NATIONAL LIBERATION FRONT (FMLN), A SPOKESMAN SAID. THE GOVERNMENT IS READY TO RESUME THE TALKS.",
    # Speech is no deed.
    "Sudan's government said it was working to calm the prisoners in order to get the Northern Front rebels back to peace talks.",
    # What talks are on is not asked for by naming them.
    "The Northern Front rebels demanded a ten-day break in the power-sharing talks with Sudan's government.",
    # A demand that tells who somebody is.
    "Sudan sent troops after an accord was signed to end an uprising of Northern Front rebels demanding a homeland of their own.",
    # Who visits once an occupation ends signs nothing then.
    "The Northern Front leader, who signed a peace deal with Sudan in 1993, will only visit Juba once the occupation has ended.",
]  # fmt: skip


@pytest.mark.parametrize("text", BESIDE)
def test_what_stands_beside_peace_is_no_condition(coded, text):
    assert [(m.event_type, m.trigger) for m in coded(text).mentions if m.family == "prerequisite"] == []
