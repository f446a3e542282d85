"""Names of states, groups and organisations, and the phrases that they head."""

import pytest

from etl.actors import add_actors
from etl.records import Article, ReadArticle, Sentence, Token


@pytest.mark.parametrize(
    ("sentence", "phrase", "actor"),
    [
        ("Pakistan rejected the offer.", "Pakistan", "gov-pakistan"),
        ("The Iraqi army shelled the town.", "Iraqi army", "gov-iraq"),
        (
            "Colombia's deputy foreign minister left Havana.",
            "Colombia's deputy foreign minister",
            "gov-colombia",
        ),
        ("Officials met the leaders of Sri Lanka.", "leaders of Sri Lanka", "gov-sri-lanka"),
        ("The government of El Salvador signed.", "government of El Salvador", "gov-el-salvador"),
        ("The Kabul government signed.", "Kabul government", "gov-afghanistan"),
        ("A truce was signed by the authorities in Dushanbe.", "authorities in Dushanbe", "gov-tajikistan"),
        ("Renamo fighters laid down arms.", "Renamo fighters", "renamo"),
        ("Sudan's U.N. ambassador objected.", "Sudan's U.N. ambassador", "gov-sudan"),
        ("The Soviet Union offered a truce.", "The Soviet Union", "gov-russia"),
    ],
)
def test_a_phrase_stands_for_its_actor(who, sentence, phrase, actor):
    assert who(sentence)[phrase] == [actor]


def test_the_longest_name_wins(who):
    assert who("North Korea and South Sudan were absent.") == {
        "North Korea": ["gov-north-korea"],
        "South Sudan": ["gov-south-sudan"],
    }


def test_names_joined_by_a_hyphen_are_two(who):
    assert who("The Israeli-Syrian talks stalled.") == {"Israeli": ["gov-israel"], "Syrian": ["gov-syria"]}


def test_one_name_for_two_states(who):
    found = who("North and South Korea signed the armistice.", "1999-01-01")
    assert found["North and South Korea"] == ["gov-north-korea", "gov-south-korea"]


@pytest.mark.parametrize(
    ("day", "actor"), [("1968-05-10", "gov-north-vietnam"), ("1995-05-10", "gov-vietnam")]
)
def test_a_name_with_two_bearers_is_read_by_date(who, day, actor):
    assert who("The talks between Hanoi and Washington resumed.", day)["Hanoi"] == [actor]


def test_palestinians_are_the_authority_only_since_it_exists(who):
    text = "Palestinian negotiators walked out."
    assert who(text, "1999-03-01")["Palestinian negotiators"] == ["auth-palestinian-authority"]
    assert who(text, "1992-03-01")["Palestinian negotiators"] == ["palestinians"]


def test_a_capital_acts_only_where_a_government_would(who):
    assert who("Damascus rejected the plan.") == {"Damascus": ["gov-syria"]}
    assert who("The talks between Khartoum and Juba failed.") == {
        "Khartoum": ["gov-sudan"],
        "Juba": ["gov-south-sudan"],
    }
    assert who("Delegates gathered in Damascus for a meeting.") == {}


def test_a_parsed_subject_is_an_actor_whatever_stands_around_it(gazetteer):
    text = "On Monday Moscow proposed a truce."
    words = [("On", "case", 1), ("Monday", "obl", 3), ("Moscow", "nsubj", 3), ("proposed", "root", 3)]
    tokens, at = [], 0
    for i, (word, dep, head) in enumerate(words):
        tokens.append(Token(i, word, word.lower(), word.lower(), "X", {}, head, dep, at, at + len(word)))
        at += len(word) + 1
    read = ReadArticle(
        Article("a", "s", "p", "txt", "", None, text), [Sentence(1, 0, len(text), text, 0, tokens=tokens)]
    )
    add_actors(read, gazetteer)
    assert [(m.text, m.kind) for m in read.actors[1]] == [("Moscow", "capital")]


def test_a_country_as_a_place_says_so(find):
    (mention,) = find("The war in northern Mali went on.")
    assert (mention.text, mention.role_hint) == ("Mali", "place")


def test_who_brokered_a_truce_is_a_mediator_and_who_backs_it_nobody(find):
    mentions = find("The U.N.-brokered truce angered Iranian-backed fighters.")
    assert ("U.N.", "mediator") in [(m.text, m.role_hint) for m in mentions]
    assert "Iranian" not in [m.text for m in mentions]


@pytest.mark.parametrize(
    "sentence",
    [
        "Interfax news agency reported the meeting.",
        "Israeli television showed the signing.",
        "It was reported by the Reuters office.",
    ],
)
def test_an_outlet_is_no_party(find, sentence):
    media = [m for m in find(sentence) if m.role_hint == "media"]
    assert media and not any(m.actors for m in media)


@pytest.mark.parametrize(
    "sentence",
    [
        "The ransom was paid in U.S. dollars.",
        "The pro-Russian mayor and an anti-Taliban poet met.",
        "They gave us a lift.",
        "Lawyer Vernon Jordan spoke to writer Jack London.",
        "The ship sank in the Indian Ocean after the Cold War.",
    ],
)
def test_a_longer_phrase_hides_the_name_in_it(find, sentence):
    assert not [m for m in find(sentence) if m.actors and m.kind != "pronoun"]


def test_capitals_do_not_turn_words_into_countries(who):
    text = "THE GUERRILLAS TOLD US THAT THIS IS NOT THE TIME AND IT MAY FAIL"
    assert not {"US", "IS", "IT"} & {k for k, v in who(text).items() if v == ["gov-united-states"]}
    assert who("SALVADORAN ARMY OFFICERS MET THE FMLN TODAY IN MEXICO", "1990-05-01") == {
        "SALVADORAN ARMY OFFICERS": ["gov-el-salvador"],
        "FMLN": ["fmln"],
        "MEXICO": ["gov-mexico"],
    }


def test_the_north_is_a_korea_only_where_korea_is_spoken_of(who):
    assert who("North Korea fired.\nThe North denied it.")["The North"] == ["gov-north-korea"]
    assert "The North" not in who("Sudan is large.\nThe North denied it.")


def test_an_abbreviation_may_be_printed_as_a_word(who):
    found = who("Unita met Nato officers in Angola.", "1998-01-01")
    assert (found["Unita"], found["Nato officers"]) == (["unita"], ["nato"])


def test_but_not_where_nothing_speaks_of_its_country(who):
    assert who("Cleric Moqtada al-Sadr, or Sadr, spoke in Iraq.", "2008-01-01").get("Sadr") != ["polisario"]


def test_offsets_are_those_of_the_text_and_of_the_title(gazetteer, make_read):
    read = make_read("Nothing here.\nIsrael and Hamas agreed on a truce.", title="Hamas accepts")
    add_actors(read, gazetteer)
    for no, mentions in read.actors.items():
        source = read.article.title if no == 0 else read.article.text
        assert all(source[m.start : m.end] == m.text for m in mentions)
    assert read.actors[0][0].actors[0].actor_id == "hamas"
