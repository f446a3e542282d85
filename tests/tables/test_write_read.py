"""A data set is written whole or not at all, always with the same bytes, and read by other tools."""

import os
from datetime import date

import duckdb
import pandas as pd
import pyarrow.parquet as pq
import pytest

from etl.tables import TABLES, NotADataset, TableError, arrow_schema, read_dataset, write_dataset


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_rows_come_back_typed_and_sorted(rows, tmp_path):
    assert write_dataset(rows, tmp_path / "out")["actors"] == 2
    data = read_dataset(tmp_path / "out")
    assert data.actors.actor_id.tolist() == ["farc", "gov-colombia"]
    assert data["actors"].active_to[0] == pd.Timestamp("2017-06-27")
    assert data.actors.gwno.dtype == "Int32" and data.actors.gwno.isna().tolist() == [True, False]
    assert str(data.articles.published_at[0]) == "2016-06-23 18:30:00+00:00"
    assert list(data) == list(TABLES) and data.events.empty
    assert repr(data).endswith("0 links, 0 processes, 0 truces, 2 actors, 0 tombstones, 0 rejects)")


def test_the_same_rows_give_the_same_bytes(rows, tmp_path):
    write_dataset(rows, tmp_path / "one")
    turned = {table: list(reversed(some)) for table, some in reversed(rows.items())}
    write_dataset(turned, tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_files_are_zstd_in_one_row_group_with_descriptions(rows, tmp_path):
    write_dataset(rows, tmp_path)
    file = pq.ParquetFile(tmp_path / "actors.parquet")
    assert file.num_row_groups == 1
    assert file.metadata.row_group(0).column(0).compression == "ZSTD"
    assert file.schema_arrow.metadata[b"description"] == b"One row an actor that occurs in the data set."
    assert file.schema_arrow.equals(arrow_schema("actors"), check_metadata=True)


def test_pandas_and_duckdb_read_the_files(rows, tmp_path):
    write_dataset(rows, tmp_path)
    frame = pd.read_parquet(tmp_path / "actors.parquet")
    assert frame.active_from[0] == date(1964, 5, 27)
    found = duckdb.sql(f"select actor_name, active_from from '{tmp_path}/actors.parquet' where gwno is null")
    assert found.fetchall() == [("FARC", date(1964, 5, 27))]
    described = duckdb.sql(
        f"select value from parquet_kv_metadata('{tmp_path}/events.parquet') where key = 'title'"
    )
    assert described.fetchall() == [(b"Events",)]


def test_unknown_tables_and_columns_and_wrong_types_are_told(tmp_path):
    with pytest.raises(TableError, match="no schema for the table 'battles'"):
        write_dataset({"battles": []}, tmp_path)
    with pytest.raises(TableError, match="actors: no column 'nickname'"):
        write_dataset({"actors": [{"actor_id": "farc", "nickname": "x"}]}, tmp_path)
    with pytest.raises(TableError, match="actors farc: gwno '100' is not a whole number"):
        write_dataset({"actors": [{"actor_id": "farc", "gwno": "100"}]}, tmp_path)


def test_an_error_before_the_end_leaves_the_old_data_set(rows, tmp_path):
    write_dataset(rows, tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    before = contents(tmp_path)

    def refuse(folder):
        assert sorted(p.name for p in folder.iterdir()) == sorted(f"{t}.parquet" for t in TABLES)
        raise RuntimeError("not valid")

    with pytest.raises(RuntimeError):
        write_dataset({}, tmp_path, before_publish=refuse)
    assert contents(tmp_path) == before
    assert [p for p in tmp_path.iterdir() if p.is_dir()] == []


def test_files_added_before_publishing_come_along(rows, tmp_path):
    write_dataset(rows, tmp_path, before_publish=lambda folder: (folder / "quality.json").write_text("{}"))
    assert (tmp_path / "quality.json").read_text() == "{}"


def test_a_crash_while_files_are_moved_is_made_good_by_the_next_reader(rows, tmp_path, monkeypatch):
    write_dataset({}, tmp_path)
    moved = []

    def die_after_two(source, target):
        if len(moved) == 2:
            raise OSError("the machine went down")
        moved.append(target)
        os.rename(source, target)

    with monkeypatch.context() as patch:
        patch.setattr("etl.tables.publish.os.replace", die_after_two)
        with pytest.raises(OSError):
            write_dataset(rows, tmp_path)
    assert len(read_dataset(tmp_path).actors) == 2
    assert len(read_dataset(tmp_path).articles) == 1


def test_what_a_killed_run_left_is_cleared_away(rows, tmp_path):
    (tmp_path / ".building-dead").mkdir()
    (tmp_path / ".building-dead" / "events.parquet").write_bytes(b"half")
    write_dataset(rows, tmp_path)
    assert not (tmp_path / ".building-dead").exists()


def test_a_folder_without_a_data_set_is_told(rows, tmp_path):
    with pytest.raises(NotADataset, match="nowhere is no folder"):
        read_dataset(tmp_path / "nowhere")
    with pytest.raises(NotADataset, match="holds no data set"):
        read_dataset(tmp_path)
    write_dataset(rows, tmp_path)
    (tmp_path / "links.parquet").unlink()
    with pytest.raises(NotADataset, match=r"links\.parquet is missing"):
        read_dataset(tmp_path)
    (tmp_path / "links.parquet").write_bytes(b"PAR1 no more")
    with pytest.raises(NotADataset, match=r"links\.parquet cannot be read as Parquet"):
        read_dataset(tmp_path)
