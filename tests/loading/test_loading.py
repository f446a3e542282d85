"""The examples of docs/loading.md run on a release, and find what they say."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import duckdb
import pytest

from etl.quality import Report
from etl.release import ReleaseOptions, release

from ..story import write_story

PAGE = (Path(__file__).parents[2] / "docs" / "loading.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, flags=re.S)


@pytest.fixture(scope="module")
def made(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("loading")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("etl.release.package.validate", lambda _: Report({}, 0))
        release(write_story(folder / "story"), folder / "release", ReleaseOptions("1.0.0"))
    return folder / "release"


@pytest.fixture
def loaded(made, monkeypatch) -> dict:
    """The names that all Python examples together define."""
    monkeypatch.chdir(made)
    names: dict = {}
    for block in blocks("python"):
        exec(block, names)
    return names


@pytest.mark.parametrize(
    ("name", "events"),
    [
        ("actual", {"truce", "over", "shells", "talks", "norway", "pause"}),
        ("declared_truces", {"pause"}),
        ("not_humanitarian", {"truce", "over", "shells", "talks", "freed", "norway"}),
        ("not_disputed", {"truce", "shells", "talks", "freed", "norway", "pause"}),
        ("day_is_known", {"truce", "over", "talks", "freed", "pause"}),
        ("known_by_then", {"truce", "talks", "freed", "norway", "shells", "pause"}),
        ("said_by_then", {"truce", "talks", "freed", "norway", "shells", "pause"}),
        ("with_conditions", {"truce"}),
    ],
)
def test_the_one_liners_of_pandas(loaded, name, events):
    assert set(loaded[name].event_id) == {f"e-{event}" for event in events}


def test_the_stata_file_read_back(loaded):
    row = loaded["stata_events"].set_index("event_id").loc["e-truce"]
    assert row.date_start == date(2021, 3, 5) and row.side_b == "Harbour Front"
    assert loaded["label"].startswith("How precise the date is")


def test_the_queries_of_duckdb(made, monkeypatch):
    monkeypatch.chdir(made)
    database = duckdb.connect()
    view, declared, plain, known, by_year = blocks("sql")
    database.sql(view)
    assert [row[2] for row in database.sql(declared).fetchall()] == ["Hill League"]
    assert {row[0] for row in database.sql(plain).fetchall()} == {
        "e-truce",
        "e-shells",
        "e-talks",
        "e-freed",
        "e-norway",
    }
    assert database.sql(known).shape[0] == 6
    assert (2021, "truce", 3) in database.sql(by_year).fetchall()


# R is not everywhere: its example is tested where R and its package arrow are.
_HAS_ARROW = ["Rscript", "-e", "quit(status = !requireNamespace('arrow', quietly = TRUE))"]
if shutil.which("Rscript") and subprocess.run(_HAS_ARROW, capture_output=True).returncode == 0:

    def test_the_example_of_r(made):
        script = "".join(blocks("r")) + "cat(nrow(declared_truces), nrow(known_by_then))"
        done = subprocess.run(["Rscript", "-e", script], cwd=made, capture_output=True, text=True, check=True)
        assert done.stdout.endswith("1 6")


def test_the_stata_example_names_columns_that_exist(made):
    (block,) = blocks("stata")
    named = set(re.findall(r"\b([a-z]+_[a-z_]+|family|status)\b", block))
    assert named <= set(duckdb.read_parquet(str(made / "parquet" / "events.parquet")).columns)
