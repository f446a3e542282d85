"""`conflict-timeline evaluate`: a data set against annotations."""

ANNOTATION = """\
events:
  - family: truce
    event_type: agreed
    status: planned
    evidence: [agreed on Wednesday to a ceasefire of six months]
    date_start: 2023-08-02
    date_end: 2023-08-02
    parties: [Colombia, ELN]
"""


def test_the_command_prints_figures_and_causes(run, articles, tmp_path):
    run("build", articles, "-o", tmp_path / "out", "--no-validate")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "truce.yaml").write_text(ANNOTATION, encoding="utf-8")
    result = run(
        "evaluate", tmp_path / "gold", tmp_path / "out", "--errors", 5, "--errors-csv", tmp_path / "e.csv"
    )
    assert result.exit_code == 0, result.output
    assert "  truce" in result.stdout and "wrong status: 1." in result.stdout
    assert (tmp_path / "e.csv").read_text().startswith("doc_id,cause,gold,coded,quote\n")
    assert run("evaluate", tmp_path / "gold", tmp_path / "gold").exit_code == 3
