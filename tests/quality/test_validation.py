"""Validation of a data set on disk: silent, offline, and clear about what is wrong."""

import json
import socket

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from etl.quality import validate
from etl.tables import NotADataset, write_dataset


def rewrite(path, change):
    pq.write_table(change(pq.read_table(path)), path)


def test_a_right_data_set_is_valid_without_a_word_or_a_network(rows, tmp_path, capfd, monkeypatch):
    def refuse(*_):
        raise AssertionError("no network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    write_dataset(rows, tmp_path)
    report = validate(tmp_path)
    assert report.ok and report.n_checks > 200
    assert report.lines() == [f"Valid: {report.n_checks} checks on 10 tables, 19 rows, no rule broken."]
    assert capfd.readouterr() == ("", "")


def test_empty_tables_are_valid(tmp_path):
    write_dataset({}, tmp_path)
    assert validate(tmp_path).ok


def test_references_and_keys_across_tables_are_checked(rows, tmp_path):
    rows["links"][0]["to_event_id"] = "e-gone"
    rows["links"].append(rows["links"][1])
    rows["mentions"][0]["article_id"] = "a0000000000000fff"
    rows["events"][3]["n_articles"] = 0
    rows["rejects"][0]["reason"] = "bad_luck"
    write_dataset(rows, tmp_path)
    report = validate(tmp_path)
    assert {(one.table, one.rule, one.column) for one in report.findings} == {
        ("links", "unique", "from_event_id, link_type, to_event_id"),
        ("links", "foreign_key", "to_event_id"),
        ("mentions", "foreign_key", "article_id"),
        ("events", "range", "n_articles"),
        ("rejects", "vocabulary", "reason"),
        ("events", "articles_counted", "n_articles"),
    }
    assert any("e-condition, condition_of, e-truce" in one.sample[0] for one in report.findings)
    plain = json.loads(json.dumps(report.as_dict()))
    assert not plain["ok"] and plain["n_rows"]["events"] == 4
    assert [one["sample"] for one in plain["findings"] if one["table"] == "rejects"] == [["'bad_luck'"]]


def test_missing_renamed_moved_and_mistyped_columns_are_told_and_the_rest_is_checked(rows, tmp_path):
    rows["events"][0]["status"] = "certain"
    write_dataset(rows, tmp_path)
    events = tmp_path / "events.parquet"
    rewrite(
        events, lambda t: t.drop_columns(["evidence"]).append_column("quote", pa.nulls(len(t), pa.string()))
    )
    rewrite(
        events,
        lambda t: t.set_column(
            t.column_names.index("date_start"), "date_start", t["date_start"].cast(pa.string())
        ),
    )
    rewrite(tmp_path / "actors.parquet", lambda t: t.select(t.column_names[::-1]))
    findings = validate(tmp_path).findings
    assert [one.rule for one in findings if one.table == "actors"] == ["columns"]  # another order
    found = {(one.rule, one.column): one.message for one in findings if one.table == "events"}
    assert found["columns", "evidence"] == "The column is missing."
    assert found["columns", "quote"] == "No such column is in the schema."
    assert found["type", "date_start"] == "It has the type string, not date32[day]."
    assert ("vocabulary", "status") in found


def test_a_missing_file_is_told(rows, tmp_path):
    with pytest.raises(NotADataset, match="is no folder"):
        validate(tmp_path / "nowhere")
    write_dataset(rows, tmp_path)
    (tmp_path / "mentions.parquet").unlink()
    with pytest.raises(NotADataset, match=r"mentions\.parquet is missing"):
        validate(tmp_path)
