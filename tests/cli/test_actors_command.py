"""`conflict-timeline actors`, and tables of one's own for `build`."""

import csv

import etl

TEXT = """\
Zaran truce

Published: 3 August 2023

KARO - The Zarani People's Liberation Front and the government of Chad agreed on Wednesday to a ceasefire in the
civil war, the rebels said.
"""


def _built(run, tmp_path, *options):
    source = tmp_path / "zaran.txt"
    source.write_text(TEXT, encoding="utf-8")
    result = run("build", source, "-o", tmp_path / "out", "--quiet", "--no-validate", *options)
    assert result.exit_code == 0, result.output
    return tmp_path / "out"


def test_an_unlisted_group_is_reported_with_its_evidence(run, tmp_path):
    result = run("actors", _built(run, tmp_path))
    assert "1 actors are in no table." in result.stdout
    assert (
        "Zarani People's Liberation Front  (x-zarani-people-s-liberation-front, armed_organization"
        in result.stdout
    )
    assert "1 events in 1 articles as party" in result.stdout
    assert "agreed on Wednesday to a ceasefire" in result.stdout


def test_its_row_can_be_completed_and_given_to_the_next_build(run, tmp_path):
    out, mine = _built(run, tmp_path), tmp_path / "mine.csv"
    assert run("actors", out, "--output", mine).exit_code == 0
    with mine.open(encoding="utf-8", newline="") as handle:
        (row,) = csv.DictReader(handle)
    assert row["actor_id"] == "zarani-people-s-liberation-front"
    assert row["note_events"] == "1"
    mine.write_text(
        mine.read_text(encoding="utf-8").replace("zarani-people-s-liberation-front", "zplf"), encoding="utf-8"
    )
    actors = etl.read(_built(run, tmp_path, "--actors", mine)).actors
    assert "zplf" in set(actors.actor_id)
    assert not actors.actor_id.str.startswith("x-").any()


def test_a_slip_in_a_table_is_told_before_anything_is_read(run, articles, tmp_path):
    mine = tmp_path / "mine.csv"
    mine.write_text("place,kind\nMill,hut\n", encoding="utf-8")
    result = run("build", articles, "-o", tmp_path / "out", "--actors", mine)
    assert result.exit_code == 2
    assert "mine.csv line 2: kind is 'hut', not one of the kinds of places" in result.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_without_a_data_set_is_told(run, tmp_path):
    assert run("actors", tmp_path).exit_code == 3
