"""conflict-timeline review."""

from click.testing import CliRunner

from etl.cli import main
from etl.review import Decision, Desk

ROW = {"family": "truce", "event_type": "agreed", "status": "actual", "date_start": None}


def run(*arguments):
    return CliRunner().invoke(main, ["review", *map(str, arguments)])


def test_the_agreement_of_coders_is_printed(tmp_path):
    assert "No event" in run("--corrections", tmp_path, "--agreement").stdout
    for coder in ("ana", "ben"):
        Desk(tmp_path, coder).decide(Decision("e1", "drop", "No event.", "2026-01-31", ROW))
    assert "on 1 events" in run("--corrections", tmp_path, "--agreement").stdout


def test_what_is_wrong_is_told(tmp_path):
    assert run("--corrections", tmp_path).exit_code == 2
    assert run(tmp_path, "--corrections", tmp_path, "--coder", "../x").exit_code == 2
    assert run(tmp_path, "--corrections", tmp_path).exit_code == 3
