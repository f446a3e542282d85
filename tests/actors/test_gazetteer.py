"""The tables of actors, and a researcher's own on top of them."""

import csv
from collections import Counter
from itertools import pairwise

import pytest

from etl.actors import add_actors, load_gazetteer
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


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("actor_id,actor_name\na,b\n", "mine.csv: no column actor_type"),
        (HEADER + ",Zaran,other,,,,\n", "mine.csv line 2: actor_id is empty"),
        (HEADER + "z,Zaran,other,,twelve,,\n", "mine.csv line 2: gwno is 'twelve', not a number"),
        (HEADER + "z,Zaran,other,,,,12/5/99\n", "mine.csv line 2: active_from is '12/5/99', not a date"),
    ],
)
def test_a_bad_table_is_refused_in_one_plain_line(tmp_path, content, message):
    mine = tmp_path / "mine.csv"
    mine.write_text(content)
    with pytest.raises(ReferenceError, match="^" + message):
        load_gazetteer(mine)
