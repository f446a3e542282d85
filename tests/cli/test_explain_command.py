"""`conflict-timeline explain`: why an article gives what it gives."""

import json


def test_every_event_comes_with_sentence_trigger_and_reasons(run, articles):
    result = run("explain", articles / "truce.txt")
    assert result.exit_code == 0, result.output
    told = " ".join(result.stdout.split())
    assert "truce agreed, actual, 2023-08-02" in told
    assert "agreed on Wednesday to a ceasefire of six months, the government said in a statement." in told
    for label in ("published 2023-08-03", "trigger", "party Government of Colombia", "depends on", "said by"):
        assert label in told


def test_an_article_without_events_says_so(run, articles):
    result = run("explain", articles / "bread.txt")
    assert result.exit_code == 0
    assert "No event of a peace process is coded from this article." in result.stdout


def test_one_of_several_articles_is_chosen_by_its_id(run, tmp_path):
    text = "The army and the rebels agreed on a ceasefire on Monday."
    file = tmp_path / "many.jsonl"
    file.write_text("".join(json.dumps({"id": name, "text": f"{text} {name}"}) + "\n" for name in "ab"))
    assert "article b:" in " ".join(run("explain", file, "--id", "b").stdout.split())
    several = run("explain", file)
    assert several.exit_code == 2 and "choose one with --id (a, b" in several.stderr
    assert run("explain", file, "--id", "c").exit_code == 3


def test_a_file_that_is_no_article(run, tmp_path):
    result = run("explain", tmp_path / "nowhere.txt")
    assert result.exit_code == 3
    assert "no such file" in result.stderr and "holds no article" in result.stderr
