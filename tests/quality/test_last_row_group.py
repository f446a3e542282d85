"""Every rule that can be broken is found broken, also where only a few of the last rows of many break it.

What is told is what the library tells of the rule if it is given all rows at once.
"""

from datetime import UTC, date, datetime
from itertools import pairwise

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.quality import stored
from etl.quality.engine import Engine
from etl.quality.expectations import SuiteRunner
from etl.quality.frames import frame_of
from etl.quality.looks import BETWEEN_ROWS, look_of
from etl.quality.stored import StoredTable
from etl.quality.survey import survey
from etl.quality.witnesses import witnesses
from etl.tables import TABLES, table_schema
from etl.tables.arrow import arrow_schema
from etl.tables.schemas import vocabulary

_COPIES = 60
_GROUP = 200  # rows
# Values of which some are wrong in any column of the type.
_VALUES = {
    "string": ["?!", "e-talks"],
    "integer": [-1, 1, 10**9],
    "number": [-1.0, 2.5, 1e9, float("nan")],
    "boolean": [True],
    "date": [date(1, 1, 1), date(2016, 8, 1), date(2017, 1, 1), date(9999, 1, 1)],
    "datetime": [datetime(2016, 8, 29, tzinfo=UTC)],
}


@pytest.fixture
def all_rows(rows):
    """Those of the small data set, with rows of the tables that it leaves empty."""
    rows["articles"][1]["published_at"] = datetime(2016, 8, 29, 12, tzinfo=UTC)
    days = {"date_first": date(2016, 8, 28), "date_last": date(2016, 8, 29)}
    counts = {name: 1 for name in table_schema("processes").columns if name.startswith("n_")}
    return rows | {
        "processes": [{"process_id": "p1", "truce_state": "agreed", **days, **counts}],
        "truces": [
            {"truce_id": "t1", "process_id": "p1", "state": "agreed", "n_events": 1, "n_violations": 0}
        ],
        "tombstones": [
            {
                "event_id": "e-1",
                "reason": "merged",
                "same_as": "e-2",
                "family": "truce",
                "event_type": "agreed",
            },
            {"event_id": "e-3", "reason": "withdrawn", "family": "talks", "event_type": "held"},
        ],
    }


def named(schema, row, name):
    """The row under another key; rejects have none."""
    return {**row, **dict.fromkeys(schema.primary_key[:1], name)}


def changed(schema, rows):
    """Each row with a value changed, and one of them with two that a rule looks at together; with the way in which."""
    values = {
        field.name: [
            None,
            *_VALUES[field.type],
            *(vocabulary(field.vocabulary).codes if field.vocabulary else ()),
        ]
        for field in schema.fields
    }
    for row in rows:
        for column, some in values.items():
            yield from ((way, row, {column: value}) for way, value in enumerate(some))
    for rule in schema.rules:
        columns = (*rule.terms.get("columns", ()), *([rule.terms["by"]] if "by" in rule.terms else []))
        for one, other in pairwise(columns):
            for way, a in enumerate(values[one]):
                yield from ((way, rows[len(rows) // 2], {one: a, other: b}) for b in values[other])


def last_rows(schema, rows):
    """All changed rows, under keys of their own where the key is none of the changes."""
    for n, (way, row, changes) in enumerate(changed(schema, rows)):
        yield way, {**named(schema, row, f"wrong-{n}"), **changes}


def right_rows(schema, rows):
    return [named(schema, row, f"right-{n}-{i}") for i in range(_COPIES) for n, row in enumerate(rows)]


def stored_rows(table, folder, monkeypatch):
    """The table in a file of several row groups, read in batches that end elsewhere."""
    monkeypatch.setattr(stored, "_TOGETHER", 2 * _GROUP - 1)
    pq.write_table(table, folder / "t.parquet", row_group_size=_GROUP)
    return StoredTable(folder / "t.parquet")


@pytest.mark.parametrize("name", TABLES)
def test_a_rule_broken_in_the_last_rows_is_told_as_if_all_rows_were_looked_at(
    name, all_rows, tmp_path, monkeypatch
):
    schema, rows = table_schema(name), all_rows[name]
    right, wrong = right_rows(schema, rows), [row for _, row in last_rows(schema, rows)]
    table = pa.Table.from_pylist([*right, *wrong, right[0]], arrow_schema(name))
    stands = stored_rows(table, tmp_path, monkeypatch)
    seen, runner = survey(name, stands), SuiteRunner()
    told = runner.run(stands, seen)
    whole = runner.run_suite({"expectations": seen.suite}, frame_of(schema, table), seen.keys, name)
    assert told == whole
    unbroken = {(one["meta"]["rule"], one["meta"]["column"]) for one in seen.suite} - {
        (one.rule, one.column) for one in told
    }
    assert unbroken == {("columns", "")}


@pytest.mark.parametrize("name", TABLES)
def test_each_way_to_break_a_rule_has_its_own_witness(name, all_rows, tmp_path, monkeypatch):
    """Of the rows that are wrong in one way, one at least stands for all where a rule is broken in any of them."""
    schema, rows = table_schema(name), all_rows[name]
    right = [(None, row) for row in right_rows(schema, rows)]
    ways, some = zip(*right, *last_rows(schema, rows), strict=True)
    table = pa.Table.from_pylist(some, arrow_schema(name)).append_column("row", pa.array(range(len(some))))
    suite = survey(name, stored_rows(table, tmp_path, monkeypatch)).suite
    suite = [one for one in suite if look_of(one, schema) not in (BETWEEN_ROWS, frozenset())]
    form = {"result_format": "COMPLETE", "unexpected_index_column_names": ["row"]}
    failed = Engine().failed(suite, frame_of(schema, table), form)
    by_n = {one["meta"]["n"]: look_of(one, schema) for one in suite}
    broken = [
        (by_n[one.expectation_config.meta["n"]], {row["row"] for row in one.result["unexpected_index_list"]})
        for one in failed
    ]
    assert {*by_n} == {one.expectation_config.meta["n"] for one in failed}, "a rule is broken in no row"
    for way in {*ways} - {None}:
        here = table.filter(pa.array([w in (way, None) for w in ways]))
        stands = stored_rows(here, tmp_path, monkeypatch)
        wrong = {row for row, w in enumerate(ways) if w == way}
        for look, bad in broken:
            if bad & wrong:
                parts = list(witnesses(stands.batches(here.column_names), [look]))
                assert bad & {row for _, part in parts for row in part.column("row").to_pylist()}, (way, look)
