"""A few rows stand for all: all that a rule looks at is among them, and findings stay the same."""

from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.quality import stored, validate, witnesses
from etl.quality.looks import Aspect
from etl.quality.stored import StoredTable
from etl.quality.witnesses import witnesses as witnesses_of
from etl.tables import NotADataset, write_dataset

_ROWS = 10_000


@pytest.fixture
def table(tmp_path):
    numbers = np.arange(_ROWS)
    columns = {
        "family": np.array(["talks", "truce", None, "mediation"], dtype=object)[numbers % 4],
        "day": numbers % 30,
        "hour": [None if i % 7 == 0 else i % 30 + (i == 9_999) - (i == 8_888) for i in numbers],
        "share": np.where(numbers == 6_666, np.nan, numbers / 7),
        "text": [None if i == 7_777 else f"text {i}" for i in numbers],
    }
    pq.write_table(pa.table(columns), tmp_path / "t.parquet", row_group_size=3_000)
    return StoredTable(tmp_path / "t.parquet")


def look(*aspects):
    return frozenset(Aspect(kind, tuple(columns)) for kind, *columns in aspects)


def rows_for(table, *looks):
    """The rows that stand for all, by look."""
    parts = list(witnesses_of(table.batches(table.column_names), looks))
    return {look: rows.to_pylist() for answered, rows in parts for look in answered}


def texts(table, one):
    return [row["text"] for row in rows_for(table, one)[one]]


@pytest.fixture(params=[131_072, 2_500])
def together(request, monkeypatch):
    """How many rows are read at once."""
    monkeypatch.setattr(stored, "_TOGETHER", request.param)


@pytest.mark.usefixtures("together")
class TestRowsThatStandForAll:
    def test_each_combination_stands_in_one_row(self, table):
        one = look(("value", "family"), ("value", "day"))
        taken = rows_for(table, one)[one]
        assert len({(row["family"], row["day"]) for row in taken}) == len(taken) == 60
        assert [row["text"] for row in taken[:2]] == ["text 0", "text 1"]  # the first row of each

    def test_whether_a_text_is_given_is_told_by_two_rows(self, table):
        assert texts(table, look(("given", "text"))) == ["text 0", None]

    def test_what_is_not_a_number_is_not_given(self, table):
        assert texts(table, look(("given", "share"))) == ["text 0", "text 6666"]

    def test_the_least_and_the_greatest_value_stand_for_those_between(self, table):
        found = rows_for(table, one := look(("extremes", "share")))[one]
        assert {row["text"] for row in found} >= {"text 0", "text 9999"} and len(found) == 3

    def test_two_values_stand_by_which_of_them_is_greater(self, table):
        found = texts(table, look(("order", "hour", "day")))
        assert found == ["text 0", "text 1", "text 8888", "text 9999"]
        assert texts(table, look(("same", "hour", "day"))) == ["text 0", "text 1", "text 8888"]

    def test_where_nearly_each_row_differs_the_look_has_rows_of_its_own(self, table):
        text, family = look(("value", "text")), look(("value", "family"))
        found = rows_for(table, text, family)
        assert [*found[text][0]] == ["text"] and len(found[text]) == _ROWS
        assert [row["family"] for row in found[family]] == ["talks", "truce", None, "mediation"]


def test_days_between_two_days_stand_in_one_row_each(tmp_path):
    days = {"first": [date(2016, 8, n % 9 + 1) for n in range(60)], "last": [date(2016, 8, 9), None] * 30}
    pq.write_table(pa.table(days), tmp_path / "t.parquet")
    found = rows_for(StoredTable(tmp_path / "t.parquet"), one := look(("days", "first", "last")))[one]
    assert len(found) == 10


@pytest.mark.parametrize(("few", "together"), [(0, 2), (1, 131_072), (2_000, 3)])
def test_findings_do_not_depend_on_how_many_rows_are_looked_at(rows, tmp_path, few, together, monkeypatch):
    rows["events"][2]["status"] = "certain"
    rows["events"][1]["evidence"] = None
    rows["mentions"].append(rows["mentions"][0])
    write_dataset(rows, tmp_path)
    usual = validate(tmp_path)
    assert len(usual.findings) >= 3
    monkeypatch.setattr(witnesses, "_FEW", few)
    monkeypatch.setattr(stored, "_TOGETHER", together)
    assert validate(tmp_path) == usual


def test_a_file_damaged_within_is_told(table, tmp_path):
    path = tmp_path / "t.parquet"
    data = bytearray(path.read_bytes())
    data[4 : len(data) // 2] = bytes(len(data) // 2 - 4)
    path.write_bytes(data)
    with pytest.raises(NotADataset, match=r"t\.parquet cannot be read"):
        StoredTable(path).column("text")
    with pytest.raises(NotADataset, match=r"t\.parquet cannot be read"):
        list(StoredTable(path).batches(["text"]))
