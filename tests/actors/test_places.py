"""A sentence in, places out. Every sentence is our own."""

from collections.abc import Callable

import pytest

from etl.actors import add_places
from etl.actors.gazetteer_places import place_index
from etl.records import Actor, ActorMention, Place, PlaceMention, ReadArticle

Where = Callable[..., list[Place]]


@pytest.fixture
def where(make_read: Callable[..., ReadArticle]) -> Where:
    """The places of the last line of a text."""

    def find(text: str, day: str | None = "2015-06-01") -> list[Place]:
        read = make_read(text, day)
        add_places(read)
        return [m.place for m in read.places[read.sentences[-1].no]]

    return find


def _names(places: list[Place]) -> list[str]:
    return [place.name for place in places]


def test_a_known_venue_is_meant_whatever_country_is_spoken_of(where: Where) -> None:
    (place,) = where("The Americans said American envoys and U.S. generals would meet the rebels in Geneva.")
    assert place.iso3 == "CHE"


def test_venue_of_talks_has_its_country_ids_and_coordinates(where: Where) -> None:
    (place,) = where("The two delegations met in Geneva for a third day.")
    assert (place.name, place.where_prec, place.country, place.iso3, place.gwno) == (
        "Geneva",
        1,
        "Switzerland",
        "CHE",
        225,
    )
    assert place.geonameid == 2660646
    assert place.latitude == pytest.approx(46.2, abs=0.1)
    assert place.longitude == pytest.approx(6.1, abs=0.1)


@pytest.mark.parametrize(
    ("sentence", "name", "prec", "iso3"),
    [
        ("Mediators met rebel commanders near Goma in Congo.", "Goma", 2, "COD"),
        ("The ceasefire holds in Idlib province, Syria.", "Idlib province", 4, "SYR"),
        ("Syrian monitors went to the province of Idlib.", "Idlib", 4, "SYR"),
        ("Clans in Kailahun district agreed on a truce in Sierra Leone.", "Kailahun district", 3, "SLE"),
        ("Shelling resumed in eastern Ukraine.", "eastern Ukraine", 5, "UKR"),
        ("The truce covers the south of Lebanon.", "south of Lebanon", 5, "LBN"),
        ("Fighters withdrew from North Waziristan.", "North Waziristan", 3, "PAK"),
        ("The pause will hold throughout Yemen.", "Yemen", 6, "YEM"),
        ("Ships were attacked in the Red Sea.", "Red Sea", 7, None),
        ("A summit in Sharm el-Sheikh is to seal the deal.", "Sharm el-Sheikh", 1, "EGY"),
        ("Both sides will return to Camp David.", "Camp David", 1, "USA"),
    ],
)
def test_precision_follows_what_the_words_name(
    where: Where, sentence: str, name: str, prec: int, iso3: str | None
) -> None:
    found = {p.name: p for p in where(sentence)}
    assert (found[name].where_prec, found[name].iso3) == (prec, iso3)


def test_a_province_does_not_take_the_id_of_the_town_it_is_named_after(where: Where) -> None:
    found = {
        p.name: p for p in where("Talks were held in Ghazni, the capital of Ghazni province in Afghanistan.")
    }
    assert found["Ghazni"].geonameid is not None
    assert found["Ghazni province"].geonameid is None


def test_one_name_in_two_countries_goes_by_what_the_article_speaks_of(where: Where) -> None:
    lebanese = where(
        "Lebanon's army and Lebanese militias clashed again in Lebanon.\nA truce began in Tripoli."
    )
    libyan = where("Libya's rival governments met, Libyan officials said.\nA truce began in Tripoli.")
    assert ([p.iso3 for p in lebanese], [p.iso3 for p in libyan]) == (["LBN"], ["LBY"])


def test_a_country_named_right_after_decides(where: Where) -> None:
    places = where("Libyan and Lebanese envoys met in Tripoli, Lebanon.")
    assert [p.iso3 for p in places] == ["LBN", "LBN"]


def test_a_great_city_wins_over_its_small_namesake(where: Where) -> None:
    (place,) = where(
        "Ukraine's envoys spoke with Ukrainian reporters.\nThey will meet in New York on Monday."
    )
    assert place.iso3 == "USA"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Dayton accords and the Oslo process are dead, the paper said.",
        "President Lebed and Mr Reading met Sharon Nice in March.",
        "A Washington Post reporter was freed.",
        "Mobile phones were found by the police.",
        "Syrian and Iranian officials met.",
    ],
)
def test_accords_persons_outlets_and_words_are_no_places(where: Where, sentence: str) -> None:
    assert where(sentence) == []


