"""`conflict-timeline articles`: extraction alone."""

import json

KEYS = ["source_id", "title", "published_at", "published_date", "published_basis", "url", "outlet", "byline"]
KEYS += ["dateline", "language", "text"]


def test_each_article_is_a_line_with_the_same_keys(run, articles, tmp_path):
    result = run("articles", articles, "--output", tmp_path / "out.jsonl")
    assert result.exit_code == 0, result.output
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["source_id"] for line in lines] == ["bread", "truce"]
    assert all(list(line) == KEYS for line in lines)
    assert lines[1]["published_date"] == "2023-08-03"
    assert "2 articles, 0 rejects" in result.stderr


def test_lines_go_to_standard_output_and_messages_do_not(run, articles, tmp_path):
    result = run("articles", articles, tmp_path / "nowhere")
    assert result.exit_code == 0
    assert len([json.loads(line) for line in result.stdout.splitlines()]) == 2
    assert "missing_path" in result.stderr and "1 rejects" in result.stderr


def test_nothing_readable_is_an_error_and_leaves_the_old_file(run, tmp_path):
    (tmp_path / "out.jsonl").write_text("old\n")
    result = run("articles", tmp_path / "nowhere", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == 3
    assert (tmp_path / "out.jsonl").read_text() == "old\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out.jsonl"]


def test_a_file_that_cannot_be_written(run, articles, tmp_path):
    result = run("articles", articles, "-o", tmp_path / "no" / "such" / "folder.jsonl")
    assert result.exit_code == 4 and result.stderr.count("\n") == 1


def test_fields_of_other_names(run, tmp_path):
    (tmp_path / "a.csv").write_text("nr,day,body\n7,2020-03-01,The army and the rebels met in Doha.\n")
    result = run(
        "articles", tmp_path / "a.csv", "--field", "id=nr", "--field", "published=day", "--field", "text=body"
    )
    (line,) = [json.loads(line) for line in result.stdout.splitlines()]
    assert (line["source_id"], line["published_date"]) == ("7", "2020-03-01")


def test_a_field_that_no_article_has_is_wrong_usage(run, articles):
    assert run("articles", articles, "--field", "headline=title").exit_code == 2
    assert "NAME=COLUMN" in run("articles", articles, "--field", "title").stderr
