"""conflict-timeline timeline."""

from click.testing import CliRunner

from etl.cli import main


def run(*arguments):
    return CliRunner().invoke(main, ["timeline", *map(str, arguments)])


def test_the_command_writes_the_page_and_says_how_many_events_it_has(story, tmp_path):
    result = run(story, "-o", tmp_path / "page.html", "--title", "Veldora")
    assert result.exit_code == 0 and "7 events" in result.stdout
    assert "<h1>Veldora</h1>" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_a_folder_without_a_data_set_is_told(tmp_path):
    result = run(tmp_path, "-o", tmp_path / "page.html")
    assert result.exit_code == 3 and "no data set" in result.stderr


def test_an_output_that_cannot_be_written_is_told_and_nothing_is_left(story, tmp_path):
    (tmp_path / "file").touch()
    result = run(story, "-o", tmp_path / "file" / "page.html")
    assert result.exit_code == 4 and "cannot be written" in result.stderr
