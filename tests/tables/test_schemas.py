"""The authored schemas say what the codebook needs, and agree with the other authored data."""

import csv
import re

import pytest

from etl.resources import load_yaml, resource_path
from etl.tables import TABLES, arrow_schema, crosswalk, table_schema, vocabulary
from etl.tables.schemas import vocabularies

EVERY_FIELD = [(table, field) for table in TABLES for field in table_schema(table).fields]


@pytest.mark.parametrize(("table", "field"), EVERY_FIELD, ids=lambda x: getattr(x, "name", x))
def test_every_column_has_a_description_and_a_name_that_stata_takes(table, field):
    assert re.fullmatch(r"[a-z][a-z0-9_]{0,31}", field.name)
    assert field.description.endswith((".", ")", '"'))
    assert arrow_schema(table).field(field.name).metadata[b"description"].decode() == field.description


@pytest.mark.parametrize("name", vocabularies())
def test_every_code_has_a_meaning(name):
    words = vocabulary(name)
    meanings = [m for group in words.groups.values() for m in group.values()] or list(words.codes.values())
    assert words.title
    assert meanings and all(isinstance(m, str) and m.strip() for m in meanings)


@pytest.mark.parametrize("table", TABLES)
def test_keys_sorting_and_rules_name_columns_that_exist(table):
    schema = table_schema(table)
    columns = set(schema.columns)
    assert columns >= {*schema.primary_key, *schema.sort, *(key.column for key in schema.foreign_keys)}
    for rule in schema.rules:
        named = {*rule.terms.get("columns", ()), *rule.terms.get("when", ()), *rule.terms.get("unless", ())}
        assert columns >= named, rule.id
    for key in schema.foreign_keys:
        assert key.reference in table_schema(key.table).columns


def test_no_table_has_a_column_twice():
    for table in TABLES:
        columns = table_schema(table).columns
        assert len(columns) == len(set(columns))


def test_the_columns_of_links_are_those_of_the_contract():
    assert table_schema("links").columns == ["from_event_id", "link_type", "to_event_id", "mention_id"]


def test_numbers_that_fit_take_32_bits_and_instants_are_utc():
    assert str(arrow_schema("events").field("date_prec").type) == "int32"
    assert str(arrow_schema("events").field("date_start").type) == "date32[day]"
    assert str(arrow_schema("articles").field("published_at").type) == "timestamp[us, tz=UTC]"


@pytest.mark.parametrize("name", ["states.csv", "organizations.csv", "armed_groups.csv"])
def test_kinds_of_actors_in_the_gazetteer_are_codes(name):
    with resource_path("reference", name).open(encoding="utf-8", newline="") as file:
        kinds = {row["actor_type"] for row in csv.DictReader(file)}
    assert kinds <= set(vocabulary("actor_type").codes)


def test_units_of_quantities_in_the_lexicon_are_codes():
    units = load_yaml("lexicon", "attributes.yaml")["quantity_units"]
    assert set(units) <= set(vocabulary("quantity_unit").codes)


def test_every_event_type_has_an_entry_in_the_crosswalk():
    for family, codes in vocabulary("event_type").groups.items():
        for code in codes:
            cameo, plover = crosswalk(family, code)
            assert cameo is None or re.fullmatch(r"[0-2]\d{1,3}", cameo)
            assert (cameo is None) == (plover is None)


def test_a_release_of_prisoners_has_the_narrower_code():
    assert crosswalk("prerequisite", "met") == ("080", "CONCEDE")
    assert crosswalk("prerequisite", "met", "prisoner_release") == ("0841", "RETREAT")
    assert crosswalk("truce", "in_effect") == (None, None)
    with pytest.raises(KeyError):
        crosswalk("talks", "violated")


def test_conditions_in_the_crosswalk_are_codes():
    kinds = set(vocabulary("condition_kind").codes)
    for codes in load_yaml("schemas", "crosswalk.yaml")["prerequisite"].values():
        assert set(codes.get("by_condition", ())) <= kinds
