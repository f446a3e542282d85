"""Persons: whom they act for, and how they are called later in the article."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "person", "actor"),
    [
        ("Chadian Foreign Minister Moussa Deby Kano left.", "Moussa Deby Kano", "gov-chad"),
        ("Burundi's interior minister, Aline Ndayizeye, left.", "Aline Ndayizeye", "gov-burundi"),
        ("Aline Ndayizeye, Burundi's interior minister, left.", "Aline Ndayizeye", "gov-burundi"),
        ("RUF spokesman Elderson Koroma left.", "Elderson Koroma", "ruf"),
        ("Elderson Koroma, leader of the RUF, left.", "Elderson Koroma", "ruf"),
        (
            "The interior minister of Afghanistan's Taliban regime, Nasir Wardaki, left.",
            "Nasir Wardaki",
            "afghan-taliban",
        ),
        ("U.N. special envoy for Yemen Karl Lindqvist left.", "Karl Lindqvist", "un"),
        ("U.S. Middle East peace envoy, Paul Whitford, left.", "Paul Whitford", "gov-united-states"),
    ],
)
def test_an_office_tells_whom_a_person_acts_for(find, sentence, person, actor):
    mention = next(m for m in find(sentence, "1999-06-01") if m.kind == "person")
    assert (mention.person, [a.actor_id for a in mention.actors]) == (person, [actor])


def test_the_surname_stands_for_the_person_in_the_rest_of_the_article(who):
    text = "Burundi's interior minister, Aline Ndayizeye, left.\nMs. Ndayizeye spoke."
    assert who(text) == {"Ms. Ndayizeye": ["gov-burundi"]}


def test_and_in_the_title_before_the_full_name(who):
    text = "Burundi's interior minister, Aline Ndayizeye, left."
    assert who(text, title="Ndayizeye walks out", in_title=True) == {"Ndayizeye": ["gov-burundi"]}


def test_family_names_come_first_where_they_do(find):
    text = "North Korean leader Pak Chol Su arrived.\nPak smiled."
    assert find(text)[0].person == "Pak Chol Su"


def test_a_minister_without_a_nation_is_of_the_one_whose_minister_was_named(find):
    text = "Iraq's foreign minister blamed Iran.\nForeign Minister Salim Rawi spoke to Iran's press."
    mention = next(m for m in find(text, "1988-09-03") if m.person == "Salim Rawi")
    assert mention.actors[0].actor_id == "gov-iraq"


@pytest.mark.parametrize(
    ("phrase", "role"),
    [
        ("U.N. mediator Karl Lindqvist", "mediator"),
        ("African Union envoy Karl Lindqvist", "envoy"),
        ("OSCE observers", "monitor"),
    ],
)
def test_the_office_tells_the_third_partys_role(find, phrase, role):
    assert find(f"The rebels met {phrase} on Friday.", "2016-01-01")[-1].role_hint == role


def test_a_chief_executive_is_nobodys_envoy(find):
    mentions = find("The merger talks with chief executive Paul Whitford stalled in London.")
    assert not [m for m in mentions if m.actors]


def test_days_and_verbs_are_not_names(find):
    assert find("Angola's foreign minister Tuesday denied it.", "1995-01-01")[0].kind == "office"
    assert find("THE ANGOLAN GENERAL DENIED THAT HE HAD BEEN ORDERED TO FIRE", "1995-01-01")[0].person is None


@pytest.mark.parametrize(
    ("day", "person"), [("1990-09-01", "George H. W. Bush"), ("2004-09-01", "George W. Bush")]
)
def test_one_surname_two_presidents(find, day, person):
    assert find("President Bush proposed talks.", day)[0].person == person


def test_the_title_before_a_name_picks_the_office(find):
    (mention,) = find("President Carter had met both leaders at Camp David.", "2009-05-01")[:1]
    assert mention.actors[0].actor_id == "gov-united-states"


def test_a_persons_adviser_is_another_person_of_the_same_side(find):
    mention = find("Palestinians cheered.\nArafat's security adviser, Walid Nasri, left Gaza.", "1998-05-01")[
        0
    ]
    assert (mention.person, mention.actors[0].actor_id) == ("Walid Nasri", "auth-palestinian-authority")


def test_a_government_called_by_its_head(find):
    mention = find("Afghan elders and the Karzai government met.", "2009-05-01")[-1]
    assert (mention.text, mention.actors[0].actor_id) == ("Karzai government", "gov-afghanistan")


def test_words_of_a_headline_are_no_names(find):
    text = "Burundi Sees President Welcome Rebels Back Home"
    assert not [m for m in find(text, "1998-05-01") if m.person]


def test_an_unknown_mister_is_a_person_of_no_side(find):
    mention = next(m for m in find("Mr. Whitford welcomed the truce between Israel and Syria.") if m.person)
    assert (mention.person, mention.actors) == ("Whitford", ())


def test_the_texts_own_word_goes_before_the_tables(find):
    text = "Gulbuddin Hekmatyar, leader of Hezb-i-Islami, became premier.\nHekmatyar met the president."
    assert find(text, "1996-08-01")[0].actors[0].actor_id == "hezb-i-islami"
