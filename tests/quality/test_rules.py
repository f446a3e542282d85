"""A wrong value of every kind, told twice: by the check of rows before writing, and by validation of the files."""

from datetime import date

import pytest

from etl.quality import check_rows, suite_json, validate
from etl.tables import TABLES, table_schema, write_dataset

DAY = date(2016, 8, 29)
KEYS = {"articles": "article_id", "events": "event_id", "mentions": "mention_id", "actors": "actor_id"}

# (table, the row that is made wrong, its wrong values, rule, column, words of the reject's message)
WRONG = [
    ("articles", 0, {"source_sha256": "abc"}, "pattern", "source_sha256", "'abc' is not written as"),
    ("articles", 0, {"n_chars": -1}, "range", "n_chars", "n_chars -1 is below 0"),
    ("articles", 0, {"source_format": "pdf"}, "vocabulary", "source_format", "'pdf' is no code"),
    (
        "articles",
        0,
        {"published_date": None},
        "published_basis_given",
        "published_date",
        "without published_date",
    ),
    (
        "articles",
        0,
        {"published_basis": "none"},
        "published_date_has_basis",
        "published_date",
        "for published_basis none",
    ),
    ("events", 0, {"evidence": None}, "required", "evidence", "evidence is not given"),
    (
        "events",
        0,
        {"status": "certain"},
        "vocabulary",
        "status",
        "'certain' is no code of the vocabulary status",
    ),
    ("events", 0, {"date_prec": 7}, "vocabulary", "date_prec", "date_prec 7 is no code"),
    (
        "events",
        0,
        {"event_type": "violated"},
        "type_of_family",
        "event_type",
        "'violated' is none of family 'talks'",
    ),
    ("events", 0, {"confidence": 1.2}, "range", "confidence", "confidence 1.2 is above 1"),
    (
        "events",
        0,
        {"date_start": date(1, 1, 1)},
        "range",
        "date_start",
        "date_start 0001-01-01 is below 1000-01-01",
    ),
    (
        "events",
        0,
        {"date_end": date(2016, 8, 1)},
        "date_order",
        "date_end",
        "2016-08-01 is below date_start 2016-08-28",
    ),
    (
        "events",
        0,
        {"date_mid": date(2017, 1, 1)},
        "date_mid_inside",
        "date_mid",
        "date_end 2016-08-29 is below date_mid",
    ),
    ("events", 0, {"date_basis": None}, "date_whole", "date_basis", "given without date_basis"),
    ("events", 1, {"date_prec": 1}, "precision_fits", "days from", "is 2 days long for date_prec 1"),
    (
        "events",
        0,
        {"truce_scope": "city"},
        "truce_fields",
        "truce_scope",
        "truce_scope city is given for family talks",
    ),
    (
        "events",
        1,
        {"deadline": DAY},
        "condition_fields",
        "deadline",
        "deadline 2016-08-29 is given for family truce",
    ),
    ("events", 2, {"condition_kind": None}, "condition_named", "condition_kind", "without condition_kind"),
    (
        "events",
        1,
        {"truce_date_effect": DAY, "truce_date_expiry": date(2016, 8, 1)},
        "expiry_after_effect",
        "truce_date_expiry",
        "2016-08-01 is below truce_date_effect",
    ),
    (
        "events",
        2,
        {"quantity_min": 30, "quantity_max": 24},
        "quantity_order",
        "quantity_max",
        "24.0 is below",
    ),
    (
        "events",
        0,
        {"latitude": 8.5},
        "coordinates_whole",
        "longitude",
        "latitude 8.5 is given without longitude",
    ),
    ("events", 0, {"latitude": 95.0, "longitude": 1.0}, "range", "latitude", "latitude 95.0 is above 90"),
    ("events", 0, {"side_a_id": "farc"}, "sides_named", "side_a", "without side_a"),
    ("events", 0, {"side_b": "FARC"}, "other_side_named", "side_b_id", "without side_b_id"),
    (
        "events",
        0,
        {"first_source_date": DAY, "last_source_date": date(2016, 8, 1)},
        "source_date_order",
        "last_source_date",
        "is below first_source_date",
    ),
    ("events", 0, {"n_articles": 2}, "counts_fit", "n_mentions", "n_mentions 1 is below n_articles 2"),
    ("events", 0, {"iso3": "COLO"}, "pattern", "iso3", "iso3 'COLO' is not written as"),
    (
        "mentions",
        0,
        {"char_end": 120},
        "offsets_order",
        "char_end",
        "char_end 120 is not above char_start 120",
    ),
    ("mentions", 0, {"family": "truce"}, "type_of_family", "event_type", "'held' is none of family 'truce'"),
    ("mentions", 0, {"date_prec": None}, "date_whole", "date_prec", "given without date_prec"),
    ("mentions", 0, {"trigger": ""}, "required", "trigger", "trigger is not given"),
    ("actors", 0, {"actor_type": "army"}, "vocabulary", "actor_type", "'army' is no code"),
    (
        "actors",
        0,
        {"active_from": DAY, "active_to": date(1964, 5, 27)},
        "active_order",
        "active_to",
        "is below active_from",
    ),
]
NAMES = [f"{table}-{rule}-{'-'.join(values)}" for table, _, values, rule, _, _ in WRONG]


