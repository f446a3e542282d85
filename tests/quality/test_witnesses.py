"""A few rows stand for all: every combination that a rule looks at is among them, and findings stay the same."""

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.quality import expectations, validate, witnesses
from etl.quality.stored import StoredTable
from etl.quality.witnesses import Witnesses
from etl.tables import NotADataset, write_dataset

_ROWS = 10_000


@pytest.fixture
def table(tmp_path):
    numbers = np.arange(_ROWS)
    columns = {
        "family": np.array(["talks", "truce", None, "mediation"], dtype=object)[numbers % 4],
        "day": numbers % 30,
        "text": [None if i == 7_777 else f"text {i}" for i in numbers],
    }
    pq.write_table(pa.table(columns), tmp_path / "t.parquet", row_group_size=3_000)
    return StoredTable(tmp_path / "t.parquet")


def _look(*columns, nulls=()):
    return frozenset({*((column, True) for column in columns), *((column, False) for column in nulls)})


def test_each_combination_stands_in_one_row(table):
    found = Witnesses(table)
    rows = found.rows_for(_look("family", "day"))
    taken = found.take([rows]).to_pylist()
    assert len({(row["family"], row["day"]) for row in taken}) == len(taken) == 60
    assert [row["text"] for row in taken[:2]] == ["text 0", "text 1"]  # the first row of each


def test_whether_a_text_is_given_is_told_by_two_rows(table):
    assert [*Witnesses(table).rows_for(_look(nulls=["text"]))] == [0, 7_777]


def test_where_nearly_each_row_differs_none_stands_for_another(table, monkeypatch):
    monkeypatch.setattr(witnesses, "_MOST", 1_000)
    assert Witnesses(table).rows_for(_look("text")) is None
    monkeypatch.setattr(witnesses, "_MOST", 50)
    assert Witnesses(table).rows_for(_look("family", "day")) is None


def test_combinations_too_many_to_count_out_are_sorted(table, monkeypatch):
    monkeypatch.setattr(witnesses, "_DENSE", 5)
    assert len(Witnesses(table).rows_for(_look("family", "day"))) == 60


@pytest.mark.parametrize(("few", "most"), [(0, 50_000), (2_000, 1)])
def test_findings_do_not_depend_on_how_many_rows_are_looked_at(rows, tmp_path, few, most, monkeypatch):
    rows["events"][2]["status"] = "certain"
    rows["events"][1]["evidence"] = None
    rows["mentions"].append(rows["mentions"][0])
    write_dataset(rows, tmp_path)
    usual = validate(tmp_path)
    assert len(usual.findings) >= 3
    monkeypatch.setattr(expectations, "_FEW", few)
    monkeypatch.setattr(witnesses, "_MOST", most)
    assert validate(tmp_path) == usual


def test_a_file_damaged_within_is_told(table, tmp_path):
    path = tmp_path / "t.parquet"
    data = bytearray(path.read_bytes())
    data[4 : len(data) // 2] = bytes(len(data) // 2 - 4)
    path.write_bytes(data)
    with pytest.raises(NotADataset, match=r"t\.parquet cannot be read"):
        StoredTable(path).column("text")
