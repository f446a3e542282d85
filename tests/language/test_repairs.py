"""What the parser is known to get wrong in wire reports, and what its trees say once they are mended."""

import pytest

from etl.language import Reader, tree
from etl.language.gate import Clue
from etl.records import Article


@pytest.fixture(scope="module")
def parsed():
    reader = Reader([Clue(frozenset({word})) for word in ("truce", "talk", "cease", "ceasefire")])

    def _parsed(text):
        article = Article("a1", "x", "x.txt", "txt", "0" * 64, None, text)
        return next(iter(reader.read_many([article]))).sentences[0].tokens

    return _parsed


def at(tokens, word):
    return next(t.i for t in tokens if t.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "subjects"),
    [
        # The source behind the news, however it is described.
        ("The PKK has ended its ceasefire with Turkey, a statement carried by a news agency said.", "said", ["statement"]),
        ("The talks were suspended on Wednesday, Lakhdar Brahimi, the mediator, told a news conference.", "told", ["Lakhdar"]),
        ("The army broke the truce, said General Lazaro Sumbeiywo.", "said", ["Lazaro"]),
        # What stands beside the news, with a noun and a participle of its own.
        ("Two days of talks on a truce in Geneva ended without result on Sunday, with no date fixed for another round.", "ended", ["days"]),
        # "That" left out.
        ("The mediator said the army and the rebels had held talks on Friday.", "held", ["army", "rebels"]),
        ("Both the army and the rebels have violated the truce, said General Lazaro Sumbeiywo.", "violated", ["army", "rebels"]),
        # Forms in -ing that name a thing.
        ("Despite the truce between the army and the rebels, fighting broke out on June 9 in the valley.", "broke", ["fighting"]),
        # Forms that no sentence can have.
        ("The United Nations called on Israel and Hezbollah to agree to a ceasefire.", "called", ["Nations"]),
        ("Talks sponsored by the Arab League between the government and the rebels opened in Khartoum.", "opened", ["Talks"]),
        ("A similar truce, signed in May with the rebel leader, collapsed in July, when the army attacked.", "collapsed", ["truce"]),
        ("The movement has frozen talks with Khartoum in protest at a government offensive.", "frozen", ["movement"]),
        ("The union was prepared to talk about a truce.", "prepared", ["union"]),
        ("After months of contacts through Oman, Saudi and Houthi delegates finally sat down for talks.", "sat", ["delegates"]),
        ("King Fahd's foreign minister flew to Beirut on Monday for truce talks.", "flew", ["minister"]),
        # Participles on a subject.
        ("Talks aimed at halting the war in Burundi were still on hold on Wednesday, a witness reported.", "hold", ["Talks"]),
        ("Delegations representing the army and the front have been meeting for talks in Ethiopia.", "meeting", ["Delegations"]),
    ],
)  # fmt: skip
def test_a_verb_has_its_own_subjects(parsed, text, verb, subjects):
    tokens = parsed(text)
    assert [tokens[k].text for k in tree.subjects(tokens, at(tokens, verb))] == subjects


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("The rebels agreed to talks with the government.", "talks", "agreed"),
        # What a noun is of, though the verb above could have it for a purpose.
        ("He expressed his willingness to talk to the government.", "talk", "willingness"),
        ("The army rejected rebel demands for reopening the stalled talks.", "reopening", "demands"),
        ("They won agreement from leaders of the three factions to attend the talks.", "attend", "agreement"),
        (
            "We call on the Sudanese government and the rebels to resume talks without delay.",
            "rebels",
            "government",
        ),
        ("Syria renewed its call for a resumption of peace talks with Israel.", "resumption", "call"),
        (
            "Nicaragua asked the Organisation of American States on Friday to mediate in the talks.",
            "mediate",
            "asked",
        ),
        ("Bishops urged both the army and the guerrillas to resume the talks.", "resume", "urged"),
        ("Both sides want Norway as mediator in the talks.", "mediator", "want"),
        (
            "The offer by the Organization of African Unity to mediate in the talks was spurned.",
            "mediate",
            "offer",
        ),
        ("Two rounds of talks had been held with Afghan government envoys in Qatar.", "government", "envoys"),
    ],
)
def test_a_noun_hangs_where_it_belongs(parsed, text, word, head):
    tokens = parsed(text)
    assert tokens[tokens[at(tokens, word)].head].text == head


def test_a_clause_joined_to_a_predicate_is_no_part_of_its_subject(parsed):
    tokens = parsed("The Russian side confirmed that the ceasefire is in place and they will keep to it.")
    assert [tokens[k].text for k in tree.subjects(tokens, at(tokens, "keep"))] == ["they"]


def test_what_stands_between_commas_is_done_by_the_noun_before_it(parsed):
    tokens = parsed("Officials and rebels, meeting in Ruili, agreed to further talks.")
    meeting = at(tokens, "meeting")
    assert (tokens[meeting].upos, tokens[meeting].dep) == ("VERB", "acl")


def test_a_preposition_stands_before_the_whole_of_a_noun(parsed):
    tokens = parsed(
        "Two days of face-to-face talks between the army and the rebels on a truce collapsed on Sunday."
    )
    assert tree.case_of(tokens, at(tokens, "talks")) == "of"
