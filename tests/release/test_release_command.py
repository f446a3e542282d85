"""conflict-timeline release."""

from click.testing import CliRunner

from etl.cli import main

from ..story import write_story


def run(*arguments):
    return CliRunner().invoke(main, ["release", *map(str, arguments)])


def test_the_command_makes_a_release_and_its_change_log(tmp_path):
    old, new = write_story(tmp_path / "old"), write_story(tmp_path / "new")
    assert run(old, "--version", "1", "-o", tmp_path / "r1").exit_code == 0
    result = run(
        new, "--version", "2", "-o", tmp_path / "r2", "--previous", tmp_path / "r1", "--date", "2026-01-31"
    )
    assert result.exit_code == 0 and "files" in result.stdout
    log = (tmp_path / "r2" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert log.index("## 2 (2026-01-31)") < log.index("## 1\n")
    assert "The first release." in log and "Events: 0 added, 0 removed, 0 changed" in log


def test_the_change_log_tells_what_changed_field_by_field(tmp_path):
    old = write_story(tmp_path / "old")
    new = write_story(tmp_path / "new", truce={"truce_duration_days": 90})
    assert run(old, "--version", "1", "-o", tmp_path / "r1").exit_code == 0
    assert run(new, "--version", "2", "-o", tmp_path / "r2", "--previous", tmp_path / "r1").exit_code == 0
    log = (tmp_path / "r2" / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "1 changed" in log and "-> 90" in log


def test_what_is_wrong_is_told_by_the_exit_code(story, tmp_path):
    assert run(tmp_path, "--version", "1", "-o", tmp_path / "r").exit_code == 3
    assert run(story, "--version", "1", "-o", story).exit_code == 4
    assert run(story, "--version", "1 beta", "-o", tmp_path / "r").exit_code == 2
    assert run(story, "--version", "1", "-o", tmp_path / "r", "--evidence", "some").exit_code == 2
    broken = write_story(tmp_path / "broken", truce={"n_mentions": 9})
    assert run(broken, "--version", "1", "-o", tmp_path / "r").exit_code == 1
    assert not (tmp_path / "r").exists()
