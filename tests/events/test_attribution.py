"""Who stands behind a report: sentence, the act, and the code of its source."""

import pytest

CASES = [
    # Indirect speech, before and behind.
    ("The Colombian government said that a ceasefire with the ELN had taken effect on Monday.", "in_effect", "party"),
    ("A ceasefire between Colombia and the ELN took effect on Monday, diplomats said on Tuesday.", "in_effect", "anonymous"),
    ("A ceasefire between Colombia and the ELN took effect on Monday, a local radio station said.", "in_effect", "media"),
    ("A ceasefire between Colombia and the ELN took effect on Monday, the United Nations said.", "in_effect", "other_official"),
    # In the article's voice an act is nobody's word, an offer or a demand is that of whoever makes it.
    ("A ceasefire between Colombia and the ELN took effect on Monday.", "in_effect", "none"),
    ("The ELN proposed a ceasefire to the Colombian government on Monday.", "proposed", "party"),
    ("The ELN refuses to hold talks with Colombia unless its prisoners are released.", "demanded", "party"),
    # A charge is the word of those who make it.
    ("The ELN accused the Colombian army of violating the ceasefire on Monday.", "violated", "party"),
    # Who makes peace between others is no party.
    ("Norway, which mediates between Colombia and the ELN, proposed a ceasefire on Monday.", "proposed", "mediator"),
    # A statement's "we" is its issuer, not a party.
    ("We urge Colombia and the ELN to agree on a ceasefire.", "proposed", "other_official"),
    # Direct speech, its speaker in the next sentence.
    ('"The ceasefire with the ELN has ended," the sources said. The Colombian army is on alert.', "ended", "anonymous"),
    # Indirect speech goes on in the next sentence, whose speaker is not named again.
    ("The ELN spokesman said a plan was ready. A ceasefire with Colombia would take effect in June.", "in_effect", "party"),
    # What is said hangs on "said" in another way where the parser loses the clause.
    ("Army officers and ELN fighters said a ceasefire effective at noon (1600 GMT) on Tuesday was being observed.",
     "in_effect", "party"),
    # Who a named speaker is, another sentence tells.
    ("The rebel commander Tovar Quirama is in the capital. Quirama said a ceasefire with Colombia had ended.", "ended", "party"),
    ("A ceasefire between Colombia and the ELN has ended, Ms. Quirama said.", "ended", "other_official"),
    # What a deal binds its sides to is nobody's word.
    ("The ceasefire deal concerned the promised release of ELN prisoners by Colombia.", "offered", "none"),
    ("Under the peace accord, Colombia is to release 50 ELN prisoners.", "offered", "none"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "event_type", "source"), CASES)
def test_who_stands_behind_a_report(coded, text, event_type, source):
    found = [m.attribution for m in coded(text).mentions if m.event_type == event_type]
    assert found and set(found) == {source}


HEADLINES = [
    ("Ceasefire with ELN has collapsed: Colombian army", "party"),
    ("Ceasefire between Colombia and ELN has collapsed - diplomats", "anonymous"),
    ("President Ivan Duque: Ceasefire with ELN has collapsed", "party"),
    # A country before the colon is what the headline is about.
    ("Colombia: Ceasefire with ELN has collapsed", "none"),
]


@pytest.mark.parametrize(("title", "source"), HEADLINES)
def test_a_headline_names_its_speaker_by_a_colon_or_a_dash(coded, title, source):
    mentions = coded("The army and the ELN are at war over the ceasefire talks.", title=title).mentions
    found = [m.attribution for m in mentions if m.sentence_no == 0]
    assert found and set(found) == {source}
