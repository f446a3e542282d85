"""The tables of actors, and a researcher's own on top of them."""

import csv
import re
from collections import Counter
from itertools import pairwise

import pytest

from etl.actors import add_actors, add_places, load_gazetteer, load_places
from etl.actors.reference import ReferenceError
from etl.resources import resource_path

HEADER = "actor_id,actor_name,actor_type,iso3,gwno,aliases,active_from\n"


def rows(name):
    with resource_path("reference", name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_ids_that_other_data_are_joined_by(gazetteer):
    pakistan = gazetteer.actor("gov-pakistan")
    assert (pakistan.iso3, pakistan.gwno, pakistan.ucdp_actor_id) == ("PAK", 770, 142)
    assert gazetteer.actor("ttp").ucdp_actor_id == 356
    assert gazetteer.actor("gov-russia").gwno == 365


def test_every_actor_is_listed_once_with_a_source():
    every = [row for name in ("states.csv", "organizations.csv", "armed_groups.csv") for row in rows(name)]
    assert [i for i, n in Counter(row["actor_id"] for row in every).items() if n > 1] == []
    assert [row["actor_id"] for row in every if not row["source"]] == []


def test_no_two_states_of_one_time_share_a_number():
    states = [row for row in rows("states.csv") if row["actor_type"] == "state"]
    spans = sorted((row["gwno"], row["active_from"], row["active_to"] or "9999") for row in states)
    clashes = [(a, b) for a, b in pairwise(spans) if a[0] == b[0] and b[1] < a[2]]
    assert clashes == []


def test_people_act_for_listed_actors(gazetteer):
    assert (
        sorted({o.actor_id for held in gazetteer.offices.values() for o in held} - set(gazetteer.rows)) == []
    )


def test_a_table_of_ones_own_replaces_and_adds(tmp_path, make_read):
    mine = tmp_path / "mine.csv"
    mine.write_text(
        HEADER
        + "gov-chad,Republic of Chad,state,TCD,483,Chad,1960-08-11\nzaran,Zaran Council,other,,,Zaranis,\n"
    )
    gazetteer = load_gazetteer(mine)
    read = make_read("Chad met the Zaranis.")
    add_actors(read, gazetteer)
    assert [m.actors[0].actor_name for m in read.actors[1]] == ["Republic of Chad", "Zaran Council"]


def test_people_of_ones_own(tmp_path, make_read):
    mine = tmp_path / "people.csv"
    mine.write_text("person,aliases,actor_id,from,to\nDr Zed Abawa,Abawa,gov-chad,2010,2012-05\n")
    read = make_read("Dr Zed Abawa spoke.", "2011-01-01")
    add_actors(read, load_gazetteer(mine))
    assert read.actors[1][0].actors[0].actor_id == "gov-chad"


def test_several_tables_and_places_of_ones_own(tmp_path, make_read):
    (tmp_path / "groups.csv").write_text(HEADER + "zaran,Zaran Council,other,,,Zaranis,\n")
    (tmp_path / "people.csv").write_text("person,actor_id\nTovi Lask,zaran\n")
    (tmp_path / "places.csv").write_text(
        "place,aliases,kind,iso3,latitude,longitude,note\nOld Mill,the Mill,venue,TCD,12.1,15.0,where they meet\n"
        "Geneva,,town,USA,42.9,-77.0,ours is meant less often\n"
    )
    tables = sorted(tmp_path.glob("*.csv"))
    read = make_read("Tovi Lask met the army at Old Mill and in Geneva.")
    add_actors(read, load_gazetteer(tables))
    add_places(read, load_places(tables))
    assert read.actors[1][0].actors[0].actor_id == "zaran"
    found = {m.place.name: (m.place.iso3, m.place.where_prec) for m in read.places[1]}
    assert found == {"Old Mill": ("TCD", 1), "Geneva": ("USA", 1)}


PLACE = "place,kind,iso3,latitude,longitude\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("actor_id,actor_name\na,b\n", "mine.csv: no column actor_type"),
        (HEADER + ",Zaran,other,,,,\n", "mine.csv line 2: actor_id is empty"),
        (HEADER + "z,Zaran,other,,twelve,,\n", "mine.csv line 2: gwno is 'twelve', not a number"),
        (HEADER + "z,Zaran,other,,,,12/5/99\n", "mine.csv line 2: active_from is '12/5/99', not a date"),
        (HEADER + "Z 1,Zaran,other,,,,\n", "mine.csv line 2: actor_id is 'Z 1', not an id of small letters"),
        (HEADER + "z,Zaran,rebels,,,,\n", "mine.csv line 2: actor_type is 'rebels', not one of the types"),
        (HEADER + "z,Zaran,other,Zar,,,\n", "mine.csv line 2: iso3 is 'Zar', not an ISO 3166 code"),
        (HEADER + "z,Zaran,other,,,,\nz,Zara,other,,,,\n", "mine.csv line 3: 'z' stands in line 2 too"),
        (HEADER + "z,Zaran, Council,other,,,,\n", "mine.csv line 2: 8 cells for 7 columns"),
        (HEADER.replace("gwno", "gw"), "mine.csv line 1: column 'gw' is not known"),
        ("", "mine.csv: the file is empty"),
        ("person,actor_id,from,to\nA B,gov-chad,2001,1999\n", "mine.csv line 2: to is '1999', before from"),
        ("person,actor_id\nA B,gov-zaran\n", "mine.csv line 2: actor_id is 'gov-zaran', which no table"),
        (
            "person,actor_id,role_hint\nA B,gov-chad,boss\n",
            "mine.csv line 2: role_hint is 'boss', not one of",
        ),
        (PLACE + "Mill,hut,,,\n", "mine.csv line 2: kind is 'hut', not one of the kinds"),
        (PLACE + "Mill,town,,91,0\n", "mine.csv line 2: latitude is '91', not between -90 and 90"),
    ],
)
def test_a_bad_table_is_refused_in_one_plain_line(tmp_path, content, message):
    mine = tmp_path / "mine.csv"
    mine.write_text(content)
    with pytest.raises(ReferenceError, match="^" + re.escape(message)):
        load_gazetteer(mine)


def test_a_table_that_is_no_text_is_refused(tmp_path):
    mine = tmp_path / "mine.csv"
    mine.write_bytes(b"actor_id,actor_name,actor_type\nz,Z\xe9ran,other\n")
    with pytest.raises(ReferenceError, match=r"^mine.csv: no CSV in UTF-8"):
        load_gazetteer(mine)
