"""Changes between two builds: what came, what went and why, and every field that is not what it was."""

import csv
import io
from datetime import date

import pytest
from click.testing import CliRunner

from etl.changes import as_csv, as_html, as_text, compare
from etl.cli import main
from etl.tables import NotADataset, write_dataset

EVIL = "<script>alert(1)</script> & \"co\" 'x'"


def event(name, **more):
    row = {"event_id": name, "family": "truce", "event_type": "agreed", "status": "actual", "coder": "rules"}
    row |= {
        "date_start": date(2021, 11, 5),
        "side_a": "Veldora",
        "side_b": "Harbour Front",
        "evidence": "They agreed.",
    }
    return row | more


def built(folder, *events, tombstones=()):
    write_dataset({"events": events, "tombstones": tombstones}, folder)
    return folder


@pytest.fixture
def two(tmp_path):
    old = built(tmp_path / "old", event("e1"), event("e2"), event("e3"), event("e4"))
    merged = {
        "event_id": "e3",
        "reason": "merged",
        "same_as": "e1",
        "family": "truce",
        "event_type": "agreed",
    }
    changed = event("e2", date_start=date(2021, 11, 6), location=EVIL, side_b="=HF()")
    new = built(tmp_path / "new", event("e1"), changed, event("e5"), tombstones=[merged])
    return old, new


def test_events_are_added_removed_changed_or_the_same(two):
    found = compare(*two)
    assert [row["event_id"] for row in found.added] == ["e5"]
    assert [(one.row["event_id"], one.reason, one.same_as) for one in found.removed] == [
        ("e3", "merged", "e1"),
        ("e4", None, None),
    ]
    (one,) = found.changed
    assert one.fields["date_start"] == (date(2021, 11, 5), date(2021, 11, 6))
    assert list(found.by_column) == ["date_start", "location", "side_b"] and found.n_same == 1 and found


def test_nothing_changed_is_said(two):
    found = compare(two[0], two[0])
    assert not found and as_text(found) == "Events: 0 added, 0 removed, 0 changed, 4 the same."


def test_the_text_has_a_line_a_field(two):
    lines = as_text(compare(*two)).splitlines()
    assert lines[:4] == [
        "Events: 1 added, 2 removed, 1 changed, 1 the same.",
        "+ e5 2021-11-05 truce agreed: Veldora / Harbour Front",
        "- e3 2021-11-05 truce agreed: Veldora / Harbour Front (merged into e1)",
        "- e4 2021-11-05 truce agreed: Veldora / Harbour Front (no tombstone)",
    ]
    assert "    date_start: 2021-11-05 -> 2021-11-06" in lines and f"    location: null -> {EVIL}" in lines


def test_the_csv_has_a_row_a_field_and_no_formulas(two):
    rows = list(csv.DictReader(io.StringIO(as_csv(compare(*two)))))
    assert [row["change"] for row in rows] == ["added", "removed", "removed", "changed", "changed", "changed"]
    cells = {row["column"]: (row["before"], row["now"]) for row in rows if row["change"] == "changed"}
    assert cells["location"] == ("", EVIL) and cells["side_b"] == ("Harbour Front", "'=HF()")


def test_the_page_runs_and_loads_nothing_whatever_the_articles_say(two):
    page = as_html(compare(*two), "old <b>", "new")
    assert (
        "<script" not in page and "&lt;script&gt;alert(1)&lt;/script&gt;" in page and "old &lt;b&gt;" in page
    )
    assert "default-src 'none'" in page
    assert not [mark for mark in ("http://", "https://", "src=", "url(") if mark in page]


def test_columns_that_one_build_lacks_are_named_and_not_compared(two):
    import pyarrow.parquet as pq

    path = two[0] / "events.parquet"
    pq.write_table(pq.read_table(path).drop_columns(["coder", "location"]), path)
    found = compare(*two)
    assert found.new_columns == ("location", "coder") and "location" not in found.by_column
    assert compare(two[1], two[0]).lost_columns == ("location", "coder")


def test_a_folder_without_a_data_set_is_told(two, tmp_path):
    with pytest.raises(NotADataset, match="there is no events"):
        compare(two[0], tmp_path)
    (tmp_path / "events.parquet").write_bytes(b"x")
    with pytest.raises(NotADataset, match="cannot be read"):
        compare(tmp_path, two[0])


def test_the_command_writes_all_three_forms(two, tmp_path):
    def run(*arguments):
        return CliRunner().invoke(main, ["changes", *map(str, (*two, *arguments))])

    assert run().stdout.startswith("Events: 1 added")
    assert run("--format", "csv").stdout.startswith("change,event_id,column")
    assert run("--format", "html", "-o", tmp_path / "c.html").exit_code == 0
    assert (tmp_path / "c.html").read_text(encoding="utf-8").startswith("<!doctype html>")
    missing = CliRunner().invoke(main, ["changes", str(tmp_path / "no"), str(two[1])])
    assert missing.exit_code == 3 and "holds no data set" in missing.stderr