def test_a_country_that_acts_is_no_place(where: Where) -> None:
    assert where("Talks with Iran and between Georgia and Russia were put off.") == []


def test_persons_found_before_are_no_places(make_read: Callable[..., ReadArticle]) -> None:
    read = make_read("The leader, Hassan Tripoli, went to Libya.")
    read.actors = {1: [ActorMention(12, 26, "Hassan Tripoli", (), "person", "Hassan Tripoli")]}
    add_places(read)
    assert [m.text for m in read.places[1]] == ["Libya"]


def test_countries_of_the_actors_help_to_decide(make_read: Callable[..., ReadArticle]) -> None:
    read = make_read("Hezbollah's men left.\nThe truce in Tripoli holds.")
    hezbollah = Actor("hezbollah", "Hezbollah", "armed_organization", iso3="LBN")
    read.actors = {1: [ActorMention(0, 9, "Hezbollah", (hezbollah,), "name")]}
    add_places(read)
    assert [m.place.iso3 for m in read.places[2]] == ["LBN"]


def test_a_village_unknown_to_the_gazetteer_keeps_its_name(where: Where) -> None:
    (place,) = where("Elders in the village of Qarabolsi agreed to a truce.")
    assert place == Place("Qarabolsi", where_prec=1)


def test_an_unknown_district_keeps_its_name(where: Where) -> None:
    assert where("Clashes went on in Bab al-Zeyn district.") == [Place("Bab al-Zeyn district", where_prec=3)]


def test_a_border_between_two_countries_lies_in_neither(where: Where) -> None:
    (place,) = where("Observers watched the Afghan-Pakistani border.")
    assert (place.name, place.where_prec, place.iso3) == ("Afghan-Pakistani border", 5, None)


def test_the_north_is_that_of_the_country_spoken_of(where: Where) -> None:
    (place,) = where("Mali and Malian rebels signed.\nThe truce has held in the north since Friday.")
    assert (place.name, place.where_prec, place.iso3) == ("north", 5, "MLI")


def test_print_in_capitals_needs_a_sign_and_gives_names_in_their_own_letters(where: Where) -> None:
    places = where("THE FMLN SAID THAT THE TALKS WILL BE HELD IN SAN JOSE, COSTA RICA, AND NOTHING MORE.")
    assert _names(places) == ["San José", "Costa Rica"]
    assert where("THE GUERRILLAS ARE READING THE BAR ASSOCIATION'S OFFER OF A SPLIT.") == []


def test_an_older_report_has_the_state_of_its_day(where: Where) -> None:
    soviet = where("Envoys met in Kiev.", "1988-05-01")[0]
    ukrainian = where("Envoys met in Kiev.", "1998-05-01")[0]
    assert (soviet.gwno, ukrainian.gwno, ukrainian.country) == (365, 369, "Ukraine")


def test_southern_sudan_before_and_after_independence(where: Where) -> None:
    before = where("Sudanese rebels and Sudan met in Juba.", "2004-05-01")[-1]
    after = where("South Sudanese rebels met in Juba.", "2014-05-01")[-1]
    assert (before.gwno, after.gwno) == (625, 626)


def test_no_date_and_no_text_are_no_trouble(where: Where, make_read: Callable[..., ReadArticle]) -> None:
    assert _names(where("They met in Oslo.", None)) == ["Oslo"]
    empty = make_read("")
    add_places(empty)
    assert empty.places == {1: []}


def test_offsets_point_into_the_article(make_read: Callable[..., ReadArticle]) -> None:
    read = make_read("A first line.\nThe parties met in Naivasha, Kenya.")
    add_places(read)
    mentions: list[PlaceMention] = read.places[2]
    assert (
        [read.article.text[m.start : m.end] for m in mentions]
        == ["Naivasha", "Kenya"]
        == [m.text for m in mentions]
    )


def test_the_index_knows_the_state_of_a_day() -> None:
    index = place_index()
    assert index.look_up("no such place") == []
    assert index.state(None, None) is None
    assert index.state("XXX", None) is None
