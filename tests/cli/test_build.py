"""`conflict-timeline build`: from a folder of articles to a data set."""

import hashlib
import json
from pathlib import Path

import duckdb
import pandas as pd

import etl

TABLES = (
    *("articles", "events", "mentions", "participants", "links", "processes", "truces", "actors"),
    *("tombstones", "rejects"),
)


def digests(dataset: Path) -> dict[str, str]:
    """Every file of a data set and its texts with a hash of its bytes; not the report of the run."""
    files = (*sorted(dataset.glob("*.*")), dataset / "_build" / "texts.parquet")
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files if path.is_file()}


def test_a_folder_of_articles_becomes_ten_tables(run, articles, tmp_path):
    result = run("build", articles, "--output", tmp_path / "out")
    assert result.exit_code == 0, result.output
    assert {path.stem for path in (tmp_path / "out").glob("*.parquet")} == set(TABLES)
    assert "2 inputs = 2 articles + 0 duplicates + 0 rejects" in result.stdout
    assert "truce         agreed 1" in result.stdout
    assert "no rule broken" in result.stdout


def test_the_event_has_its_parties_date_and_evidence(run, articles, tmp_path):
    run("build", articles, "-o", tmp_path / "out", "--no-validate")
    events = etl.read(tmp_path / "out").events
    (truce,) = events[(events.family == "truce") & (events.event_type == "agreed")].to_dict("records")
    assert truce["side_a"] == "Government of Colombia"
    assert "National Liberation Army" in truce["side_b"]
    assert str(truce["date_start"])[:10] == str(truce["date_end"])[:10] == "2023-08-02"
    assert "agreed on Wednesday to a" in truce["evidence"]


def test_pandas_and_duckdb_read_the_tables(run, articles, tmp_path):
    out = tmp_path / "out"
    run("build", articles, "-o", out, "--quiet", "--no-validate")
    for table in TABLES:
        path = out / f"{table}.parquet"
        ((rows,),) = duckdb.sql(f"select count(*) from '{path}'").fetchall()
        assert rows == len(pd.read_parquet(path))
    query = f"select typeof(a.published_date), typeof(a.published_at) from '{out}/articles.parquet' a limit 1"
    assert duckdb.sql(query).fetchall() == [("DATE", "TIMESTAMP WITH TIME ZONE")]


def test_built_twice_it_is_the_same_to_the_byte_also_on_two_processes(run, articles, tmp_path):
    for name, workers in (("one", 1), ("again", 1), ("two", 2)):
        assert run("build", articles, "-o", tmp_path / name, "--workers", workers).exit_code == 0
    assert digests(tmp_path / "one") == digests(tmp_path / "again") == digests(tmp_path / "two")


def test_it_says_nothing_if_asked_to_be_quiet(run, articles, tmp_path):
    result = run("build", articles, "-o", tmp_path / "out", "--quiet")
    assert (result.stdout, result.stderr) == ("", "")


def test_articles_come_from_standard_input(run, tmp_path):
    line = '{"id": "x1", "headline": "Talks", "body": "Rebels and the army met in Doha.", "published": "2020-01-02"}'
    result = run(
        "build", "-", "-o", tmp_path / "out", "--field", "text=body", "--field", "title=headline", stdin=line
    )
    assert result.exit_code == 0, result.output
    assert list(etl.read(tmp_path / "out").articles.source_id) == ["x1"]


def test_the_texts_are_kept_beside_the_tables(run, articles, tmp_path):
    run("build", articles, "-o", tmp_path / "out", "--no-validate")
    texts = pd.read_parquet(tmp_path / "out" / "_build" / "texts.parquet").set_index("article_id").text
    for mention in etl.read(tmp_path / "out").mentions.itertuples():
        if mention.sentence_no > 0:
            assert texts[mention.article_id][mention.char_start : mention.char_end] == mention.evidence


def test_a_copy_is_an_article_that_is_not_coded_again(run, articles, tmp_path):
    (articles / "wire.txt").write_text((articles / "truce.txt").read_text(), encoding="utf-8")
    result = run("build", articles, "-o", tmp_path / "out", "--no-validate")
    assert "3 inputs = 2 articles + 1 duplicates + 0 rejects" in result.stdout
    data = etl.read(tmp_path / "out")
    (copy,) = data.articles[data.articles.duplicate_of.notna()].to_dict("records")
    assert copy["n_sentences"] > 0
    assert copy["article_id"] not in set(data.mentions.article_id)


def test_a_data_set_is_replaced_whole_and_a_failed_build_leaves_it_alone(run, articles, tmp_path):
    out = tmp_path / "out"
    run("build", articles, "-o", out, "--no-validate")
    before = digests(out)
    assert run("build", tmp_path / "nowhere", "-o", out).exit_code == 3
    assert digests(out) == before
    (articles / "truce.txt").unlink()
    assert run("build", articles, "-o", out, "--no-validate").exit_code == 0
    assert len(etl.read(out).articles) == 1
    assert digests(out).keys() == before.keys()


def test_a_folder_with_other_files_is_left_alone(run, articles):
    result = run("build", articles, "-o", articles)
    assert result.exit_code == 4
    assert "is not empty and holds no data set (found bread.txt)" in result.stderr
    assert sorted(path.name for path in articles.iterdir()) == ["bread.txt", "truce.txt"]


def test_an_output_that_cannot_be_written_is_told_before_any_work(run, articles, tmp_path):
    (tmp_path / "file").write_text("x")
    for output in (tmp_path / "file", tmp_path / "file" / "below"):
        result = run("build", articles, "-o", output)
        assert result.exit_code == 4
        assert result.stderr.count("\n") == 1 and str(output) in result.stderr


def test_nothing_to_build_leaves_no_empty_folder(run, tmp_path):
    result = run("build", tmp_path / "a", tmp_path / "b", "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert "no such file or folder" in result.stderr and "nothing to build" in result.stderr
    assert not (tmp_path / "out").exists()


def test_unvalidated_is_said(run, articles, tmp_path):
    result = run("build", articles, "-o", tmp_path / "out", "--no-validate")
    assert result.exit_code == 0 and "Not validated." in result.stdout
    assert not (tmp_path / "out" / "quality.json").exists()


def test_the_python_interface_gives_the_same(run, articles, tmp_path):
    summary = etl.build(articles, tmp_path / "api")
    run("build", articles, "-o", tmp_path / "cli")
    assert digests(tmp_path / "api") == digests(tmp_path / "cli")
    assert summary.n_rows["articles"] == 2
    assert "Took" in str(summary)


def test_a_data_set_tells_with_which_settings_it_was_made(run, articles, tmp_path):
    run("build", articles, "-o", tmp_path / "out", "--no-validate", "--field", "text=body")
    record = json.loads((tmp_path / "out" / "build.json").read_text(encoding="utf-8"))
    assert record["program"] == etl.__version__ and record["coder"] == "etl.events:code"
    assert record["reading"]["fields"] == {"text": ["body"]} and record["actors"] == []
    assert str(tmp_path) not in json.dumps(record)
