"""A release is read back by other programs than those that wrote it."""

import json
import subprocess

import mlcroissant
import pandas as pd
import pyarrow.parquet as pq
import pyreadstat
import pytest
import yaml
from frictionless import Package

from etl.output_folder import KEPT_IN
from etl.release import ReleaseOptions, ReleaseRefused, release
from etl.tables import TABLES, read_tables

from ..story import TRUCE, write_story

LONG = "The government said that " + "it would talk, " * 250 + "and so did the Front."


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    folder = tmp_path_factory.mktemp("data") / "story"
    return write_story(
        folder, pause={"evidence": LONG}, norway={"evidence": 'He said: "Peace; now",\nthey told.'}
    )


@pytest.fixture(scope="module")
def made(dataset, tmp_path_factory):
    folder = tmp_path_factory.mktemp("release") / "one"
    release(dataset, folder, ReleaseOptions("1.0.0", authors=("Ana Writer",)))
    return folder


def test_everything_that_a_release_needs_is_there(made):
    names = {path.name for path in made.iterdir()}
    assert names == {
        "README.md", "CITATION.cff", "LICENSE", "LICENSE-DATA", "CHANGELOG.md", "SHA256SUMS", "manifest.json",
        "codebook.md", "codebook.csv", "codes.csv", "datapackage.json", "croissant.json", "quality.json",
        "quality.html", "timeline.html", "parquet", "csv", "stata",
    }  # fmt: skip
    assert {path.stem for path in (made / "stata").iterdir()} == set(TABLES)


def test_repeated_it_gives_the_same_bytes(dataset, made, tmp_path):
    release(dataset, tmp_path / "two", ReleaseOptions("1.0.0", authors=("Ana Writer",)))
    for path in made.rglob("*"):
        if path.is_file():
            assert path.read_bytes() == (tmp_path / "two" / path.relative_to(made)).read_bytes(), path


def test_the_checksums_hold(made):
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=made, check=True)
    listed = {line.split("  ")[1] for line in (made / "SHA256SUMS").read_text().splitlines()}
    assert len(listed) == sum(path.is_file() for path in made.rglob("*")) - 1


def test_frictionless_finds_the_package_valid(made):
    report = Package(made / "datapackage.json").validate()
    assert report.valid, report.flatten(["name", "fieldName", "rowNumber", "message"])
    assert report.stats["tasks"] == 3 * len(TABLES)


def test_croissant_loads_records(made):
    description = mlcroissant.Dataset(jsonld=made / "croissant.json")
    assert not description.metadata.issues.errors
    records = {record["events/event_id"]: record for record in description.records("events")}
    assert records[b"e-truce"]["events/evidence"].decode() == TRUCE


def test_the_csv_files_are_the_parquet_files_twins(made):
    for name, table in read_tables(made / "parquet").items():
        frame = pd.read_csv(made / "csv" / f"{name}.csv", dtype=str, keep_default_na=False)
        assert list(frame.columns) == table.column_names and len(frame) == table.num_rows
        for column in table.column_names:
            texts = ["" if v is None else v for v in table[column].to_pylist()]
            if all(isinstance(text, str) for text in texts):
                assert list(frame[column]) == texts, (name, column)


def test_stata_files_hold_dates_labels_and_long_sentences(made):
    frame, about = pyreadstat.read_dta(str(made / "stata" / "events.dta"))
    event = frame.set_index("event_id")
    assert str(event.loc["e-truce", "date_start"]) == "2021-03-05"
    assert event.loc["e-truce", "truce_duration_days"] == 30 and pd.isna(
        event.loc["e-over", "truce_duration_days"]
    )
    assert event.loc["e-pause", "evidence"] == LONG and event.loc["e-norway", "location"] == ""
    assert about.column_names_to_labels["ongoing"].startswith("Whether the state still went on")
    assert about.variable_value_labels["date_prec"][4] == "Known within a month."
    assert pd.read_stata(made / "stata" / "events.dta")["evidence"].str.len().max() == len(LONG)


def test_the_codebook_lists_every_column_and_every_code(made):
    listed = pd.read_csv(made / "codebook.csv")
    for name, table in read_tables(made / "parquet").items():
        assert list(listed[listed.table == name].column) == table.column_names
    codes = pd.read_csv(made / "codes.csv")
    assert set(codes[(codes.vocabulary == "event_type") & (codes.within == "truce")].code) >= {
        "declared",
        "ended",
    }


def test_the_documents_say_what_is_in_it_and_how_to_cite(made):
    readme = (made / "README.md").read_text(encoding="utf-8")
    assert "7 events in 2 peace processes, 2021 to 2022" in readme and "| truce | 4 |" in readme
    cited = yaml.safe_load((made / "CITATION.cff").read_text(encoding="utf-8"))
    assert (cited["type"], cited["version"], cited["authors"]) == (
        "dataset",
        "1.0.0",
        [{"name": "Ana Writer"}],
    )
    manifest = json.loads((made / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["inputs"][0]["sha256"] == "0" * 64 and manifest["libraries"]["pyarrow"]
    assert json.loads((made / "quality.json").read_text(encoding="utf-8"))["ok"] is True


@pytest.mark.parametrize(
    ("evidence", "shown"),
    [("full", TRUCE), (4, "The government and the …"), (100, TRUCE), ("none", None)],
)
def test_sentences_are_released_as_decided_and_nowhere_else(dataset, tmp_path, evidence, shown):
    release(dataset, tmp_path / "r", ReleaseOptions("1", evidence=evidence))
    for name in ("events", "mentions"):
        rows = pq.read_table(tmp_path / "r" / "parquet" / f"{name}.parquet").to_pylist()
        assert {row["evidence"] for row in rows if row["event_id"] == "e-truce"} == {shown}
    assert Package(tmp_path / "r" / "datapackage.json").validate().valid
    if shown != TRUCE:
        files = [path for path in (tmp_path / "r").rglob("*") if path.is_file()]
        assert not [path for path in files if b"truce of thirty days" in path.read_bytes()]


def test_the_articles_texts_go_along_only_if_asked_for(tmp_path):
    dataset = write_story(tmp_path / "story")
    (dataset / KEPT_IN).mkdir()
    (dataset / KEPT_IN / "texts.parquet").write_bytes(b"whole texts")
    release(dataset, tmp_path / "without", ReleaseOptions("1"))
    assert not [
        p for p in (tmp_path / "without").rglob("*") if p.is_file() and b"whole texts" in p.read_bytes()
    ]
    release(dataset, tmp_path / "with", ReleaseOptions("1", texts=True))
    assert (tmp_path / "with" / "texts.parquet").is_file()


def test_a_folder_that_holds_other_things_is_left_alone(dataset, tmp_path):
    (tmp_path / "thesis.docx").touch()
    with pytest.raises(ReleaseRefused, match="holds no release"):
        release(dataset, tmp_path, ReleaseOptions("1"))
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


def test_a_release_takes_the_place_of_the_one_before(dataset, tmp_path):
    release(dataset, tmp_path / "r", ReleaseOptions("1"))
    (tmp_path / "r" / "stray.txt").touch()
    release(dataset, tmp_path / "r", ReleaseOptions("2"))
    assert "version 2" in (tmp_path / "r" / "README.md").read_text(encoding="utf-8")
    assert not (tmp_path / "r" / "stray.txt").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


@pytest.mark.parametrize("settings", [{"version": "../1"}, {"version": ""}, {"version": "1", "evidence": 0}])
def test_settings_that_mean_nothing_are_refused(settings):
    with pytest.raises(ValueError):
        ReleaseOptions(**settings)
