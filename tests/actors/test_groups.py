"""Groups that no table lists."""

import pytest


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Zarani People's Liberation Front agreed.", "Zarani People's Liberation Front"),
        (
            "Talks with the Movement for the Salvation of Zaran went on.",
            "Movement for the Salvation of Zaran",
        ),
        ("Zarani rebels agreed.", "Zarani rebels"),
    ],
)
def test_a_group_is_known_by_its_shape(find, sentence, name):
    (actor,) = find(sentence)[0].actors
    assert actor.actor_name == name
    assert actor.actor_id.startswith("x-")


def test_its_abbreviation_means_it_later_and_before(who):
    text = "ZPLF men attacked.\nThe Zarani People's Liberation Front (ZPLF) agreed.\nThe ZPLF left."
    assert who(text) == {"ZPLF": ["x-zarani-people-s-liberation-front"]}
    assert who(text.split("\n")[0] + "\n" + text.split("\n")[1])


def test_an_abbreviation_in_front_of_its_meaning(who):
    text = "The ZPLF (Zarani People's Liberation Front) agreed.\nThe ZPLF left."
    assert who(text)["ZPLF"] == ["x-zarani-people-s-liberation-front"]


def test_the_same_name_has_the_same_id_in_every_article(who):
    assert who("The Zarani Army Faction met.", "1999-01-01") == who(
        "The Zarani Army Faction met.", "2012-01-01"
    )


def test_a_country_with_rebels_means_its_listed_group_at_that_time(who):
    assert who("Salvadoran guerrillas attacked.", "1989-11-20") == {"Salvadoran guerrillas": ["fmln"]}
    (late,) = who("Salvadoran guerrillas attacked.", "2019-11-20").values()
    assert late[0] in {"fmln", "x-salvadoran-guerrillas"}


def test_and_the_group_that_the_article_names_if_it_names_one(who):
    text = "Burundi's army met the Forces for Defence of Democracy (FDD).\nBurundian rebels said so."
    (ids,) = who(text, "2002-05-01").values()
    assert ids == [i for i in ids if not i.startswith("x-")]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Senate Budget Committee met.",
        "The City Council voted on the Football League.",
        "A National Security Council aide spoke.",
    ],
)
def test_committees_and_leagues_are_no_armed_groups(find, sentence):
    assert not [m for m in find(sentence) if any(a.actor_id.startswith("x-") for a in m.actors)]
