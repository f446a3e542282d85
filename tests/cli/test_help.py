"""The command line documents itself."""

import subprocess
import sys
from pathlib import Path

import pytest

from etl.cli.exits import MEANING
from etl.cli.main import main
from etl.cli.reference import reference

ROOT = Path(__file__).parents[2]


def test_the_reference_is_not_stale():
    assert (ROOT / "docs" / "cli.md").read_text(encoding="utf-8") == reference(), "run `make docs`"


@pytest.mark.parametrize("name", main.commands)
def test_every_command_has_help_with_an_example_and_every_option_is_explained(run, name):
    result = run(name, "--help")
    assert result.exit_code == 0
    assert f"conflict-timeline {name}" in result.stdout.split("Examples:")[1]
    options = [parameter for parameter in main.commands[name].params if parameter.param_type_name == "option"]
    assert all(option.help for option in options)


def test_the_exit_codes_are_documented(run):
    told = " ".join(run("--help").stdout.split())
    for code, meaning in MEANING.items():
        assert f"{code} {meaning}" in told


def test_the_readme_names_only_commands_that_exist():
    words = (ROOT / "README.md").read_text(encoding="utf-8").split("conflict-timeline ")[1:]
    named = {rest.split()[0] for rest in words if rest.split()[0].isalpha()} & {
        *main.commands,
        "check",
        "run",
    }
    assert named <= set(main.commands) and {"build", "explain"} <= named


def test_wrong_usage_is_told_with_where_to_look(run):
    for arguments in ((), ("build",), ("build", "x"), ("nonsense",), ("build", "x", "-o", "y", "--nonsense")):
        assert run(*arguments).exit_code == 2


def test_a_defect_is_one_line_and_a_traceback_only_on_request(run, articles, tmp_path, monkeypatch):
    def breaks(*_, **__):
        raise KeyError("unforeseen")

    monkeypatch.setattr("etl.pipeline.build", breaks)
    result = run("build", articles, "-o", tmp_path / "out")
    assert result.exit_code == 5
    assert result.stderr.startswith("conflict-timeline: unexpected KeyError: 'unforeseen'")
    assert result.stderr.count("\n") == 1
    assert isinstance(run("--debug", "build", articles, "-o", tmp_path / "out").exception, KeyError)


def test_help_does_not_load_what_only_builds_need():
    heavy = "{'pandas', 'pyarrow', 'spacy', 'great_expectations', 'trafilatura', 'dateparser', 'numpy'}"
    code = f"import sys, etl, etl.cli; print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"