@pytest.mark.parametrize(("table", "n", "values", "rule", "column", "words"), WRONG, ids=NAMES)
def test_a_row_that_breaks_a_rule_is_rejected_with_the_rule(rows, table, n, values, rule, column, words):
    rows[table][n] |= values
    key = rows[table][n][KEYS[table]]
    kept, rejects = check_rows(rows)
    assert key not in [row[KEYS[table]] for row in kept[table]]
    (reject,) = [one for one in rejects if one.message.startswith(f"{table} {key}: ")]
    assert reject.reason == rule
    assert words in reject.message and f"(rule {rule})" in reject.message


@pytest.mark.parametrize(
    ("table", "values", "rule", "words"),
    [
        ("participants", {"role": "mediator"}, "side_of_party", "side b is given for role mediator"),
        (
            "participants",
            {"third_party_role": "host"},
            "third_party_role_of_mediator",
            "host is given for role party",
        ),
        ("links", {"to_event_id": "e-truce"}, "no_self_link", "are both e-truce"),
        ("links", {"link_type": "mediates"}, "link_families", "leads from truce to talks"),
        ("links", {"from_event_id": None}, "required", "from_event_id is not given"),
        ("events", {"n_mentions": "2"}, "type", "n_mentions '2' is not a whole number"),
        ("events", {"date_start": "last week"}, "type", "date_start 'last week' is"),
        ("articles", {"published_at": "2016-08-29T10:00:00"}, "type", "not an instant with its zone"),
    ],
)
def test_rows_of_other_tables_and_wrong_types_are_rejected_too(rows, table, values, rule, words):
    rows[table][0] |= values
    _, rejects = check_rows(rows)
    (reject,) = [one for one in rejects if one.reason == rule]
    assert reject.message.startswith(f"{table} ") and words in reject.message


def test_validation_names_rule_column_and_row_of_every_wrong_value(rows, tmp_path):
    """All wrong rows in one data set, each under a key of its own."""
    wanted = []
    for n, (table, which, values, rule, column, _) in enumerate(WRONG):
        key = f"wrong-{n:02}"
        rows[table].append({**rows[table][which], KEYS[table]: key, **values})
        wanted.append((table, rule, column, key))
    rows["participants"].append({**rows["participants"][0], "role": "mediator"})
    wanted.append(("participants", "side_of_party", "side", "e-talks, mediator, b, farc"))
    rows["links"].append({"from_event_id": "e-truce", "link_type": "extends", "to_event_id": "e-truce"})
    wanted.append(("links", "no_self_link", "from_event_id", "e-truce, extends, e-truce"))
    write_dataset(rows, tmp_path)
    report = validate(tmp_path)
    told = [
        (one.table, one.rule, key)
        for table, rule, column, key in wanted
        for one in report.findings
        if (one.table, one.rule) == (table, rule)
        and column in one.column
        and any(sample.startswith(key) for sample in one.sample)
    ]
    assert [(table, rule, key) for table, rule, _, key in wanted] == list(dict.fromkeys(told))
    (line,) = [line for line in report.lines() if "breaks precision_fits" in line]
    assert "events.days from date_start to date_end" in line and "in 1 row, for example wrong-14" in line


@pytest.mark.parametrize("table", TABLES)
def test_every_rule_of_a_schema_is_in_its_suite(table):
    rules = {one["meta"]["rule"] for one in suite_json(table)["expectations"]}
    assert rules >= {rule.id for rule in table_schema(table).rules}


def test_a_state_that_lasts_may_be_longer_than_its_start_is_vague(rows):
    rows["events"][0] |= {"date_start": date(2016, 8, 1), "date_prec": 1, "date_basis": "stated"}
    assert check_rows(rows)[1] == []
