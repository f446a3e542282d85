"""The tables of armed groups, people and places are whole and agree with one another."""

import csv
import re
from collections import defaultdict
from datetime import date
from itertools import pairwise

import pytest

from etl.actors.folding import fold
from etl.actors.gazetteer_places import PRECISION
from etl.actors.reference import read_actors, read_people, read_rivalries
from etl.resources import resource_path

GROUP_TYPES = {"armed_organization", "umbrella", "coalition", "political_party", "other"}
ROLES = {"", "party", "mediator", "envoy"}
PARTIAL_DATE = re.compile(r"\d{4}(-\d\d){0,2}")
# Names that two groups bore at one time; the article's country decides which is meant.
KNOWN_AMBIGUOUS = {
    "ansar al sunna",
    "eln",
    "flnc",
    "fnl",
    "jem",
    "national liberation army",
    "northern alliance",
    "national salvation front",
    "people's defence forces",
    "revolutionary democratic front",
    "sla",
    "upc",
}


def _rows(name: str) -> list[dict[str, str]]:
    with resource_path("reference", name).open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def _listed(cell: str) -> list[str]:
    return [part for part in cell.split("; ") if part]


GROUPS = _rows("armed_groups.csv")
PEOPLE = _rows("people.csv")
PLACES = _rows("places.csv")
ACTOR_IDS = {
    row["actor_id"] for name in ("states.csv", "organizations.csv", "armed_groups.csv") for row in _rows(name)
}


def _span(row: dict[str, str]) -> tuple[str, str]:
    """First and last day as text that sorts; open ends far away."""
    return row["active_from"] or "0000", (row["active_to"] + "-12-31")[:10] if row["active_to"] else "9999"


def test_tables_are_read_by_the_gazetteers_own_reader() -> None:
    assert len(read_actors(resource_path("reference", "armed_groups.csv"))) == len(GROUPS) >= 400
    assert len(read_people(resource_path("reference", "people.csv"))) == len(PEOPLE) >= 1000


def test_ids_are_unique_slugs() -> None:
    ids = [
        row["actor_id"]
        for name in ("states.csv", "organizations.csv", "armed_groups.csv")
        for row in _rows(name)
    ]
    assert sorted(i for i in set(ids) if ids.count(i) > 1) == []
    assert [
        row["actor_id"] for row in GROUPS if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", row["actor_id"])
    ] == []


def test_a_rivalry_is_one_of_two_states_of_the_tables_and_listed_once() -> None:
    found = _rows("rivalries.csv")
    pairs = [(row["state_a"], row["state_b"]) for row in found]
    assert {i for pair in pairs for i in pair} <= ACTOR_IDS
    assert pairs == sorted(set(pairs)) and all(a < b for a, b in pairs)
    assert all(row["over"] and row["source"] for row in found)
    assert len(read_rivalries(resource_path("reference", "rivalries.csv"))) == len(found)


def test_a_ucdp_id_stands_for_one_group() -> None:
    ids = [row["ucdp_actor_id"] for row in GROUPS if row["ucdp_actor_id"]]
    assert sorted(i for i in set(ids) if ids.count(i) > 1) == []
    assert all(i.isdigit() for i in ids)
    assert [r["actor_id"] for r in GROUPS if r["ucdp_actor_id"] and "UCDP" not in r["source"]] == []


@pytest.mark.parametrize(
    ("actor_id", "ucdp"),
    [
        ("ttp", 356),
        ("afghan-taliban", 303),
        ("farc", 743),
        ("houthis", 1091),
        ("chechen-separatists", 352),
        ("m23", 1160),
    ],
)
def test_well_known_groups_have_their_ucdp_id(actor_id: str, ucdp: int) -> None:
    assert [row["ucdp_actor_id"] for row in GROUPS if row["actor_id"] == actor_id] == [str(ucdp)]


def test_every_row_has_a_source_and_a_known_type() -> None:
    assert [row for row in (*GROUPS, *PEOPLE, *PLACES) if not row["source"]] == []
    assert {row["actor_type"] for row in GROUPS} <= GROUP_TYPES
    assert {row["role_hint"] for row in PEOPLE} <= ROLES
    assert {row["kind"] for row in PLACES} <= set(PRECISION)


@pytest.mark.parametrize("columns", [("active_from", "active_to"), ("from", "to")])
def test_dates_are_iso_and_in_order(columns: tuple[str, str]) -> None:
    start, end = columns
    for row in [r for r in (*GROUPS, *PEOPLE, *PLACES) if start in r]:
        for cell in (row[start], row[end]):
            assert not cell or PARTIAL_DATE.fullmatch(cell), row
            if len(cell) == 10:
                date.fromisoformat(cell)
        assert (
            not (row[start] and row[end]) or row[start] <= row[end] or row[end] == row[start][: len(row[end])]
        ), row


def test_people_act_for_actors_that_exist() -> None:
    assert sorted({row["actor_id"] for row in PEOPLE} - ACTOR_IDS) == []


def test_rows_are_sorted_for_a_readable_history() -> None:
    assert [r["actor_id"] for r in GROUPS] == sorted(r["actor_id"] for r in GROUPS)
    assert [r["person"] for r in PEOPLE] == sorted(r["person"] for r in PEOPLE)
    assert [r["place"] for r in PLACES] == sorted(r["place"] for r in PLACES)


def test_two_groups_of_one_time_share_no_name_unless_known() -> None:
    bearers: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in GROUPS:
        for name in {fold(n) for n in (row["actor_name"], *_listed(row["aliases"]))}:
            bearers[name].append(row)
    clashes = {
        name
        for name, rows in bearers.items()
        for i, one in enumerate(rows)
        for other in rows[i + 1 :]
        if _span(one)[0] <= _span(other)[1] and _span(other)[0] <= _span(one)[1]
    }
    assert sorted(clashes - KNOWN_AMBIGUOUS) == []


def test_no_group_bears_a_states_name() -> None:
    states = {fold(n) for row in _rows("states.csv") for n in (row["actor_name"], *_listed(row["aliases"]))}
    groups = {fold(n) for row in GROUPS for n in (row["actor_name"], *_listed(row["aliases"]))}
    assert groups & {"chad", "mali", "sudan", "pakistan", "iraq", "congo"} == set()
    assert (
        sorted(
            n
            for n in groups & states
            if n in {fold(r["actor_name"]) for r in _rows("states.csv") if r["gwno"]}
        )
        == []
    )


def test_nobody_holds_one_office_twice_at_a_time() -> None:
    held: dict[tuple[str, str, str], list[dict[str, str]]] = defaultdict(list)
    for row in PEOPLE:
        held[row["person"], row["actor_id"], row["office"]].append(row)
    for rows in held.values():
        for one, other in pairwise(rows):
            assert one["to"] and other["from"] and one["to"] <= other["from"], (one, other)


def test_heads_of_one_state_follow_one_another() -> None:
    """Two rows that both say "President" of one state do not overlap by more than a handover."""
    offices: dict[tuple[str, str], list[dict[str, str]]] = defaultdict(list)
    for row in PEOPLE:
        if row["actor_id"].startswith("gov-") and row["office"] in {
            "President",
            "Prime Minister",
            "Chancellor",
            "King",
        }:
            offices[row["actor_id"], row["office"]].append(row)
    overlaps = []
    for rows in offices.values():
        ordered = sorted((r for r in rows if len(r["from"]) == 10), key=lambda r: r["from"])
        for one, other in pairwise(ordered):
            if len(one["to"]) == 10 and one["person"] != other["person"] and one["to"] > other["from"]:
                overlaps.append((one["person"], one["to"], other["person"], other["from"]))
            if not one["to"]:
                overlaps.append((one["person"], "open", other["person"], other["from"]))
    assert overlaps == []


def test_president_bush_is_two_men() -> None:
    bush = [r for r in PEOPLE if "President Bush" in _listed(r["aliases"]) and r["office"] == "President"]
    assert [(r["from"], r["to"]) for r in sorted(bush, key=lambda r: r["from"])] == [
        ("1989-01-20", "1993-01-20"),
        ("2001-01-20", "2009-01-20"),
    ]


def test_places_have_both_coordinates_or_none() -> None:
    for row in PLACES:
        assert bool(row["latitude"]) == bool(row["longitude"]), row
        if row["latitude"]:
            assert abs(float(row["latitude"])) <= 90 and abs(float(row["longitude"])) <= 180, row


def test_relations_of_groups_name_groups_and_lead_to_no_circle() -> None:
    known = {row["actor_id"] for row in GROUPS}
    came_from = {row["actor_id"]: _listed(row["splinter_of"]) for row in GROUPS}
    for row in GROUPS:
        related = [*_listed(row["parent"]), *_listed(row["splinter_of"])]
        assert set(related) <= known - {row["actor_id"]}, row
    for group in came_from:
        before, seen = list(came_from[group]), set()
        while before:
            older = before.pop()
            assert older != group, (group, seen)
            before += [g for g in came_from[older] if g not in seen]
            seen.add(older)


@pytest.mark.parametrize(
    ("actor_id", "gwno", "cownum"),
    [
        ("gov-germany", "260", "255"),
        ("gov-serbia", "340", "345"),
        ("gov-yemen", "678", "679"),
        ("gov-mali", "432", "432"),
    ],
)
def test_states_have_both_numbers_where_the_lists_differ(actor_id: str, gwno: str, cownum: str) -> None:
    (row,) = [r for r in _rows("states.csv") if r["actor_id"] == actor_id]
    assert (row["gwno"], row["cownum"]) == (gwno, cownum)
